// What the scenario reader needs to know of the shelves. It lies below them in the house, so the registry is handed in:
// `sim/registry.ts` puts the real shelves together.

import type { z } from 'zod';
import type { Clock } from './clock.ts';
import type { ProductSpec } from './scenario.ts';

/** What every member of a shelf declares. */
export interface Declared {
  readonly name: string;
  readonly about: string;
}

export interface DeclaredWithParams extends Declared {
  readonly params: z.ZodObject;
}

/** What a member may say about parameters that contradict each other. The path starts inside the member. */
export interface MemberProblem {
  readonly path: (string | number)[];
  readonly message: string;
  readonly hint?: string;
}

export interface DeclaredNetwork extends DeclaredWithParams {
  readonly drawn: boolean;
  readonly files?: readonly string[];
  readonly tellsSegments?: true;
  people(params: never): number | undefined;
  check?(params: never): MemberProblem[];
  tieTraits?(params: never): readonly string[];
}

export interface DeclaredModel extends DeclaredWithParams {
  readonly answers: readonly string[];
  /** Parameters of levers that mean nothing to it. */
  readonly ignores: readonly string[];
  readonly source: string;
  events(params: never): readonly string[];
  amounts?(params: never): readonly string[];
  reads?(params: never): readonly string[];
  needs?(params: never): readonly string[];
  check?(params: never, scene: { clock: Clock; product: ProductSpec }): MemberProblem[];
}

export interface DeclaredLever extends DeclaredWithParams {
  readonly nudges: readonly string[];
  plan(params: never, context: { clock: Clock; product: ProductSpec }): Float64Array;
  check?(
    params: never,
    scene: {
      clock: Clock;
      product: ProductSpec;
      people?: number;
      segments: readonly string[];
      strategies: readonly string[];
    },
  ): MemberProblem[];
  names?(params: never): readonly string[];
}

export interface DeclaredStrategy extends Declared {
  readonly knows: string;
  readonly source: string;
  readonly drawsLots: boolean;
  /** How many people a market may have for it; any number where it says none. */
  readonly mostPeople?: number;
}

export interface DeclaredMetric extends Declared {
  readonly kind: 'curve' | 'figure' | 'ratio';
  readonly unit: string;
  readonly better: 'more' | 'less' | 'neither';
  applies(scene: { events: never; amounts: never; product: ProductSpec }): boolean;
}

export interface Registry {
  readonly networks: readonly DeclaredNetwork[];
  readonly models: readonly DeclaredModel[];
  readonly levers: readonly DeclaredLever[];
  readonly strategies: readonly DeclaredStrategy[];
  readonly metrics: readonly DeclaredMetric[];
}
