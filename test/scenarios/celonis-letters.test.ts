// What the scenario of the letters claims, and the catalogue of it, held against a few worlds: that the list does more than
// the pen, and where letters are no longer worth it.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { only, played, ready } from './played.ts';

beforeAll(ready);

const [BANG, ANYBODY, LIST, HAND] = [
  'big bang',
  'print for anybody',
  'print for the list and a drip',
  'letters by hand',
];

/** The lead of letters by hand over another campaign. */
const lead = (against: string, change: (file: File) => void) =>
  played('celonis-letters.yaml', 30, ['npv'], (file) => {
    only(against, HAND)(file);
    change(file);
  }).find(HAND, against, 'npv');

it('print to the list beats handwriting, that beats the big bang, and print to anybody comes last', () => {
  const { campaigns, find } = played('celonis-letters.yaml', 30, ['npv', 'won', 'reach'], (file) => {
    file.compare = [
      [LIST, HAND],
      [HAND, BANG],
      [ANYBODY, BANG],
    ];
  });
  expect(find(LIST, HAND, 'npv').low).toBeGreaterThan(0);
  expect(find(HAND, BANG, 'npv').low).toBeGreaterThan(0);
  expect(find(ANYBODY, BANG, 'npv').high).toBeLessThan(0);
  const { won, reach } = campaigns[HAND].metrics;
  expect(won.mean).toBeGreaterThan(2 * campaigns[BANG].metrics.won.mean);
  expect(Math.abs(reach.mean / campaigns[BANG].metrics.reach.mean - 1 / 3)).toBeLessThan(0.06);
});

it('where few printed letters are opened, handwriting wins', () => {
  const closed = lead(LIST, (file) => {
    for (const lever of file.campaigns[LIST]) if (lever.lever === 'letters') lever.opened = 0.1;
  });
  expect(closed.low).toBeGreaterThan(0);
});

it('with cheap media, no list to speak of, or letters of little weight, the big bang wins', () => {
  expect(lead(BANG, (file) => Object.assign(file.campaigns[BANG][0], { costPerThousand: 10 })).high).toBeLessThan(0);
  expect(lead(BANG, (file) => Object.assign(file.campaigns[HAND][0], { strength: 1 })).high).toBeLessThan(0);
  const many = lead(BANG, ({ market }) => {
    for (const [place, share] of ['20%', '80%'].entries()) market.segments![place].share = share;
  });
  expect(many.high).toBeLessThan(0);
});

it('at 15 a letter they are no longer ahead for sure', () => {
  const dear = lead(BANG, (file) => Object.assign(file.campaigns[HAND][0], { costEach: 15, count: 60 }));
  expect(dear.low).toBeLessThan(0);
});
