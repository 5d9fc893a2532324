// What the models in which talk dies out have in common (sir, rumor): people are open, then have it and talk, then stop.
// Things happen at times of their own; a step says only on which record they stand. A model says what somebody does who
// begins to talk (`begin`) and what happens on a date that was set (`due`); gifts, heard contacts and the record are the
// same for all. What happens at once on a step's end: gifts, then dates, then contacts that are heard.
//
// Work: the dates that are set. Scratch memory is as long as the market, and only touched people are cleaned.

import { Pool } from '../kernel/pool.ts';
import { Timeline } from '../kernel/timeline.ts';
import type { Market } from '../market/market.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import { HeardExposures } from '../world/heard.ts';
import type { Exposure, Nudges } from '../world/nudges.ts';
import { OpenPeople } from '../world/open.ts';
import type { ModelContext, ModelRun } from './model.ts';

interface Scratch {
  /** Flags, see below. */
  state: Uint8Array;
  /** The timeline's dates. */
  dates: Float64Array;
  /** What the model notes of a person. */
  notes: Uint32Array;
  /** Everybody whose state is not 0: what to clean. */
  touched: Uint32Array;
}
const pool = new Pool<Scratch>((people) => ({
  state: new Uint8Array(people),
  dates: new Float64Array(people).fill(Infinity),
  notes: new Uint32Array(people),
  touched: new Uint32Array(people),
}));

const REACHED = 1;
const ADOPTED = 2;
const TALKS = 4;
/** Has a date. */
const DATED = 8;

export abstract class DyingTalk implements ModelRun {
  readonly market: Market;
  protected readonly timeline: Timeline;
  protected readonly dates: Float64Array;
  protected readonly notes: Uint32Array;
  /** Whether it matters who won whom. */
  protected readonly named: boolean;
  private readonly scratch: Scratch;
  private readonly heard: HeardExposures;
  private readonly open: OpenPeople;
  private touched = 0;
  private talking = 0;

  /** A step is `unit` long in the model's unit of time. */
  constructor(
    protected readonly context: ModelContext,
    private readonly unit: number,
  ) {
    const { market, clock, luck } = context;
    this.market = market;
    this.scratch = pool.take(market, market.people);
    this.dates = this.scratch.dates;
    this.notes = this.scratch.notes;
    this.timeline = new Timeline(clock.steps, unit, this.dates);
    this.named = atLeast(context.level, 'sources');
    this.heard = new HeardExposures(market, luck);
    this.open = new OpenPeople(market);
  }

  /** Somebody has just got it and begins to talk. */
  protected abstract begin(person: number, time: number): void;

  /** The date that was set for a person has come. */
  protected abstract due(person: number, time: number): void;

  step(step: number, nudges: Nudges): void {
    const end = step * this.unit;
    const due = (person: number, time: number) => this.due(person, time);
    this.timeline.open(step);
    this.timeline.run(end, due);
    for (const person of nudges.placements) {
      if (!this.has(person)) this.adopt(person, NOBODY, CHANNEL.gift, end);
    }
    this.timeline.run(Infinity, due);
    this.heard.step(step, nudges, {
      open: (person) => !this.has(person),
      openFit: () => this.open.fit(),
      heard: (person, exposure, persuaded) => this.hear(person, exposure, persuaded, end),
    });
  }

  has(person: number): boolean {
    return (this.scratch.state[person] & ADOPTED) !== 0;
  }

  talks(person: number): boolean {
    return (this.scratch.state[person] & TALKS) !== 0;
  }

  talkers(): number {
    return this.talking;
  }

  quiet(): boolean {
    return !this.timeline.pending();
  }

  end(): void {
    const { state, dates, notes, touched } = this.scratch;
    for (let place = 0; place < this.touched; place++) {
      const person = touched[place];
      state[person] = notes[person] = 0;
      dates[person] = Infinity;
    }
    pool.give(this.market, this.scratch);
  }

  /** Sets a person's date, in place of any they had. */
  protected date(person: number, time: number): void {
    this.mark(person, DATED);
    this.timeline.set(person, time);
  }

  /** An open person gets it, thanks to `from` (NOBODY where nobody asks whom), and talks from that time on. */
  protected adopt(person: number, from: number, channel: number, time: number): void {
    this.reach(person, from, channel);
    this.mark(person, ADOPTED | TALKS);
    this.timeline.cancel(person);
    this.open.leave(person);
    this.talking++;
    this.context.record.event(channel === CHANNEL.gift ? EVENT.placed : EVENT.adopted, person, from, channel);
    this.begin(person, time);
  }

  /** Somebody who talks stops, for good. */
  protected stop(person: number, from: number, channel: number): void {
    this.scratch.state[person] &= ~TALKS;
    this.timeline.cancel(person);
    this.talking--;
    this.context.record.event(EVENT.stopped, person, from, channel);
  }

  private hear(person: number, exposure: Exposure, persuaded: boolean, time: number): void {
    const from = exposure.from ?? NOBODY;
    if (persuaded) this.adopt(person, from, CHANNEL[exposure.channel], time);
    else this.reach(person, from, CHANNEL[exposure.channel]);
  }

  private reach(person: number, from: number, channel: number): void {
    if ((this.scratch.state[person] & REACHED) !== 0) return;
    this.mark(person, REACHED);
    this.context.record.event(EVENT.reached, person, from, channel);
  }

  private mark(person: number, flags: number): void {
    const { state, touched } = this.scratch;
    if (state[person] === 0) touched[this.touched++] = person;
    state[person] |= flags;
  }
}
