// The slow twin of `market`, last part: one move after the other, every person and every tie in every move, with the
// equations written as they stand in the model's description. Nothing is kept incrementally and nobody is skipped.

import { exp, pow } from '../../sim/kernel/math.ts';
import type { ChannelName, EventName } from '../../sim/world/events.ts';
import type { Contact, Term } from './market-contacts.ts';
import { Channels, sum } from './market-contacts.ts';
import type { MarketScene, Person } from './market-people.ts';
import { peopleAtStart } from './market-people.ts';
import type { Cause, Row } from './scene.ts';
import { draw, hearingMarks, pick, sorted } from './scene.ts';

/** Weeks for which the firm's strongest claim is remembered. */
const CLAIM_MEMORY = 26;

/** All events of a campaign, and the people as they stand at the end. */
export function market(scene: MarketScene): { rows: Row[]; people: Person[] } {
  const twin = new MarketTwin(scene);
  for (let step = 0; step <= scene.steps; step++) twin.move(step);
  return { rows: sorted(twin.rows), people: twin.people };
}

class MarketTwin {
  readonly rows: Row[] = [];
  readonly people: Person[];
  /** Marks against hearing in the move at hand. */
  private marks: number[] = [];
  private readonly claims: { step: number; claim: number }[] = [];
  /** Half-life of each flight of ads so far. */
  private readonly halfLives = new Map<number, number>();
  private readonly channels: Channels;

  constructor(private readonly scene: MarketScene) {
    this.people = peopleAtStart(scene);
    this.channels = new Channels(scene, this.people);
  }

  move(step: number): void {
    if (step === 0) this.start();
    for (const i of this.scene.plan.placements?.[step] ?? []) this.give(step, i);
    if (step === 0) return;
    for (const i of this.people.keys()) this.verdict(step, i);
    for (const i of this.people.keys()) this.forget(step, i);
    this.marks = hearingMarks(this.scene.luck, this.scene.market, step);
    const noticed = this.channels.noticed(step);
    this.remember(step);
    for (const [i, person] of this.people.entries()) {
      const spell = this.hear(step, i, noticed[i]);
      this.carry(person, noticed[i]);
      if (person.has !== undefined || !person.aware) continue;
      this.believe(step, person, noticed[i], spell);
      if (spell) person.says = { kind: 'news', report: person.expected, since: step + 1 };
      this.press(step, i, noticed[i]);
    }
  }

  private start(): void {
    for (const [i, { source }] of this.people.entries()) if (source !== undefined) this.note(0, i, 'aware', source);
  }

  /** The claims that the firm makes, and how its flights carry over. */
  private remember(step: number): void {
    for (const { channel, flight, halfLife, claim } of this.scene.plan.exposures?.[step] ?? []) {
      if (channel === 'ad') this.halfLives.set(flight, halfLife);
      if (channel !== 'media') this.claims.push({ step, claim: claim ?? this.scene.quality });
    }
  }

  private note(step: number, person: number, event: EventName, cause: Cause): void {
    const { channel, from } = cause;
    this.rows.push(from === undefined ? { step, person, event, channel } : { step, person, event, channel, from });
  }

  // Step 1: gifts.
  private give(step: number, i: number): void {
    const person = this.people[i];
    if (person.has !== undefined) return;
    this.note(step, i, 'placed', { channel: 'gift' });
    if (!person.reached) this.note(step, i, 'reached', { channel: 'gift' });
    person.reached = true;
    if (!person.aware) this.note(step, i, 'aware', { channel: 'gift' });
    person.aware = true;
    this.get(step, person, 'gift', this.scene.parameters.prior);
  }

  private get(step: number, person: Person, channel: ChannelName, expected: number): void {
    const { delay, switches } = this.scene.parameters;
    const wait = switches.experience ? Math.max(1, Math.ceil(delay / this.scene.weeks - 1e-9)) : 1;
    person.has = { channel, gift: channel === 'gift', expected, verdictAt: step + wait };
    person.source = undefined;
    person.says = undefined;
  }

