// The connected market: who notices a contact knows of the product, who knows forms an opinion, and pressure to buy counts
// for as much as the opinion is good. Who has bought finds out for themselves and tells their friends, who notice that in
// turn. Everything that reaches a person is measured in noticed contacts. ODD.md specifies it; the numbers in this folder's
// comments are its sections. With its switches off it becomes `bass`, event for event.

import { Calendar } from '../../kernel/calendar.ts';
import { ExpField } from '../../kernel/field.ts';
import type { Key } from '../../kernel/luck.ts';
import { derive, firstBelow, purposeKey } from '../../kernel/luck.ts';
import type { Market } from '../../market/market.ts';
import { keyOf } from '../../market/market.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../../world/events.ts';
import type { Employment, Nudges } from '../../world/nudges.ts';
import { OpenPeople } from '../../world/open.ts';
import { silentRows } from '../../world/silence.ts';
import type { ModelContext, ModelRun } from '../model.ts';
import { defineModel } from '../model.ts';
import { Conversation } from './conversation.ts';
import type { Voice } from './firm.ts';
import { Firm } from './firm.ts';
import type { Told } from './kernel-minds.ts';
import type { Credit } from './mind.ts';
import { Mind } from './mind.ts';
import { Minds } from './minds.ts';
import { Offer } from './offer.ts';
import { type Params, params } from './params.ts';
import { ADVOCATE, AWARE, OPEN, People, PLACED, REACHED, SPEAKS_ILL, STAFF, TRIED, WAITING } from './people.ts';
import { Programmes } from './programmes.ts';
import { closedForm } from './pushes.ts';
import type { Rates } from './rates.ts';
import { rates } from './rates.ts';
import { PASS, PRAISE } from './talk.ts';
import { Traits } from './traits.ts';
import { Verdicts } from './verdicts.ts';

export const market = defineModel({
  name: 'market',
  about: 'The connected market: contacts, awareness, belief, purchase, experience, and talk that is again contact.',
  source:
    'this project; its parts after Bass 1969, Vidale & Wolfe 1957, Nerlove & Arrow 1962, Oliver 1980 and others, see the ODD',
  params,
  answers: ['exposures', 'placements', 'trials', 'terms', 'programmes'],
  ignores: ['persuades'],
  reads: () => ['share'],
  events: (chosen) => [
    'reached',
    ...(chosen.awareness ? (['aware', 'forgot'] as const) : []),
    'adopted',
    'placed',
    'advocate',
    ...(chosen.experience ? (['content', 'detractor', 'returned'] as const) : []),
    'tried',
    'joined',
    'employed',
  ],
  amounts: ({ expectation, experience }) => [
    'delivered',
    'noticed',
    ...(expectation || experience ? (['trustLost'] as const) : []),
    ...(experience ? (['gap'] as const) : []),
  ],
  closedForm,
  // Whom ties reach or not; what lists bring to single people, from the first one on; what each circle is heard to say, and
  // who is in it; and ties that are formed.
  bytesPerPerson: ({ ties }, { lists, circles, links }) =>
    (ties ? 90 : 58) + (lists ? 68 : 0) + 60 * circles + 30 * links,
  start: (chosen, context) => new MarketRun(chosen, context),
});

class MarketRun implements ModelRun {
  readonly market: Market;
  private readonly rates: Rates;
  private readonly traits: Traits;
  private readonly people: People;
  private readonly talk: Conversation;
  private readonly offer: Offer;
  private readonly programmes: Programmes;
  private readonly firm: Firm;
  private readonly mind: Mind;
  private readonly minds: Minds;
  private readonly resistances: ExpField;
  private readonly open: OpenPeople;
  private readonly forgetKey: Key;
  private readonly verdicts: Verdicts;
  private readonly forgetting: Calendar;
  /** People whose talk is no longer heard from the next step on. */
  private readonly stopping: number[] = [];
  /** Whether it matters through what people come to know and buy, and through whom. */
  private readonly byChannel: boolean;
  private readonly named: boolean;
  private now = 0;

