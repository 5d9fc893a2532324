// Lots: one exponential mark a person, keyed by the replicate's luck. All strategies that draw lots hold the same ones, so
// that the first ten are among the first twenty. Whoever has the least mark over weight comes first, which is drawing
// without return in proportion to weight; with equal weights, by lot. Only the least marks are looked for.

import { ExpField } from '../../kernel/field.ts';
import { purposeKey } from '../../kernel/luck.ts';
import { log1p } from '../../kernel/math.ts';
import type { Ask } from '../strategy.ts';
import { eligible } from '../strategy.ts';

/** Everybody's marks. */
function lots({ market, luck }: Ask): ExpField {
  return new ExpField(purposeKey(luck, 'lot'), market.people, market.keys, market.out.offsets);
}

/** Each person's mark: who has the least comes first where all have the same weight. */
export function lotOf(ask: Ask): (person: number) => number {
  const field = lots(ask);
  return (person) => field.mark(person, 0);
}

/** The first `ask.count` people by lot, with weights from 0 (never) to `most`; first come first. */
export function byLot(ask: Ask, weight: (person: number) => number, most = 1): Uint32Array {
  const { market, count } = ask;
  const field = lots(ask);
  const wanted = Math.min(1, (2 * count + 16) / market.people);
  for (let limit = wanted < 1 ? -log1p(-wanted) : Infinity; ; limit = limit > 40 ? Infinity : 4 * limit) {
    const found: { person: number; time: number }[] = [];
    for (let block = 0; block < field.blocks; block++) {
      field.below(block, 0, limit * most, (person, mark) => {
        if (!eligible(ask, person)) return;
        const time = mark / weight(person);
        if (time < limit) found.push({ person, time });
      });
    }
    if (found.length < count && limit < Infinity) continue;
    found.sort((one, other) => one.time - other.time || one.person - other.person);
    return Uint32Array.from(found.slice(0, count), ({ person }) => person);
  }
}
