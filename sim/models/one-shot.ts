// What the one-shot models have in common (cascade, thresholds): people are inactive, then active for good, and whoever
// becomes active turns once, on the next step, to all who listen. A model says what that does (`tell`, `settle`); gifts,
// heard contacts, the record and the order of a step are the same for all.
//
// Work: the ties of those who are active. Scratch memory is as long as the market, and only touched people are cleaned.

import { memoryBeside } from '../kernel/arena.ts';
import type { Flags } from '../kernel/flags.ts';
import { flagsOf } from '../kernel/flags.ts';
import { Pool } from '../kernel/pool.ts';
import type { TalkLoop, Telling } from '../kernel/talk.ts';
import type { Waves } from '../kernel/waves.ts';
import { wavesOf } from '../kernel/waves.ts';
import { takenOnce } from '../market/kept.ts';
import type { Market } from '../market/market.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import { HeardExposures } from '../world/heard.ts';
import type { Exposure, Nudges } from '../world/nudges.ts';
import { OpenPeople } from '../world/open.ts';
import type { ModelContext, ModelRun } from './model.ts';

interface Scratch {
  /** Flags, see below. */
  state: Uint8Array;
  /** The model's count of friends, by person. */
  friends: Uint32Array;
  /** Active people, see below. */
  queue: Uint32Array;
  /** Of those in the queue, many at a time. */
  flags: Flags;
  /** Of those who speak and those whom they win, where only counts are asked. */
  waves: Waves;
  /** Everybody marked with anything else: what to clean beside the queue. */
  touched: Uint32Array;
}
/** What this comes to, and some more for whom levers choose. */
export const ONE_SHOT_BYTES = 16;
const pool = new Pool<Scratch>((people, memory) => {
  const state = memory.u8(people);
  const queue = memory.u32(people + 1);
  const flags = flagsOf(state, queue);
  const waves = wavesOf(state, queue, { taken: TAKEN, give: REACHED | ACTIVE, asked: REACHED }, memory);
  return { state, queue, flags, waves, friends: new Uint32Array(people), touched: new Uint32Array(people) };
});

const besideOf = takenOnce(({ out }: Market) => memoryBeside(out.offsets));

const REACHED = 1;
const ACTIVE = 2;
/** Is won on the present step. */
const WON = 16;
/** Active already, or won on the present step. */
const TAKEN = ACTIVE | WON;
/** Has a count of friends that is to be cleaned. */
export const COUNTED = 4;
/** Means what the model wants. A state once above 0 must not go back to 0 before the end. */
export const OWN = 8;

/** Where fewer than one in so many are active, each is cleaned by themselves; else all are, one after the other. */
const FEW = 64;

const NONE = new Uint32Array(0);

export abstract class OneShot implements ModelRun {
  readonly market: Market;
  protected readonly state: Uint8Array;
  protected readonly friends: Uint32Array;
  /** Active people in the order in which they became so, behind them who is won on the present step. */
  protected readonly queue: Uint32Array;
  /** Whether it matters who won whom. */
  protected readonly named: boolean;
  protected active = 0;
  private readonly scratch: Scratch;
  /** Made once there is anything to hear. */
  private heard: HeardExposures | undefined;
  /** Made once a lever asks for them. */
  private open: OpenPeople | undefined;
  private touched = 0;
  /** The people queue[frontier] … queue[active − 1] became active on the last step and speak on this one. */
  private frontier = 0;
  /** How many are won on the present step, and where it matters, by whom. */
  private won = 0;
  private readonly by: number[] = [];

  constructor(protected readonly context: ModelContext) {
    this.market = context.market;
    this.scratch = pool.take(this.market, this.market.people, besideOf(this.market));
    this.state = this.scratch.state;
    this.friends = this.scratch.friends;
    this.queue = this.scratch.queue;
    this.named = atLeast(context.level, 'sources');
  }

  /**
   * The people queue[first] … queue[end − 1], who became active on the last step, turn to all who listen. They come by
   * rising number where it matters who won whom.
   */
  protected abstract tell(first: number, end: number): void;

  /** Called where anybody told: says by `win` who else is won. Nobody has become active on this step so far. */
  protected abstract settle(step: number): void;

  step(step: number, nudges: Nudges): void {
    const first = this.frontier;
    const end = this.active;
    this.frontier = end;
    if (this.named) this.queue.subarray(first, end).sort();
    if (first < end) {
      this.tell(first, end);
      this.settle(step);
    }
    if (nudges.placements.length > 0) this.place(nudges.placements);
    if (this.won > 0) this.activateWon();
    if (nudges.exposures.length > 0) this.listen(step, nudges);
  }

  has(person: number): boolean {
    return (this.state[person] & ACTIVE) !== 0;
  }

  talkers(): number {
    return this.active - this.frontier;
  }

  quiet(): boolean {
    return this.frontier === this.active;
  }

  end(): void {
    const { state, friends, flags, touched } = this.scratch;
    for (let place = 0; place < this.touched; place++) {
      const person = touched[place];
      if ((state[person] & COUNTED) !== 0) friends[person] = 0;
      state[person] = 0;
    }
    if (this.active * FEW > this.market.people) flags.clear();
    else flags.mark(0, this.active, 0, 0, 0);
    pool.give(this.market, this.scratch);
  }

  /** A hearer is won on this step, thanks to a friend; who that is counts only where it matters. */
  protected win(hearer: number, speaker: number): void {
    if ((this.state[hearer] & TAKEN) !== 0) return;
    this.state[hearer] |= WON;
    this.queue[this.active + this.won++] = hearer;
    if (this.named) this.by.push(speaker);
  }

