// The connected market: who notices a contact knows of the product, who knows forms an opinion, and pressure to buy counts
// for as much as the opinion is good. Who has bought finds out for themselves and tells their friends, who notice that in
// turn. Everything that reaches a person is measured in noticed contacts. ODD.md specifies it; the numbers in this folder's
// comments are its sections. With its switches off it becomes `bass`, event for event.

import { Calendar } from '../../kernel/calendar.ts';
import { ExpField } from '../../kernel/field.ts';
import type { Key } from '../../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../../kernel/luck.ts';
import type { Market } from '../../market/market.ts';
import { keyOf } from '../../market/market.ts';
import { atLeast, CHANNEL, EVENT, NOBODY } from '../../world/events.ts';
import { GroupMost, Hearing } from '../../world/hearing.ts';
import type { Nudges } from '../../world/nudges.ts';
import { OpenPeople } from '../../world/open.ts';
import { silentRows } from '../../world/silence.ts';
import type { ModelContext, ModelRun } from '../model.ts';
import { defineModel } from '../model.ts';
import type { Voice } from './firm.ts';
import { Firm } from './firm.ts';
import type { Credit } from './mind.ts';
import { Mind } from './mind.ts';
import { type Params, params } from './params.ts';
import { ADVOCATE, AWARE, JUDGED, OPEN, People, PLACED, REACHED, SPEAKS_ILL, WAITING } from './people.ts';
import type { Rates } from './rates.ts';
import { rates } from './rates.ts';
import { PASS, PRAISE, Talk, WARN } from './talk.ts';
import { Traits } from './traits.ts';

export const market = defineModel({
  name: 'market',
  about: 'The connected market: contacts, awareness, belief, purchase, experience, and talk that is again contact.',
  source:
    'this project; its parts after Bass 1969, Vidale & Wolfe 1957, Nerlove & Arrow 1962, Oliver 1980 and others, see the ODD',
  params,
  answers: ['exposures', 'placements'],
  ignores: ['persuades'],
  reads: () => ['share'],
  events: (chosen) => [
    'reached',
    ...(chosen.awareness ? (['aware', 'forgot'] as const) : []),
    'adopted',
    'placed',
    'advocate',
    ...(chosen.experience ? (['content', 'detractor', 'returned'] as const) : []),
  ],
  start: (chosen, context) => new MarketRun(chosen, context),
});

