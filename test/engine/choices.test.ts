// What a strategy without lots chose is kept: per market and all that was asked, and never where lots are drawn.

import { expect, it } from 'vitest';
import type { Ask } from '../../sim/campaign/strategy.ts';
import { oncePerMarket } from '../../sim/engine/choices.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import { town } from '../campaign/towns.ts';

it('a choice is made once for each market and question, and for each replicate where lots are drawn', () => {
  let made = 0;
  const plain = { name: 'plain', about: '', knows: '', source: '', choose: () => Uint32Array.of(++made) };
  const ask = (more: Partial<Ask> = {}): Ask => ({ market: one, count: 3, luck: rootKey('first'), ...more });
  const [one, other] = [town({ people: 9 }), town({ people: 9 })];
  const kept = oncePerMarket({ ...plain, drawsLots: false });
  kept.choose(ask());
  expect(kept.choose(ask({ luck: rootKey('second') }))).toEqual(Uint32Array.of(1));
  const others = [{ market: other }, { count: 4 }, { from: 'fans' }, { tieChance: 0.1 }, { tieChance: 0.2 }];
  expect(others.map((more) => kept.choose(ask(more))[0])).toEqual([2, 3, 4, 5, 6]);
  expect(others.map((more) => kept.choose(ask(more))[0])).toEqual([2, 3, 4, 5, 6]);
  const lots = oncePerMarket({ ...plain, drawsLots: true });
  expect([lots.choose(ask())[0], lots.choose(ask())[0]]).toEqual([7, 8]);
});
