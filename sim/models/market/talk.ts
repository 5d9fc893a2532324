// Talk of one pace (ODD 4.2): who talks, how intensely, and what they report. A talker touches their ties when they begin and
// when they stop; in between, each hearer keeps sums of what reaches them (`earshot.ts`). Talk of another pace (members of a
// community, the firm's own people) is another Talk (`conversation.ts`).

import { memoryBeside } from '../../kernel/arena.ts';
import { COLUMNS, DIVISOR, REPORTS } from '../../kernel/assembly/earshot-places.ts';
import { BLOCK, GROUP } from '../../kernel/field.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Telling } from '../../kernel/talk.ts';
import { everyTie, talkLoop } from '../../kernel/talk.ts';
import type { Rows } from '../../market/market.ts';
import { attended, oneOverMean } from './attention.ts';
import { clean } from './blocks.ts';
import type { LaidOpen } from './earshot.ts';
import { Earshot } from './earshot.ts';
import type { Links } from './links.ts';
import type { Rates } from './rates.ts';
import { Speeches } from './speeches.ts';

/** Kinds of talk: passing on the news, praise by advocates, warnings by detractors. */
export const PASS = 0;
export const PRAISE = 1;
export const WARN = 2;
export type Kind = typeof PASS | typeof PRAISE | typeof WARN;

/** Speeches that are noted before listeners hear them. */
const MOST_SPEECHES = 4096;

