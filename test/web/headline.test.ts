import { expect, test } from 'vitest';
import { metrics } from '../../sim/metrics/index.ts';
import { byHeadline, headlines } from '../../web/words/headline.ts';

const all = metrics.map(({ name }) => name);

test('the deciding measure first, then what readers look for, then the others as they stand', () => {
  const order = byHeadline(all, String, 'detractors');
  expect(order.slice(0, 4)).toEqual(['detractors', 'adopters', 'won', 'aware']);
  expect([...order].sort()).toEqual([...all].sort());
  const shown = headlines(order, 'detractors');
  expect(shown).toBe(11);
  const rest = order.slice(shown);
  expect(rest).toEqual(all.filter((name) => rest.includes(name)));
});

test('nothing is folded away where only a few would be, or nobody looks for any of them', () => {
  expect(headlines(['npv', 'adopters', 'net', 'paidShare'])).toBe(4);
  expect(headlines(['net', 'paidShare', 'ownedShare', 'baseShare', 'cascadeSize'])).toBe(5);
  expect(headlines(['npv', 'net', 'paidShare', 'ownedShare', 'baseShare'], 'npv')).toBe(1);
});
