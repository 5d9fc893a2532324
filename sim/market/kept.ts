// What is costly to find out about a market, or a part of it, found out once: markets never change.

import type { Market } from './market.ts';

/**
 * The same measure, which is taken once of each. What it returns is shared: nobody may write to it, but for maps of what is
 * found out little by little.
 */
export function takenOnce<Result extends object, Of extends object = Market>(measure: (of: Of) => Result) {
  const kept = new WeakMap<Of, Result>();
  return (of: Of): Result => {
    const before = kept.get(of);
    if (before !== undefined) return before;
    const taken = measure(of);
    kept.set(of, taken);
    return taken;
  };
}