interface Memory {
  /** Per talker: 1 + kind while talking; how intensely, as their hearers' sums count it; what is reported. */
  kind: Uint8Array;
  part: Float32Array;
  report: Float32Array;
  speeches: Speeches;
}
const pool = new Pool<Memory>((people, memory) => ({
  kind: new Uint8Array(people),
  part: new Float32Array(people),
  report: new Float32Array(people),
  speeches: new Speeches(Math.min(people, MOST_SPEECHES), memory),
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
  /** From sums of intensity to contacts on the step. */
  readonly scale: number;
}

/** How fast talk fades: what is left of it after a step, and its mean over the first step. */
export interface Pace {
  readonly keep: number;
  readonly first: number;
}

export class Talk {
  private readonly memory: Memory;
  private readonly earshot: Earshot;
  private readonly telling: Telling;
  /** Contacts on a step by talk of intensity 1 that begins with it. */
  private readonly fresh: number;
  /** Who began or stopped, and is not yet heard to have done so. */
  private readonly speeches: Speeches;
  /** What somebody hears from each of those around them, while one is picked. */
  private parts = new Float64Array(64);
  private readonly heard: Heard = { pass: 0, praise: 0, warn: 0, passReport: 0, praiseReport: 0, warnReport: 0 };

  constructor(
    private readonly owner: object,
    private readonly out: Rows,
    private readonly inward: Rows,
    private readonly rates: Pick<Rates, 'rule' | 'weeks' | 'talk'>,
    readonly pace: Pace,
    private readonly links: Links,
  ) {
    const people = out.offsets.length - 1;
    this.memory = pool.take(owner, people, memoryBeside(out.offsets));
    this.speeches = this.memory.speeches;
    const every = rates.rule === 'perTie' ? oneOverMean(out, people) : 1;
    this.fresh = pace.first * rates.weeks * rates.talk * every;
    this.earshot = new Earshot(owner, people, out.offsets, rates.rule === 'hearer' ? inward : undefined, pace.keep);
    this.telling = { ...everyTie(out), named: true };
  }

  /** Blocks of 256 people in which somebody was ever talked to. */
  get loud(): number[] {
    this.settle();
    return this.earshot.loudBlocks();
  }

  /** Gives the memory back, clean. Whoever ever talked is in one of these blocks. */
  end(blocks: readonly number[]): void {
    const { kind, part, report } = this.memory;
    this.speeches.count = 0;
    clean(blocks, [kind, part, report]);
    this.earshot.end();
    pool.give(this.owner, this.memory);
  }

  /** A step goes by. */
  fade(): void {
    this.settle();
    const by = this.earshot.fade();
    if (by === 1) return;
    const { part } = this.memory;
    for (let person = 0; person < part.length; person++) part[person] *= by;
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

  /** A person begins to talk with so many times the intensity of an average advocate. */
  begin(person: number, kind: Kind, intensity: number, report: number): void {
    const { memory } = this;
    memory.kind[person] = 1 + kind;
    memory.part[person] = (intensity * this.divided(person)) / this.earshot.left;
    memory.report[person] = report;
    this.say(person, 1);
  }

  /** The person's talk is heard no more. */
  stop(person: number): void {
    this.say(person, -1);
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
  hear(person: number): Heard {
    this.settle();
    const { heard } = this;
    const { rows } = this.earshot;
    const row = person * COLUMNS;
    const scale = this.scaleOf(person);
    heard.pass = rows[row] * scale;
    heard.praise = rows[row + 1] * scale;
    heard.warn = rows[row + 2] * scale;
    heard.passReport = rows[row + REPORTS] * scale;
    heard.praiseReport = rows[row + REPORTS + 1] * scale;
    heard.warnReport = rows[row + REPORTS + 2] * scale;
    return heard;
  }

  /** What everybody hears from here to the next step, for the kernel to read. */
  ear(): Ear {
    this.settle();
    return { laid: this.earshot.memory, scale: this.scale };
  }

  /** What a person hears on the step in all, before relevance. */
  loudness(person: number): number {
    this.settle();
    const { rows } = this.earshot;
    const row = person * COLUMNS;
    return (rows[row] + rows[row + 1] + rows[row + 2]) * this.scaleOf(person);
  }

  private get scale(): number {
    return this.earshot.left * this.fresh;
  }

  /** From a hearer's sums to contacts on the step; 0 where nobody is within earshot. */
  private scaleOf(person: number): number {
    return this.earshot.inEarshot(person) ? this.scale / this.earshot.rows[person * COLUMNS + DIVISOR] : 0;
  }

  /** Nobody in a group of 32 hears more than this on the step. */
  most(group: number): number {
    this.settle();
    return this.earshot.memory.most[group] * this.scale;
  }

  /** Whether nobody anywhere hears anything worth counting any more. */
  silent(): boolean {
    for (const block of this.loud) {
      const first = (block * BLOCK) / GROUP;
      for (let group = first; group < first + BLOCK / GROUP; group++) if (this.most(group) > 1e-9) return false;
    }
    return true;
  }

  /** One of the talkers whom a person hears, in proportion to their part; −1 where there is none. */
  pick(person: number, praiseOnly: boolean, luck: number): number {
    const { offsets, targets, weights } = this.inward;
    const linked = this.links.of(person);
    const first = offsets[person];
    const ties = offsets[person + 1] - first;
    const count = ties + linked.length;
    const talkerAt = (place: number) => (place < ties ? targets[first + place] : linked[place - ties]);
    const parts = this.partsFor(count);
    let total = 0;
    for (let place = 0; place < count; place++) {
      const weight = place < ties && weights !== null ? weights[first + place] : 1;
      parts[place] = weight * this.part(talkerAt(place), praiseOnly);
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
  linked(talker: number, hearer: number): void {
    if (!this.talks(talker)) return;
    this.settle();
    this.note(talker, 1);
    this.speeches.count = 0;
    this.earshot.add(hearer, this.speeches.said, 0, 1);
  }

  private part(talker: number, praiseOnly: boolean): number {
    const { kind, part } = this.memory;
    const counts = praiseOnly ? kind[talker] === 1 + PRAISE : kind[talker] !== 0;
    return counts ? part[talker] : 0;
  }

  /**
   * Notes that a talker's intensity is to be added to every listener's sums, or taken away. Where ties are formed while the
   * run goes on, it is done at once, so that each talker's ties of both kinds come together.
   */
  private say(person: number, sign: 1 | -1): void {
    this.note(person, sign);
    if (!this.links.any) return;
    const at = (this.speeches.count - 1) * COLUMNS;
    this.settle();
    for (const hearer of this.links.of(person)) this.earshot.add(hearer, this.speeches.said, at, 1);
  }

  private note(person: number, sign: 1 | -1): void {
    const { kind, part, report } = this.memory;
    if (this.speeches.full) this.settle();
    this.speeches.add(person, kind[person] - 1, part[person], report[person], sign);
  }

  /** How a talker's time is divided over all who listen. */
  private divided(person: number): number {
    return this.rates.rule === 'talker' ? 1 / attended(this.out, person) : 1;
  }
}
