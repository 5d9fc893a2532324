// The firm's channels as people meet them (ODD 4.1, 4.7): what each flight delivers, how much of it is noticed, how its
// effect carries over, wears out, and what it promises. Flights to everyone act in proportion to fit, so that they are
// kept once per degree of fit; flights to a list of people are kept per person on the list.

import { exp } from '../../kernel/math.ts';
import type { Market } from '../../market/market.ts';
import { fitClassOf, RELEVANT } from '../../market/market.ts';
import type { ChannelName } from '../../world/events.ts';
import { CHANNEL, NOBODY } from '../../world/events.ts';
import type { Exposure, Nudges } from '../../world/nudges.ts';
import { LISTED, Lists } from './lists.ts';
import type { Rates } from './rates.ts';
import { CLAIM_MEMORY, LN2, noticeOf } from './rates.ts';

/** What a person on a list has from a flight that carries over or wears out. */
interface Stock {
  noticed: number;
  carried: number;
  seen: number;
}

/**
 * How a flight addresses people: everybody by fit, those to whom the product is relevant by fit, a list at the moment,
 * or a list whose effect carries over.
 */
type Address = 'wide' | 'relevant' | 'momentary' | 'lasting';

export interface Flight {
  /** The lever's place in the campaign. */
  readonly number: number;
  readonly channel: ChannelName;
  /** The person who speaks, or NOBODY: the firm itself. */
  readonly from: number;
  readonly trust: number;
  /** What is left of the carried stock after a step. */
  readonly keep: number;
  readonly claim: number | undefined;
  readonly address: Address;
  /** Noticed contacts on this step, and the carried stock, of a person of fit 1, or of anyone on the list. */
  noticed: number;
  stock: number;
  /** People on the list, sorted, of a momentary flight. */
  people: Uint32Array;
  /** The place in it up to which everybody has a lower number than who was looked for last. */
  passed: number;
  /** Where a person speaks: what they say on this step; undefined where they are silent. */
  said: Voice | undefined;
  readonly lasting: Map<number, Stock>;
}

/** What a seeded person says to an audience: nothing before a verdict, and nothing if content. */
export interface Voice {
  readonly report: number;
  readonly praises: boolean;
}

export class Firm {
  readonly flights: Flight[] = [];
  /** Those without a list. */
  private wide: Flight[] = [];
  /** Per degree of fit, on this step: noticed contacts; trust × contacts; trust × contacts × claim; push on sales. */
  readonly noticed: Float64Array;
  readonly trusted: Float64Array;
  readonly claimed: Float64Array;
  readonly push: Float64Array;
  /** What lists bring to single people on this step. */
  readonly lists: Lists;
  /** The strongest claim that the firm made in the last 26 weeks; undefined: none. */
  claim: number | undefined;
  /** Contacts that all flights delivered on this step, and how many of them were noticed (an expected number). */
  deliveredInAll = 0;
  noticedInAll = 0;
  private readonly byAddress = new Map<string, Flight>();
  private readonly claims: (number | undefined)[] = [];
  private readonly wear: Float64Array;
  /** Ads noticed before this step, and on it, per degree of fit and divided by it. */
  private readonly seen: Float64Array;
  private readonly adsNow: Float64Array;

  constructor(
    private readonly market: Market,
    private readonly fits: Float64Array,
    private readonly rates: Rates,
    private readonly voice: (person: number) => Voice | undefined,
  ) {
    const degrees = fits.length;
    this.noticed = new Float64Array(degrees);
    this.trusted = new Float64Array(degrees);
    this.claimed = new Float64Array(degrees);
    this.push = new Float64Array(degrees);
    this.wear = new Float64Array(degrees);
    this.seen = new Float64Array(degrees);
    this.adsNow = new Float64Array(degrees);
    this.lists = new Lists(market);
  }

  end(): void {
    this.lists.end();
  }

  /** Takes in the step's exposures. */
  step(step: number, nudges: Nudges, openFit: number): void {
    for (let place = 0; place < this.seen.length; place++) this.seen[place] += this.adsNow[place];
    this.lists.clear();
    this.deliveredInAll = this.noticedInAll = 0;
    for (const flight of this.flights) this.rest(flight);
    for (const exposure of nudges.exposures) this.deliver(exposure, openFit);
    for (const flight of this.flights) {
      flight.stock = flight.keep * flight.stock + flight.noticed;
      for (const stock of flight.lasting.values()) stock.carried = flight.keep * stock.carried + stock.noticed;
    }
    this.promise(step, nudges);
    this.sumFlights();
    for (const flight of this.flights) this.sumList(flight);
  }

  /** All flights that may bring something to a person on this step, in order. */
  reaching(person: number): readonly Flight[] {
    return this.lists.find(person) < 0 ? this.wide : this.flights;
  }

