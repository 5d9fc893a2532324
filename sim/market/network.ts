// What a network on the shelf must be: a name, its parameters, and a way to build its ties from luck.

import type { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import type { Ids } from './ids.ts';
import type { Rows } from './market.ts';
import type { TieArrays } from './rows.ts';
import type { TieStream } from './tie-stream.ts';

/**
 * What ties may carry: weights as a share of the hearer's attention (any size, only proportions count), weights as the
 * chance that a telling succeeds, or the difference between strong and weak.
 */
export type TieTrait = 'share' | 'probability' | 'strength';

/** What a network says beside its ties. */
export interface Peopled {
  readonly people: number;
  readonly directed: boolean;
  /** Names of the people, in the order of their numbers; null where person i is called i. */
  readonly ids: Ids | null;
  /** Group of each person, where the network itself makes groups or a people table names segments. */
  readonly groups?: { readonly names: readonly string[]; readonly of: Uint8Array };
  /** What a people table says of each person, in place of what their segment says. */
  readonly traits?: PeopleTraits;
  readonly warnings: readonly string[];
  /** What was found in files, in plain words, each with the file's name. */
  readonly notes?: readonly (readonly [string, string])[];
}

/**
 * Ties as a list, or as rows where the network has made them already. Every mutual tie stands once in a list, and from
 * either end in rows; no tie twice, none from a person to themselves.
 */
export type TieList = Peopled & (TieArrays | { readonly rows: Rows });

/** A value for each person; null where their segment, or luck, says it. */
export interface PeopleTraits {
  /** Relevance of the product, 0 … 1; kept in thousandths. NaN for a person whose segment says it. */
  readonly fit: Float64Array | null;
  /** Worth as a customer, as a multiple of the product's margin and price. NaN for a person whose segment says it. */
  readonly value: Float64Array | null;
  /** Talk as a multiple of the average person's. */
  readonly talk: Float64Array | null;
}

/** What a network may use besides its parameters and luck. */
export interface NetworkHost {
  /** A file that the scenario names, already read and bounded in size. */
  file(path: string): Uint8Array;
  /** The scenario's segments, for networks that tie within them. */
  readonly segments: readonly { readonly name: string; readonly share?: number }[];
  /** Where a list may be made that is wanted only until its ties stand in rows. */
  readonly memory?: Allocator;
  /** Is told how much of the market is built, 0 … 1. */
  progress?(share: number): void;
}

export interface Network<Params = unknown> {
  readonly name: string;
  /** One sentence: what the network is like. */
  readonly about: string;
  /** The parameters beside `type`. */
  readonly params: z.ZodObject;
  /** True where luck draws its ties, or at least its people: then drawn anew after every `redraw` replicates. */
  readonly drawn: boolean;
  /** Number of people, so that memory can be judged before it is taken; undefined where only a file knows. */
  people(params: Params): number | undefined;
  /** Number of ties expected; undefined where only a file knows. */
  expectedTies(params: Params): number | undefined;
  /** What its ties carry; nothing where it is left out. */
  tieTraits?(params: Params): readonly TieTrait[];
  /** The names of the parameters that hold paths of files to read. */
  readonly files?: readonly string[];
  /** True where its files may say who belongs to which segment: the scenario need not give their shares. */
  readonly tellsSegments?: true;
  /** Parameters that contradict each other: a problem for each. */
  check?(params: Params): { path: (string | number)[]; message: string }[];
  build(params: Params, luck: Key, host: NetworkHost): TieList;
  /** Bytes of each tie that making the list takes beside the list, at most; none where left out. */
  scratch?(params: Params): number;
  /** The same ties without a list, where that can be had: then there is room for a larger market. */
  stream?(params: Params, luck: Key): TieStream | undefined;
}

/** Declares a network: inside the file `params` is fully typed, the shelf sees one erased type. */
export function defineNetwork<Shape extends z.ZodObject>(
  network: Omit<Network<z.output<Shape>>, 'params'> & { params: Shape },
): Network {
  return network as unknown as Network;
}
