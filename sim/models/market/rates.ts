// The parameters as the step uses them: per step instead of per week, switches applied, trust by channel.

import { exp } from '../../kernel/math.ts';
import type { Clock } from '../../scenario/clock.ts';
import { wholeSteps } from '../../scenario/clock.ts';
import type { ChannelName } from '../../world/events.ts';
import { CHANNEL, CHANNEL_NAMES } from '../../world/events.ts';
import type { Product } from '../../world/product.ts';
import type { Params } from './params.ts';
import type { Pace } from './talk.ts';

export const LN2 = Math.LN2;

/** Weeks for which the firm's claims are remembered when notes are compared. */
export const CLAIM_MEMORY = 26;

/** Talkativeness (Keller & Fay 2006): 15 % of people make a third of the talk; the mean is 1. */
export const CATALYSTS = { share: 0.15, talkative: 2.22, others: 0.784 } as const;

export interface Rates extends Params {
  /** Length of a step in weeks. */
  readonly weeks: number;
  /** Weight of a noticed contact by channel code. */
  readonly trustOf: Float64Array;
  /** Own initiative per step. */
  readonly own: number;
  /** Chance to forget on a step. */
  readonly forget: number;
  /** What is left of talk after a step, and its mean over the first step. */
  readonly talkKeep: number;
  readonly talkFirst: number;
  /** Steps from purchase to verdict. */
  readonly delaySteps: number;
  readonly quality: number;
  /** Whether belief and trust matter to anything: to appeal, or to the verdict. */
  readonly judges: boolean;
}

export function rates(params: Params, clock: Clock, product: Product): Rates {
  const trustOf = new Float64Array(CHANNEL_NAMES.length);
  trustOf[CHANNEL.ad] = params.trustAds;
  trustOf[CHANNEL.friend] = params.trustPeers;
  trustOf[CHANNEL.owned] = params.trustOwned;
  trustOf[CHANNEL.letter] = params.trustLetters;
  trustOf[CHANNEL.media] = params.trustMedia;
  const halfLife = params.fading ? params.talkHalfLife : Number.POSITIVE_INFINITY;
  const pace = paceOf(halving(clock.weeks, halfLife), halfLife, clock.weeks);
  return {
    ...params,
    weeks: clock.weeks,
    trustOf,
    own: params.ownInitiative * clock.weeks,
    forget: 1 - halving(clock.weeks, params.memoryHalfLife),
    talkKeep: pace.keep,
    talkFirst: pace.first,
    delaySteps: params.experience ? wholeSteps(clock, params.delay) : 1,
    quality: product.quality,
    judges: params.expectation || params.experience,
  };
}

/**
 * How talk fades: `first` is the mean of 2^(−age / halfLife) over a step, so that a life's talk is the same whatever the
 * step.
 */
export function paceOf(keep: number, halfLife: number, weeks: number): Pace {
  return { keep, first: keep === 1 ? 1 : ((1 - keep) * halfLife) / (weeks * LN2) };
}

/** 2^(−weeks / halfLife); 1 where nothing ever halves. */
export function halving(weeks: number, halfLife: number): number {
  return halfLife === Number.POSITIVE_INFINITY ? 1 : exp((-LN2 * weeks) / halfLife);
}

/**
 * Noticed at fit 1 ÷ delivered, of the firm's channels. Clutter hits its interruptions; who comes or opens a letter has
 * chosen to.
 */
export function noticeOf({ notice, clutter }: Params, channel: ChannelName): number {
  if (channel === 'ad') return notice / (1 + clutter);
  return channel === 'media' ? notice : 1;
}