  /** Noticed contacts of a person from one flight on this step. */
  noticedFrom(flight: Flight, person: number): number {
    if (isSilent(flight)) return 0;
    const fit = this.fitOf(person);
    if (isWide(flight)) return this.reaches(flight, fitClassOf(this.market, person)) ? flight.noticed * fit : 0;
    if (flight.address === 'lasting') return flight.lasting.get(person)?.noticed ?? 0;
    return isOn(flight, person) ? flight.noticed * (flight.channel === 'media' ? fit : 1) : 0;
  }

  /** What one flight adds to a person's push on sales on this step, before belief in the firm and appeal. */
  pushFrom(flight: Flight, person: number): number {
    const fitClass = fitClassOf(this.market, person);
    if (flight.from !== NOBODY && flight.said?.praises !== true) return 0;
    if (flight.address === 'momentary') return flight.trust * this.noticedFrom(flight, person);
    if (flight.address === 'lasting') {
      const stock = flight.lasting.get(person);
      return stock === undefined ? 0 : this.lastingPush(flight, person, stock);
    }
    if (!this.reaches(flight, fitClass)) return 0;
    const carried = (1 - flight.keep) * flight.stock * this.fits[fitClass];
    return flight.trust * carried * (flight.channel === 'ad' ? this.wear[fitClass] : 1);
  }

  /** Whether no flight has an effect still to come. */
  quiet(): boolean {
    const spent = (carried: number) => carried < 1e-12;
    return this.flights.every(
      (flight) => spent(flight.stock) && [...flight.lasting.values()].every((stock) => spent(stock.carried)),
    );
  }

  private rest(flight: Flight): void {
    flight.noticed = 0;
    flight.said = flight.from === NOBODY ? undefined : this.voice(flight.from);
    flight.people = NOBODY_LISTED;
    flight.passed = 0;
    for (const stock of flight.lasting.values()) {
      stock.seen += stock.noticed;
      stock.noticed = 0;
    }
  }

  private deliver(exposure: Exposure, openFit: number): void {
    const flight = this.flight(exposure);
    const noticed = exposure.contacts * noticeOf(this.rates, exposure.channel);
    this.count(exposure, noticed);
    if (exposure.to === 'everyone' || exposure.to === 'relevant') flight.noticed += noticed;
    else if (exposure.to === 'open') flight.noticed += openFit > 0 ? noticed / openFit : 0;
    else if (flight.address === 'momentary') {
      flight.noticed = noticed;
      flight.people = exposure.to;
    } else {
      for (const person of exposure.to) {
        const stock = flight.lasting.get(person) ?? { noticed: 0, carried: 0, seen: 0 };
        stock.noticed += noticed * (exposure.channel === 'ad' ? this.fitOf(person) : 1);
        flight.lasting.set(person, stock);
      }
    }
  }

  /** Adds an exposure of so many noticed contacts at fit 1 to the counts of the step. */
  private count({ to, contacts, channel, from }: Exposure, noticed: number): void {
    if (to === 'open') {
      this.deliveredInAll += contacts;
      this.noticedInAll += noticed;
    } else if (typeof to === 'string') {
      this.market.fitCounts.forEach((people, degree) => {
        if (to === 'relevant' && this.market.fits[degree] < RELEVANT) return;
        this.deliveredInAll += contacts * people;
        this.noticedInAll += noticed * people * this.fits[degree];
      });
    } else {
      this.deliveredInAll += contacts * to.length;
      if (from !== undefined && this.voice(from) === undefined) return;
      for (const person of to) this.noticedInAll += noticed * (channel === 'letter' ? 1 : this.fitOf(person));
    }
  }

  private flight(exposure: Exposure): Flight {
    const keep = exposure.halfLife > 0 ? exp((-LN2 * this.rates.weeks) / exposure.halfLife) : 0;
    const lasts = keep > 0 || exposure.channel === 'ad';
    const address = addressOf(exposure, lasts);
    const from = exposure.from ?? NOBODY;
    const name = `${exposure.flight} ${from} ${exposure.channel} ${address}`;
    const known = this.byAddress.get(name);
    if (known !== undefined && (address !== 'momentary' || known.people === NOBODY_LISTED)) return known;
    const flight: Flight = {
      number: exposure.flight,
      channel: exposure.channel,
      from,
      trust: this.rates.trustOf[CHANNEL[exposure.channel]],
      keep,
      claim: exposure.from === undefined ? exposure.claim : undefined,
      address,
      noticed: 0,
      stock: 0,
      people: NOBODY_LISTED,
      passed: 0,
      said: from === NOBODY ? undefined : this.voice(from),
      lasting: new Map(),
    };
    this.byAddress.set(name, flight);
    this.flights.push(flight);
    this.flights.sort((one, other) => one.number - other.number);
    this.wide = this.flights.filter(isWide);
    return flight;
  }

