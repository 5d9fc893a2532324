// The page's way to the engine: promises over a worker. Stopping is ending the worker, and so is its breaking down; the next
// question starts another, to which scenarios have to be opened again.

import type { Smaller } from '../../sim/experiment/smaller.ts';
import type { Recorded } from '../../sim/film/record.ts';
import type { Ask, Open, Opened, Placed, Played, Question, Ran, Tell, Which } from './messages.ts';
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

/** The scenario that goes by a name, until it is opened as another. */
interface Held {
  readonly what: Omit<Open, 'kind'>;
  readonly opened: Promise<Opened>;
}

export class Engine {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private readonly held = new Map<Which, Held>();
  private asked = 0;

  /** Opens a scenario under its name; once, as long as it is the same and nothing was stopped. */
  open(what: Omit<Open, 'kind'>): Promise<Opened> {
    const held = this.held.get(what.which);
    if (held !== undefined && same(held.what, what)) return held.opened;
    const opened = this.ask({ kind: 'open', ...what }) as Promise<Opened>;
    this.held.set(what.which, { what, opened });
    return opened;
  }

  /** The market of a world; undefined where it is the one that the page has. */
  place(which: Which, replicate: number, have: string | undefined): Promise<Placed | undefined> {
    return this.ask({ kind: 'place', which, replicate, have }) as Promise<Placed | undefined>;
  }

  /** The people of a record, and where they stand. */
  recorded(recorded: Recorded, seed: string): Promise<Placed> {
    return this.ask({ kind: 'recorded', recorded, seed }) as Promise<Placed>;
  }

  play(which: Which, campaign: string, replicate: number): Promise<Played> {
    return this.ask({ kind: 'play', which, campaign, replicate }) as Promise<Played>;
  }

  /** What has to be changed for fewer people; undefined where the market cannot shrink. */
  shrink(scenario: string, people: number): Promise<Smaller | undefined> {
    return this.ask({ kind: 'shrink', scenario, people }) as Promise<Smaller | undefined>;
  }

  worlds(which: Which, replicates: number, progress: (done: number, total: number) => void): Promise<Ran> {
    return this.ask({ kind: 'worlds', which, replicates }, progress) as Promise<Ran>;
  }

  /** Ends whatever is under way, and closes what is open. */
  stop(): void {
    this.end(new Stopped('stopped'));
  }

  private end(problem: Error): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.held.clear();
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { failed } of waiting) failed(problem);
  }

  private start(): Worker {
    const worker = new EngineWorker();
    worker.onmessage = ({ data }: MessageEvent<Tell>) => this.hear(data);
    worker.onerror = ({ message }) => {
      // One that was stopped may still complain.
      if (worker === this.worker) this.end(new Error(message || 'the engine could not be started in this page'));
    };
    this.worker = worker;
    return worker;
  }

  private ask(question: Question, progress?: Waiting['progress']): Promise<unknown> {
    const id = this.asked++;
    const worker = this.worker ?? this.start();
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed, ...(progress === undefined ? {} : { progress }) });
      worker.postMessage({ ...question, id } satisfies Ask);
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

function same(one: Omit<Open, 'kind'>, other: Omit<Open, 'kind'>): boolean {
  return one.scenario === other.scenario && one.carried === other.carried && String(one.sets) === String(other.sets);
}