  // Step 2 and 4.6: verdicts.
  private verdict(step: number, i: number): void {
    const person = this.people[i];
    const { has, quality } = person;
    if (has?.verdictAt !== step) return;
    const { switches, tolerance, sting, returns } = this.scene.parameters;
    const gap = switches.experience ? quality - has.expected : 0;
    if (gap >= 0) {
      this.note(step, i, 'advocate', { channel: has.channel });
      person.says = { kind: 'praise', report: quality, since: step };
    } else if (gap < -tolerance) {
      this.note(step, i, 'detractor', { channel: has.channel });
      person.says = { kind: 'warning', report: Math.max(0, quality + sting * gap), since: step };
      const givesBack = draw(this.scene.luck, 'return', this.scene.market, i, 0) < returns;
      if (givesBack && !has.gift) this.note(step, i, 'returned', { channel: has.channel });
    } else {
      this.note(step, i, 'content', { channel: has.channel });
    }
  }

  // Step 3 and 4.3: forgetting.
  private forget(step: number, i: number): void {
    const person = this.people[i];
    const { luck, market, weeks, parameters } = this.scene;
    if (person.has !== undefined || person.source === undefined) return;
    const chance = 1 - pow(2, -weeks / parameters.memoryHalfLife);
    if (!(draw(luck, 'forget', market, i, step) < chance)) return;
    this.note(step, i, 'forgot', { channel: person.source.channel });
    person.aware = false;
    person.source = undefined;
    person.says = undefined;
  }

  /** Step 4 and 4.3: first notice of the run, and new spells of awareness. True where a spell opens. */
  private hear(step: number, i: number, contacts: readonly Contact[]): boolean {
    const person = this.people[i];
    const total = sum(contacts, (contact) => contact.amount);
    if (person.has !== undefined || !(this.marks[i] < total)) return false;
    const { friends, others } = this.apart(contacts);
    const cause = this.thanked(step, i, 'spell', others, friends);
    if (!person.reached) this.note(step, i, 'reached', cause);
    person.reached = true;
    if (person.aware) return false;
    this.note(step, i, 'aware', cause);
    person.aware = true;
    person.source = cause;
    return true;
  }

  private apart(terms: readonly Term[]): { friends: Term[]; others: Term[] } {
    return {
      friends: terms.filter((term) => term.channel === 'friend'),
      others: terms.filter((term) => term.channel !== 'friend'),
    };
  }

  /** Draws who is thanked: friends together are the last term; among them the talker is drawn apart. */
  private thanked(
    step: number,
    i: number,
    purpose: 'spell' | 'cause',
    others: readonly Term[],
    friends: Term[],
  ): Cause {
    const { luck, market } = this.scene;
    const talk: Term = { channel: 'friend', amount: sum(friends, (friend) => friend.amount) };
    const term = pick([...others, talk], draw(luck, purpose, market, i, purpose === 'spell' ? step : 0));
    const { channel, from } = term === talk ? pick(friends, draw(luck, 'source', market, i, step)) : term;
    return from === undefined ? { channel } : { channel, from };
  }

  /** Noticed ads enter the stock of their flight and the count for wear-out, whether or not the person is aware. */
  private carry(person: Person, contacts: readonly Contact[]): void {
    const ads = contacts.filter((contact) => contact.channel === 'ad');
    for (const flight of this.halfLives.keys()) {
      const fresh = ads.filter((ad) => ad.flight === flight);
      const kept = this.kept(flight) * (person.adstock.get(flight) ?? 0);
      person.adstock.set(flight, kept + sum(fresh, (ad) => ad.amount));
    }
    person.adsBefore = person.ads;
    person.ads += sum(ads, (ad) => ad.amount);
  }

  /** What a move leaves of the stock of a flight; nothing where its half-life is 0. */
  private kept(flight: number): number {
    const halfLife = this.halfLives.get(flight) ?? 0;
    return halfLife === 0 ? 0 : pow(2, -this.scene.weeks / halfLife);
  }

