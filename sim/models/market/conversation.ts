// All talk in a market (ODD 4.2, 4.10): that of people at large, which is usually all there is, and where the campaign
// makes for it, that of community members, who tire later, and of the firm's own people, who never do. Each fades at a
// pace of its own and so has sums of its own; a hearer hears them together.

import type { Rows } from '../../market/market.ts';
import { Links } from './links.ts';
import type { Rates } from './rates.ts';
import { halving, paceOf } from './rates.ts';
import type { Ear, Heard, Kind, Pace } from './talk.ts';
import { Talk } from './talk.ts';

/** Whose talk it is: it says how fast it fades. */
export type Circle = 'people' | 'members' | 'staff';

export class Conversation {
  private readonly talks = new Map<Circle, Talk>();
  private readonly all: Talk[] = [];
  private readonly people: Talk;
  /** Ties that were formed while the run went on, both ways. */
  private readonly links: Links;
  private readonly heard: Heard = { pass: 0, praise: 0, warn: 0, passReport: 0, praiseReport: 0, warnReport: 0 };

  constructor(
    private readonly owner: object,
    private readonly out: Rows,
    private readonly inward: Rows,
    private readonly rates: Rates,
  ) {
    this.links = new Links(out.offsets.length - 1);
    this.people = this.open('people', { keep: rates.talkKeep, first: rates.talkFirst });
  }

  /** Prepares for the talk of a circle that fades `stay` times as slowly as people at large; Infinity: never. */
  make(circle: Circle, stay: number): void {
    if (this.talks.has(circle)) return;
    const { weeks, talkHalfLife, fading } = this.rates;
    const halfLife = fading ? talkHalfLife * stay : Number.POSITIVE_INFINITY;
    this.open(circle, paceOf(halving(weeks, halfLife), halfLife, weeks));
  }

  /** What is left after a step of the talk of a circle. */
  keepOf(circle: Circle): number {
    return this.talks.get(circle)?.pace.keep ?? 1;
  }

  /** Whoever ever talked is in one of these blocks of 256. */
  end(blocks: readonly number[]): void {
    for (const talk of this.all) talk.end(blocks);
  }

  /** A step goes by. */
  fade(): void {
    for (const talk of this.all) talk.fade();
  }

  begin(circle: Circle, person: number, kind: Kind, intensity: number, report: number): void {
    const talk = circle === 'people' ? this.people : this.talks.get(circle)!;
    talk.begin(person, kind, intensity, report);
  }

  stop(person: number): void {
    for (const talk of this.all) if (talk.talks(person)) talk.stop(person);
  }

  /** A tie between two people from this step on. */
  link(one: number, other: number): void {
    for (const talk of this.all) talk.settle();
    this.links.join(one, other);
    for (const talk of this.all) {
      talk.linked(one, other);
      talk.linked(other, one);
    }
  }

  talking(person: number): boolean {
    if (this.all.length === 1) return this.people.talks(person);
    return this.all.some((talk) => talk.talks(person));
  }

  /** What a person reports or reported last, 0 … 1. */
  reportOf(person: number): number {
    const talk = this.all.find((one) => one.talks(person)) ?? this.people;
    return talk.reportOf(person);
  }

  /** What everybody hears, talk by talk. */
  ears(): Ear[] {
    return this.all.map((talk) => talk.ear());
  }

  inEarshot(person: number): boolean {
    if (this.all.length === 1) return this.people.inEarshot(person);
    return this.all.some((talk) => talk.inEarshot(person));
  }

  /** Expected contacts of a person on the step, before relevance. The same object each time. */
  hear(person: number): Heard {
    if (this.all.length === 1) return this.people.hear(person);
    const sum = this.heard;
    sum.pass = sum.praise = sum.warn = sum.passReport = sum.praiseReport = sum.warnReport = 0;
    for (const talk of this.all) {
      const { pass, praise, warn, passReport, praiseReport, warnReport } = talk.hear(person);
      sum.pass += pass;
      sum.praise += praise;
      sum.warn += warn;
      sum.passReport += passReport;
      sum.praiseReport += praiseReport;
      sum.warnReport += warnReport;
    }
    return sum;
  }

  /** What a person hears on the step in all, before relevance. */
  loudness(person: number): number {
    let sum = this.people.loudness(person);
    for (let place = 1; place < this.all.length; place++) sum += this.all[place].loudness(person);
    return sum;
  }

  /** Nobody in a group of 32 hears more than this on the step. */
  most(group: number): number {
    let sum = this.people.most(group);
    for (let place = 1; place < this.all.length; place++) sum += this.all[place].most(group);
    return sum;
  }

  /** Blocks of 256 people in which somebody was ever talked to. */
  get loud(): readonly number[] {
    if (this.all.length === 1) return this.people.loud;
    return [...new Set(this.all.flatMap((talk) => talk.loud))];
  }

  silent(): boolean {
    return this.all.every((talk) => talk.silent());
  }

  /** One of the talkers whom a person hears, in proportion to their part; −1 where there is none. */
  pick(person: number, praiseOnly: boolean, luck: number): number {
    if (this.all.length === 1) return this.people.pick(person, praiseOnly, luck);
    const partOf = (talk: Talk) => (praiseOnly ? talk.hear(person).praise : talk.loudness(person));
    const parts = this.all.map(partOf);
    let left = luck * parts.reduce((sum, part) => sum + part, 0);
    let last = -1;
    for (const [place, part] of parts.entries()) {
      if (!(part > 0)) continue;
      const talker = this.all[place].pick(person, praiseOnly, Math.min(left / part, 1));
      if (talker >= 0) last = talker;
      left -= part;
      if (left < 0) break;
    }
    return last;
  }

  private open(circle: Circle, pace: Pace): Talk {
    const talk = new Talk(this.owner, this.out, this.inward, this.rates, pace, this.links);
    this.talks.set(circle, talk);
    this.all.push(talk);
    return talk;
  }
}
