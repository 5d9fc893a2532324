// Bass model on a network (Bass 1969; agents as in Goldenberg, Libai & Muller 2001 and Fibich & Gibori 2010).
//
// Story: everybody is under the same external pressure p, and under pressure from friends who have adopted: in all q,
// shared over the people one listens to, or so much for each (bass-friends.ts). Each person has one resistance, an
// Exp(1) draw; they adopt on the first step on which the pressure they have gathered passes it (Sellke's construction,
// 1983). So nothing is left to the step, and more contact never loses an adopter.
//
// Work: one least mark per 256 people at the start, then the ties of those who adopt, and the blocks of 256 people in which
// somebody's friends do or somebody's time has come.

import { z } from 'zod';
import { memoryBeside } from '../kernel/arena.ts';
import { ExpField } from '../kernel/field.ts';
import type { Flags } from '../kernel/flags.ts';
import { flagsOf } from '../kernel/flags.ts';
import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import { log1p } from '../kernel/math.ts';
import type { Allocator } from '../kernel/memory.ts';
import { Pool } from '../kernel/pool.ts';
import { PIECE } from '../kernel/pressure.ts';
import type { ResistingRoom } from '../kernel/resisting.ts';
import { Resisting, resistingRoom } from '../kernel/resisting.ts';
import type { TallyForm } from '../kernel/tallies.ts';
import { keyOf } from '../market/market.ts';
import type { Clock } from '../scenario/clock.ts';
import type { Hazard } from '../scenario/params.ts';
import { hazard } from '../scenario/params.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import { HeardExposures } from '../world/heard.ts';
import type { Exposure, Nudges } from '../world/nudges.ts';
import { OpenPeople } from '../world/open.ts';
import type { FriendLaw } from './bass-friends.ts';
import { formOf, matters, partOf, pickFriend, pressuresOf, SharedRates } from './bass-friends.ts';
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
  // Flags, the list of adopters, resistances and friends; where friends share, what each has of it, what that is a share
  // of, and weights of friends.
  bytesPerPerson: ({ perTie, strong }) => (strong !== undefined ? 33 : perTie !== undefined ? 25 : 49),
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

/** More than anybody resists, and still a number: a chance of 100 % per step would be without end. */
const IRRESISTIBLE = 1e9;

/** Pressure in one step: a rate times the step, or what gives a published chance per step. */
function pressure(value: Hazard, clock: Clock): number {
  const pressure = 'perStep' in value ? -log1p(-value.perStep) : value.perWeek * clock.weeks;
  return Math.min(IRRESISTIBLE, pressure);
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
  /** Who resists, and how friends press on them. Listed are adopters, as they adopted, and behind them who is about to. */
  room: ResistingRoom;
  shared: SharedRates;
  /** Of those listed, and of those listed aside, many at a time. */
  flags: Flags;
  flagsAside: Flags;
}
/** Rooms are kept by how friends are tallied in them. */
const pools = new Map<string, Pool<Scratch>>();
function poolFor(form: TallyForm): Pool<Scratch> {
  const name = JSON.stringify(form);
  const pool = pools.get(name) ?? new Pool<Scratch>((people, memory) => scratchOf(people, form, memory));
  pools.set(name, pool);
  return pool;
}

function scratchOf(people: number, form: TallyForm, memory: Allocator): Scratch {
  const state = memory.u8(people);
  const room = resistingRoom(people, form, memory);
  const { list, aside, resistances } = room.resisters;
  const shared = new SharedRates(resistances.length, memory);
  return { state, room, shared, flags: flagsOf(state, list), flagsAside: flagsOf(state, aside) };
}

const REACHED = 1;
const ADOPTED = 2;
const ALL = 255;

class BassRun implements ModelRun {
  readonly market;
  private readonly pool: Pool<Scratch>;
  private readonly scratch: Scratch;
  private readonly causeKey: Key;
  private readonly sourceKey: Key;
  private readonly heard: HeardExposures;
  private readonly open: OpenPeople;
  private readonly resisting: Resisting;
  private readonly law: FriendLaw;
  private readonly list: Uint32Array;
  private readonly named: boolean;
  /** Whether it matters if people adopt thanks to friends. */
  private readonly byChannel: boolean;
  private adopters = 0;
  /** The people list[frontier] … list[adopters − 1] adopted on the present step. */
  private frontier = 0;
  private now = 0;

  constructor(
    chosen: Params,
    private readonly context: ModelContext,
  ) {
    const { market, clock, luck } = context;
    this.market = market;
    this.causeKey = purposeKey(luck, 'cause');
    this.sourceKey = purposeKey(luck, 'source');
    this.heard = new HeardExposures(market, luck);
    this.open = new OpenPeople(market);
    this.named = atLeast(context.level, 'sources');
    this.byChannel = atLeast(context.level, 'tallies');
    this.law = friendLaw(chosen, clock);
    const form = formOf(this.law, context);
    this.pool = poolFor(form);
    this.scratch = this.pool.take(market, market.people, memoryBeside(market.out.offsets));
    this.list = this.scratch.room.resisters.list;
    const pressures = pressuresOf(this.law, pressure(chosen.p, clock), form, context, this.scratch.shared);
    const field = new ExpField(purposeKey(luck, 'act'), market.people, market.keys, market.out.offsets);
    this.resisting = new Resisting(market.people, this.scratch.room, field, pressures, (person) => this.has(person));
  }