  /** Step 5: belief (4.4), then trust (4.5). */
  private believe(step: number, person: Person, contacts: readonly Contact[], spell: boolean): void {
    const { learn, erosion, tolerance, switches } = this.scene.parameters;
    if (!switches.expectation && !switches.experience) return;
    const believed = (contact: Contact) =>
      contact.weight * (contact.kind === 'claim' ? person.trust : 1) * contact.amount;
    const weight = sum(contacts, believed);
    if (weight > 0) {
      const mean = sum(contacts, (contact) => believed(contact) * contact.report) / weight;
      const whole = spell ? Math.max(1, 1 / sum(contacts, (contact) => contact.amount)) : 1;
      person.expected += (1 - exp(-learn * weight * whole)) * (mean - person.expected);
    }
    const users = contacts.filter((contact) => contact.kind === 'praise' || contact.kind === 'warning');
    const heard = sum(users, believed);
    const claim = this.strongestClaim(step);
    if (heard === 0 || claim === undefined) return;
    const report = sum(users, (contact) => believed(contact) * contact.report) / heard;
    person.trust *= exp(-erosion * heard * Math.max(0, claim - tolerance - report));
  }

  private strongestClaim(step: number): number | undefined {
    const recent = this.claims.filter((made) => (step - made.step) * this.scene.weeks < CLAIM_MEMORY - 1e-9);
    return recent.length === 0 ? undefined : Math.max(...recent.map((made) => made.claim));
  }

  /** Step 6: pressure (4.7), purchase, its cause (4.8). */
  private press(step: number, i: number, contacts: readonly Contact[]): void {
    const person = this.people[i];
    const { friends, others } = this.persuasions(person, contacts);
    const appeal = person.fit * this.appeal(step, person);
    person.pressure += appeal * sum([...others, ...friends], (term) => term.amount);
    if (!(person.pressure > person.resistance)) return;
    const cause = this.thanked(step, i, 'cause', others, friends);
    this.note(step, i, 'adopted', cause);
    this.get(step, person, cause.channel, person.expected);
  }

  /** The terms of λ but for appeal: own initiative, the firm's flights by their number, praise of friends. */
  private persuasions(person: Person, contacts: readonly Contact[]): { friends: Term[]; others: Term[] } {
    const { persuasion, ownInitiative } = this.scene.parameters;
    const sells = (contact: Contact) =>
      contact.kind === 'praise' || contact.channel === 'owned' || contact.channel === 'letter';
    const term = ({ channel, from, flight, kind, weight, amount }: Contact): Term => {
      return { channel, from, flight, amount: persuasion * weight * (kind === 'claim' ? person.trust : 1) * amount };
    };
    const ads: Term[] = [...person.adstock].map(([flight, stock]) => {
      const arrives = (1 - this.kept(flight)) * stock * this.wearOut(person);
      return { channel: 'ad', flight, amount: persuasion * this.channels.weight('ad') * person.trust * arrives };
    });
    const { friends, others } = this.apart(contacts.filter(sells).map(term));
    const flights = [...ads, ...others].sort((a, b) => (a.flight ?? 0) - (b.flight ?? 0));
    const own: Term = { ...(person.source ?? { channel: 'own' }), amount: ownInitiative * this.scene.weeks };
    return { friends, others: [own, ...flights] };
  }

  /** w: what is left of an ad's persuasion, the mean over the ads noticed in this move. */
  private wearOut({ ads, adsBefore }: Person): number {
    const { wearOutFloor, wearOutHalf } = this.scene.parameters;
    const left = (x: number) => pow(2, -x / wearOutHalf);
    const fresh = ((ads - adsBefore) * Math.LN2) / wearOutHalf;
    const mean = fresh > 0 ? (left(adsBefore) - left(ads)) / fresh : left(ads);
    return wearOutFloor + (1 - wearOutFloor) * mean;
  }

  /** A: what is expected to be left over after paying, as a share of what perfection at list price would leave. */
  private appeal(step: number, person: Person): number {
    const { worth, switches } = this.scene.parameters;
    const price = this.scene.price?.(step) ?? 1;
    return switches.expectation ? Math.max(0, (person.expected * worth - price) / (worth - 1)) : 1;
  }
}
