// Talk of one pace (ODD 4.2): who talks, since when, and what they report. A talker touches their ties when they begin and when
// they stop; in between, each hearer keeps sums of what reaches them (`earshot.ts`). Talk of another pace (members of a
// community, the firm's own people) is another Talk (`conversation.ts`).

import { memoryBeside } from '../../kernel/arena.ts';
import { BLOCK, GROUP } from '../../kernel/field.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Telling } from '../../kernel/talk.ts';
import { everyTie, talkLoop } from '../../kernel/talk.ts';
import type { Rows } from '../../market/market.ts';
import { oneOver, oneOverMean } from './attention.ts';
import type { LaidOpen } from './earshot.ts';
import { COLUMNS, Earshot } from './earshot.ts';
import type { Rates } from './rates.ts';
import { Speeches } from './speeches.ts';

/** Kinds of talk: passing on the news, praise by advocates, warnings by detractors. */
export const PASS = 0;
export const PRAISE = 1;
export const WARN = 2;
export type Kind = typeof PASS | typeof PRAISE | typeof WARN;

interface Memory {
  /** Per talker: 1 + kind while talking, since when, how intensely at first, what is reported. */
  kind: Uint8Array;
  began: Int32Array;
  intensity: Float64Array;
  report: Float64Array;
  speeches: Speeches;
}
const pool = new Pool<Memory>((people, memory) => ({
  kind: new Uint8Array(people),
  began: new Int32Array(people),
  intensity: new Float64Array(people),
  report: new Float64Array(people),
  speeches: new Speeches(memory),
}));

/** What a person hears on a step, before relevance: contacts per kind, and contacts × report per kind. */
export interface Heard {
  pass: number;
  praise: number;
  warn: number;
  passReport: number;
  praiseReport: number;
  warnReport: number;
}

export interface Ear {
  readonly laid: LaidOpen;
  /** The mean of a pace over the first step. */
  readonly first: number;
}

/** How fast talk fades: what is left of it after a step, and its mean over the first step. */
export interface Pace {
  readonly keep: number;
  readonly first: number;
}

/** Ties that were formed while the run goes on, both ways; each counts like a tie of weight 1. */
export type Links = ReadonlyMap<number, readonly number[]>;

export class Talk {
  private readonly memory: Memory;
  private readonly earshot: Earshot;
  private readonly telling: Telling;
  private readonly opened: Ear;
  /** Who began or stopped on the present step, and is not yet heard to have done so. */
  private readonly speeches: Speeches;
  /** What somebody hears from each of those around them, while one is picked. */
  private parts = new Float64Array(64);
  readonly heard: Heard = { pass: 0, praise: 0, warn: 0, passReport: 0, praiseReport: 0, warnReport: 0 };

  constructor(
    private readonly owner: object,
    private readonly out: Rows,
    private readonly inward: Rows,
    private readonly rates: Pick<Rates, 'rule' | 'weeks'>,
    readonly pace: Pace,
    private readonly links: Links,
  ) {
    const people = out.offsets.length - 1;
    this.memory = pool.take(owner, people, memoryBeside(out.offsets));
    this.speeches = this.memory.speeches;
    const every = rates.rule === 'perTie' ? oneOverMean(out, people) : 1;
    const divided = rates.rule === 'hearer' ? inward : undefined;
    this.earshot = new Earshot(owner, people, out.offsets, { divided, every }, pace.keep);
    this.telling = { ...everyTie(out), named: true };
    this.opened = { laid: this.earshot.memory, first: pace.first };
  }

  /** Blocks of 256 people in which somebody was ever talked to. */
  get loud(): Iterable<number> {
    this.settle();
    return this.earshot.loudBlocks();
  }

  /** Gives the memory back, clean of these people: everybody who ever talked. */
  end(touched: Uint32Array, count: number): void {
    const { kind, began, intensity, report } = this.memory;
    this.speeches.count = 0;
    for (let place = 0; place < count; place++) {
      const person = touched[place];
      kind[person] = began[person] = intensity[person] = report[person] = 0;
    }
    this.earshot.end();
    pool.give(this.owner, this.memory);
  }

  talks(person: number): boolean {
    return this.memory.kind[person] !== 0;
  }

  /** What a person reports or reported last, 0 … 1. */
  reportOf(person: number): number {
    return this.memory.report[person];
  }

  inEarshot(person: number): boolean {
    this.settle();
    return this.earshot.inEarshot(person);
  }

  /** A person begins to talk on this step with an intensity of so many conversations a week. */
  begin(person: number, kind: Kind, intensity: number, report: number, step: number): void {
    const { memory } = this;
    memory.kind[person] = 1 + kind;
    memory.began[person] = step;
    memory.intensity[person] = intensity * this.divided(person);
    memory.report[person] = report;
    this.say(person, step, 1);
  }

  /** The person's talk is heard no more from this step on. */
  stop(person: number, step: number): void {
    this.say(person, step, -1);
    this.memory.kind[person] = 0;
  }

