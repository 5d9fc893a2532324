// The assumptions under a verdict, for a terminal: one wrapped paragraph of names and values, the same paths as --set takes
// for the model, so that a reader can turn one.

import type { Assumption } from './data.ts';
import { wrapped } from './words.ts';

/** A paragraph at most `width` wide, with a newline at its end; empty where nothing is assumed. */
export function leaningText(assumptions: readonly Assumption[], width = 100): string {
  if (assumptions.length === 0) return '';
  const words = assumptions.map(
    ({ path, value }, place) => `${path} ${value}${place < assumptions.length - 1 ? ',' : '.'}`,
  );
  return `${wrapped(['It leans on these values, assumed or tuned rather than measured:', ...words], width)}\n`;
}
