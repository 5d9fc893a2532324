// What a spread model on the shelf must be. `start` makes a world for one campaign in one replicate; the engine calls
// `step` for each move with the levers' nudges. A model reads the world as of the last step and records events.

import type { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import type { Market, Rows } from '../market/market.ts';
import type { TieTrait } from '../market/network.ts';
import type { TieChance } from '../market/tie-chance.ts';
import type { Clock } from '../scenario/clock.ts';
import type { EventName, Level } from '../world/events.ts';
import type { NudgeKind, Nudges } from '../world/nudges.ts';
import type { Product } from '../world/product.ts';
import type { AmountName, Recorder } from '../world/record.ts';
import type { World } from '../world/world.ts';
import type { ClosedForm } from './pushes.ts';

export interface ModelContext {
  readonly market: Market;
  /** The ties that carry talk: the market's own, or empty rows in a world with ties off. */
  readonly out: Rows;
  readonly in: Rows;
  readonly clock: Clock;
  readonly product: Product;
  /** Luck of the replicate, the same for all its campaigns. */
  readonly luck: Key;
  /** Luck of the people and the market, the same for all replicates of a market. */
  readonly peopleLuck: Key;
  readonly record: Recorder;
  readonly level: Level;
}

/** A world under way. */
export interface ModelRun extends World {
  /** One move. Step 0 is the start: only what stands before the first move (placements, people who already know). */
  step(step: number, nudges: Nudges): void;
  /**
   * Makes this step and as many as it can after it, up to step `last`, where no lever nudges any more: opens the records of all
   * but the first, and returns the step that it made last. Undefined where it makes none but by `step`. Not for a model that
   * answers programmes or terms: these may nudge, or last, beyond the end of their lever.
   */
  moveOn?(step: number, last: number): number | undefined;
  /** True where nothing more can happen unless a lever acts. */
  quiet(): boolean;
  /** Gives scratch memory back for the next run: called once, also after a failure. */
  end(): void;
}

/** What levers make a model keep beside what it always does. */
export interface Beside {
  readonly circles: number;
  readonly lists: boolean;
  readonly links: number;
}

export interface Model<Params = unknown> {
  readonly name: string;
  /** One sentence: how things spread in it. */
  readonly about: string;
  /** Where it was published. */
  readonly source: string;
  /** The parameters beside `model`. */
  readonly params: z.ZodObject;
  readonly answers: readonly NudgeKind[];
  /** What ties carry that means something to it, and what of it it cannot do without; nothing where left out. */
  reads?(params: Params): readonly TieTrait[];
  needs?(params: Params): readonly TieTrait[];
  /** The chance that one telling along a tie succeeds, where a tie has one: some strategies plan by it. */
  tieChance?(params: Params): TieChance | undefined;
  /** Whether nothing begins of itself: a world that is quiet stays as it is unless a lever acts, and begins quiet. */
  readonly rests?: boolean;
  /** Parameters of levers that have no effect in this model. */
  readonly ignores: readonly string[];
  /** The events it can record under these parameters: which metrics apply follows from them. */
  events(params: Params): readonly EventName[];
  /** The amounts it records beside events; none where left out. */
  amounts?(params: Params): readonly AmountName[];
  /** What levers' work comes to before anything runs, to the first order; left out where no formula tells. */
  readonly closedForm?: ClosedForm<Params>;
  /**
   * Memory that a run takes for each person where no events are kept, as measured; left out where it was not. `circles`: of
   * people whose talk tires at a pace of its own, beside people at large; `lists`: whether levers turn to single people;
   * `links`: how many ties are formed for each person while it runs.
   */
  bytesPerPerson?(params: Params, beside: Beside): number | undefined;
  /** Parameters that contradict each other or the scenario. */
  check?(params: Params, scene: { clock: Clock; product: Product }): { path: (string | number)[]; message: string }[];
  start(params: Params, context: ModelContext): ModelRun;
}

/** Declares a model: inside the file `params` is fully typed, the shelf sees one erased type. */
export function defineModel<Shape extends z.ZodObject>(
  model: Omit<Model<z.output<Shape>>, 'params'> & { params: Shape },
): Model {
  return model as unknown as Model;
}
