// An executor over worker threads. Each market is built once, by one thread, into shared memory, and all others read it
// there. An idle thread takes some replicates of a market that is ready, else builds the next market that nobody builds,
// else waits; about as many markets as threads are alive at a time. What a replicate comes to does not depend on any of
// this: its luck is its own. Before that, threads may draw sets for whom to seed.
//
// worker-threads-pool starts the threads and limits their number. It neither reuses threads nor notices one that dies,
// so each thread is acquired once and kept, and the supervisor here listens to its error and exit: a replicate whose
// thread dies is run once more in a new one, then reported as failed while the others go on.

import type { ResourceLimits, Worker } from 'node:worker_threads';
import Pool from 'worker-threads-pool';
import type { Batch, Drawn } from '../campaign/seeding/reverse-sets.ts';
import type { Executor, Listener, StopSignal } from '../experiment/executor.ts';
import type { Block } from '../experiment/row.ts';
import { rowIn } from '../experiment/row.ts';
import type { Market } from '../market/market.ts';
import { Backlog } from './backlog.ts';
import { Failure, reasonOf } from './failure.ts';
import { forgotten } from './forgotten.ts';
import type { Built, FromThread, ThreadData, ToThread } from './messages.ts';
import { Portion } from './portion.ts';

export interface ThreadOptions {
  /** How many threads. */
  readonly jobs: number;
  /** Which market a replicate is run in. */
  marketOf(replicate: number): number;
  /** The code of a thread; default: the built worker beside this code. */
  readonly entry?: URL;
  /** Bounds on a thread's memory; default: the host's own. */
  readonly limits?: ResourceLimits;
}

export interface ThreadExecutor extends Executor {
  /** A market that is there already, in shared memory. */
  know(market: number, built: Built): void;
  /** Has a thread draw sets in a market in shared memory; undefined where it could not, for whatever reason. */
  draw(market: Market, batch: Batch): Promise<Drawn | undefined>;
  /** Ends the threads. */
  close(): Promise<void>;
}

type Job =
  | { readonly kind: 'build'; readonly market: number }
  | { readonly kind: 'run'; readonly market: number; readonly replicates: readonly number[]; readonly since: number };
type Run = Extract<Job, { kind: 'run' }>;

interface Draw {
  readonly market: Market;
  readonly batch: Batch;
  settle(drawn: Drawn | undefined): void;
}

interface Thread {
  readonly worker: Worker;
  readonly knows: Set<number>;
  ready: boolean;
  job: Job | undefined;
  draw: Draw | undefined;
  /** The market in which it drew last. */
  drewIn: Market | undefined;
  /** What it died of, once it has. */
  problem: string | undefined;
}

/** One call to `run`. */
interface Work {
  readonly backlog: Backlog;
  readonly on: Listener;
  readonly signal: StopSignal;
  done(): void;
  fail(problem: unknown): void;
}

/** Starts that may fail one after the other before we give up. */
const MAX_FALSE_STARTS = 3;

export function threadExecutor(data: ThreadData, options: ThreadOptions): ThreadExecutor {
  return new Threads(data, options);
}

class Threads implements ThreadExecutor {
  private readonly pool: Pool;
  private readonly threads = new Set<Thread>();
  /** Markets that are alive: undefined while being built. */
  private readonly markets = new Map<number, Built | undefined>();
  private work: Work | undefined;
  private readonly portion = new Portion();
  /** Sets that are to be drawn and have no thread yet. */
  private readonly draws: Draw[] = [];
  /** Threads asked for and not yet there. */
  private starting = 0;
  private falseStarts = 0;
  private closing = false;
  /** What threads are started with, its files in shared memory. */
  private shared: ThreadData | undefined;

  constructor(
    private readonly data: ThreadData,
    private readonly options: ThreadOptions,
  ) {
    this.pool = new Pool({ max: options.jobs });
  }

  know(market: number, built: Built): void {
    this.markets.set(market, built);
  }