  /** Whoever began or stopped is heard to have done so. Sums are read as if that happened at once. */
  settle(): void {
    const { speeches } = this;
    if (speeches.count === 0) return;
    const { count, speakers } = speeches;
    speeches.count = 0;
    const loop = talkLoop(this.telling);
    loop.run(speakers, 0, count, this.telling, (living) => this.earshot.tell(loop, living, speeches, this.out.weights));
  }

  /** Fills `heard` for a person: expected contacts on the step, before relevance. */
  hear(person: number, step: number): Heard {
    this.settle();
    const { heard } = this;
    const { rows } = this.earshot;
    const row = person * COLUMNS;
    const scale = this.scale(person, step);
    heard.pass = rows[row] * scale;
    heard.praise = rows[row + 1] * scale;
    heard.warn = rows[row + 2] * scale;
    heard.passReport = rows[row + 3] * scale;
    heard.praiseReport = rows[row + 4] * scale;
    heard.warnReport = rows[row + 5] * scale;
    return heard;
  }

  /** What everybody hears from here to the next step, for the kernel to read. The same object each time. */
  ear(step: number): Ear {
    this.settle();
    this.earshot.fadedBy(step + 1);
    return this.opened;
  }

  /** What a person hears on the step in all, before relevance. */
  loudness(person: number, step: number): number {
    this.settle();
    const { rows } = this.earshot;
    const row = person * COLUMNS;
    return (rows[row] + rows[row + 1] + rows[row + 2]) * this.scale(person, step);
  }

  /** From a hearer's sums to contacts on a step. */
  private scale(person: number, step: number): number {
    const { rates, pace, earshot } = this;
    return earshot.left(person, step) * pace.first * rates.weeks * earshot.share(person);
  }

  /** Nobody in a group of 32 hears more than this on the step. */
  most(group: number, step: number): number {
    this.settle();
    return this.earshot.most(group, step) * this.pace.first * this.rates.weeks;
  }

  /** Whether nobody anywhere hears anything worth counting any more. */
  silent(step: number): boolean {
    for (const block of this.loud) {
      for (let group = (block * BLOCK) / GROUP; group < ((block + 1) * BLOCK) / GROUP; group++) {
        if (this.most(group, step) > 1e-9) return false;
      }
    }
    return true;
  }

  /** One of the talkers whom a person hears on the step, in proportion to their part; −1 where there is none. */
  pick(person: number, step: number, praiseOnly: boolean, luck: number): number {
    const { offsets, targets, weights } = this.inward;
    const linked = this.links.get(person) ?? UNLINKED;
    const first = offsets[person];
    const ties = offsets[person + 1] - first;
    const count = ties + linked.length;
    const talkerAt = (place: number) => (place < ties ? targets[first + place] : linked[place - ties]);
    const parts = this.partsFor(count);
    let total = 0;
    for (let place = 0; place < count; place++) {
      const weight = place < ties && weights !== null ? weights[first + place] : 1;
      parts[place] = this.part(talkerAt(place), weight, step, praiseOnly);
      total += parts[place];
    }
    let left = luck * total;
    let last = -1;
    for (let place = 0; place < count; place++) {
      if (parts[place] === 0) continue;
      last = talkerAt(place);
      left -= parts[place];
      if (left < 0) break;
    }
    return last;
  }

  /** Room for so many parts, which holds others the next time. */
  private partsFor(count: number): Float64Array {
    if (this.parts.length < count) this.parts = new Float64Array(2 * count);
    return this.parts;
  }

  /** A tie was formed from a talker to a hearer who now hears the talk that is under way. */
  linked(talker: number, hearer: number, step: number): void {
    if (!this.talks(talker)) return;
    const part = this.presently(talker, step);
    const { kind, report } = this.memory;
    this.earshot.add(hearer, kind[talker] - 1, part, part * report[talker], 1, step);
  }

  private part(talker: number, weight: number, step: number, praiseOnly: boolean): number {
    const { kind, began, intensity } = this.memory;
    if (kind[talker] === 0 || began[talker] > step || (praiseOnly && kind[talker] !== 1 + PRAISE)) return 0;
    return weight * intensity[talker] * this.earshot.fadedBy(step - began[talker]);
  }

  /**
   * Notes that a talker's present intensity is to be added to every listener's sums, or taken away. Where ties are formed
   * while the run goes on, it is done at once, so that each talker's ties of both kinds come together.
   */
  private say(person: number, step: number, sign: 1 | -1): void {
    const { kind, report } = this.memory;
    const part = sign * this.presently(person, step);
    if (this.speeches.step !== step) this.settle();
    this.speeches.add(person, kind[person] - 1, part, report[person], sign, step);
    if (this.links.size === 0) return;
    this.settle();
    for (const hearer of this.links.get(person) ?? UNLINKED) {
      this.earshot.add(hearer, kind[person] - 1, part, part * report[person], sign, step);
    }
  }

  private presently(person: number, step: number): number {
    const { began, intensity } = this.memory;
    return intensity[person] * this.earshot.fadedBy(step - began[person]);
  }

  /** How a talker's time is divided over all who listen. */
  private divided(person: number): number {
    return this.rates.rule === 'talker' ? oneOver(this.out, person) : 1;
  }
}

const UNLINKED: readonly number[] = [];
