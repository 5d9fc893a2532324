// worker-threads-pool 2.0.0 brings no types. It starts threads and limits how many live; see threads.ts.

declare module 'worker-threads-pool' {
  import type { Worker, WorkerOptions } from 'node:worker_threads';

  export default class Pool {
    constructor(options?: { max?: number; maxWaiting?: number });
    readonly size: number;
    acquire(file: string | URL, options: WorkerOptions, done: (problem: Error | null, worker: Worker) => void): void;
  }
}
