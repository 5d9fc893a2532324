// Whether people are tied to their own kind: the share of ties that stay inside a segment, beside the share that would if
// everybody kept their number of ties and drew the other ends by lot (Newman 2003, Phys. Rev. E 67: 026126).

import type { Market } from '../market.ts';

export interface Mixing {
  /** Share of ties between people of the same segment. */
  readonly within: number;
  /** The share expected by chance. */
  readonly expected: number;
  /** (within − expected) ÷ (1 − expected): 1 where no tie leaves a segment, 0 by chance; null where all ends are alike. */
  readonly assortativity: number | null;
  /** For each segment, the share of its members' ties (where ties are one way: of those they tell) that stay inside. */
  readonly segments: readonly { readonly within: number | null; readonly expected: number }[];
}

/** Null where there is but one segment, or no tie. */
export function mixing({ people, out, segments, segmentOf }: Market): Mixing | null {
  const ends = out.targets.length;
  if (segmentOf === null || ends === 0) return null;
  const inside = new Float64Array(segments.length);
  const from = new Float64Array(segments.length);
  const to = new Float64Array(segments.length);
  for (let person = 0; person < people; person++) {
    const segment = segmentOf[person];
    from[segment] += out.offsets[person + 1] - out.offsets[person];
    for (let e = out.offsets[person]; e < out.offsets[person + 1]; e++) {
      const other = segmentOf[out.targets[e]];
      to[other]++;
      if (other === segment) inside[segment]++;
    }
  }
  let within = 0;
  let expected = 0;
  for (let s = 0; s < segments.length; s++) {
    within += inside[s] / ends;
    expected += (from[s] / ends) * (to[s] / ends);
  }
  return {
    within,
    expected,
    assortativity: expected < 1 ? (within - expected) / (1 - expected) : null,
    segments: segments.map((_, s) => ({ within: from[s] === 0 ? null : inside[s] / from[s], expected: to[s] / ends })),
  };
}
