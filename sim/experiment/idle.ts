// What of a product plays no part in a scenario: it is no assumption that anything leans on, and nothing to turn.

import type { Scenario } from '../scenario/scenario.ts';

/** Names of parameters of the product. `ignores`: what the model does not listen to. */
export function idleOf({ product }: Scenario, ignores: readonly string[]): string[] {
  return [
    ...(product.margin === undefined ? ['handling', 'discountRate'] : []),
    ...(ignores.includes('claim') ? ['quality'] : []),
  ];
}
