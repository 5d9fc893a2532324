// Small markets made by hand for tests: ties, segments and keys as given, nothing drawn.

import type { Market, Rows, Segment } from '../../sim/market/market.ts';
import { plainMarket } from '../market/plain.ts';

interface Town {
  readonly people: number;
  /** Mutual ties. */
  readonly ties?: readonly (readonly [number, number])[];
  readonly segments?: readonly Segment[];
  readonly segmentOf?: readonly number[];
  readonly keys?: readonly number[];
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

/** A market of mutual ties; one segment of fit 1 and value 1 where none is given. */
export function town({ people, ties = [], segments, segmentOf, keys }: Town): Market {
  const rows = rowsOf(people, ties);
  return plainMarket({
    people,
    out: rows,
    ...(segments === undefined ? {} : { segments }),
    segmentOf: segmentOf === undefined ? null : Uint8Array.from(segmentOf),
    keys: keys === undefined ? null : Uint32Array.from(keys),
  });
}
