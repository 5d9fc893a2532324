// The markets of a run over threads: each is built once, by one thread, and met by others as they need it. When nothing is
// left to do in one, all threads are told to forget it, and its memory serves for a market that is built later: nobody
// reads in it any more. So there are never more memories than markets that were alive at a time.

import type { Backlog } from './backlog.ts';
import type { Built, ToThread } from './messages.ts';

/** A thread, as far as it knows markets. */
interface Acquainted {
  readonly knows: Set<number>;
  say(message: ToThread): void;
}

export class LiveMarkets {
  /** Undefined while being built. */
  private readonly alive = new Map<number, Built | undefined>();
  /** Those that were built elsewhere, and belong to others too. */
  private readonly lent = new Set<number>();
  /** What forgotten markets lay in. */
  private readonly memories: WebAssembly.Memory[] = [];

  /** A market that is there already, in shared memory. */
  know(market: number, built: Built): void {
    this.alive.set(market, built);
    this.lent.add(market);
  }

  build(thread: Acquainted, market: number): void {
    this.alive.set(market, undefined);
    thread.say({ do: 'build', market, again: this.memories.pop() });
  }

  built(thread: Acquainted, market: number, built: Built): void {
    this.alive.set(market, built);
    thread.knows.add(market);
  }

  /** It could not be built. */
  lost(market: number): void {
    this.alive.delete(market);
  }

  /** The market, for a thread that has not met it; undefined for one that has. */
  introduce(thread: Acquainted, market: number): Built | undefined {
    if (thread.knows.has(market)) return undefined;
    thread.knows.add(market);
    return this.alive.get(market);
  }

  /** Forgets those that nothing is to be done in. */
  forgetDone(backlog: Backlog, threads: Iterable<Acquainted>): void {
    for (const market of this.alive.keys()) if (!backlog.needs(market)) this.forget(market, threads);
  }

  forget(market: number, threads: Iterable<Acquainted>): void {
    for (const thread of threads) {
      if (thread.knows.delete(market)) thread.say({ do: 'forget', market });
    }
    const memory = this.alive.get(market)?.market.memory;
    this.alive.delete(market);
    if (!this.lent.delete(market) && memory !== undefined) this.memories.push(memory);
  }

  /** A market that is ready and that replicates wait for: best one that the thread has met. */
  readyFor({ knows }: Acquainted, backlog: Backlog): number | undefined {
    let found: number | undefined;
    for (const [market, built] of this.alive) {
      if (built === undefined || !backlog.waitsFor(market)) continue;
      if (knows.has(market)) return market;
      found ??= market;
    }
    return found;
  }

  /** The next to be built, where there may be so many alive. */
  nextToBuild(backlog: Backlog, most: number): number | undefined {
    let alive = 0;
    for (const market of this.alive.keys()) if (backlog.needs(market)) alive++;
    return alive < most ? backlog.nextOutside(this.alive) : undefined;
  }
}
