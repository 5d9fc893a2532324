// Independent cascade (Goldenberg, Libai & Muller 2001; Kempe, Kleinberg & Tardos 2003).
//
// Story: whoever becomes active tries once to activate each person who listens to them, in the following step, and
// succeeds with the tie's chance. Every tie's luck is drawn beforehand by key, so the cascade is the set of people that
// the seeds reach over living ties: monotone in the chance and in the seeds. Work is proportional to the ties of those
// who are reached.

import { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import { derive, laneA, laneB, purposeKey, threshold, uniform } from '../kernel/luck.ts';
import { Pool } from '../kernel/pool.ts';
import { BlockDigits, liveTies } from '../kernel/tries.ts';
import { keyOf } from '../market/market.ts';
import { share } from '../scenario/params.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import { HeardExposures } from '../world/heard.ts';
import type { Exposure, Nudges } from '../world/nudges.ts';
import { OpenPeople } from '../world/open.ts';
import type { ModelContext, ModelRun } from './model.ts';
import { defineModel } from './model.ts';

const params = z.strictObject({
  probability: share({
    about: 'chance that a try along a tie succeeds, or `weighted`: 1 / number of people the hearer listens to',
    words: ['weighted'],
    min: 0,
    max: 1,
  }),
});
type Params = z.output<typeof params>;

export const independentCascade = defineModel({
  name: 'independent-cascade',
  about: 'Whoever becomes active tries once to win each listener, and succeeds with a fixed chance.',
  source: 'Goldenberg, Libai & Muller 2001, Marketing Letters 12; Kempe, Kleinberg & Tardos 2003',
  params,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  tieChance: ({ probability }) => (probability === 'weighted' ? undefined : probability),
  events: () => ['reached', 'adopted', 'placed'],
  start: (chosen, context) => new Cascade(chosen, context),
});

interface Scratch {
  /** Flags REACHED and ACTIVE. */
  state: Uint8Array;
  /** Active people in the order in which they became so. */
  queue: Uint32Array;
  /** Everybody whose state is not 0: what to clean. */
  touched: Uint32Array;
  /** How many friends won a person on the present step. */
  wins: Uint32Array;
}
const pool = new Pool<Scratch>((people) => ({
  state: new Uint8Array(people),
  queue: new Uint32Array(people),
  touched: new Uint32Array(people),
  wins: new Uint32Array(people),
}));

const REACHED = 1;
const ACTIVE = 2;

class Cascade implements ModelRun {
  readonly market;
  private readonly scratch: Scratch;
  private readonly tryKey: Key;
  private readonly sourceKey: Key;
  private readonly heard: HeardExposures;
  private readonly open: OpenPeople;
  private readonly weighted: boolean;
  private readonly chance: number;
  /** Whether it matters who won whom. */
  private readonly named: boolean;
  private readonly digits = new BlockDigits();
  private touched = 0;
  private active = 0;
  /** The people queue[frontier] … queue[active − 1] became active on the last step and try on this one. */
  private frontier = 0;
  /** Who won whom on the present step: pairs of hearer and speaker. */
  private readonly pairs: number[] = [];

  constructor(
    chosen: Params,
    private readonly context: ModelContext,
  ) {
    this.market = context.market;
    this.scratch = pool.take(this.market, this.market.people);
    this.tryKey = purposeKey(context.luck, 'try');
    this.sourceKey = purposeKey(context.luck, 'source');
    this.heard = new HeardExposures(this.market, context.luck);
    this.open = new OpenPeople(this.market);
    this.weighted = chosen.probability === 'weighted';
    this.chance = chosen.probability === 'weighted' ? 0 : threshold(chosen.probability);
    this.named = atLeast(context.level, 'sources');
  }

  step(step: number, nudges: Nudges): void {
    const first = this.frontier;
    const end = this.active;
    this.frontier = end;
    if (this.named) this.scratch.queue.subarray(first, end).sort();
    for (let place = first; place < end; place++) this.tell(this.scratch.queue[place]);
    for (const person of nudges.placements) this.place(person);
    this.settle(step);
    this.heard.step(step, nudges, {
      open: (person) => !this.has(person),
      openFit: () => this.open.fit(),
      heard: (person, exposure, persuaded) => this.hear(person, exposure, persuaded),
    });
  }

  has(person: number): boolean {
    return (this.scratch.state[person] & ACTIVE) !== 0;
  }

  talkers(): number {
    return this.active - this.frontier;
  }

  quiet(): boolean {
    return this.frontier === this.active;
  }

  end(): void {
    const { state, touched, wins } = this.scratch;
    for (let place = 0; place < this.touched; place++) state[touched[place]] = 0;
    for (let pair = 0; pair < this.pairs.length; pair += 2) wins[this.pairs[pair]] = 0;
    pool.give(this.market, this.scratch);
  }

  /** All tries of one speaker, 32 ties at a time. */
  private tell(speaker: number): void {
    const { offsets, targets } = this.context.out;
    const a = laneA(this.tryKey.a, keyOf(this.market, speaker));
    const b = laneB(this.tryKey.b, a);
    const end = offsets[speaker + 1];
    for (let first = offsets[speaker], block = 0; first < end; first += 32, block++) {
      const count = Math.min(32, end - first);
      let live = this.weighted
        ? this.liveWeighted(a, b, block, first, count)
        : liveTies(a, b, block, count, this.chance);
      for (; live !== 0; live &= live - 1) this.win(targets[first + 31 - Math.clz32(live & -live)], speaker);
    }
  }

  /** The living ties of a block where a tie's chance is 1 / number of people its hearer listens to. */
  private liveWeighted(a: number, b: number, block: number, first: number, count: number): number {
    const listens = this.context.in.offsets;
    const { targets } = this.context.out;
    this.digits.open(a, b, block);
    let live = 0;
    for (let bit = 0; bit < count; bit++) {
      const hearer = targets[first + bit];
      if (this.digits.succeeds(bit, threshold(1 / (listens[hearer + 1] - listens[hearer])))) live |= 1 << bit;
    }
    return live;
  }

  private win(hearer: number, speaker: number): void {
    if (this.has(hearer)) return;
    this.scratch.wins[hearer]++;
    this.pairs.push(hearer, speaker);
  }

  /** Records the people won on this step. Where several friends succeeded, a keyed draw says whose success counts. */
  private settle(step: number): void {
    const { wins } = this.scratch;
    for (let pair = 0; pair < this.pairs.length; pair += 2) {
      const hearer = this.pairs[pair];
      if (wins[hearer] === 0) continue;
      const speaker = this.named && wins[hearer] > 1 ? this.winner(pair, step) : this.pairs[pair + 1];
      wins[hearer] = 0;
      if (!this.has(hearer)) this.activate(hearer, this.named ? speaker : NOBODY, CHANNEL.friend);
    }
    this.pairs.length = 0;
  }

  /** One of the speakers who won the hearer of `pair`, all alike. They spoke, and so stand, by rising number. */
  private winner(pair: number, step: number): number {
    const hearer = this.pairs[pair];
    const luck = uniform(derive(this.sourceKey, keyOf(this.market, hearer)), step);
    let skip = Math.floor(luck * this.scratch.wins[hearer]);
    for (let other = pair; ; other += 2) {
      if (this.pairs[other] === hearer && skip-- === 0) return this.pairs[other + 1];
    }
  }

  private hear(person: number, exposure: Exposure, persuaded: boolean): void {
    const from = exposure.from ?? NOBODY;
    if (persuaded) this.activate(person, from, CHANNEL[exposure.channel]);
    else this.reach(person, from, CHANNEL[exposure.channel]);
  }

  private place(person: number): void {
    if (this.has(person)) return;
    this.activate(person, NOBODY, CHANNEL.gift);
  }

  private activate(person: number, from: number, channel: number): void {
    this.reach(person, from, channel);
    this.scratch.state[person] |= ACTIVE;
    this.scratch.queue[this.active++] = person;
    this.open.leave(person);
    this.context.record.event(channel === CHANNEL.gift ? EVENT.placed : EVENT.adopted, person, from, channel);
  }

  private reach(person: number, from: number, channel: number): void {
    if (this.scratch.state[person] !== 0) return;
    this.scratch.state[person] = REACHED;
    this.scratch.touched[this.touched++] = person;
    this.context.record.event(EVENT.reached, person, from, channel);
  }
}
