// What the host of a run and its threads say to each other. Markets travel by reference: their arrays lie in shared
// memory, so posting one costs a few hundred bytes. Rows, those of several replicates at a time, and sets are
// handed over, not copied.

import type { Batch, Drawn } from '../campaign/seeding/reverse-sets.ts';
import type { Choices } from '../engine/choices.ts';
import type { Block } from '../experiment/row.ts';
import type { Market } from '../market/market.ts';

/** What a thread is started with: enough to prepare the same setting. */
export interface ThreadData {
  /**
   * Resolved scenarios as JSON text: usually one. Of several, job n is replicate floor(n / count) of scenario n mod count,
   * and markets are numbered alike.
   */
  readonly resolved: readonly string[];
  /** The scenario's files by path as written, in shared memory. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A market, and whom its campaigns choose in every replicate of it. */
export interface Built {
  readonly market: Market;
  readonly choices: Choices;
}

export type ToThread =
  /** `again`: the memory of a market that everybody has forgotten, to build this one in. */
  | { readonly do: 'build'; readonly market: number; readonly again?: WebAssembly.Memory }
  | { readonly do: 'run'; readonly replicates: readonly number[]; readonly market: number; readonly built?: Built }
  | { readonly do: 'forget'; readonly market: number }
  /** `market`: to draw in from now on, in place of the one before. */
  | { readonly do: 'draw'; readonly batch: Batch; readonly market?: Market };

export type FromThread =
  | { readonly is: 'ready' }
  | { readonly is: 'market'; readonly built: Built }
  | { readonly is: 'no market'; readonly reason: string }
  | { readonly is: 'step'; readonly campaign: string; readonly step: number }
  /** The rows of the first of the replicates; `failed`: why the next one has none, where it was tried. */
  | { readonly is: 'rows'; readonly block: Block; readonly failed?: string }
  | { readonly is: 'drawn'; readonly drawn: Drawn }
  | { readonly is: 'failed'; readonly reason: string };
