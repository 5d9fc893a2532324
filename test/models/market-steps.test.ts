// The whole connected market in days, weeks and fortnights: rates and half-lives keep their meaning, so that results move
// by a few per cent only (what is left: within a step, everybody answers to the step before).

import { expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import { market as marketModel } from '../../sim/models/market/index.ts';
import { market as marketNamed } from '../market/helpers.ts';
import { play } from './play.ts';
import { meanOf, over, weekly } from './truth.ts';

const segments = [
  { name: 'relevant', share: 0.3, fit: 0.8, value: 1 },
  { name: 'others', share: 0.7, fit: 0.1, value: 1 },
];
const market = marketNamed('watts-strogatz', { people: 3000, ties: 10, rewiring: 0.1 }, { segments, together: 50 });
const WEEKS = 60;

/** Bought in 60 weeks of steady advertising, mean over replicates. */
function bought(weeks: number): number {
  const steps = WEEKS / weeks;
  const plan = weekly(1, steps, { contacts: 0.8 * weeks, claim: 0.8, halfLife: 2.5 });
  const setting = { market, plan, steps, weeks, params: {}, peopleLuck: rootKey('people'), level: 'tallies' as const };
  return meanOf(over('steps', 8, (luck) => play(marketModel, { ...setting, luck }).soFar('adopted')[steps])).mean;
}

it('days, weeks and fortnights sell the same within 12 %', () => {
  // Of these, 8 % are luck: three standard errors of a ratio of two means. Seen: days − 3 %, fortnights + 4 %.
  const week = bought(1);
  expect(week).toBeGreaterThan(100);
  for (const weeks of [1 / 7, 2]) expect(Math.abs(bought(weeks) / week - 1)).toBeLessThan(0.12);
});