  /** Makes waves of talk from this step on, up to step `last`, and returns the last it made; undefined where that is none. */
  protected talkOn(loop: TalkLoop, telling: Telling, step: number, last: number): number | undefined {
    const { record } = this.context;
    const { waves } = this.scratch;
    const made = waves.run(loop, telling, this.frontier, this.active, last - step + 1);
    if (made === 0) return undefined;
    const first = this.active;
    record.eventsInTurn(EVENT.reached, made, waves.told, 1, CHANNEL.friend);
    record.eventsInTurn(EVENT.adopted, made, waves.told, 0, CHANNEL.friend);
    record.open(step + made - 1);
    for (let wave = 0; wave < made; wave++) {
      this.frontier = this.active;
      this.active += waves.told[2 * wave];
    }
    this.open?.leaveAll(this.queue, first, this.active);
    return step + made - 1;
  }

  /** The first so many hearers are won, where nobody asks by whom. */
  protected winAll(hearers: Uint32Array, count: number): void {
    this.won = this.scratch.flags.enlist(hearers, count, TAKEN, WON, this.active + this.won) - this.active;
  }

  /** Sets flags of a person, whose state is then cleaned at the end. */
  protected mark(person: number, flags: number): void {
    if ((this.state[person] & ~TAKEN) === 0) this.scratch.touched[this.touched++] = person;
    this.state[person] |= flags;
  }

  private listen(step: number, nudges: Nudges): void {
    this.heard ??= new HeardExposures(this.market, this.context.luck);
    this.heard.step(step, nudges, {
      open: (person) => !this.has(person),
      openFit: () => this.openPeople().fit(),
      heard: (person, exposure, persuaded) => this.hear(person, exposure, persuaded),
    });
  }

  /** Who is not active: all others stand in the queue. */
  private openPeople(): OpenPeople {
    if (this.open === undefined) {
      this.open = new OpenPeople(this.market);
      this.open.leaveAll(this.queue, 0, this.active);
    }
    return this.open;
  }

  /** Gifts come before friends: whoever is given it is not won. In the queue they go ahead of those who are. */
  private place(people: readonly number[]): void {
    const { queue } = this;
    const won = this.won === 0 ? NONE : queue.slice(this.active, this.active + this.won);
    const by = this.by.splice(0);
    if (this.context.record.countsOnly) this.countGiven(people);
    else for (const person of people) this.activate(person, NOBODY, CHANNEL.gift);
    this.won = 0;
    for (let place = 0; place < won.length; place++) {
      if (this.has(won[place])) continue;
      queue[this.active + this.won++] = won[place];
      if (this.named) this.by.push(by[place]);
    }
  }

  private countGiven(people: readonly number[]): void {
    const { state, queue } = this;
    const { record } = this.context;
    const first = this.active;
    let reached = 0;
    for (const person of people) {
      if (this.has(person)) continue;
      if ((state[person] & REACHED) === 0) reached++;
      this.mark(person, REACHED | ACTIVE);
      queue[this.active++] = person;
    }
    this.open?.leaveAll(queue, first, this.active);
    record.events(EVENT.reached, reached, CHANNEL.gift);
    record.events(EVENT.placed, this.active - first, CHANNEL.gift);
  }

  private activateWon(): void {
    const { queue } = this;
    const first = this.active;
    const end = first + this.won;
    if (this.context.record.countsOnly) this.countWon(first, end);
    else this.logWon(first, end);
    this.open?.leaveAll(queue, first, end);
    this.active = end;
    this.won = 0;
    if (this.named) this.by.length = 0;
  }

  private countWon(first: number, end: number): void {
    const { record } = this.context;
    const reached = this.scratch.flags.mark(first, end, REACHED | ACTIVE, ~WON, REACHED);
    record.events(EVENT.reached, reached, CHANNEL.friend);
    record.events(EVENT.adopted, end - first, CHANNEL.friend);
  }

  private logWon(first: number, end: number): void {
    const { state, queue, by, named } = this;
    const { record } = this.context;
    for (let place = first; place < end; place++) {
      const person = queue[place];
      const isNew = (state[person] & REACHED) === 0;
      state[person] = (state[person] | REACHED | ACTIVE) & ~WON;
      const from = named ? by[place - first] : NOBODY;
      if (isNew) record.event(EVENT.reached, person, from, CHANNEL.friend);
      record.event(EVENT.adopted, person, from, CHANNEL.friend);
    }
  }

  private hear(person: number, exposure: Exposure, persuaded: boolean): void {
    const from = exposure.from ?? NOBODY;
    if (persuaded) this.activate(person, from, CHANNEL[exposure.channel]);
    else this.reach(person, from, CHANNEL[exposure.channel]);
  }

  /** Without effect on those who are active already. */
  private activate(person: number, from: number, channel: number): void {
    if (this.has(person)) return;
    this.reach(person, from, channel);
    this.mark(person, ACTIVE);
    this.queue[this.active++] = person;
    this.open?.leave(person);
    this.context.record.event(channel === CHANNEL.gift ? EVENT.placed : EVENT.adopted, person, from, channel);
  }

  private reach(person: number, from: number, channel: number): void {
    if ((this.state[person] & REACHED) !== 0) return;
    this.mark(person, REACHED);
    this.context.record.event(EVENT.reached, person, from, channel);
  }
}
