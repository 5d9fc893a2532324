// The worker threads of a run: started as there is work for them, watched, and ended. worker-threads-pool starts them and
// limits their number. It neither reuses threads nor notices one that dies, so each is acquired once and kept, and its
// error and exit are listened to here. What they do is the executor's matter (threads.ts).

import type { ResourceLimits, Worker } from 'node:worker_threads';
import Pool from 'worker-threads-pool';
import { Failure, reasonOf } from './failure.ts';
import type { FromThread, ThreadData, ToThread } from './messages.ts';

export interface CrewOptions {
  /** How many threads. */
  readonly jobs: number;
  /** The code of a thread; default: the built worker beside this code. */
  readonly entry?: URL;
  /** Bounds on a thread's memory; default: the host's own. */
  readonly limits?: ResourceLimits;
}

/** What the crew tells of its threads. Whatever these throw is told as a failure. */
export interface CrewListener<Task> {
  /** A thread has started, or has said something about its task. */
  said(thread: Thread<Task>, message: FromThread): void;
  /** A thread has ended, and nobody wanted it to. */
  ended(thread: Thread<Task>, reason: string): void;
  /** Nothing can go on. */
  failed(problem: unknown): void;
}

export class Thread<Task> {
  /** What it is at. */
  task: Task | undefined;
  /** Markets that it has met. */
  readonly knows = new Set<number>();
  ready = false;
  /** What it died of, once it has. */
  problem: string | undefined;

  constructor(readonly worker: Worker) {}

  get isIdle(): boolean {
    return this.ready && this.task === undefined;
  }

  say(message: ToThread): void {
    this.worker.postMessage(message);
  }
}

/** Starts that may fail one after the other before we give up. */
const MAX_FALSE_STARTS = 3;

export class Crew<Task> {
  readonly threads = new Set<Thread<Task>>();
  private readonly pool: Pool;
  /** Threads asked for and not yet there. */
  private starting = 0;
  private falseStarts = 0;
  private closing = false;
  /** What threads are started with, its files in shared memory. */
  private shared: ThreadData | undefined;

  constructor(
    private readonly data: ThreadData,
    private readonly options: CrewOptions,
    private readonly on: CrewListener<Task>,
  ) {
    this.pool = new Pool({ max: options.jobs });
  }

  /** Sees to it that there are threads for so many tasks at a time, as far as there may be. */
  expect(tasks: number): void {
    const missing = Math.min(this.options.jobs, tasks) - this.threads.size - this.starting;
    for (let i = 0; i < missing; i++) this.start();
  }

  /** Starts one more, as far as there may be. */
  start(): void {
    this.starting++;
    this.shared ??= { ...this.data, files: shared(this.data.files) };
    const { entry = workerEntry(), limits } = this.options;
    try {
      this.pool.acquire(
        entry,
        { workerData: this.shared, execArgv: [], name: 'wom', resourceLimits: limits },
        (problem, worker) => {
          this.starting--;
          if (problem !== null) this.on.failed(problem);
          else this.adopt(worker);
        },
      );
    } catch (problem) {
      this.starting--;
      this.on.failed(new Failure(`a worker thread cannot be started: ${reasonOf(problem)}`, 1));
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private adopt(worker: Worker): void {
    const thread = new Thread<Task>(worker);
    this.threads.add(thread);
    worker.on('message', (message: FromThread) => this.guarded(() => this.hear(thread, message)));
    worker.on('error', (problem) => {
      thread.problem = reasonOf(problem);
    });
    worker.on('exit', (code) => this.guarded(() => this.bury(thread, code)));
    if (this.closing) void worker.terminate();
  }

  private hear(thread: Thread<Task>, message: FromThread): void {
    if (message.is === 'ready') {
      thread.ready = true;
      this.falseStarts = 0;
    }
    this.on.said(thread, message);
  }

  private bury(thread: Thread<Task>, code: number): void {
    this.threads.delete(thread);
    const reason = thread.problem ?? `exit code ${code}`;
    if (!this.closing && !thread.ready && ++this.falseStarts >= MAX_FALSE_STARTS) {
      throw new Failure(`worker threads cannot be started: ${reason}`, 1);
    }
    this.on.ended(thread, `its thread ended: ${reason}`);
  }

  /** Whatever goes wrong on our side (a full disk, say) ends the run instead of being lost in an event. */
  private guarded(act: () => void): void {
    try {
      act();
    } catch (problem) {
      this.on.failed(problem);
    }
  }
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
