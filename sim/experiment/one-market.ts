// The market of somebody who runs in one at a time. Each lies where the one before lay: markets that are drawn anew would
// else pile up, since memory of the kernel is only given back as the heap grows, which it is no part of.

import type { Allocator } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
import type { Setting } from './setting.ts';
import { buildMarketFor } from './setting.ts';

export class OneMarket {
  private built: { readonly setting: Setting; readonly number: number; readonly market: Market } | undefined;
  /** Of the market that was built here last, which nobody has but those to whom it was lent. */
  private again: WebAssembly.Memory | undefined;

  /** `first`: market 0 of a setting, where it is built already. It belongs to others too. */
  constructor(
    private readonly memory: Allocator,
    first?: { readonly setting: Setting; readonly market: Market },
  ) {
    this.built = first && { ...first, number: 0 };
  }

  /** A market by its number, lent until the next one is asked for. Throws where it cannot be built. */
  lend(setting: Setting, number: number): Market {
    if (this.built?.setting === setting && this.built.number === number) return this.built.market;
    // The one before goes first: there may be no room for both.
    this.built = undefined;
    const market = buildMarketFor(setting, number, this.memory, undefined, this.again);
    this.built = { setting, number, market };
    this.again = market.memory;
    return market;
  }
}
