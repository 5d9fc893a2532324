// What a lever on the shelf must be. It plans its money before anything runs (a plan over budget is refused), and on
// each step it nudges the world and says what it spent, in whole cents.

import type { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import type { TieChance } from '../market/tie-chance.ts';
import type { Clock } from '../scenario/clock.ts';
import type { NudgeKind, Nudges } from '../world/nudges.ts';
import type { Product } from '../world/product.ts';
import type { World } from '../world/world.ts';
import type { Strategy } from './strategy.ts';

/** What is known before a market exists. */
export interface PlanContext {
  readonly clock: Clock;
  readonly product: Product;
}

/** What a lever gets when a campaign starts in one replicate. */
export interface LeverContext extends PlanContext {
  readonly market: Market;
  readonly world: World;
  /** The replicate's luck: the same for all campaigns. Derive a purpose's key with `purposeKey`. */
  readonly luck: Key;
  /** The lever's place in the campaign: names its flight. */
  readonly flight: number;
  /** The strategies on their shelf, by name. */
  strategy(name: string): Strategy;
  /** The chance that one telling along a tie succeeds, where the model has one. */
  readonly tieChance: TieChance | undefined;
  /** People by their ids; a problem was reported for unknown ones before anything ran. */
  person(id: string): number;
}

/** A lever at work. Called for records 0 … steps in turn: record 0 is the start, before the first move. */
export interface LeverRun {
  /** Adds to the nudges of the step and returns what was spent, in whole cents. */
  act(step: number, nudges: Nudges): number;
  /** Called after the model has moved: returns what is owed for what happened on the step, in whole cents. */
  settle?(): number;
}

export interface Lever<Params = unknown> {
  readonly name: string;
  /** One sentence: what it does. */
  readonly about: string;
  /** The parameters beside `lever`. */
  readonly params: z.ZodObject;
  readonly nudges: readonly NudgeKind[];
  /** Whether it makes a circle of people whose talk tires at a pace of its own: a model may need memory for each. */
  readonly circle?: boolean;
  /** Whether it turns to single people, on a list: a model may need memory for what that brings them. */
  lists?(params: Params): boolean;
  /** How many ties it may form for each person, on the average. */
  forms?(params: Params): number;
  /** The most it can spend at each record 0 … steps, in whole cents. */
  plan(params: Params, context: PlanContext): Float64Array;
  /** The record after which it does nothing more. */
  ends(params: Params, context: PlanContext): number;
  /** Parameters that contradict each other or the scenario: a problem for each, with its path within the lever. */
  check?(params: Params, scene: LeverScene): LeverProblem[];
  /** People it needs by name. */
  names?(params: Params): readonly string[];
  start(params: Params, context: LeverContext): LeverRun;
}

/** What a lever may check itself against. */
export interface LeverScene extends PlanContext {
  /** How many people the market has, where that is known before it is built. */
  readonly people?: number;
  readonly segments: readonly string[];
  readonly strategies: readonly string[];
}

export interface LeverProblem {
  readonly path: (string | number)[];
  readonly message: string;
  readonly hint?: string;
}

/** Declares a lever: inside the file `params` is fully typed, the shelf sees one erased type. */
export function defineLever<Shape extends z.ZodObject>(
  lever: Omit<Lever<z.output<Shape>>, 'params'> & { params: Shape },
): Lever {
  return lever as unknown as Lever;
}
