// The page's way to the engine: promises over a worker. Stopping is ending the worker; the next question starts another,
// which opens the scenario again.

import type { ReportData } from '../../sim/report/data.ts';
import type { Open, Opened, Placed, Played, Question, Tell } from './messages.ts';
import EngineWorker from './worker.ts?worker&inline';

/** A scenario that the engine refuses, with all that is wrong in lines. */
export class Refused extends Error {}

/** What was asked for was stopped. */
export class Stopped extends Error {}

interface Waiting {
  done(result: unknown): void;
  failed(problem: Error): void;
  progress?(done: number, total: number): void;
}

/** An open scenario: its markets, its replicates, its worlds. */
export class Engine {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private opened: Promise<Opened> | undefined;
  private asked = 0;

  constructor(private readonly what: Omit<Open, 'kind'>) {}

  /** Opens the scenario, once for each worker. */
  open(): Promise<Opened> {
    if (this.opened === undefined || this.worker === undefined) {
      this.start();
      this.opened = this.ask({ kind: 'open', ...this.what }) as Promise<Opened>;
    }
    return this.opened;
  }

  async place(replicate: number): Promise<Placed> {
    await this.open();
    return this.ask({ kind: 'place', replicate }) as Promise<Placed>;
  }

  async play(campaign: string, replicate: number): Promise<Played> {
    await this.open();
    return this.ask({ kind: 'play', campaign, replicate }) as Promise<Played>;
  }

  async worlds(replicates: number, progress: (done: number, total: number) => void): Promise<ReportData> {
    await this.open();
    return this.ask({ kind: 'worlds', replicates }, progress) as Promise<ReportData>;
  }

  /** Ends whatever is under way. */
  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { failed } of this.waiting.values()) failed(new Stopped('stopped'));
    this.waiting.clear();
  }

  private start(): void {
    this.stop();
    const worker = new EngineWorker();
    worker.onmessage = ({ data }: MessageEvent<Tell>) => this.hear(data);
    worker.onerror = (event) => {
      const problem = new Error(event.message || 'the engine could not be started in this page');
      for (const { failed } of this.waiting.values()) failed(problem);
      this.waiting.clear();
    };
    this.worker = worker;
  }

  private ask(question: Question, progress?: Waiting['progress']): Promise<unknown> {
    const id = this.asked++;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed, ...(progress === undefined ? {} : { progress }) });
      this.worker!.postMessage({ ...question, id });
    });
  }

  private hear(message: Tell): void {
    const waiting = this.waiting.get(message.id);
    if (waiting === undefined) return;
    if (message.kind === 'progress') {
      waiting.progress?.(message.done, message.total);
      return;
    }
    this.waiting.delete(message.id);
    if (message.kind === 'done') waiting.done(message.result);
    else if (message.kind === 'refused') waiting.failed(new Refused(message.problems));
    else waiting.failed(new Error(message.reason));
  }
}