  private promise(step: number, nudges: Nudges): void {
    let now: number | undefined;
    for (const { claim, from } of nudges.exposures) {
      if (claim !== undefined && from === undefined) now = Math.max(now ?? 0, claim);
    }
    this.claims[step] = now;
    this.claim = undefined;
    for (let past = step; past >= 0 && (step - past) * this.rates.weeks < CLAIM_MEMORY; past--) {
      const made = this.claims[past];
      if (made !== undefined) this.claim = Math.max(this.claim ?? 0, made);
    }
  }

  private sumFlights(): void {
    const { seen, adsNow } = this;
    for (let place = 0; place < this.fits.length; place++) {
      const fit = this.fits[place];
      const wide = this.wide.filter((flight) => this.reaches(flight, place));
      adsNow[place] = 0;
      for (const flight of wide) if (flight.channel === 'ad') adsNow[place] += flight.noticed;
      this.noticed[place] = this.trusted[place] = this.claimed[place] = this.push[place] = 0;
      // Nothing of whatever there is, be it more than can be counted.
      if (fit === 0) continue;
      this.wear[place] = this.worn(seen[place] * fit, (seen[place] + adsNow[place]) * fit);
      for (const flight of wide) {
        const contacts = flight.noticed * fit;
        this.noticed[place] += contacts;
        if (flight.claim !== undefined) {
          this.trusted[place] += flight.trust * contacts;
          this.claimed[place] += flight.trust * contacts * flight.claim;
        }
        const carried = (1 - flight.keep) * flight.stock * fit;
        this.push[place] += flight.trust * carried * (flight.channel === 'ad' ? this.wear[place] : 1);
      }
    }
  }

  private sumList(flight: Flight): void {
    if (isWide(flight) || isSilent(flight)) return;
    if (flight.address === 'momentary') {
      const { people, trust, channel } = flight;
      for (let place = 0; place < people.length; place++) {
        const noticed = flight.noticed * (channel === 'media' ? this.fitOf(people[place]) : 1);
        this.add(flight, people[place], noticed, trust * noticed);
      }
    }
    for (const [person, stock] of flight.lasting) {
      this.add(flight, person, stock.noticed, this.lastingPush(flight, person, stock));
    }
  }

  private add({ trust, claim, said }: Flight, person: number, noticed: number, push: number): void {
    const { lists } = this;
    const trusted = trust * noticed;
    if (said !== undefined) {
      lists.add(person, noticed, LISTED.mediaTrust, trusted, trusted * said.report, said.praises ? push : 0);
    } else if (claim === undefined) lists.add(person, noticed, LISTED.firmTrust, 0, 0, push);
    else lists.add(person, noticed, LISTED.firmTrust, trusted, trusted * claim, push);
  }

  private lastingPush(flight: Flight, person: number, stock: Stock): number {
    const carried = flight.trust * (1 - flight.keep) * stock.carried;
    if (flight.channel !== 'ad') return carried;
    const fitClass = fitClassOf(this.market, person);
    const fit = this.fits[fitClass];
    const before = this.seen[fitClass] * fit + stock.seen;
    return carried * this.worn(before, before + this.adsNow[fitClass] * fit + stock.noticed);
  }

  /** Mean persuasion of the ads noticed from the `before`-th to the `after`-th: wear-out, integrated. */
  private worn(before: number, after: number): number {
    const { wearOutFloor, wearOutHalf } = this.rates;
    if (wearOutFloor >= 1 || wearOutHalf === Number.POSITIVE_INFINITY) return 1;
    const left = (seen: number) => exp((-LN2 * seen) / wearOutHalf);
    const noticed = after - before;
    const fresh = noticed > 1e-9 ? ((left(before) - left(after)) * wearOutHalf) / (LN2 * noticed) : left(before);
    return wearOutFloor + (1 - wearOutFloor) * fresh;
  }

  /** Whether a flight without a list addresses people of a degree of fit. */
  private reaches({ address }: Flight, fitClass: number): boolean {
    return address === 'wide' || this.market.fits[fitClass] >= RELEVANT;
  }

  private fitOf(person: number): number {
    return this.fits[fitClassOf(this.market, person)];
  }
}

const NOBODY_LISTED = new Uint32Array(0);

const isSilent = ({ from, said }: Flight): boolean => from !== NOBODY && said === undefined;

const isWide = ({ address }: Flight): boolean => address === 'wide' || address === 'relevant';

function addressOf({ to }: Exposure, lasts: boolean): Address {
  if (typeof to === 'string') return to === 'relevant' ? 'relevant' : 'wide';
  return lasts ? 'lasting' : 'momentary';
}

/** Whether somebody is on the list of a flight. People are mostly looked for by rising number, so that one walk finds all. */
function isOn(flight: Flight, person: number): boolean {
  const { people } = flight;
  let { passed } = flight;
  if (passed > 0 && people[passed - 1] >= person) passed = 0;
  while (passed < people.length && people[passed] < person) passed++;
  flight.passed = passed;
  return people[passed] === person;
}
