// Talk as its hearers have it (ODD 4.2). A talker touches their ties when they begin and when they stop; in between, each
// hearer keeps, for each kind of talk, the sum of what reaches them and the sum weighted by what is reported. Talk
// of one pace fades alike, so that a sum made at one step is scaled to another by one factor; talk of another pace (members of
// a community, the firm's own people) is another Talk (`conversation.ts`).

import { BLOCK, GROUP } from '../../kernel/field.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Rows } from '../../market/market.ts';
import type { Rates } from './rates.ts';

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
  /** Blocks of 256 people in which somebody was ever talked to. */
  readonly loud = new Set<number>();
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
    this.memory = pool.take(owner, people);
    this.perTie = rates.rule === 'perTie' ? oneOverMean(out, people) : 1;
  }

  /** Gives the memory back, clean of these people: everybody who ever talked or heard. */
  end(touched: Uint32Array, count: number): void {
    const { rows, kind, began, intensity, report, most, mostSince } = this.memory;
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
    return this.memory.rows[person * COLUMNS + TALKERS] !== 0;
  }

  /**
   * A person begins to talk on this step with an intensity of so many conversations a week. `reaches` is called for
   * every listener before anything is added.
   */
  begin(
    person: number,
    kind: Kind,
    intensity: number,
    report: number,
    step: number,
    reaches: (hearer: number) => void,
  ): void {
    const { memory } = this;
    memory.kind[person] = 1 + kind;
    memory.began[person] = step;
    memory.intensity[person] = intensity * this.divided(person);
    memory.report[person] = report;
    this.spread(person, step, 1, reaches);
  }

  /** The person's talk is heard no more from this step on. */
  stop(person: number, step: number, reaches: (hearer: number) => void): void {
    this.spread(person, step, -1, reaches);
    this.memory.kind[person] = 0;
  }

  /** Fills `heard` for a person: expected contacts on the step, before relevance. */
  hear(person: number, step: number): Heard {
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
    const { most, mostSince } = this.memory;
    if (most[group] === 0) return 0;
    return most[group] * this.faded(step - mostSince[group]) * this.pace.first * this.rates.weeks;
  }

  /** Whether nobody anywhere hears anything worth counting any more. */
  silent(step: number): boolean {
    const groups = this.memory.most.length;
    for (const block of this.loud) {
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
    if (this.talks(talker)) this.add(talker, hearer, this.presently(talker, step), 1, step);
  }

  private part(talker: number, weight: number, step: number, praiseOnly: boolean): number {
    const { kind, began, intensity } = this.memory;
    if (kind[talker] === 0 || began[talker] > step || (praiseOnly && kind[talker] !== 1 + PRAISE)) return 0;
    return weight * intensity[talker] * this.faded(step - began[talker]);
  }

  /** Adds a talker's present intensity to every listener's sums, or takes it away. */
  private spread(person: number, step: number, sign: 1 | -1, reaches: (hearer: number) => void): void {
    const { offsets, targets, weights } = this.out;
    const now = sign * this.presently(person, step);
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
      reaches(targets[tie]);
      this.add(person, targets[tie], weights === null ? now : now * weights[tie], sign, step);
    }
    const linked = this.links.get(person);
    if (linked === undefined) return;
    for (const hearer of linked) {
      reaches(hearer);
      this.add(person, hearer, now, sign, step);
    }
  }

  private presently(person: number, step: number): number {
    const { began, intensity } = this.memory;
    return intensity[person] * this.faded(step - began[person]);
  }

  /** Adds a talker's part to one hearer's sums, or takes it away. */
  private add(person: number, hearer: number, part: number, sign: 1 | -1, step: number): void {
    const { rows, kind, report } = this.memory;
    const column = kind[person] - 1;
    const row = hearer * COLUMNS;
    this.bring(row, step);
    rows[row + TALKERS] += sign;
    // What is taken away was added at another step: rounding must not leave talk below nothing, or without a talker.
    rows[row + column] = Math.max(0, rows[row + column] + part);
    rows[row + REPORTS + column] = Math.max(0, rows[row + REPORTS + column] + part * report[person]);
    if (rows[row + TALKERS] === 0) rows.fill(0, row, row + SUMS);
    else if (sign > 0) this.raise(hearer, (rows[row] + rows[row + 1] + rows[row + 2]) * this.attention(hearer), step);
  }

  /** Keeps the bound of the hearer's group. It fades with talk itself; what stops only leaves it too high. */
  private raise(hearer: number, loud: number, step: number): void {
    const { most, mostSince } = this.memory;
    const group = hearer >>> 5;
    if (most[group] === 0) this.loud.add(Math.floor(hearer / BLOCK));
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
    if (this.rates.rule !== 'hearer') return this.rates.rule === 'perTie' ? this.perTie : 1;
    return oneOver(this.inward, person);
  }

  /** How a talker's time is divided over all who listen. */
  private divided(person: number): number {
    return this.rates.rule === 'talker' ? oneOver(this.out, person) : 1;
  }
}

const UNLINKED: readonly number[] = [];

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
