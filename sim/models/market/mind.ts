// What contacts do to a person who knows of the product (ODD 4.3–4.8): belief and trust move, pressure to buy builds up,
// and where several channels had a part, keyed draws say which gets the credit.

import type { Key } from '../../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../../kernel/luck.ts';
import { exp, expm1 } from '../../kernel/math.ts';
import type { Market } from '../../market/market.ts';
import { fitClassOf, keyOf } from '../../market/market.ts';
import { CHANNEL, NOBODY } from '../../world/events.ts';
import type { Conversation } from './conversation.ts';
import type { Firm } from './firm.ts';
import { LISTED } from './lists.ts';
import type { Offer } from './offer.ts';
import type { People } from './people.ts';
import { STAFF } from './people.ts';
import type { Rates } from './rates.ts';
import type { Traits } from './traits.ts';

/** What an event is credited to: a channel, and a person or NOBODY. */
export interface Credit {
  readonly channel: number;
  readonly from: number;
}

export class Mind {
  /** Noticed contacts of the person that `move` looked at last. */
  noticed = 0;
  /** Trust in the firm lost on the step at hand, in people who lost all of theirs. */
  trustLost = 0;
  /** Flight by flight, what a person noticed of it. */
  private readonly parts: number[] = [];
  private readonly spellKey: Key;
  private readonly causeKey: Key;
  private readonly sourceKey: Key;

  constructor(
    private readonly market: Market,
    replicateLuck: Key,
    private readonly rates: Rates,
    private readonly traits: Traits,
    private readonly people: People,
    private readonly talk: Conversation,
    private readonly firm: Firm,
    private readonly offer: Offer,
  ) {
    this.spellKey = purposeKey(replicateLuck, 'spell');
    this.causeKey = purposeKey(replicateLuck, 'cause');
    this.sourceKey = purposeKey(replicateLuck, 'source');
  }

  /** Noticed contacts of a person from the firm's channels and lists. */
  fromFirm(person: number): number {
    const row = this.firm.lists.find(person);
    return (
      this.firm.noticed[fitClassOf(this.market, person)] + (row < 0 ? 0 : this.firm.lists.sums[row + LISTED.noticed])
    );
  }

  /** Noticed contacts of a person on a step from all talk. */
  fromFriends(person: number): number {
    if (!this.talk.inEarshot(person)) return 0;
    const fit = this.traits.fit(person);
    return this.talk.loudness(person) * (fit + this.rates.homophily * (1 - fit));
  }

  /** Who or what opened a spell of awareness: drawn in proportion to noticed contacts, of which friends brought so many. */
  opener(person: number, friends: number, step: number, named: boolean): Credit {
    const flights = this.firm.reaching(person);
    const { parts } = this;
    let total = friends;
    for (let place = 0; place < flights.length; place++) {
      parts[place] = this.firm.noticedFrom(flights[place], person);
      total += parts[place];
    }
    let left = uniform(derive(this.spellKey, keyOf(this.market, person)), step) * total;
    for (let place = 0; place < flights.length; place++) {
      left -= parts[place];
      if (left < 0) return { channel: CHANNEL[flights[place].channel], from: flights[place].from };
    }
    return this.friend(person, step, false, named);
  }

  /**
   * One step of a person who knows of the product and has not adopted: moves belief and trust, returns the pressure to
   * buy that the step adds, which goes by belief as it is after the step's contacts.
   */
  move(person: number): number {
    const { rates, firm, people, talk } = this;
    const { belief, trust } = people.memory;
    const fitClass = fitClassOf(this.market, person);
    const fit = this.traits.fits[fitClass];
    const row = firm.lists.find(person);
    const { sums } = firm.lists;
    let firmTrust = firm.trusted[fitClass];
    let firmClaim = firm.claimed[fitClass];
    let firmPush = firm.push[fitClass];
    let mediaTrust = 0;
    let mediaReport = 0;
    let mediaPush = 0;
    this.noticed = firm.noticed[fitClass];
    if (row >= 0) {
      firmTrust += sums[row + LISTED.firmTrust];
      firmClaim += sums[row + LISTED.firmClaim];
      firmPush += sums[row + LISTED.firmPush];
      mediaTrust = sums[row + LISTED.mediaTrust];
      mediaReport = sums[row + LISTED.mediaReport];
      mediaPush = sums[row + LISTED.mediaPush];
      this.noticed += sums[row + LISTED.noticed];
    }
    let praise = 0;
    let users = mediaTrust;
    let userReport = mediaReport;
    let weight = trust[person] * firmTrust + mediaTrust;
    let report = trust[person] * firmClaim + mediaReport;
    if (talk.inEarshot(person)) {
      const heard = talk.hear(person);
      const relevance = fit + rates.homophily * (1 - fit);
      const trusted = rates.trustPeers * relevance;
      this.noticed += relevance * (heard.pass + heard.praise + heard.warn);
      praise = trusted * heard.praise;
      users += trusted * (heard.praise + heard.warn);
      userReport += trusted * (heard.praiseReport + heard.warnReport);
      weight += trusted * (heard.pass + heard.praise + heard.warn);
      report += trusted * (heard.passReport + heard.praiseReport + heard.warnReport);
    }
    if (rates.judges && weight > 0) {
      this.believe(person, weight, report / weight);
      if (users > 0) this.compareNotes(person, users, userReport / users);
    }
    const push = trust[person] * firmPush + mediaPush + praise;
    return fit * this.appeal(belief[person]) * (rates.own + rates.persuasion * push);
  }

