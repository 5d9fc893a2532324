// An executor over worker threads. Each market is built once, by one thread, into shared memory, and all others read it
// there. An idle thread takes a replicate of a market that is ready, else builds the next market that nobody builds,
// else waits; about as many markets as threads are alive at a time. What a replicate comes to does not depend on any of
// this: its luck is its own.
//
// worker-threads-pool starts the threads and limits their number. It neither reuses threads nor notices one that dies,
// so each thread is acquired once and kept, and the supervisor here listens to its error and exit: a replicate whose
// thread dies is run once more in a new one, then reported as failed while the others go on.

import type { ResourceLimits, Worker } from 'node:worker_threads';
import Pool from 'worker-threads-pool';
import type { Executor, Listener, StopSignal } from '../experiment/executor.ts';
import type { Market } from '../market/market.ts';
import { Failure, reasonOf } from './failure.ts';
import type { FromThread, ThreadData, ToThread } from './messages.ts';

export interface ThreadOptions {
  /** How many threads. */
  readonly jobs: number;
  /** Which market a replicate is run in. */
  marketOf(replicate: number): number;
  /** Markets that are there already, in shared memory. */
  readonly built?: ReadonlyMap<number, Market>;
  /** The code of a thread; default: the built worker beside this code. */
  readonly entry?: URL;
  /** Bounds on a thread's memory; default: the host's own. */
  readonly limits?: ResourceLimits;
}

export interface ThreadExecutor extends Executor {
  /** Ends the threads. */
  close(): Promise<void>;
}

type Job = { readonly kind: 'build' | 'run'; readonly market: number; readonly replicate: number };

interface Thread {
  readonly worker: Worker;
  readonly knows: Set<number>;
  ready: boolean;
  job: Job | undefined;
  /** What it died of, once it has. */
  problem: string | undefined;
}

/** The work of one call to `run`. */
interface Work {
  /** Replicates not yet handed out, by market. */
  readonly waiting: Map<number, number[]>;
  /** How many replicates of a market are not yet told, and of all. */
  readonly open: Map<number, number>;
  left: number;
  /** How often something was lost with its thread, or failed. */
  readonly losses: Map<string, number>;
  readonly last: number;
  readonly on: Listener;
  readonly signal: StopSignal;
  done(): void;
  fail(problem: unknown): void;
}

/** Starts that may fail one after the other before we give up. */
const MAX_FALSE_STARTS = 3;

export function threadExecutor(data: ThreadData, options: ThreadOptions): ThreadExecutor {
  return new Threads({ resolved: data.resolved, files: shared(data.files) }, options);
}

class Threads implements ThreadExecutor {
  private readonly pool: Pool;
  private readonly threads = new Set<Thread>();
  /** Markets that are alive: undefined while being built. */
  private readonly markets: Map<number, Market | undefined>;
  private work: Work | undefined;
  private falseStarts = 0;
  private closing = false;

  constructor(
    private readonly data: ThreadData,
    private readonly options: ThreadOptions,
  ) {
    this.pool = new Pool({ max: options.jobs });
    this.markets = new Map(options.built);
  }

  run(replicates: readonly number[], on: Listener, signal: StopSignal): Promise<void> {
    if (replicates.length === 0) return Promise.resolve();
    const waiting = new Map<number, number[]>();
    for (const replicate of replicates) {
      const market = this.options.marketOf(replicate);
      const queue = waiting.get(market);
      if (queue === undefined) waiting.set(market, [replicate]);
      else queue.push(replicate);
    }
    const open = new Map([...waiting].map(([market, queue]) => [market, queue.length]));
    return new Promise<void>((resolve, reject) => {
      const over = (settle: () => void) => {
        this.work = undefined;
        settle();
      };
      this.work = {
        waiting,
        open,
        left: replicates.length,
        losses: new Map(),
        last: Math.max(...waiting.keys()),
        on,
        signal,
        done: () => over(resolve),
        fail: (problem) => over(() => reject(problem)),
      };
      for (const market of this.markets.keys()) if (!open.has(market)) this.forget(market);
      const wanted = Math.min(this.options.jobs, replicates.length);
      while (this.threads.size + this.starting < wanted) this.start();
      this.handOut();
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.threads].map((thread) => thread.worker.terminate()));
  }

  private starting = 0;

  private start(): void {
    this.starting++;
    try {
      this.pool.acquire(
        this.options.entry ?? workerEntry(),
        { workerData: this.data, execArgv: [], name: 'wom', resourceLimits: this.options.limits },
        (problem, worker) => {
          this.starting--;
          if (problem !== null) this.work?.fail(problem);
          else this.adopt(worker);
        },
      );
    } catch (problem) {
      this.starting--;
      this.work?.fail(new Failure(`a worker thread cannot be started: ${reasonOf(problem)}`, 1));
    }
  }

