// A market by hand: what is not given is as plain as can be, and what follows from the rest is filled in.

import type { Market, Rows, Segment } from '../../sim/market/market.ts';

export type Given = Partial<Market> & { readonly people: number; readonly out: Rows };

export function plainMarket(given: Given): Market {
  const { people, out } = given;
  const segments: readonly Segment[] = given.segments ?? [{ name: 'everyone', people, fit: 1, value: 1 }];
  return {
    in: out,
    ties: out.targets.length / 2,
    directed: false,
    segments,
    segmentOf: null,
    fits: Float64Array.from(segments, ({ fit }) => fit),
    fitCounts: Float64Array.from(segments, (segment) => segment.people),
    fitClass: given.segmentOf ?? null,
    values: null,
    talkative: null,
    keys: null,
    ids: null,
    warnings: [],
    notes: [],
    ...given,
  };
}