  constructor(
    chosen: Params,
    private readonly context: ModelContext,
  ) {
    const { market, clock, luck, product } = context;
    this.market = market;
    this.rates = rates(chosen, clock, product);
    this.traits = new Traits(market, context.peopleLuck, this.rates);
    this.people = new People(market, this.rates.prior);
    const rows = chosen.ties ? context : { out: silentRows(market), in: silentRows(market) };
    const talk = rows.out !== silentRows(market);
    this.talk = new Conversation(market, rows.out, rows.in, this.rates);
    this.firm = new Firm(market, this.traits.fits, this.rates, (person) => this.voice(person));
    this.offer = new Offer(product.quality, luck);
    this.programmes = new Programmes(market, luck, this.traits, this.people, this.talk, talk);
    this.mind = new Mind(market, luck, this.rates, this.traits, this.people, this.talk, this.firm, this.offer);
    this.resistances = new ExpField(purposeKey(luck, 'act'), market.people, market.keys);
    this.open = new OpenPeople(market);
    this.forgetKey = purposeKey(luck, 'forget');
    const { rates: our, traits, offer, people, mind, programmes } = this;
    const { talk: said, firm } = this;
    this.minds = new Minds({ market, luck, rates: our, fits: traits.fits, people, talk: said, firm, offer, mind });
    this.verdicts = new Verdicts(context, { rates: our, traits, offer, people, mind, programmes, talk: this.talk });
    this.forgetting = new Calendar(clock.steps);
    this.byChannel = atLeast(context.level, 'tallies');
    this.named = atLeast(context.level, 'sources');
  }

  step(step: number, nudges: Nudges): void {
    this.now = step;
    if (step > 0) this.talk.fade();
    this.people.turn();
    if (step === 0) this.begin();
    this.offer.step(nudges);
    this.programmes.step(nudges);
    for (const person of nudges.placements) this.place(person);
    for (const person of nudges.trials) this.try(person);
    for (const person of nudges.dismissed) if (this.isStaff(person)) this.talk.stop(person);
    for (const employment of nudges.employed) this.employ(employment);
    if (step > 0) {
      this.silence();
      this.verdicts.step(step);
      this.forgetAndPass();
      this.firm.step(step, nudges, this.open.fit(this.traits.fits));
      this.context.record.measure('delivered', this.firm.deliveredInAll);
      this.context.record.measure('noticed', this.firm.noticedInAll);
      this.hear();
      // Steps 5 and 6: what contacts do to those who know, and who buys.
      this.minds.buying(this.bought);
      this.people.memory.fresh.clear();
      this.context.record.measure('trustLost', this.mind.trustLost);
      this.mind.trustLost = 0;
    }
    this.programmes.admit(this.knows, (person) => this.record(EVENT.joined, person));
  }

  has(person: number): boolean {
    return this.people.memory.stage[person] !== OPEN;
  }

  talkers(): number {
    return this.verdicts.talkers;
  }

  referred(): number {
    return this.programmes.referred;
  }

  members(): number {
    return this.programmes.size;
  }

  quiet(): boolean {
    // Where nobody buys or forgets of themselves, those who know wait for contacts like everybody else.
    const { own, forget, awareness } = this.rates;
    const waiting = this.people.aware.count === 0 || (own === 0 && (forget === 0 || !awareness));
    const idle = waiting && this.people.memory.opened.count === 0 && this.talk.silent();
    return idle && !this.verdicts.pending(this.now + 1) && this.firm.quiet();
  }

  end(): void {
    this.talk.end(this.people.touchedBlocks());
    this.firm.end();
    this.minds.end();
    this.people.end();
  }

