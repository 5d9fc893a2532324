// Bass model on a network (Bass 1969; agents as in Fibich & Gibori 2010).
//
// Story: everybody is under the same external pressure p, and under pressure q from friends who have adopted, shared out
// over all the people one listens to. Each person has one resistance, an Exp(1) draw; they adopt on the first step on
// which the pressure they have gathered passes it (Sellke's construction, 1983). So nothing is left to the step, and
// more contact never loses an adopter. Pressure from friends is a whole number of friend-steps times a rate, so no order
// of adding can show.
//
// Work: one least mark per 256 people at the start, then only those whose time has come or whose friends adopt.

import { z } from 'zod';
import { Calendar } from '../kernel/calendar.ts';
import { BLOCK, ExpField } from '../kernel/field.ts';
import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import { log1p } from '../kernel/math.ts';
import { Pool } from '../kernel/pool.ts';
import { keyOf } from '../market/market.ts';
import type { Clock } from '../scenario/clock.ts';
import type { Hazard } from '../scenario/params.ts';
import { hazard } from '../scenario/params.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import { HeardExposures } from '../world/heard.ts';
import type { Exposure, Nudges } from '../world/nudges.ts';
import { OpenPeople } from '../world/open.ts';
import type { ModelContext, ModelRun } from './model.ts';
import { defineModel } from './model.ts';

const params = z.strictObject({
  p: hazard({
    about: 'external influence: pressure on everybody',
    default: '0.03 per year',
    source: 'mean of many studies as quoted by Sultan, Farley & Lehmann 1990',
    mark: 'quoted',
  }),
  q: hazard({
    about: 'influence of friends in all, shared over the people one listens to; 0.38 per year unless perTie is given',
    optional: true,
    source: 'mean of many studies as quoted by Sultan, Farley & Lehmann 1990',
    mark: 'quoted',
  }),
  perTie: hazard({ about: 'influence of each adopted friend alike, in place of q', optional: true }),
});
type Params = z.output<typeof params>;

const USUAL_Q: Hazard = { perWeek: (0.38 * 7) / 365.25 };

export const bass = defineModel({
  name: 'bass',
  about: 'Everybody adopts under external pressure and under pressure from friends who have adopted.',
  source: 'Bass 1969, Management Science 15; on networks: Fibich & Gibori 2010, Operations Research 58',
  params,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  reads: ({ perTie }) => (perTie === undefined ? ['share'] : []),
  events: () => ['reached', 'adopted', 'placed'],
  check: (chosen) =>
    chosen.q !== undefined && chosen.perTie !== undefined
      ? [
          {
            path: ['perTie'],
            message: 'q and perTie exclude each other: give the influence of all friends, or of each',
          },
        ]
      : [],
  start: (chosen, context) => new BassRun(chosen, context),
});

/** Pressure in one step: a rate times the step, or what gives a published chance per step. */
function pressure(value: Hazard, clock: Clock): number {
  return 'perStep' in value ? -log1p(-value.perStep) : value.perWeek * clock.weeks;
}

interface Scratch {
  /** Flags REACHED and ADOPTED. */
  state: Uint8Array;
  /** Resistance; 0 while it has not been looked up. */
  resistance: Float64Array;
  /** Weight of adopted friends, and the friend-steps gathered up to step `since`. */
  friends: Float64Array;
  gathered: Float64Array;
  since: Int32Array;
  /** The step on which the person will adopt as things stand. */
  due: Int32Array;
  /** Everybody with anything but zeros above: what to clean. */
  touched: Uint32Array;
}
const pool = new Pool<Scratch>((people) => ({
  state: new Uint8Array(people),
  resistance: new Float64Array(people),
  friends: new Float64Array(people),
  gathered: new Float64Array(people),
  since: new Int32Array(people),
  due: new Int32Array(people),
  touched: new Uint32Array(people),
}));

const REACHED = 1;
const ADOPTED = 2;
const NEVER = 0x7fffffff;

