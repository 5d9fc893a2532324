// An executor over worker threads. Each market is built once, by one thread, into shared memory, and all others read it
// there. An idle thread takes some replicates of a market that is ready, else builds the next market that nobody builds,
// else waits; about as many markets as threads are alive at a time. What a replicate comes to does not depend on any of
// this: its luck is its own. Before that, threads may draw sets for whom to seed.
//
// A replicate whose thread dies is run once more in a new one, then reported as failed while the others go on.

import type { Batch, Drawn } from '../campaign/seeding/reverse-sets.ts';
import type { Executor, Listener, StopSignal } from '../experiment/executor.ts';
import { rowIn } from '../experiment/row.ts';
import type { Market } from '../market/market.ts';
import { Backlog } from './backlog.ts';
import type { CrewOptions, Thread } from './crew.ts';
import { Crew } from './crew.ts';
import { Failure } from './failure.ts';
import { LiveMarkets } from './live-markets.ts';
import type { Built, FromThread, ThreadData } from './messages.ts';
import { Portion } from './portion.ts';

export interface ThreadOptions extends CrewOptions {
  /** Which market a replicate is run in. */
  marketOf(replicate: number): number;
}

export interface ThreadExecutor extends Executor {
  /** A market that is there already, in shared memory. */
  know(market: number, built: Built): void;
  /** Has a thread draw sets in a market in shared memory; undefined where it could not, for whatever reason. */
  draw(market: Market, batch: Batch): Promise<Drawn | undefined>;
  /** Ends the threads. */
  close(): Promise<void>;
}

interface Build {
  readonly kind: 'build';
  readonly market: number;
}

interface Run {
  readonly kind: 'run';
  readonly market: number;
  readonly replicates: readonly number[];
  /** When it was given out. */
  readonly since: number;
}

interface Draw {
  readonly kind: 'draw';
  readonly market: Market;
  readonly batch: Batch;
  settle(drawn: Drawn | undefined): void;
}

type Task = Build | Run | Draw;

/** One call to `run`. */
interface Work {
  readonly backlog: Backlog;
  readonly on: Listener;
  readonly signal: StopSignal;
  done(): void;
  fail(problem: unknown): void;
}

export function threadExecutor(data: ThreadData, options: ThreadOptions): ThreadExecutor {
  return new Threads(data, options);
}

class Threads implements ThreadExecutor {
  private readonly crew: Crew<Task>;
  private readonly markets = new LiveMarkets();
  private work: Work | undefined;
  private readonly portion = new Portion();
  /** Sets that are to be drawn and have no thread yet. */
  private readonly draws: Draw[] = [];
  /** The market in which a thread drew last. */
  private readonly drewIn = new WeakMap<Thread<Task>, Market>();
  private closing = false;
  /** Why a run ended early: its threads may be at work still, in markets whose memory must not serve others. */
  private failed: { readonly problem: unknown } | undefined;

  constructor(
    data: ThreadData,
    private readonly options: ThreadOptions,
  ) {
    this.crew = new Crew(data, options, {
      said: (thread, message) => this.hear(thread, message),
      ended: (thread, reason) => this.miss(thread, reason),
      failed: (problem) => this.fail(problem),
    });
  }

  know(market: number, built: Built): void {
    this.markets.know(market, built);
  }

  run(replicates: readonly number[], on: Listener, signal: StopSignal): Promise<void> {
    if (replicates.length === 0) return Promise.resolve();
    if (this.failed !== undefined) return Promise.reject(this.failed.problem);
    const backlog = new Backlog(replicates, this.options.marketOf);
    this.markets.forgetDone(backlog, this.crew.threads);
    return new Promise<void>((resolve, reject) => {
      const over = (settle: () => void) => {
        this.work = undefined;
        settle();
      };
      this.work = { backlog, on, signal, done: () => over(resolve), fail: (problem) => over(() => reject(problem)) };
      this.crew.expect(replicates.length);
      this.handOut();
    });
  }

