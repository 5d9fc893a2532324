// The closed form of the border between seeding and advertising (ODD 4.12), from the terms of 4.1, 4.2, 4.6 and 4.7:
// everybody knows the product and finds it as appealing as everybody else, nothing wears out, and those who are won win
// nobody. What it leaves out is what a simulation is for; `layers` puts it back, one thing at a time.

import { normalCdf } from '../../kernel/special.ts';
import { fitClassOf, RELEVANT } from '../../market/market.ts';
import { CHANNEL, NOBODY } from '../../world/events.ts';
import type { Exposure, Nudges } from '../../world/nudges.ts';
import type { ClosedForm, Layer, PushScene } from '../pushes.ts';
import { attended, oneOverMean } from './attention.ts';
import type { Params } from './params.ts';
import type { Rates } from './rates.ts';
import { CATALYSTS, halving, LN2, noticeOf, rates } from './rates.ts';
import { fitsOf, heardMore, MOST_TASTE } from './traits.ts';

export const closedForm: ClosedForm<Params> = {
  pushes(params, scene) {
    const sum = new PushSum(params, scene);
    return (step, nudges) => sum.of(step, nudges);
  },
  layers,
};

class PushSum {
  private readonly rates: Rates;
  private readonly fits: Float64Array;
  /** Share of the people who get the product that praise it. */
  private readonly praise: number;
  /** The step from which people who were given the product may speak. They are no customers. */
  private readonly speaksFrom = new Map<number, number>();
  private readonly perTie: number;
  /** What a contact of everybody on a list comes to: lists are the same on many steps. */
  private readonly lists = new WeakMap<Uint32Array, number>();

  constructor(
    params: Params,
    private readonly scene: PushScene,
  ) {
    const { market, clock, product } = scene;
    this.rates = rates(params, clock, product);
    this.fits = fitsOf(market, this.rates);
    this.praise = praiseShare(this.rates);
    this.perTie = oneOverMean(market.out, market.people);
  }

  of(step: number, { placements, exposures }: Nudges): number | undefined {
    for (const person of placements) this.speaksFrom.set(person, step + this.rates.delaySteps);
    let sum = 0;
    for (const person of placements) sum += this.talk(person);
    for (const exposure of exposures) {
      const push = this.exposure(step, exposure);
      if (push === undefined) return undefined;
      sum += push;
    }
    return sum;
  }

