// The slow twin of `market`, first part: its parameters under the names of the model's table, and the people as they
// stand before the first move. Everything drawn here belongs to the people's luck, which all replicates share, but for
// the resistance to buying.

import { ExpField } from '../../sim/kernel/field.ts';
import type { Key } from '../../sim/kernel/luck.ts';
import { purposeKey } from '../../sim/kernel/luck.ts';
import { normalQuantile } from '../../sim/kernel/special.ts';
import type { Market } from '../../sim/market/market.ts';
import { fitOf } from '../../sim/market/market.ts';
import type { ChannelName } from '../../sim/world/events.ts';
import type { Cause, Plan } from './scene.ts';
import { draw } from './scene.ts';

export interface MarketParameters {
  readonly persuasion: number;
  /** Per week. */
  readonly ownInitiative: number;
  /** Conversations per week. */
  readonly talk: number;
  /** Weeks, as all half-lives and delays. */
  readonly talkHalfLife: number;
  readonly passAlong: number;
  readonly rule: 'hearer' | 'perTie' | 'talker';
  readonly homophily: number;
  readonly trust: { readonly [channel in 'ads' | 'peers' | 'owned' | 'letters' | 'media']: number };
  readonly notice: number;
  readonly clutter: number;
  readonly memoryHalfLife: number;
  readonly learn: number;
  readonly prior: number;
  /** What perfection would be worth, as a multiple of the list price. */
  readonly worth: number;
  readonly variety: number;
  readonly tolerance: number;
  readonly sting: number;
  readonly erosion: number;
  readonly returns: number;
  readonly delay: number;
  readonly wearOutFloor: number;
  /** In noticed ads. */
  readonly wearOutHalf: number;
  readonly polarisation: number;
  readonly awareAtStart: number;
  /** False: off. */
  readonly switches: {
    readonly [name in 'awareness' | 'expectation' | 'experience' | 'fading' | 'ties' | 'fit']: boolean;
  };
}

/** The table's defaults. */
export const DEFAULTS: MarketParameters = {
  persuasion: 0.05,
  ownInitiative: 0.02,
  talk: 2,
  talkHalfLife: 6,
  passAlong: 0.05,
  rule: 'hearer',
  homophily: 0.5,
  trust: { ads: 0.62, peers: 0.9, owned: 0.7, letters: 0.8, media: 0.7 },
  notice: 0.2,
  clutter: 0,
  memoryHalfLife: 8,
  learn: 0.35,
  prior: 0.5,
  worth: 2,
  variety: 0.15,
  tolerance: 0.15,
  sting: 2,
  erosion: 3,
  returns: 0.5,
  delay: 1,
  wearOutFloor: 0.4,
  wearOutHalf: 20,
  polarisation: 0,
  awareAtStart: 0,
  switches: { awareness: true, expectation: true, experience: true, fading: true, ties: true, fit: true },
};

export interface MarketScene {
  readonly market: Market;
  readonly parameters: MarketParameters;
  /** True quality of the product, Q. */
  readonly quality: number;
  /** Price in a step as a multiple of the list price; 1 where none is given. */
  readonly price?: (step: number) => number;
  /** Length of a step in weeks. */
  readonly weeks: number;
  readonly steps: number;
  readonly plan: Plan;
  readonly luck: Key;
  readonly peopleLuck: Key;
}

/** Praise and warnings come from users, news is passed on by people who only heard. */
export type Kind = 'praise' | 'warning' | 'news';

export interface Person {
  readonly fit: number;
  readonly talkativeness: number;
  /** How the product turns out for this person, Qᵢ. */
  readonly quality: number;
  readonly resistance: number;
  aware: boolean;
  /** Who or what opened this spell of awareness; undefined without one. */
  source?: Cause;
  /** E */
  expected: number;
  /** s, in the firm's own channels */
  trust: number;
  /** P */
  pressure: number;
  /** X, noticed ads so far */
  ads: number;
  /** X before this move */
  adsBefore: number;
  /** S of each flight of ads */
  readonly adstock: Map<number, number>;
  reached: boolean;
  /** The purchase or gift, and when its verdict is due. */
  has?: {
    readonly channel: ChannelName;
    readonly gift: boolean;
    readonly expected: number;
    readonly verdictAt: number;
  };
  /** What the person says, from which move on. */
  says?: { readonly kind: Kind; readonly report: number; readonly since: number };
}

/** The people at record 0, before any gift. */
export function peopleAtStart({ market, parameters: our, quality, luck, peopleLuck }: MarketScene): Person[] {
  const resistance = new ExpField(purposeKey(luck, 'act'), market.people, market.keys);
  return Array.from({ length: market.people }, (_, i) => {
    const fit = our.switches.fit ? polarised(fitOf(market, i), our.polarisation) : 1;
    const catalyst = draw(peopleLuck, 'talkative', market, i, 0) < 0.15;
    const taste = normalQuantile(draw(peopleLuck, 'taste', market, i, 0));
    const knows = draw(peopleLuck, 'start', market, i, 0) < our.awareAtStart;
    const expected = knows ? quality : our.prior;
    const opened = knows && our.switches.awareness;
    return {
      fit,
      talkativeness: our.switches.experience ? (catalyst ? 2.22 : 0.784) * (1 + our.polarisation * fit) : 1,
      quality: clamp(quality + our.variety * clamp(taste, -3, 3)),
      resistance: resistance.mark(i, 0),
      aware: knows || !our.switches.awareness,
      source: opened ? { channel: 'start' } : undefined,
      expected,
      trust: 1,
      pressure: 0,
      ads: 0,
      adsBefore: 0,
      adstock: new Map(),
      reached: false,
      says: opened ? { kind: 'news', report: expected, since: 1 } : undefined,
    };
  });
}

/** Mass means average: fit moves away from the break-even fit ½. */
function polarised(fit: number, polarisation: number): number {
  return clamp(fit + polarisation * (fit - 0.5));
}

export function clamp(x: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, x));
}