class BassRun implements ModelRun {
  readonly market;
  private readonly scratch: Scratch;
  private readonly field: ExpField;
  private readonly causeKey: Key;
  private readonly sourceKey: Key;
  private readonly heard: HeardExposures;
  private readonly open: OpenPeople;
  private readonly own: number;
  private readonly perFriend: number;
  private readonly shared: boolean;
  private readonly named: boolean;
  /** Blocks by the step on which their least mark gives way to external pressure alone; people by theirs. */
  private readonly blocksDue: Calendar;
  private readonly peopleDue: Calendar;
  private touched = 0;
  private adopters = 0;
  private now = 0;

  constructor(
    chosen: Params,
    private readonly context: ModelContext,
  ) {
    const { market, clock, luck } = context;
    this.market = market;
    this.scratch = pool.take(market, market.people);
    this.field = new ExpField(purposeKey(luck, 'act'), market.people, market.keys);
    this.causeKey = purposeKey(luck, 'cause');
    this.sourceKey = purposeKey(luck, 'source');
    this.heard = new HeardExposures(market, luck);
    this.open = new OpenPeople(market);
    this.own = pressure(chosen.p, clock);
    this.shared = chosen.perTie === undefined;
    this.perFriend = pressure(chosen.perTie ?? chosen.q ?? USUAL_Q, clock);
    this.named = atLeast(context.level, 'sources');
    this.blocksDue = new Calendar(clock.steps);
    this.peopleDue = new Calendar(clock.steps);
    if (this.own > 0) {
      for (let block = 0; block < this.field.blocks; block++) {
        this.blocksDue.add(firstAbove(this.field.least(block, 0), this.own, 0, 0), block);
      }
    }
  }

  step(step: number, nudges: Nudges): void {
    this.now = step;
    const adopting: number[] = [];
    this.blocksDue.take(step, (block) => this.openBlock(block));
    this.peopleDue.take(step, (person) => {
      if (this.scratch.due[person] !== step || this.has(person)) return;
      this.scratch.due[person] = NEVER;
      adopting.push(person);
    });
    // Causes are judged by the friends of the last step, so all of them before anybody of this one counts.
    const causes = adopting.map((person) => this.cause(person));
    for (const person of nudges.placements) if (!this.has(person)) this.adopt(person, NOBODY, CHANNEL.gift);
    adopting.forEach((person, place) => {
      if (this.has(person)) return;
      this.adopt(person, causes[place], causes[place] === NOBODY ? CHANNEL.own : CHANNEL.friend);
    });
    this.heard.step(step, nudges, {
      open: (person) => !this.has(person),
      openFit: () => this.open.fit(),
      heard: (person, exposure, persuaded) => this.hear(person, exposure, persuaded),
    });
  }

  has(person: number): boolean {
    return (this.scratch.state[person] & ADOPTED) !== 0;
  }

  talkers(): number {
    return this.adopters;
  }

  quiet(): boolean {
    return !this.blocksDue.pending(this.now + 1) && !this.peopleDue.pending(this.now + 1);
  }

  end(): void {
    const { state, resistance, friends, gathered, since, due, touched } = this.scratch;
    for (let place = 0; place < this.touched; place++) {
      const person = touched[place];
      state[person] = since[person] = due[person] = 0;
      resistance[person] = friends[person] = gathered[person] = 0;
    }
    pool.give(this.market, this.scratch);
  }

  /** The least mark of a block has given way: from now on its people have their own dates. */
  private openBlock(block: number): void {
    const end = Math.min(this.market.people, (block + 1) * BLOCK);
    for (let person = block * BLOCK; person < end; person++) {
      if (this.scratch.due[person] !== 0 || this.has(person)) continue;
      this.touch(person);
      this.schedule(person, this.now - 1);
    }
  }

  /** Looks up when a person will adopt if nothing else happens after step `after`. */
  private schedule(person: number, after: number): void {
    const { resistance, friends, gathered, since, due } = this.scratch;
    const rate = this.rate(person);
    const start = rate * (gathered[person] - friends[person] * since[person]);
    const when = firstAbove(resistance[person], this.own + rate * friends[person], start, after);
    if (when === due[person]) return;
    due[person] = when;
    this.peopleDue.add(when, person);
  }

