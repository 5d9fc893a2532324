// Bass model on a network (Bass 1969; agents as in Goldenberg, Libai & Muller 2001 and Fibich & Gibori 2010).
//
// Story: everybody is under the same external pressure p, and under pressure from friends who have adopted: in all q,
// shared over the people one listens to, or so much for each (bass-friends.ts). Each person has one resistance, an
// Exp(1) draw; they adopt on the first step on which the pressure they have gathered passes it (Sellke's construction,
// 1983). So nothing is left to the step, and more contact never loses an adopter.
//
// Work: one least mark per 256 people at the start, then only those whose time has come or whose friends adopt.

import { z } from 'zod';
import { Calendar } from '../kernel/calendar.ts';
import { ExpField } from '../kernel/field.ts';
import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import { log1p } from '../kernel/math.ts';
import { Pool } from '../kernel/pool.ts';
import type { Telling } from '../kernel/talk.ts';
import { everyTie, talkLoop } from '../kernel/talk.ts';
import { keyOf } from '../market/market.ts';
import type { Clock } from '../scenario/clock.ts';
import type { Hazard } from '../scenario/params.ts';
import { hazard } from '../scenario/params.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import { HeardExposures } from '../world/heard.ts';
import type { Exposure, Nudges } from '../world/nudges.ts';
import { OpenPeople } from '../world/open.ts';
import type { FriendLaw } from './bass-friends.ts';
import { Friends } from './bass-friends.ts';
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
    about:
      'influence of friends in all, shared over the people one listens to; 0.38 per year where no other influence of friends is given',
    optional: true,
    source: 'mean of many studies as quoted by Sultan, Farley & Lehmann 1990',
    mark: 'quoted',
  }),
  perTie: hazard({ about: 'influence of each adopted friend alike, in place of q', optional: true }),
  strong: hazard({
    about: 'influence of each adopted friend by a strong tie; with weak, in place of q',
    optional: true,
    source: '1% to 7% per step in Goldenberg, Libai & Muller 2001, as a replication gives it',
    mark: 'quoted',
  }),
  weak: hazard({
    about: 'influence of each adopted friend by a weak tie; with strong, in place of q',
    optional: true,
    source: '0.5% to 1.5% per step in Goldenberg, Libai & Muller 2001, as a replication gives it',
    mark: 'quoted',
  }),
});
type Params = z.output<typeof params>;

const USUAL_Q: Hazard = { perWeek: (0.38 * 7) / 365.25 };

export const bass = defineModel({
  name: 'bass',
  about: 'Everybody adopts under external pressure and under pressure from friends who have adopted.',
  source:
    'Bass 1969, Management Science 15; on networks: Goldenberg, Libai & Muller 2001, Marketing Letters 12; Fibich & Gibori 2010',
  params,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  reads: ({ perTie, strong }) => (strong !== undefined ? ['strength'] : perTie === undefined ? ['share'] : []),
  needs: ({ strong }) => (strong === undefined ? [] : ['strength']),
  events: () => ['reached', 'adopted', 'placed'],
  // The arrays of a run and of friends; what is due in the calendar, a few times over.
  bytesPerPerson: ({ strong }) => 21 + (strong === undefined ? 20 : 40) + 64,
  check: contradictions,
  start: (chosen, context) => new BassRun(chosen, context),
});

function contradictions({ q, perTie, strong, weak }: Params) {
  const problem = (path: string, message: string) => [{ path: [path], message }];
  if ((strong === undefined) !== (weak === undefined)) {
    const [given, missing] = weak === undefined ? ['strong', 'weak'] : ['weak', 'strong'];
    return problem(given, `${given} is given without ${missing}: give the influence of strong and of weak friends`);
  }
  if (strong !== undefined && (q ?? perTie) !== undefined) {
    const other = q === undefined ? 'perTie' : 'q';
    return problem(
      'strong',
      `strong and weak exclude ${other}: give the influence of all friends, of each, or by strength`,
    );
  }
  if (q === undefined || perTie === undefined) return [];
  return problem('perTie', 'q and perTie exclude each other: give the influence of all friends, or of each');
}

/** Pressure in one step: a rate times the step, or what gives a published chance per step. */
function pressure(value: Hazard, clock: Clock): number {
  return 'perStep' in value ? -log1p(-value.perStep) : value.perWeek * clock.weeks;
}

