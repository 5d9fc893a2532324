// What a strategy without lots chose is kept: per market and all that was asked, and never where lots are drawn. It can
// be made beforehand, and handed over.

import { expect, it } from 'vitest';
import type { Ask } from '../../sim/campaign/strategy.ts';
import { atOnce } from '../../sim/campaign/strategy.ts';
import { choicesFor, keepChoices, oncePerMarket, promisesFor } from '../../sim/engine/choices.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';
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

it('choices made beforehand are those that campaigns ask for, and need not be made again where they are handed over', () => {
  const asked: unknown[] = [];
  // biome-ignore lint/correctness/useYield: nothing has to grow here
  function* search({ count, from, tieChance }: Ask) {
    asked.push([count, from, tieChance]);
    return { chosen: Uint32Array.of(count), promise: `${count} are good` };
  }
  const kinds = { name: 'kinds', about: '', knows: '', source: '', drawsLots: false, search };
  const strategy = { ...kinds, choose: (ask: Ask) => atOnce(search(ask)).chosen };
  const lots = { ...strategy, name: 'lots', drawsLots: true };
  const mute = { ...kinds, name: 'mute', search: undefined, choose: () => Uint32Array.of(7) };
  const text = `{title: T, market: {network: {type: path, people: 9}}, spread: {model: independent-cascade, probability: 0.3},
    campaigns: {
      a: [{lever: seed, strategy: degree, count: 3}, {lever: seed, strategy: degree, count: 3, week: 2}],
      b: [{lever: seed, strategy: degree, count: 2, from: everyone}, {lever: seed, people: [3]}],
      c: [{lever: seed, strategy: random, count: 2}, {lever: seed, people: ['1']}, {lever: seed, strategy: fringe, count: 5}]}}`;
  const read = readScenario(text, { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  const cast = {
    models: shelves.models,
    strategies: [
      { ...strategy, name: 'degree' },
      { ...lots, name: 'random' },
      { ...mute, name: 'fringe' },
    ],
  };
  const [market, elsewhere] = [town({ people: 9 }), town({ people: 9 })];
  const choices = choicesFor(market, read.scenario, cast);
  const wanted = [
    [3, undefined, 0.3],
    [2, 'everyone', 0.3],
  ];
  expect(asked).toEqual(wanted);
  expect(promisesFor(market, read.scenario, cast)).toEqual([
    'degree: in the first market, 3 are good',
    'degree: in the first market, 2 are good',
  ]);
  keepChoices(elsewhere, structuredClone(choices));
  const kept = oncePerMarket(cast.strategies[0]);
  const ask = { market: elsewhere, tieChance: 0.3, luck: rootKey('other') };
  expect([...kept.choose({ ...ask, count: 3 }), ...kept.choose({ ...ask, count: 2, from: 'everyone' })]).toEqual([
    3, 2,
  ]);
  expect(asked).toEqual(wanted);
  kept.choose({ ...ask, count: 4 });
  expect(asked.length).toBe(3);
});