  draw(market: Market, batch: Batch): Promise<Drawn | undefined> {
    return new Promise((settle) => {
      this.draws.push({ kind: 'draw', market, batch, settle });
      this.crew.expect(this.draws.length);
      this.handOut();
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.crew.close();
  }

  /** The run ends; sets that wait for a thread will have none. */
  private fail(problem: unknown): void {
    for (const { settle } of this.draws.splice(0)) settle(undefined);
    if (this.work !== undefined) this.failed = { problem };
    this.work?.fail(problem);
  }

  private hear(thread: Thread<Task>, message: FromThread): void {
    if (message.is === 'step') {
      this.work?.on.step?.(message.campaign, message.step);
      return;
    }
    const { task } = thread;
    thread.task = undefined;
    if (task?.kind === 'build') this.hearBuilder(thread, task, message);
    else if (task?.kind === 'run') this.hearRunner(task, message);
    else task?.settle(message.is === 'drawn' ? message.drawn : undefined);
    this.handOut();
  }

  private hearBuilder(thread: Thread<Task>, { market }: Build, message: FromThread): void {
    if (message.is === 'market') this.markets.built(thread, market, message.built);
    if (message.is !== 'no market') return;
    this.markets.lost(market);
    throw new Failure(message.reason);
  }

  /** The first of the replicates of a run are done; where the next one failed, those behind it wait again. */
  private hearRunner({ replicates, market, since }: Run, message: FromThread): void {
    if (this.work === undefined || message.is !== 'rows') return;
    const { block, failed } = message;
    const { on } = this.work;
    const done = block.ends.length;
    if (done > 0) this.portion.took(done, performance.now() - since);
    for (let place = 0; place < done; place++) {
      on.row(replicates[place], rowIn(block, place));
      this.told(replicates[place], market);
    }
    if (failed === undefined) return;
    this.work.backlog.putBack(replicates.slice(done + 1));
    this.lost([replicates[done]], failed);
  }

  /** A thread has ended: unless we wanted it, its task goes to another, and a new thread takes its place. */
  private miss({ task }: Thread<Task>, reason: string): void {
    if (task?.kind === 'draw') task.settle(undefined);
    if (this.closing) return;
    if (task?.kind === 'build') this.lostBuilding(task.market, reason);
    if (task?.kind === 'run') this.lost(task.replicates, reason);
    if (this.work !== undefined || this.draws.length > 0) this.crew.start();
    this.handOut();
  }

  private lostBuilding(market: number, reason: string): void {
    this.markets.lost(market);
    const name = `market ${market}`;
    if (this.work !== undefined && this.work.backlog.lost(name) > 1)
      throw new Failure(`${name} cannot be built: ${reason}`, 1);
  }

  /** Replicates did not come to their end. Of several, who knows why; of one, once that is bad luck, twice it is reported. */
  private lost(replicates: readonly number[], reason: string): void {
    if (this.work === undefined) return;
    const { backlog, on } = this.work;
    const [first] = replicates;
    if (replicates.length > 1 || backlog.lost(`replicate ${first}`) < 2) {
      backlog.putBack(replicates, true);
    } else {
      on.failed(first, reason);
      this.told(first, this.options.marketOf(first));
    }
  }

  /** A replicate is off our hands. A market without any left is forgotten; the last may be wanted by the next call. */
  private told(replicate: number, market: number): void {
    if (this.work === undefined) return;
    const { backlog } = this.work;
    backlog.told(replicate);
    if (!backlog.needs(market) && market !== backlog.last) this.markets.forget(market, this.crew.threads);
  }

  /** Gives every idle thread something to do, and ends the work where nothing is left. */
  private handOut(): void {
    const { work } = this;
    const { threads } = this.crew;
    for (const thread of threads) {
      if (!thread.isIdle) continue;
      const draw = this.draws.shift();
      if (draw !== undefined) this.giveDraw(thread, draw);
      else if (work !== undefined && !work.signal.aborted) this.give(thread, work);
    }
    if (work === undefined) return;
    const busy = [...threads].some(({ task }) => task !== undefined);
    if (!busy && (work.signal.aborted || work.backlog.left === 0)) work.done();
  }

  private giveDraw(thread: Thread<Task>, draw: Draw): void {
    const market = this.drewIn.get(thread) === draw.market ? undefined : draw.market;
    thread.task = draw;
    this.drewIn.set(thread, draw.market);
    thread.say({ do: 'draw', batch: draw.batch, market });
  }

  private give(thread: Thread<Task>, { backlog }: Work): void {
    const market = this.markets.readyFor(thread, backlog);
    if (market !== undefined) {
      const replicates = backlog.take(market, this.portion.of(backlog.left, this.options.jobs));
      thread.task = { kind: 'run', market, replicates, since: performance.now() };
      this.drewIn.delete(thread);
      thread.say({ do: 'run', replicates, market, built: this.markets.introduce(thread, market) });
      return;
    }
    const next = this.markets.nextToBuild(backlog, this.options.jobs);
    if (next === undefined) return;
    thread.task = { kind: 'build', market: next };
    this.markets.build(thread, next);
  }
}