  /** Pressure per friend and step on a person. */
  private rate(person: number): number {
    if (!this.shared) return this.perFriend;
    const { offsets, weights } = this.context.in;
    const first = offsets[person];
    const end = offsets[person + 1];
    if (weights === null) return end === first ? 0 : this.perFriend / (end - first);
    let sum = 0;
    for (let tie = first; tie < end; tie++) sum += weights[tie];
    return sum > 0 ? this.perFriend / sum : 0;
  }

  private touch(person: number): void {
    if (this.scratch.resistance[person] !== 0) return;
    this.scratch.resistance[person] = Math.max(Number.MIN_VALUE, this.field.mark(person, 0));
    this.scratch.touched[this.touched++] = person;
  }

  /** The friend who gets the credit, or NOBODY for own initiative: drawn in proportion to this step's pressures. */
  private cause(person: number): number {
    const friendly = this.rate(person) * this.scratch.friends[person];
    const luck = uniform(derive(this.causeKey, keyOf(this.market, person)), 0) * (this.own + friendly);
    return luck < this.own || friendly === 0 ? NOBODY : this.named ? this.talker(person) : person;
  }

  /** One of the adopted friends, in proportion to tie weight where it counts. */
  private talker(person: number): number {
    const { offsets, targets, weights } = this.context.in;
    const luck = uniform(derive(this.sourceKey, keyOf(this.market, person)), this.now);
    let left = luck * this.scratch.friends[person];
    let last = NOBODY;
    for (let tie = offsets[person]; tie < offsets[person + 1] && left >= 0; tie++) {
      if (!this.has(targets[tie])) continue;
      last = targets[tie];
      left -= this.shared && weights !== null ? weights[tie] : 1;
    }
    return last;
  }

  private hear(person: number, exposure: Exposure, persuaded: boolean): void {
    const from = exposure.from ?? NOBODY;
    if (persuaded) this.adopt(person, from, CHANNEL[exposure.channel]);
    else this.reach(person, from, CHANNEL[exposure.channel]);
  }

  private reach(person: number, from: number, channel: number): void {
    if ((this.scratch.state[person] & REACHED) !== 0) return;
    this.touch(person);
    this.scratch.state[person] |= REACHED;
    this.context.record.event(EVENT.reached, person, from, channel);
  }

  private adopt(person: number, from: number, channel: number): void {
    const credited = this.named || channel !== CHANNEL.friend ? from : NOBODY;
    this.reach(person, credited, channel);
    this.scratch.state[person] |= ADOPTED;
    this.adopters++;
    this.open.leave(person);
    this.context.record.event(channel === CHANNEL.gift ? EVENT.placed : EVENT.adopted, person, credited, channel);
    this.press(person);
  }

  /** A new adopter presses on everybody who listens, from the next step on. */
  private press(adopter: number): void {
    if (this.perFriend === 0) return;
    const { offsets, targets, weights } = this.context.out;
    const { friends, gathered, since } = this.scratch;
    for (let tie = offsets[adopter]; tie < offsets[adopter + 1]; tie++) {
      const hearer = targets[tie];
      if (this.has(hearer)) continue;
      this.touch(hearer);
      gathered[hearer] += friends[hearer] * (this.now - since[hearer]);
      since[hearer] = this.now;
      friends[hearer] += this.shared && weights !== null ? weights[tie] : 1;
      this.schedule(hearer, this.now);
    }
  }
}

/** The first step after `after` at which start + rate × step lies above the resistance. */
function firstAbove(resistance: number, rate: number, start: number, after: number): number {
  if (!(rate > 0)) return NEVER;
  const guess = Math.floor((resistance - start) / rate);
  if (!(guess < NEVER - 2)) return NEVER;
  let step = Math.max(after + 1, guess);
  while (start + rate * step <= resistance) step++;
  return step;
}