  /** Record 0: people who know the product beforehand, or everybody where awareness plays no part. */
  private begin(): void {
    const { rates, people, traits } = this;
    if (rates.awareness && rates.awareAtStart === 0) return;
    for (let person = 0; person < this.market.people; person++) {
      const knows = traits.knowsAtStart(person);
      if (rates.awareness && !knows) continue;
      this.people.touch(person);
      if (knows) people.memory.belief[person] = rates.quality;
      this.becomeAware(person, CHANNEL.start, NOBODY);
    }
  }

  /** Whoever adopted on the last step passes nothing on any more. */
  private silence(): void {
    for (const person of this.stopping) this.talk.stop(person);
    this.stopping.length = 0;
  }

  /** Step 3: spells that end; pass-along of those who heard on the last step. */
  private forgetAndPass(): void {
    const { people, talk } = this;
    const { forgetting, passing } = people.memory;
    this.forgetting.take(this.now, (person) => {
      if (people.knows(person)) forgetting.join(person);
    });
    // By rising number, so that memory is read in order.
    forgetting.each((person) => {
      forgetting.leave(person);
      people.forget(person);
      this.record(EVENT.forgot, person);
      talk.stop(person);
    });
    passing.each((person) => {
      passing.leave(person);
      if (!people.knows(person) || talk.talking(person)) return;
      const intensity = this.rates.passAlong * this.traits.talkative(person) * this.traits.fit(person);
      if (intensity > 0) talk.begin('people', person, PASS, intensity, people.memory.belief[person]);
    });
  }

  /** Step 4: who notices. Whoever did not know becomes aware; for whoever did, it is the first contact. */
  private hear(): void {
    this.minds.noticing(this.now, this.noticed);
  }

  private readonly noticed: Told = (found, count, friends) => {
    const { mind, people, credits } = this;
    for (let place = 0; place < count; place++) {
      const person = found[place];
      people.touch(person);
      const opener = credits ? mind.opener(person, friends[place], this.now, this.names) : UNASKED;
      this.reach(person, opener);
      if (people.is(person, AWARE)) continue;
      people.memory.fresh.join(person);
      this.becomeAware(person, opener.channel, opener.from);
    }
  };

  private readonly bought: Told = (people, count) => {
    for (let place = 0; place < count; place++) this.buy(people[place]);
  };

  private buy(person: number): void {
    const cause = this.credits ? this.mind.cause(person, this.now, this.names) : UNASKED;
    if (cause.from !== NOBODY) this.programmes.credit(cause.from);
    this.leaveOpen(person);
    this.credit(person, cause.channel, cause.from);
    this.context.record.event(EVENT.adopted, person, this.named ? cause.from : NOBODY, cause.channel);
  }

  /** A gift: no purchase. Whoever gets one judges it against what they expected. */
  private place(person: number): void {
    if (this.has(person)) return;
    this.people.touch(person);
    const knew = this.people.is(person, AWARE) || !this.rates.awareness;
    this.credit(person, CHANNEL.gift, NOBODY);
    this.people.set(person, PLACED);
    this.people.memory.belief[person] = this.rates.prior;
    this.reach(person, GIFT);
    if (!knew) this.context.record.event(EVENT.aware, person, NOBODY, CHANNEL.gift);
    this.leaveOpen(person);
    this.people.set(person, AWARE);
    this.context.record.event(EVENT.placed, person, NOBODY, CHANNEL.gift);
  }

  /** A sample: whoever tries it knows the product, and expects half-way what they found. Once a person. */
  private try(person: number): void {
    const { people, traits, offer } = this;
    if (people.memory.stage[person] !== OPEN || people.is(person, TRIED)) return;
    people.touch(person);
    people.set(person, TRIED);
    this.context.record.event(EVENT.tried, person, NOBODY, CHANNEL.sample);
    this.reach(person, SAMPLE);
    if (!people.is(person, AWARE)) this.becomeAware(person, CHANNEL.sample, NOBODY);
    const { belief } = people.memory;
    if (this.rates.expectation) belief[person] += (traits.quality(person, offer.quality) - belief[person]) / 2;
  }

