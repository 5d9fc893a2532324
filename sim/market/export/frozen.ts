// A market as plain text, to be carried in a page: who is tied to whom, what people are like, and the keys of their luck.
// What they are called is left out unless it is asked for: a report is passed on more freely than a table of customers.

import { kernelMemory } from '../../kernel/arena.ts';
import { fromBase64, toBase64 } from '../../kernel/base64.ts';
import { privateMemory } from '../../kernel/memory.ts';
import { makeIds } from '../ids.ts';
import type { Market, Rows, Segment } from '../market.ts';
import { idOf } from '../market.ts';
import { copyRows } from '../rows.ts';

type Packed = string | null;
interface PackedRows {
  readonly offsets: string;
  readonly targets: string;
  readonly weights: Packed;
  readonly strong: Packed;
}

export interface FrozenMarket {
  readonly people: number;
  readonly ties: number;
  readonly directed: boolean;
  readonly segments: readonly Segment[];
  readonly out: PackedRows;
  /** Left out where ties are mutual. */
  readonly in?: PackedRows;
  readonly segmentOf: Packed;
  readonly fits: string;
  readonly fitCounts: string;
  readonly fitClass: Packed;
  /** Whether fitClass takes two bytes a person. */
  readonly wide: boolean;
  readonly values: Packed;
  readonly talkative: Packed;
  readonly keys: Packed;
  /** What people are called, in the order of their numbers; left out where it was not asked for, or they are numbered. */
  readonly names?: readonly string[];
}

const pack = (array: ArrayBufferView | null): Packed => (array === null ? null : toBase64(array));

function packRows({ offsets, targets, weights, strong }: Rows): PackedRows {
  return { offsets: toBase64(offsets), targets: toBase64(targets), weights: pack(weights), strong: pack(strong) };
}

/** `withIds`: what people are called goes with it. */
export function freeze(market: Market, withIds = false): FrozenMarket {
  const { people, ties, directed, segments, out, in: inward } = market;
  return {
    people,
    ties,
    directed,
    segments,
    out: packRows(out),
    ...(inward === out ? {} : { in: packRows(inward) }),
    segmentOf: pack(market.segmentOf),
    fits: toBase64(market.fits),
    fitCounts: toBase64(market.fitCounts),
    fitClass: pack(market.fitClass),
    wide: market.fitClass instanceof Uint16Array,
    values: pack(market.values),
    talkative: pack(market.talkative),
    keys: pack(market.keys),
    ...(withIds && market.ids !== null ? { names: namesOf(market) } : {}),
  };
}

function namesOf(market: Market): string[] {
  return Array.from({ length: market.people }, (_, person) => idOf(market, person));
}

const bytes = (packed: Packed) => (packed === null ? null : fromBase64(packed));
const u32 = (packed: string) => new Uint32Array(fromBase64(packed).buffer);
const f64 = (packed: string) => new Float64Array(fromBase64(packed).buffer);
const orNull = <T>(packed: Packed, read: (text: string) => T): T | null => (packed === null ? null : read(packed));

function readRows({ offsets, targets, weights, strong }: PackedRows): Rows {
  return { offsets: u32(offsets), targets: u32(targets), weights: orNull(weights, f64), strong: bytes(strong) };
}

/** The market again; people go by their numbers where their names were left out. Throws where the text is damaged. */
export function thaw(frozen: FrozenMarket): Market {
  const { people, ties, directed, segments, fitClass, wide } = frozen;
  // Where the kernel finds what it reads.
  const memory = kernelMemory(privateMemory);
  const out = copyRows(readRows(frozen.out), memory);
  const keys = orNull(frozen.keys, u32);
  const inKernel = keys && memory.u32(keys.length);
  if (keys !== null) inKernel?.set(keys);
  return {
    people,
    ties,
    directed,
    segments,
    out,
    in: frozen.in === undefined ? out : copyRows(readRows(frozen.in), memory),
    segmentOf: bytes(frozen.segmentOf),
    fits: f64(frozen.fits),
    fitCounts: f64(frozen.fitCounts),
    fitClass: orNull(fitClass, (text) => (wide ? new Uint16Array(fromBase64(text).buffer) : fromBase64(text))),
    values: orNull(frozen.values, f64),
    talkative: orNull(frozen.talkative, f64),
    keys: inKernel,
    ids: frozen.names === undefined ? null : makeIds(frozen.names, privateMemory),
    warnings: [],
    notes: [],
    memory: memory.memory,
  };
}