class MarketRun implements ModelRun {
  readonly market: Market;
  private readonly rates: Rates;
  private readonly traits: Traits;
  private readonly people: People;
  private readonly talk: Talk;
  private readonly firm: Firm;
  private readonly mind: Mind;
  private readonly hearing: Hearing;
  private readonly resistances: ExpField;
  private readonly open: OpenPeople;
  private readonly forgetKey: Key;
  private readonly returnKey: Key;
  private readonly verdictsDue: Calendar;
  private readonly forgetting: Calendar;
  /** People whose talk begins, or is no longer heard, from the next step on. */
  private beginning: number[] = [];
  private stopping: number[] = [];
  private advocacy = 0;
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
    const silent = chosen.ties ? undefined : silentRows(market);
    this.talk = new Talk(market, silent ?? context.out, silent ?? context.in, this.rates);
    this.firm = new Firm(market, this.traits.fits, this.rates, (person) => this.voice(person));
    this.mind = new Mind(market, luck, this.rates, this.traits, this.people, this.talk, this.firm);
    this.hearing = new Hearing(luck, market);
    this.resistances = new ExpField(purposeKey(luck, 'act'), market.people, market.keys);
    this.open = new OpenPeople(market);
    this.forgetKey = purposeKey(luck, 'forget');
    this.returnKey = purposeKey(luck, 'return');
    this.verdictsDue = new Calendar(clock.steps);
    this.forgetting = new Calendar(clock.steps);
    this.named = atLeast(context.level, 'sources');
  }

  step(step: number, nudges: Nudges): void {
    this.now = step;
    if (step === 0) this.begin();
    for (const person of nudges.placements) this.place(person);
    if (step > 0) {
      this.advocacy *= this.rates.talkKeep;
      this.silence();
      this.verdicts();
      this.forgetAndPass();
      this.firm.step(step, nudges, this.open.fit(this.traits.fits));
      this.hear();
      this.judge();
    }
  }

  has(person: number): boolean {
    return this.people.memory.stage[person] !== OPEN;
  }

  talkers(): number {
    return this.advocacy;
  }

  quiet(): boolean {
    // Where nobody buys or forgets of themselves, those who know wait for contacts like everybody else.
    const { own, forget, awareness } = this.rates;
    const waiting = this.people.aware.count === 0 || (own === 0 && (forget === 0 || !awareness));
    const idle = waiting && this.beginning.length === 0 && this.talk.silent(this.now);
    return idle && !this.verdictsDue.pending(this.now + 1) && this.firm.quiet();
  }

  end(): void {
    this.talk.end(this.people.memory.touched, this.people.touchedCount);
    this.firm.end();
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

  /** Step 2: verdicts that are due. Whoever has something to say talks from this very step. */
  private verdicts(): void {
    this.verdictsDue.take(this.now, (person) => {
      const { memory } = this.people;
      const quality = this.traits.quality(person);
      const gap = this.rates.experience ? quality - memory.belief[person] : 0;
      memory.stage[person] = JUDGED;
      this.mind.learnFromOwnVerdict(person, quality);
      if (gap >= 0) {
        this.people.set(person, ADVOCATE);
        this.advocacy++;
        this.speak(person, PRAISE, quality);
        this.record(EVENT.advocate, person);
      } else if (gap < -this.rates.tolerance) {
        this.people.set(person, SPEAKS_ILL);
        this.speak(person, WARN, Math.max(0, quality + this.rates.sting * gap));
        this.record(EVENT.detractor, person);
        this.giveBack(person);
      } else {
        this.record(EVENT.content, person);
      }
    });
  }

  private speak(person: number, kind: typeof PRAISE | typeof WARN, report: number): void {
    const intensity = this.rates.talk * this.traits.talkative(person);
    this.talk.begin(person, kind, intensity, report, this.now, this.reaches);
  }

  private giveBack(person: number): void {
    if (this.people.is(person, PLACED)) return;
    const luck = uniform(derive(this.returnKey, keyOf(this.market, person)), 0);
    if (luck < this.rates.returns) this.record(EVENT.returned, person);
  }

  /** Whoever adopted on the last step passes nothing on any more. */
  private silence(): void {
    for (const person of this.stopping) this.talk.stop(person, this.now, this.reaches);
    this.stopping.length = 0;
  }

  /** Step 3: spells that end; pass-along of those who heard on the last step. */
  private forgetAndPass(): void {
    const { people, talk } = this;
    this.forgetting.take(this.now, (person) => {
      if (!people.is(person, AWARE) || people.memory.stage[person] !== OPEN) return;
      people.unset(person, AWARE);
      people.aware.leave(person);
      this.record(EVENT.forgot, person);
      if (talk.talks(person)) talk.stop(person, this.now, this.reaches);
    });
    const passing = this.beginning;
    this.beginning = [];
    for (const person of passing) {
      if (!people.is(person, AWARE) || people.memory.stage[person] !== OPEN || talk.talks(person)) continue;
      const intensity =
        this.rates.talk * this.rates.passAlong * this.traits.talkative(person) * this.traits.fit(person);
      if (intensity === 0) continue;
      talk.begin(person, PASS, intensity, people.memory.belief[person], this.now, this.reaches);
    }
  }

  /** Step 4: who notices. Whoever did not know becomes aware; for whoever did, it is the first contact. */
  private hear(): void {
    const { firm, hearing, mind, people, talk } = this;
    const listed = new GroupMost();
    for (const person of firm.lists.people) listed.raise(person, firm.lists.noticed(person));
    const noticing: number[] = [];
    hearing.sweep(
      this.now,
      Math.max(...firm.noticed),
      listed.blocks(talk.loud),
      (group) => talk.most(group, this.now) + listed.of(group),
      (person, mark) => {
        if (people.memory.stage[person] !== OPEN || people.all(person, AWARE | REACHED)) return;
        if (mark < mind.contacts(person, this.now)) noticing.push(person);
      },
    );
    for (const person of noticing) {
      const opener = mind.opener(person, this.now, this.named);
      people.touch(person);
      this.reach(person, opener);
      if (people.is(person, AWARE)) continue;
      people.memory.heardAt[person] = this.now;
      this.becomeAware(person, opener.channel, opener.from);
    }
  }

  /** Steps 5 and 6: belief, trust and pressure of open people who know; purchases. */
  private judge(): void {
    const { people, mind } = this;
    const { pressure, resistance } = people.memory;
    const buying: number[] = [];
    people.aware.each((person) => {
      pressure[person] += mind.move(person, this.now);
      if (resistance[person] === 0) {
        resistance[person] = Math.max(Number.MIN_VALUE, this.resistances.mark(person, 0));
      }
      if (pressure[person] > resistance[person]) buying.push(person);
    });
    for (const person of buying) this.buy(person);
  }

  private buy(person: number): void {
    const cause = this.mind.cause(person, this.now, this.named);
    this.leaveOpen(person);
    this.people.memory.channel[person] = cause.channel;
    this.people.memory.from[person] = cause.from;
    this.context.record.event(EVENT.adopted, person, this.named ? cause.from : NOBODY, cause.channel);
  }

  /** A gift: no purchase. Whoever gets one judges it against what they expected. */
  private place(person: number): void {
    if (this.has(person)) return;
    this.people.touch(person);
    const knew = this.people.is(person, AWARE) || !this.rates.awareness;
    this.people.memory.channel[person] = CHANNEL.gift;
    this.people.memory.from[person] = NOBODY;
    this.people.set(person, PLACED);
    this.people.memory.belief[person] = this.rates.prior;
    this.reach(person, GIFT);
    if (!knew) this.context.record.event(EVENT.aware, person, NOBODY, CHANNEL.gift);
    this.leaveOpen(person);
    this.people.set(person, AWARE);
    this.context.record.event(EVENT.placed, person, NOBODY, CHANNEL.gift);
  }

  /** From open to waiting for a verdict. What was passed on is heard no more from the next step. */
  private leaveOpen(person: number): void {
    const { people } = this;
    people.aware.leave(person);
    people.memory.stage[person] = WAITING;
    this.open.leave(person);
    if (this.talk.talks(person)) this.stopping.push(person);
    this.verdictsDue.add(this.now + this.rates.delaySteps, person);
  }

  /** A spell of awareness opens. When it will end is known at once: on the first step whose forgetting mark rings. */
  private becomeAware(person: number, channel: number, from: number): void {
    const { people, rates } = this;
    people.set(person, AWARE);
    people.aware.join(person);
    people.memory.channel[person] = channel;
    people.memory.from[person] = from;
    if (!rates.awareness) return;
    this.context.record.event(EVENT.aware, person, this.named ? from : NOBODY, channel);
    if (rates.passAlong > 0) this.beginning.push(person);
    if (rates.forget === 0) return;
    const key = derive(this.forgetKey, keyOf(this.market, person));
    for (let step = this.now + 1; step <= this.context.clock.steps; step++) {
      if (uniform(key, step) < rates.forget) {
        this.forgetting.add(step, person);
        break;
      }
    }
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

  /** Somebody began or ceased to talk within earshot of a person. */
  private readonly reaches = (person: number) => this.people.touch(person);

  /** What a seeded person says to an audience: their own verdict, and nothing without one. */
  private voice(person: number): Voice | undefined {
    const praises = this.people.is(person, ADVOCATE);
    if (!praises && !this.people.is(person, SPEAKS_ILL)) return undefined;
    return { report: this.talk.reportOf(person), praises };
  }
}

const GIFT: Credit = { channel: CHANNEL.gift, from: NOBODY };