  private adopt(worker: Worker): void {
    const thread: Thread = { worker, knows: new Set(), ready: false, job: undefined, problem: undefined };
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
      this.work?.fail(problem);
    }
  }

  private hear(thread: Thread, message: FromThread): void {
    const { job } = thread;
    thread.job = undefined;
    if (message.is === 'ready') {
      thread.ready = true;
      this.falseStarts = 0;
    } else if (message.is === 'market') {
      this.markets.set(job!.market, message.built);
      thread.knows.add(job!.market);
    } else if (message.is === 'no market') {
      this.markets.delete(job!.market);
      throw new Failure(message.reason);
    } else if (message.is === 'row') {
      this.work?.on.row(job!.replicate, message.row);
      this.told(job!);
    } else {
      this.lost(job!, message.reason);
    }
    this.handOut();
  }

  /** A thread has ended: unless we wanted it, its job goes to another, and a new thread takes its place. */
  private bury(thread: Thread, code: number): void {
    this.threads.delete(thread);
    if (this.closing) return;
    const reason = `its thread ended: ${thread.problem ?? `exit code ${code}`}`;
    if (!thread.ready && ++this.falseStarts >= MAX_FALSE_STARTS) {
      throw new Failure(`worker threads cannot be started: ${thread.problem ?? `exit code ${code}`}`, 1);
    }
    if (thread.job !== undefined) this.lost(thread.job, reason);
    if (this.work !== undefined) this.start();
    this.handOut();
  }

  /** A job did not come to its end. Once that is bad luck, twice it is reported. */
  private lost(job: Job, reason: string): void {
    if (job.kind === 'build') this.markets.delete(job.market);
    if (this.work === undefined) return;
    const name = job.kind === 'build' ? `market ${job.market}` : `replicate ${job.replicate}`;
    const losses = (this.work.losses.get(name) ?? 0) + 1;
    this.work.losses.set(name, losses);
    if (job.kind === 'build') {
      if (losses > 1) throw new Failure(`${name} cannot be built: ${reason}`, 1);
    } else if (losses > 1) {
      this.work.on.failed(job.replicate, reason);
      this.told(job);
    } else {
      const queue = this.work.waiting.get(job.market) ?? [];
      this.work.waiting.set(job.market, [job.replicate, ...queue]);
    }
  }

  /** A replicate is off our hands. A market without any left is forgotten; the last may be wanted by the next call. */
  private told({ market }: Job): void {
    if (this.work === undefined) return;
    const left = this.work.open.get(market)! - 1;
    this.work.open.set(market, left);
    this.work.left--;
    if (left === 0 && market !== this.work.last) this.forget(market);
  }

  private forget(market: number): void {
    this.markets.delete(market);
    for (const thread of this.threads) {
      if (thread.knows.delete(market)) post(thread, { do: 'forget', market });
    }
  }

  /** Gives every idle thread something to do, and ends the work where nothing is left. */
  private handOut(): void {
    const { work } = this;
    if (work === undefined) return;
    for (const thread of this.threads) {
      if (thread.ready && thread.job === undefined && !work.signal.aborted) this.give(thread, work);
    }
    const busy = [...this.threads].some((thread) => thread.job !== undefined);
    if (!busy && (work.signal.aborted || work.left === 0)) work.done();
  }

  private give(thread: Thread, work: Work): void {
    const market = this.readyFor(thread, work);
    if (market !== undefined) {
      const queue = work.waiting.get(market)!;
      const replicate = queue.shift()!;
      if (queue.length === 0) work.waiting.delete(market);
      const built = thread.knows.has(market) ? undefined : this.markets.get(market);
      thread.knows.add(market);
      thread.job = { kind: 'run', market, replicate };
      post(thread, { do: 'run', replicate, market, built });
      return;
    }
    const next = this.nextToBuild(work);
    if (next === undefined) return;
    this.markets.set(next, undefined);
    thread.job = { kind: 'build', market: next, replicate: -1 };
    post(thread, { do: 'build', market: next });
  }

  /** A market that is ready and has replicates waiting: best one that the thread has met. */
  private readyFor(thread: Thread, work: Work): number | undefined {
    let found: number | undefined;
    for (const [market, built] of this.markets) {
      if (built === undefined || !work.waiting.has(market)) continue;
      if (thread.knows.has(market)) return market;
      found ??= market;
    }
    return found;
  }

  private nextToBuild(work: Work): number | undefined {
    let alive = 0;
    for (const market of this.markets.keys()) if ((work.open.get(market) ?? 0) > 0) alive++;
    if (alive >= this.options.jobs) return undefined;
    for (const market of work.waiting.keys()) if (!this.markets.has(market)) return market;
    return undefined;
  }
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
