// Talk as its hearers have it (ODD 4.2). A talker touches their ties when they begin and when they stop; in between, each
// hearer keeps, for each kind of talk, the sum of what reaches them and the sum weighted by what is reported. Talk
// of one pace fades alike, so that a sum made at one step is scaled to another by one factor; talk of another pace (members of
// a community, the firm's own people) is another Talk (`conversation.ts`).

import { BLOCK, GROUP } from '../../kernel/field.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Telling } from '../../kernel/talk.ts';
import { everyTie, talkLoop } from '../../kernel/talk.ts';
import { takenOnce } from '../../market/kept.ts';
import type { Rows } from '../../market/market.ts';
import type { Rates } from './rates.ts';
import { Speeches } from './speeches.ts';

/** Kinds of talk: passing on the news, praise by advocates, warnings by detractors. */
export const PASS = 0;
export const PRAISE = 1;
export const WARN = 2;
export type Kind = typeof PASS | typeof PRAISE | typeof WARN;
/**
 * Columns of a hearer's row, one line of memory: intensity per kind, intensity × report per kind, the step to which these
 * sums belong, and how many talkers are within earshot.
 */
const COLUMNS = 8;
const REPORTS = 3;
const SUMS = 6;
const SINCE = 6;
const TALKERS = 7;

