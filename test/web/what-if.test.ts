// What if, without a page: which dials stand in view, how a changed run is held against the run of the page.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dialsOf } from '../../sim/experiment/dials.ts';
import { intervalOf } from '../../sim/experiment/estimate.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { compared } from '../../web/what-if/compare.ts';
import { inView } from '../../web/what-if/in-view.ts';
import { spokenPath, spokenValue } from '../../web/what-if/spoken.ts';
import { sampleRun } from './sample.ts';

it('has few dials in view: what turns the verdict, then what a marketer would turn', () => {
  const text = readFileSync(new URL('../../scenarios/elevenmoms.yaml', import.meta.url), 'utf8');
  const read = readScenario(text, { file: 'a.yaml', registry: shelves });
  if (!read.ok) throw new Error('elevenmoms');
  const dials = dialsOf(read.scenario, shelves);
  const paths = (campaigns: string[], flips: string[]) => inView(dials, campaigns, flips).map(({ path }) => path);
  const seen = paths(['eleven moms', 'big bang'], ['seed.posts', 'spread.trustMedia', 'seed.posts', 'no.such']);
  expect(seen.slice(0, 3)).toEqual([
    'campaigns["eleven moms"][0].posts',
    'spread.trustMedia',
    'campaigns["big bang"][0].spend',
  ]);
  expect(seen.length).toBe(9);
  expect(new Set(seen).size).toBe(9);
  expect(seen).not.toContain('spread.fit');
  expect(paths(['drip'], []).filter((path) => path.startsWith('campaigns'))).toEqual([
    'campaigns["drip"][0].spend',
    'campaigns["drip"][0].costPerThousand',
  ]);
});

it('holds each changed world against the same world as it was', () => {
  const run = sampleRun({ replicates: 12 });
  const ran = sampleRun({ replicates: 9, campaigns: ['nothing', 'big bang', 'drip', 'your picks'] });
  const values = run.worlds.values.map((one) => ({
    ...one,
    values: one.values.map((value, i) => value! + 100 + (i % 3)),
  }));
  const mine = values.map((one) => (one.campaign === 'eleven moms' ? { ...one, campaign: 'your picks' } : one));
  const report = { ...ran, worlds: { replicates: [0, 1, 2, 3, 4, 5, 6, 7, 8], values: mine } };
  const rows = compared(run, { report, markets: [0, 0, 0, 0, 0, 0, 0, 0, 0] }, intervalOf);
  expect(rows.map(({ campaign }) => campaign)).toEqual(['nothing', 'big bang', 'drip', 'your picks']);
  for (const { campaign, difference, changed, before } of rows.slice(0, 3)) {
    expect(difference!.mean, campaign).toBeCloseTo(101, 9);
    // Nine values of 0, 1 and 2 have the standard error √0.75 ⁄ 3, and Student's t of 8 is 2.306.
    expect(difference!.high! - difference!.mean!).toBeCloseTo((2.306004 * Math.sqrt(0.75)) / 3, 5);
    expect(changed! - before!).toBeCloseTo(101, 6);
  }
  expect([rows[3].before, rows[3].difference]).toEqual([null, undefined]);
});

it('has no interval from a single world', () => {
  const run = sampleRun({ replicates: 3 });
  const report = { ...run, worlds: { ...run.worlds, replicates: [1], values: run.worlds.values } };
  const [, row] = compared(run, { report, markets: [0] }, intervalOf);
  expect([row.difference!.low, row.difference!.high]).toEqual([null, null]);
});

it('says places and values as a reader would', () => {
  expect(spokenPath('spread.trustAds')).toBe('Trust ads');
  expect(spokenPath('campaigns["the \\"big\\" bang"][0].costPerThousand')).toBe('Cost per thousand (the "big" bang)');
  expect(spokenPath('campaigns["your picks"]')).toBe('your picks');
  expect(spokenPath('market.network')).toBe('Network');
  expect(spokenPath('steps')).toBe('Steps');
  expect(spokenValue('{type: barabasi-albert, people: 10000, ties: 10}')).toBe('barabasi-albert');
  expect(spokenValue('[{"lever":"seed","people":["3","17"]}]')).toBe('2 people picked');
  expect(spokenValue('3 per week')).toBe('3 per week');
});
