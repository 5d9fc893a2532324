// Small markets made by hand for tests: ties, segments and keys as given, nothing drawn.

import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Market, Rows, Segment } from '../../sim/market/market.ts';
import { tieRows, turnRows } from '../../sim/market/rows.ts';
import { plainMarket } from '../market/plain.ts';

interface Town {
  readonly people: number;
  /** Mutual ties; with `oneWay` from teller to hearer. */
  readonly ties?: readonly (readonly [number, number])[];
  readonly segments?: readonly Segment[];
  readonly segmentOf?: readonly number[];
  readonly keys?: readonly number[];
  readonly oneWay?: boolean;
  /** What each person is worth as a customer. */
  readonly values?: readonly number[];
}

export function rowsOf(people: number, ties: readonly (readonly [number, number])[]): Rows {
  const heard = Array.from({ length: people }, (): number[] => []);
  for (const [a, b] of ties) {
    heard[a].push(b);
    heard[b].push(a);
  }
  const offsets = new Uint32Array(people + 1);
  heard.forEach((row, person) => {
    row.sort((a, b) => a - b);
    offsets[person + 1] = offsets[person] + row.length;
  });
  return { offsets, targets: Uint32Array.from(heard.flat()), weights: null, strong: null };
}

/** Rows of one-way ties: who hears each person, and to whom each listens. */
function oneWayRows(people: number, ties: readonly (readonly [number, number])[]): { out: Rows; in: Rows } {
  const list = {
    from: Uint32Array.from(ties, ([teller]) => teller),
    to: Uint32Array.from(ties, ([, hearer]) => hearer),
    length: ties.length,
    weights: null,
  };
  const out = tieRows(people, list, false, privateMemory);
  return { out, in: turnRows(people, out, privateMemory) };
}

/** A market of mutual ties, or of one-way ties; one segment of fit 1 and value 1 where none is given. */
export function town({ people, ties = [], segments, segmentOf, keys, oneWay = false, values }: Town): Market {
  const rows = oneWay ? oneWayRows(people, ties) : { out: rowsOf(people, ties) };
  return plainMarket({
    people,
    ...rows,
    directed: oneWay,
    ties: ties.length,
    ...(segments === undefined ? {} : { segments }),
    segmentOf: segmentOf === undefined ? null : Uint8Array.from(segmentOf),
    keys: keys === undefined ? null : Uint32Array.from(keys),
    values: values === undefined ? null : Float64Array.from(values),
  });
}