interface Memory {
  rows: Float64Array;
  /** Per talker: 1 + kind while talking, since when, how intensely at first, what is reported. */
  kind: Uint8Array;
  began: Int32Array;
  intensity: Float64Array;
  report: Float64Array;
  /** Per group of 32 people: no member hears more than this, as of a step. */
  most: Float64Array;
  mostSince: Int32Array;
}
const pool = new Pool<Memory>((people) => ({
  rows: new Float64Array(people * COLUMNS),
  kind: new Uint8Array(people),
  began: new Int32Array(people),
  intensity: new Float64Array(people),
  report: new Float64Array(people),
  most: new Float64Array(Math.ceil(people / GROUP)),
  mostSince: new Int32Array(Math.ceil(people / GROUP)),
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

/** How fast talk fades: what is left of it after a step, and its mean over the first step. */
export interface Pace {
  readonly keep: number;
  readonly first: number;
}

/** Ties that were formed while the run goes on, both ways; each counts like a tie of weight 1. */
export type Links = ReadonlyMap<number, readonly number[]>;

export class Talk {
  private readonly memory: Memory;
  /** 2^(−k steps / half-life), as far as it was needed. */
  private readonly fade: number[] = [1];
  private readonly perTie: number;
  /** 1 / all that each person listens to, where attention is divided by hearer. */
  private readonly shares: Float64Array | undefined;
  private readonly telling: Telling;
  /** Who began or stopped on the present step, and is not yet heard to have done so. */
  private readonly speeches = new Speeches();
  /** Blocks of 256 people in which somebody was ever talked to. */
  private readonly loudBlocks = new Set<number>();
  readonly heard: Heard = { pass: 0, praise: 0, warn: 0, passReport: 0, praiseReport: 0, warnReport: 0 };

  constructor(
    private readonly owner: object,
    private readonly out: Rows,
    private readonly inward: Rows,
    private readonly rates: Pick<Rates, 'rule' | 'weeks'>,
    readonly pace: Pace,
    private readonly links: Links,
    /** Called for every listener of whoever begins or stops, before anything is added. */
    private readonly reaches: (hearer: number) => void,
  ) {
    const people = out.offsets.length - 1;
    this.memory = pool.take(owner, people);
    this.perTie = rates.rule === 'perTie' ? oneOverMean(out, people) : 1;
    this.shares = rates.rule === 'hearer' ? attentionShares(inward) : undefined;
    this.telling = { ...everyTie(out), named: true, dealt: true };
  }

  get loud(): ReadonlySet<number> {
    this.settle();
    return this.loudBlocks;
  }

  /** Gives the memory back, clean of these people: everybody who ever talked or heard. */
  end(touched: Uint32Array, count: number): void {
    const { rows, kind, began, intensity, report, most, mostSince } = this.memory;
    this.speeches.count = 0;
    for (let place = 0; place < count; place++) {
      const person = touched[place];
      most[person >>> 5] = mostSince[person >>> 5] = 0;
      rows.fill(0, person * COLUMNS, (person + 1) * COLUMNS);
      kind[person] = began[person] = intensity[person] = report[person] = 0;
    }
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
    return this.memory.rows[person * COLUMNS + TALKERS] !== 0;
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
    const { count, speakers, step } = speeches;
    speeches.count = 0;
    talkLoop(this.telling).run(speakers, 0, count, this.telling, (living) => this.tell(living, step));
  }

  /** Fills `heard` for a person: expected contacts on the step, before relevance. */
  hear(person: number, step: number): Heard {
    this.settle();
    const { rows } = this.memory;
    const { heard } = this;
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

  /** What a person hears on the step in all, before relevance. */
  loudness(person: number, step: number): number {
    this.settle();
    const { rows } = this.memory;
    const row = person * COLUMNS;
    return (rows[row] + rows[row + 1] + rows[row + 2]) * this.scale(person, step);
  }

  /** From a hearer's sums to contacts on a step. */
  private scale(person: number, step: number): number {
    const { rates, memory, pace } = this;
    const faded = this.faded(step - memory.rows[person * COLUMNS + SINCE]);
    return faded * pace.first * rates.weeks * this.attention(person);
  }

  /** Nobody in a group of 32 hears more than this on the step. */
  most(group: number, step: number): number {
    this.settle();
    const { most, mostSince } = this.memory;
    if (most[group] === 0) return 0;
    return most[group] * this.faded(step - mostSince[group]) * this.pace.first * this.rates.weeks;
  }

  /** Whether nobody anywhere hears anything worth counting any more. */
  silent(step: number): boolean {
    const groups = this.memory.most.length;
    this.settle();
    for (const block of this.loudBlocks) {
      const end = Math.min(groups, ((block + 1) * BLOCK) / GROUP);
      for (let group = (block * BLOCK) / GROUP; group < end; group++) if (this.most(group, step) > 1e-9) return false;
    }
    return true;
  }

  /** One of the talkers whom a person hears on the step, in proportion to their part; −1 where there is none. */
  pick(person: number, step: number, praiseOnly: boolean, luck: number): number {
    const { offsets, targets } = this.inward;
    const { weights } = this.inward;
    const linked = this.links.get(person) ?? UNLINKED;
    const first = offsets[person];
    const ties = offsets[person + 1] - first;
    const talkerAt = (place: number) => (place < ties ? targets[first + place] : linked[place - ties]);
    const weightAt = (place: number) => (place < ties && weights !== null ? weights[first + place] : 1);
    const partAt = (place: number) => this.part(talkerAt(place), weightAt(place), step, praiseOnly);
    let total = 0;
    for (let place = 0; place < ties + linked.length; place++) total += partAt(place);
    let left = luck * total;
    let last = -1;
    for (let place = 0; place < ties + linked.length; place++) {
      const part = partAt(place);
      if (part === 0) continue;
      last = talkerAt(place);
      left -= part;
      if (left < 0) break;
    }
    return last;
  }

  /** A tie was formed from a talker to a hearer who now hears the talk that is under way. */
  linked(talker: number, hearer: number, step: number): void {
    if (!this.talks(talker)) return;
    const part = this.presently(talker, step);
    const { kind, report } = this.memory;
    this.add(hearer, kind[talker] - 1, part, part * report[talker], 1, step);
  }

  private part(talker: number, weight: number, step: number, praiseOnly: boolean): number {
    const { kind, began, intensity } = this.memory;
    if (kind[talker] === 0 || began[talker] > step || (praiseOnly && kind[talker] !== 1 + PRAISE)) return 0;
    return weight * intensity[talker] * this.faded(step - began[talker]);
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
      this.reaches(hearer);
      this.add(hearer, kind[person] - 1, part, part * report[person], sign, step);
    }
  }

  /** Adds what is said on so many ties to the sums of those who hear it. */
  private tell(living: number, step: number): void {
    const { kinds, parts, reports, signs } = this.speeches;
    const { weights } = this.out;
    const loop = talkLoop(this.telling);
    const { hearers, tellers, ties } = loop;
    for (let i = 0; i < living; i++) {
      const speech = tellers[i];
      const part = weights === null ? parts[speech] : parts[speech] * weights[ties[i]];
      this.reaches(hearers[i]);
      this.add(hearers[i], kinds[speech], part, part * reports[speech], signs[speech], step);
    }
  }

  private presently(person: number, step: number): number {
    const { began, intensity } = this.memory;
    return intensity[person] * this.faded(step - began[person]);
  }

  /** Adds a talker's part, and part × report, to one hearer's sums of a kind, or takes it away. */
  private add(hearer: number, kind: number, part: number, reported: number, sign: number, step: number): void {
    const { rows } = this.memory;
    const row = hearer * COLUMNS;
    this.bring(row, step);
    rows[row + TALKERS] += sign;
    // What is taken away was added at another step: rounding must not leave talk below nothing, or without a talker.
    rows[row + kind] = Math.max(0, rows[row + kind] + part);
    rows[row + REPORTS + kind] = Math.max(0, rows[row + REPORTS + kind] + reported);
    if (rows[row + TALKERS] === 0) rows.fill(0, row, row + SUMS);
    else if (sign > 0) this.raise(hearer, (rows[row] + rows[row + 1] + rows[row + 2]) * this.attention(hearer), step);
  }

  /** Keeps the bound of the hearer's group. It fades with talk itself; what stops only leaves it too high. */
  private raise(hearer: number, loud: number, step: number): void {
    const { most, mostSince } = this.memory;
    const group = hearer >>> 5;
    if (most[group] === 0) this.loudBlocks.add(Math.floor(hearer / BLOCK));
    // A hair more than it is, so that rounding on the way to a later step cannot let it fall short.
    const before = most[group] * this.faded(step - mostSince[group]) * (1 + 1e-12);
    most[group] = Math.max(before, loud * (1 + 1e-12));
    mostSince[group] = step;
  }

  /** Brings a hearer's sums to a step. */
  private bring(row: number, step: number): void {
    const { rows } = this.memory;
    const passed = step - rows[row + SINCE];
    rows[row + SINCE] = step;
    if (passed === 0 || this.pace.keep === 1) return;
    const fade = this.faded(passed);
    for (let column = row; column < row + SUMS; column++) rows[column] *= fade;
  }

  private faded(steps: number): number {
    const { fade } = this;
    while (fade.length <= steps) fade.push(fade[fade.length - 1] * this.pace.keep);
    return fade[steps];
  }

  /** How a hearer's attention is divided over all they listen to. */
  private attention(person: number): number {
    return this.shares === undefined ? this.perTie : this.shares[person];
  }

  /** How a talker's time is divided over all who listen. */
  private divided(person: number): number {
    return this.rates.rule === 'talker' ? oneOver(this.out, person) : 1;
  }
}

const UNLINKED: readonly number[] = [];

/** `oneOver` of everybody. */
const attentionShares = takenOnce((rows: Rows) =>
  Float64Array.from({ length: rows.offsets.length - 1 }, (_, person) => oneOver(rows, person)),
);

/** 1 / sum of a person's tie weights; 1 without ties: whoever has none can only hear along links. */
export function oneOver(rows: Rows, person: number): number {
  const first = rows.offsets[person];
  const end = rows.offsets[person + 1];
  if (end === first) return 1;
  if (rows.weights === null) return 1 / (end - first);
  let sum = 0;
  for (let tie = first; tie < end; tie++) sum += rows.weights[tie];
  return 1 / sum;
}

/** 1 / mean weight that people listen to, so that under rule perTie the average person hears as much as under hearer. */
export function oneOverMean({ targets, weights }: Rows, people: number): number {
  let total = targets.length;
  if (weights !== null) {
    total = 0;
    for (const weight of weights) total += weight;
  }
  return total > 0 ? people / total : 0;
}