  /** Somebody who has not bought becomes one of the firm's own people: never a customer, and never tired of talking. */
  private employ({ person, report, heard }: Employment): void {
    const { people } = this;
    if (people.memory.stage[person] !== OPEN) return;
    people.touch(person);
    this.talk.stop(person);
    people.leave(person, STAFF);
    this.open.leave(person);
    const intensity = this.traits.talkative(person) * heard;
    this.talk.begin('staff', person, PRAISE, intensity, report);
    this.context.record.event(EVENT.employed, person, NOBODY, CHANNEL.staff);
  }

  /** Whether somebody is to be thanked by name: the firm may pay those who win others. */
  private get names(): boolean {
    return this.named || this.programmes.paid;
  }

  /** Whether anybody or anything is to be thanked. */
  private get credits(): boolean {
    return this.byChannel || this.programmes.paid;
  }

  /** Whether a person knows of the product or has it. */
  private readonly knows = (person: number) =>
    this.people.memory.stage[person] === OPEN ? this.people.is(person, AWARE) : !this.isStaff(person);

  private isStaff(person: number): boolean {
    return this.people.memory.stage[person] === STAFF;
  }

  /** From open to waiting for a verdict. What was passed on is heard no more from the next step. */
  private leaveOpen(person: number): void {
    const { people } = this;
    people.leave(person, WAITING);
    this.open.leave(person);
    this.programmes.meet(person);
    if (this.talk.talking(person)) this.stopping.push(person);
    this.verdicts.expect(person, this.now + this.rates.delaySteps);
  }

  /** A spell of awareness opens. When it will end is known at once: on the first step whose forgetting mark rings. */
  private becomeAware(person: number, channel: number, from: number): void {
    const { people, rates } = this;
    const { resistance } = people.memory;
    people.set(person, AWARE);
    people.aware.join(person);
    if (resistance[person] === 0) resistance[person] = Math.max(Number.MIN_VALUE, this.resistances.mark(person, 0));
    this.programmes.meet(person);
    this.credit(person, channel, from);
    if (!rates.awareness) return;
    this.context.record.event(EVENT.aware, person, this.named ? from : NOBODY, channel);
    if (rates.passAlong > 0 && rates.talk > 0) people.memory.opened.join(person);
    if (rates.forget === 0) return;
    const key = derive(this.forgetKey, keyOf(this.market, person));
    const { steps } = this.context.clock;
    const ring = firstBelow(key, rates.forget, this.now + 1, steps + 1);
    if (ring <= steps) this.forgetting.add(ring, person);
  }

  /** Keeps what a spell or an adoption is credited to. */
  private credit(person: number, channel: number, from: number): void {
    this.people.memory.channel[person] = channel;
    this.people.memory.from[person] = from;
  }

  private reach(person: number, by: Credit): void {
    if (this.people.is(person, REACHED)) return;
    this.people.set(person, REACHED);
    this.context.record.event(EVENT.reached, person, this.named ? by.from : NOBODY, by.channel);
  }

  /** What a person does of themselves, beside the channel that opened their spell or made them adopt. */
  private record(event: number, person: number): void {
    this.context.record.event(event, person, NOBODY, this.people.memory.channel[person]);
  }

  /** What a seeded person says to an audience: their own verdict, and nothing without one. */
  private voice(person: number): Voice | undefined {
    const praises = this.people.is(person, ADVOCATE);
    if (!praises && !this.people.is(person, SPEAKS_ILL)) return undefined;
    return { report: this.talk.reportOf(person), praises };
  }
}

/** Stands for a credit where nobody asks for one. */
const UNASKED: Credit = { channel: CHANNEL.own, from: NOBODY };
const GIFT: Credit = { channel: CHANNEL.gift, from: NOBODY };
const SAMPLE: Credit = { channel: CHANNEL.sample, from: NOBODY };
