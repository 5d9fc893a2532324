// What a campaign's work comes to before anything runs, to the first order: the pressure to buy that its nudges add over
// all people, in units of one fully trusted contact of a person of fit 1. Small campaigns win in proportion to it, so
// that two of them break even where their money buys as much of it.

import type { Market } from '../market/market.ts';
import type { Clock } from '../scenario/clock.ts';
import type { Nudges } from '../world/nudges.ts';
import type { Product } from '../world/product.ts';

/** What a model needs to tell. */
export interface PushScene {
  readonly market: Market;
  readonly clock: Clock;
  readonly product: Product;
}

/**
 * The push of a step's exposures and placements, until the end of the run; told for records 0 … in turn, and of one lever
 * at a time. Undefined where no formula tells what one of them comes to.
 */
export type Pushes = (step: number, nudges: Nudges) => number | undefined;

/** The model with some of what the formula leaves out. */
export interface Layer<Params> {
  /** What was put back last, and what that does. */
  readonly name: string;
  readonly about: string;
  readonly params: Params;
}

export interface ClosedForm<Params = unknown> {
  pushes(params: Params, scene: PushScene): Pushes;
  /** From a world as bare as the formula, in which the two must agree, to the parameters as they are; one thing more each. */
  layers(params: Params): readonly Layer<Params>[];
}