  run(replicates: readonly number[], on: Listener, signal: StopSignal): Promise<void> {
    if (replicates.length === 0) return Promise.resolve();
    const backlog = new Backlog(replicates, this.options.marketOf);
    for (const market of this.markets.keys()) if (!backlog.needs(market)) this.forget(market);
    return new Promise<void>((resolve, reject) => {
      const over = (settle: () => void) => {
        this.work = undefined;
        settle();
      };
      this.work = { backlog, on, signal, done: () => over(resolve), fail: (problem) => over(() => reject(problem)) };
      this.expect(replicates.length);
      this.handOut();
    });
  }

  draw(market: Market, batch: Batch): Promise<Drawn | undefined> {
    return new Promise((settle) => {
      this.draws.push({ market, batch, settle });
      this.expect(this.draws.length);
      this.handOut();
    });
  }

  /** Sees to it that there are threads for so many jobs at a time, as far as there may be. */
  private expect(jobs: number): void {
    const missing = Math.min(this.options.jobs, jobs) - this.threads.size - this.starting;
    for (let i = 0; i < missing; i++) this.start();
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.threads].map((thread) => thread.worker.terminate()));
  }

  private start(): void {
    this.starting++;
    this.shared ??= { ...this.data, files: shared(this.data.files) };
    try {
      this.pool.acquire(
        this.options.entry ?? workerEntry(),
        { workerData: this.shared, execArgv: [], name: 'wom', resourceLimits: this.options.limits },
        (problem, worker) => {
          this.starting--;
          if (problem !== null) this.fail(problem);
          else this.adopt(worker);
        },
      );
    } catch (problem) {
      this.starting--;
      this.fail(new Failure(`a worker thread cannot be started: ${reasonOf(problem)}`, 1));
    }
  }

  private adopt(worker: Worker): void {
    const idle = { ready: false, job: undefined, draw: undefined, drewIn: undefined };
    const thread: Thread = { worker, knows: new Set(), ...idle, problem: undefined };
    this.threads.add(thread);
    worker.on('message', (message: FromThread) => this.guarded(() => this.hear(thread, message)));
    worker.on('error', (problem) => {
      thread.problem = reasonOf(problem);
    });
    worker.on('exit', (code) => this.guarded(() => this.bury(thread, code)));
    if (this.closing) void worker.terminate();
  }

  /** Whatever goes wrong on our side (a full disk, say) ends the run instead of being lost in an event. */
  private guarded(act: () => void): void {
    try {
      act();
    } catch (problem) {
      this.fail(problem);
    }
  }

  /** The run ends; sets that wait for a thread will have none. */
  private fail(problem: unknown): void {
    for (const { settle } of this.draws.splice(0)) settle(undefined);
    this.work?.fail(problem);
  }

  private hear(thread: Thread, message: FromThread): void {
    if (message.is === 'step') {
      this.work?.on.step?.(message.campaign, message.step);
      return;
    }
    const { job, draw } = thread;
    thread.job = thread.draw = undefined;
    if (message.is === 'ready') {
      thread.ready = true;
      this.falseStarts = 0;
    } else if (message.is === 'market') {
      this.markets.set(job!.market, message.built);
      thread.knows.add(job!.market);
    } else if (message.is === 'no market') {
      this.markets.delete(job!.market);
      throw new Failure(message.reason);
    } else if (message.is === 'rows') {
      this.tellRows(job as Run, message.block, message.failed);
    } else if (message.is === 'drawn') {
      draw!.settle(message.drawn);
    } else {
      draw!.settle(undefined);
    }
    this.handOut();
  }

  /** A thread has ended: unless we wanted it, its job goes to another, and a new thread takes its place. */
  private bury(thread: Thread, code: number): void {
    this.threads.delete(thread);
    thread.draw?.settle(undefined);
    if (this.closing) return;
    const reason = `its thread ended: ${thread.problem ?? `exit code ${code}`}`;
    if (!thread.ready && ++this.falseStarts >= MAX_FALSE_STARTS) {
      throw new Failure(`worker threads cannot be started: ${thread.problem ?? `exit code ${code}`}`, 1);
    }
    if (thread.job?.kind === 'build') this.lostBuilding(thread.job.market, reason);
    else if (thread.job !== undefined) this.lost(thread.job.replicates, reason);
    if (this.work !== undefined || this.draws.length > 0) this.start();
    this.handOut();
  }

  /** The first of the replicates of a run are done; where the next one failed, those behind it wait again. */
  private tellRows({ replicates, market, since }: Run, block: Block, failed: string | undefined): void {
    if (this.work === undefined) return;
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

  private lostBuilding(market: number, reason: string): void {
    this.markets.delete(market);
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
    if (!backlog.needs(market) && market !== backlog.last) this.forget(market);
  }

  private forget(market: number): void {
    const built = this.markets.get(market);
    this.markets.delete(market);
    for (const thread of this.threads) {
      if (thread.knows.delete(market)) post(thread, { do: 'forget', market });
    }
    forgotten(built?.market);
  }

  /** Gives every idle thread something to do, and ends the work where nothing is left. */
  private handOut(): void {
    const { work } = this;
    for (const thread of this.threads) {
      if (!thread.ready || isBusy(thread)) continue;
      const draw = this.draws.shift();
      if (draw !== undefined) this.giveDraw(thread, draw);
      else if (work !== undefined && !work.signal.aborted) this.give(thread, work);
    }
    if (work === undefined) return;
    const busy = [...this.threads].some(isBusy);
    if (!busy && (work.signal.aborted || work.backlog.left === 0)) work.done();
  }

  private giveDraw(thread: Thread, draw: Draw): void {
    const market = thread.drewIn === draw.market ? undefined : draw.market;
    thread.draw = draw;
    thread.drewIn = draw.market;
    post(thread, { do: 'draw', batch: draw.batch, market });
  }

  private give(thread: Thread, { backlog }: Work): void {
    const market = this.readyFor(thread, backlog);
    if (market !== undefined) {
      const replicates = backlog.take(market, this.portion.of(backlog.left, this.options.jobs));
      const built = thread.knows.has(market) ? undefined : this.markets.get(market);
      thread.knows.add(market);
      thread.job = { kind: 'run', market, replicates, since: performance.now() };
      thread.drewIn = undefined;
      post(thread, { do: 'run', replicates, market, built });
      return;
    }
    const next = this.nextToBuild(backlog);
    if (next === undefined) return;
    this.markets.set(next, undefined);
    thread.job = { kind: 'build', market: next };
    post(thread, { do: 'build', market: next });
  }

  /** A market that is ready and that replicates wait for: best one that the thread has met. */
  private readyFor(thread: Thread, backlog: Backlog): number | undefined {
    let found: number | undefined;
    for (const [market, built] of this.markets) {
      if (built === undefined || !backlog.waitsFor(market)) continue;
      if (thread.knows.has(market)) return market;
      found ??= market;
    }
    return found;
  }

  private nextToBuild(backlog: Backlog): number | undefined {
    let alive = 0;
    for (const market of this.markets.keys()) if (backlog.needs(market)) alive++;
    return alive < this.options.jobs ? backlog.nextOutside(this.markets) : undefined;
  }
}

function isBusy({ job, draw }: Thread): boolean {
  return job !== undefined || draw !== undefined;
}

function post(thread: Thread, message: ToThread): void {
  thread.worker.postMessage(message);
}

/** The built worker: beside the built code, or in `dist` where this runs from source. */
function workerEntry(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/worker.js' : './worker.js', here);
}

/** The same bytes in shared memory, so that no thread gets a copy. */
function shared(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const copies = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
    copy.set(bytes);
    copies.set(path, copy);
  }
  return copies;
}