  /** All that a person who was given the product says to friends: P(praise) · τ · life · T_p · Σ ω r f. */
  private talk(person: number): number {
    const { rates, fits } = this;
    const { market } = this.scene;
    const { offsets, targets, weights } = market.out;
    if (!rates.ties) return 0;
    let heard = 0;
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
      const friend = targets[tie];
      if (this.speaksFrom.has(friend)) continue;
      const fit = fits[fitClassOf(market, friend)];
      const weight = (weights === null ? 1 : weights[tie]) * this.share(person, friend);
      heard += weight * (fit + rates.homophily * (1 - fit)) * fit;
    }
    return this.praise * rates.talk * this.talkative(person) * this.life(person) * rates.trustPeers * heard;
  }

  /** What is left of a contact of each person addressed, over all of them. */
  private exposure(step: number, exposure: Exposure): number | undefined {
    const { rates } = this;
    const { to, channel, from = NOBODY, contacts, halfLife } = exposure;
    if (to === 'open') return undefined;
    const speaks = from === NOBODY || step >= (this.speaksFrom.get(from) ?? Number.POSITIVE_INFINITY);
    if (!speaks) return 0;
    const arriving = halfLife > 0 ? 1 - halving((this.scene.clock.steps - step + 1) * rates.weeks, halfLife) : 1;
    const said = from === NOBODY ? 1 : this.praise;
    const each = said * rates.trustOf[CHANNEL[channel]] * noticeOf(rates, channel) * contacts * arriving;
    return each * (typeof to === 'string' ? this.squares(to) : this.listed(to, channel === 'letter'));
  }

  /** Σ f² over everybody, or everybody to whom it is relevant: noticing and wanting both go by fit. */
  private squares(to: 'everyone' | 'relevant'): number {
    const { fits, fitCounts } = this.scene.market;
    return fitCounts.reduce(
      (sum, people, degree) =>
        to === 'relevant' && fits[degree] < RELEVANT ? sum : sum + people * this.fits[degree] * this.fits[degree],
      0,
    );
  }

  /** The same over a list, or Σ f where whoever opens has chosen to. */
  private listed(to: Uint32Array, chosen: boolean): number {
    const known = this.lists.get(to);
    if (known !== undefined) return known;
    let sum = 0;
    for (const person of to) {
      if (this.speaksFrom.has(person)) continue;
      const fit = this.fits[fitClassOf(this.scene.market, person)];
      sum += chosen ? fit : fit * fit;
    }
    this.lists.set(to, sum);
    return sum;
  }

  /** Weeks of full talk that a person has from the first word to the end of the run. */
  private life(person: number): number {
    const { fading, talkHalfLife, weeks } = this.rates;
    const left = Math.max(0, this.scene.clock.steps - this.speaksFrom.get(person)! + 1) * weeks;
    if (!fading || talkHalfLife === Number.POSITIVE_INFINITY) return left;
    return (talkHalfLife / LN2) * (1 - halving(left, talkHalfLife));
  }

  /** What one unit of a tie's weight counts for (ω of 4.2). */
  private share(from: number, to: number): number {
    const { rule } = this.rates;
    const { market } = this.scene;
    if (rule === 'perTie') return this.perTie;
    return 1 / (rule === 'hearer' ? attended(market.in, to) : attended(market.out, from));
  }

  /** Talk relative to the average person, as far as it is known before people are drawn. */
  private talkative(person: number): number {
    const { market } = this.scene;
    const { share, talkative, others } = CATALYSTS;
    const drawn = this.rates.experience ? share * talkative + (1 - share) * others : 1;
    const own = market.talkative === null ? drawn : market.talkative[person];
    return own * heardMore(this.rates, this.fits[fitClassOf(market, person)]);
  }
}

/** Share of people who find at least the quality that they expect of an unknown brand (4.6). */
function praiseShare({ experience, prior, quality, variety }: Rates): number {
  const missing = prior - quality;
  const most = MOST_TASTE * variety;
  if (!experience || prior === 0 || missing <= -most) return 1;
  return missing > most ? 0 : 1 - normalCdf(missing / variety);
}

/** Persuasion at which hardly anybody who is won wins another, relative to what it is. */
const FAINT = 0.1;

function layers(params: Params): Layer<Params>[] {
  const { persuasion, ownInitiative, wearOutFloor, expectation, awareness } = params;
  const bare: Partial<Params> = {
    persuasion: FAINT * persuasion,
    ownInitiative: 0,
    wearOutFloor: 1,
    expectation: false,
    awareness: false,
  };
  const returned: [string, string, Partial<Params>][] = [
    ['persuasion', 'those who are won win others, and people can be won only once', { persuasion }],
    ['wear-out', 'ads that were noticed often persuade less', { wearOutFloor }],
    ['belief and price', 'contacts persuade as far as they are believed to be worth the price', { expectation }],
    ['awareness', 'contacts count only while one knows of the product, and the news is passed on', { awareness }],
    [
      'own initiative',
      'whoever knows may buy unasked, also those who are given the product instead',
      { ownInitiative },
    ],
  ];
  let now: Params = { ...params, ...bare };
  const all: Layer<Params>[] = [{ name: 'bare', about: 'nothing that the closed form leaves out', params: now }];
  for (const [name, about, back] of returned) {
    const [key, value] = Object.entries(back)[0];
    if (now[key as keyof Params] === value) continue;
    now = { ...now, ...back };
    all.push({ name, about, params: now });
  }
  return all;
}