function friendLaw({ q, perTie, strong, weak }: Params, clock: Clock): FriendLaw {
  if (strong !== undefined && weak !== undefined) {
    return { strong: pressure(strong, clock), weak: pressure(weak, clock) };
  }
  return perTie === undefined ? { shared: pressure(q ?? USUAL_Q, clock) } : { perTie: pressure(perTie, clock) };
}

interface Scratch {
  /** Flags REACHED and ADOPTED. */
  state: Uint8Array;
  /** Resistance; 0 while it has not been looked up. */
  resistance: Float64Array;
  /** The step on which the person will adopt as things stand. */
  due: Int32Array;
  /** Everybody with anything but zeros above: what to clean. */
  touched: Uint32Array;
  /** Adopters in the order in which they adopted. */
  queue: Uint32Array;
}
const pool = new Pool<Scratch>((people) => ({
  state: new Uint8Array(people),
  resistance: new Float64Array(people),
  due: new Int32Array(people),
  touched: new Uint32Array(people),
  queue: new Uint32Array(people),
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
  private readonly friends: Friends;
  private readonly telling: Telling;
  private readonly named: boolean;
  /** Blocks by the step on which their least mark gives way to external pressure alone; people by theirs. */
  private readonly blocksDue: Calendar;
  private readonly peopleDue: Calendar;
  private touched = 0;
  private adopters = 0;
  /** The people queue[frontier] … queue[adopters − 1] adopted on the present step. */
  private frontier = 0;
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
    this.friends = new Friends(friendLaw(chosen, clock), market, context.out, context.in);
    this.telling = everyTie(context.out);
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
    if (this.friends.matter) this.press();
    this.frontier = this.adopters;
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
    const { state, resistance, due, touched } = this.scratch;
    for (let place = 0; place < this.touched; place++) {
      const person = touched[place];
      state[person] = due[person] = resistance[person] = 0;
      this.friends.forget(person);
    }
    pool.give(this.market, this.scratch);
    this.friends.end();
  }

  /** The least mark of a block has given way: from now on its people have their own dates. */
  private openBlock(block: number): void {
    this.field.below(block, 0, Number.POSITIVE_INFINITY, (person, mark) => {
      if (this.scratch.due[person] !== 0 || this.has(person)) return;
      this.touch(person, mark);
      this.schedule(person, this.now - 1);
    });
  }

  /** Looks up when a person will adopt if nothing else happens after step `after`. */
  private schedule(person: number, after: number): void {
    const { resistance, due } = this.scratch;
    const { pressure, gathered } = this.friends.of(person);
    const when = firstAbove(resistance[person], this.own + pressure, gathered, after);
    if (when === due[person]) return;
    due[person] = when;
    this.peopleDue.add(when, person);
  }

  private touch(person: number, mark = -1): void {
    const { resistance } = this.scratch;
    if (resistance[person] !== 0) return;
    resistance[person] = Math.max(Number.MIN_VALUE, mark < 0 ? this.field.mark(person, 0) : mark);
    this.scratch.touched[this.touched++] = person;
  }

  /** The friend who gets the credit, or NOBODY for own initiative: drawn in proportion to this step's pressures. */
  private cause(person: number): number {
    const friendly = this.friends.of(person).pressure;
    const key = keyOf(this.market, person);
    const luck = uniform(derive(this.causeKey, key), 0) * (this.own + friendly);
    if (luck < this.own || friendly === 0) return NOBODY;
    if (!this.named) return person;
    return this.friends.pick(person, uniform(derive(this.sourceKey, key), this.now), (friend) => this.has(friend));
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
    this.scratch.queue[this.adopters++] = person;
    this.open.leave(person);
    this.context.record.event(channel === CHANNEL.gift ? EVENT.placed : EVENT.adopted, person, credited, channel);
  }

  /** Who adopted on this step presses on everybody who listens, from the next step on. */
  private press(): void {
    const loop = talkLoop(this.telling);
    loop.run(this.scratch.queue, this.frontier, this.adopters, this.telling, (living) => {
      for (let i = 0; i < living; i++) {
        const hearer = loop.hearers[i];
        if (this.has(hearer)) continue;
        this.touch(hearer);
        this.friends.add(hearer, loop.ties[i], this.now);
        this.schedule(hearer, this.now);
      }
    });
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