  /** What a purchase is credited to: drawn in proportion to the terms of the last step's pressure. */
  cause(person: number, step: number, named: boolean): Credit {
    const { rates, firm, people } = this;
    const { trust, channel, from } = people.memory;
    const weigh = (flightFrom: number) => rates.persuasion * (flightFrom === NOBODY ? trust[person] : 1);
    let total = rates.own + rates.persuasion * this.praise(person);
    const flights = firm.reaching(person);
    for (const flight of flights) total += weigh(flight.from) * firm.pushFrom(flight, person);
    let left = uniform(derive(this.causeKey, keyOf(this.market, person)), 0) * total - rates.own;
    // Own initiative is credited to whatever opened the spell in which it is taken.
    if (left < 0) return rates.awareness ? { channel: channel[person], from: from[person] } : OWN;
    for (const flight of flights) {
      left -= weigh(flight.from) * firm.pushFrom(flight, person);
      if (left < 0) return { channel: CHANNEL[flight.channel], from: flight.from };
    }
    return this.friend(person, step, true, named);
  }

  /** Whoever was promised more than they got trusts the firm less (ODD 4.5). */
  learnFromOwnVerdict(person: number, quality: number): void {
    if (this.firm.claim === undefined) return;
    const caught = Math.max(0, this.firm.claim - this.rates.tolerance - quality);
    this.lose(person, exp(-this.rates.erosion * caught));
  }

  /** Trusted, noticed praise by friends. */
  private praise(person: number): number {
    if (!this.talk.inEarshot(person)) return 0;
    const fit = this.traits.fit(person);
    return this.rates.trustPeers * this.talk.hear(person).praise * (fit + this.rates.homophily * (1 - fit));
  }

  private friend(person: number, step: number, praiseOnly: boolean, named: boolean): Credit {
    if (!named) return { channel: CHANNEL.friend, from: NOBODY };
    const luck = uniform(derive(this.sourceKey, keyOf(this.market, person)), step);
    const from = this.talk.pick(person, praiseOnly, luck) >>> 0;
    return { channel: this.people.memory.stage[from] === STAFF ? CHANNEL.staff : CHANNEL.friend, from };
  }

  /** Belief moves towards the mean of claims and reports, by the weight of all contacts (ODD 4.4). */
  private believe(person: number, weight: number, report: number): void {
    const { belief } = this.people.memory;
    // Whoever just noticed has noticed at least one whole contact.
    const whole = this.noticed < 1 && this.people.memory.fresh.has(person) ? weight / this.noticed : weight;
    belief[person] -= expm1(-this.rates.learn * whole) * (report - belief[person]);
  }

  /** Reports of users below what the firm claims cost the firm trust (ODD 4.5). */
  private compareNotes(person: number, weight: number, report: number): void {
    if (this.firm.claim === undefined) return;
    const caught = this.firm.claim - this.rates.tolerance - report;
    if (caught > 0) this.lose(person, exp(-this.rates.erosion * weight * caught));
  }

  /** A person keeps a share of their trust in the firm. */
  private lose(person: number, kept: number): void {
    const { trust } = this.people.memory;
    const before = trust[person];
    trust[person] = before * kept;
    this.trustLost += before - trust[person];
  }

  /** Appeal at the price asked: at list price 1 for a product believed perfect, 0 for one not worth it (ODD 4.7). */
  private appeal(belief: number): number {
    if (!this.rates.expectation) return 1;
    return Math.max(0, (belief * this.rates.worth - (1 - this.offer.discount)) / (this.rates.worth - 1));
  }
}

const OWN: Credit = { channel: CHANNEL.own, from: NOBODY };
