// Who does the work. The experiment says which replicates it wants and is told each row as it comes, in any order; an
// executor may spread them over threads or machines. The serial one here stays in its thread and needs no other.

import type { Allocator } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
import { OneMarket } from './one-market.ts';
import { runReplicate, watched } from './replicate.ts';
import type { Setting } from './setting.ts';
import { marketNumber } from './setting.ts';

export interface Listener {
  row(replicate: number, row: Float64Array): void;
  /** The replicate was tried twice and failed twice; the others go on. */
  failed(replicate: number, reason: string): void;
  /** Is told now and then how far a replicate under way is. */
  step?(campaign: string, step: number): void;
}

/** Raised from outside: hand out nothing more. */
export interface StopSignal {
  readonly aborted: boolean;
}

export interface Executor {
  /**
   * Runs these replicates, tells each result once, and resolves when all are told or, after the signal, when no more
   * will be. Rejects where the market itself cannot be built: that is a fault of the scenario, not of a replicate.
   */
  run(replicates: readonly number[], on: Listener, signal: StopSignal): Promise<void>;
}

/**
 * One replicate after the other in this thread. `pause` says before each whether to wait, and until when, so that progress can
 * be shown and an interruption noticed. `perform` stands for `runReplicate`, and is lent the market for that long; `first` is
 * market 0 where it is built already.
 */
export function serialExecutor(
  setting: Setting,
  memory: Allocator,
  pause: () => Promise<void> | undefined,
  perform: typeof runReplicate = runReplicate,
  first?: Market,
): Executor {
  const one = new OneMarket(memory, first && { setting, market: first });
  return {
    async run(replicates, on, signal) {
      const run = on.step && watched(on.step);
      for (const replicate of replicates) {
        const wait = pause();
        if (wait !== undefined) await wait;
        if (signal.aborted) return;
        const market = one.lend(setting, marketNumber(setting, replicate));
        const outcome = twice(() => perform(setting, market, replicate, run));
        if (typeof outcome === 'string') on.failed(replicate, outcome);
        else on.row(replicate, outcome);
      }
    },
  };
}

/** The row, or after a second failure the reason. */
function twice(attempt: () => Float64Array): Float64Array | string {
  try {
    return attempt();
  } catch {
    try {
      return attempt();
    } catch (error) {
      return reasonOf(error);
    }
  }
}

/** What went wrong, in one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').trim() || 'no reason given';
}