  step(step: number, nudges: Nudges): void {
    this.now = step;
    const first = this.adopters;
    const end = this.resisting.yielding(step, first);
    if (nudges.placements.length === 0 && this.context.record.countsOnly) this.countWon(first, end);
    else this.logWon(first, end, nudges.placements);
    this.heard.step(step, nudges, {
      open: (person) => !this.has(person),
      openFit: () => this.open.fit(),
      heard: (person, exposure, persuaded) => this.hear(person, exposure, persuaded),
    });
    this.press();
    this.frontier = this.adopters;
  }

  has(person: number): boolean {
    return (this.scratch.state[person] & ADOPTED) !== 0;
  }

  talkers(): number {
    return this.adopters;
  }

  quiet(): boolean {
    return this.resisting.quiet(this.now, this.context.clock.steps);
  }

  end(): void {
    this.resisting.end((first, end) => this.scratch.state.fill(0, first, end));
    this.pool.give(this.market, this.scratch);
  }

  /** Who has come of age adopts, where only numbers count. */
  private countWon(first: number, end: number): void {
    const { flags, flagsAside } = this.scratch;
    const { record } = this.context;
    for (let place = first; place < end; place += PIECE) {
      const last = Math.min(end, place + PIECE);
      const friendly = this.byChannel ? this.resisting.pressing.thankful(place, last, this.causeKey) : 0;
      const byFriends = flagsAside.mark(0, friendly, REACHED, ALL, REACHED);
      const ofThemselves = flags.mark(place, last, REACHED | ADOPTED, ALL, REACHED);
      record.events(EVENT.reached, byFriends, CHANNEL.friend);
      record.events(EVENT.reached, ofThemselves, CHANNEL.own);
      record.events(EVENT.adopted, friendly, CHANNEL.friend);
      record.events(EVENT.adopted, last - place - friendly, CHANNEL.own);
    }
    this.open.leaveAll(this.list, first, end);
    this.adopters = end;
  }

  /** Gifts come first: whoever is given it has no cause. Causes are judged before anybody of this step counts. */
  private logWon(first: number, end: number, placements: readonly number[]): void {
    const causes = this.byChannel ? this.causes(first, end) : [];
    const people = this.list.slice(first, end);
    for (const person of placements) if (!this.has(person)) this.adopt(person, NOBODY, CHANNEL.gift);
    people.forEach((person, place) => {
      if (this.has(person)) return;
      const from = causes[place] ?? NOBODY;
      this.adopt(person, from, from === NOBODY ? CHANNEL.own : CHANNEL.friend);
    });
  }

  /** Of list[first] … list[end − 1]: the friends who get the credit; NOBODY for own initiative. */
  private causes(first: number, end: number): number[] {
    const { list } = this;
    const { aside } = this.scratch.room.resisters;
    const causes: number[] = [];
    for (let place = first; place < end; place += PIECE) {
      const last = Math.min(end, place + PIECE);
      const friendly = this.resisting.pressing.thankful(place, last, this.causeKey);
      for (let i = place, next = 0; i < last; i++) {
        const thanks = next < friendly && aside[next] === list[i];
        causes.push(thanks ? this.source(list[i]) : NOBODY);
        if (thanks) next++;
      }
    }
    return causes;
  }

  /** The friend thanks to whom a person adopts; anybody where nobody asks who that is. */
  private source(person: number): number {
    if (!this.named) return person;
    const { law, resisting } = this;
    const whole = 'strong' in law ? resisting.friendly(person) : resisting.weight(person);
    const left = uniform(derive(this.sourceKey, keyOf(this.market, person)), this.now) * whole;
    const { in: inward } = this.context;
    return pickFriend(inward, person, partOf(law, inward), left, (friend) => this.has(friend));
  }

  private hear(person: number, exposure: Exposure, persuaded: boolean): void {
    const from = exposure.from ?? NOBODY;
    if (persuaded) this.adopt(person, from, CHANNEL[exposure.channel]);
    else this.reach(person, from, CHANNEL[exposure.channel]);
  }

  private reach(person: number, from: number, channel: number): void {
    if ((this.scratch.state[person] & REACHED) !== 0) return;
    this.resisting.meet(person);
    this.scratch.state[person] |= REACHED;
    this.context.record.event(EVENT.reached, person, from, channel);
  }

  private adopt(person: number, from: number, channel: number): void {
    const credited = this.named || channel !== CHANNEL.friend ? from : NOBODY;
    this.reach(person, credited, channel);
    this.resisting.leave(person);
    this.scratch.state[person] |= ADOPTED;
    this.list[this.adopters++] = person;
    this.open.leave(person);
    this.context.record.event(channel === CHANNEL.gift ? EVENT.placed : EVENT.adopted, person, credited, channel);
  }

  /** Who adopted on this step presses on everybody who listens, from the next step on. */
  private press(): void {
    if (this.frontier === this.adopters || !matters(this.law)) return;
    this.resisting.press(this.context.out, this.frontier, this.adopters, this.now);
  }
}
