// What the scenario of the granularity dial claims: where the best number of segments lies by simulation and by closed
// form, what better tools and little money do to it, and at which price of aim the drip wins.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { played, ready } from './played.ts';

beforeAll(ready);

/** Campaigns that spend `budget` on so many segments at `price` each, and on impressions what is left; and the drip. */
function dial(segments: readonly number[], price: number, budget: number, replicates: number, aimed = 10) {
  return played('granularity-dial.yaml', replicates, ['npv'], (file: File) => {
    const [lever] = file.campaigns['six segments'];
    const turned = segments.map((k) => {
      const money = { segments: k, costPerSegment: price, spend: budget - k * price, costPerThousand: aimed };
      return [`${k}`, [{ ...lever, ...money }]];
    });
    Object.assign(file, { budget });
    file.campaigns = { drip: [{ ...file.campaigns.drip[0], spend: budget }], ...Object.fromEntries(turned) };
    file.compare = segments.flatMap((k) => [...segments.map((other) => [`${k}`, `${other}`]), [`${k}`, 'drip']]);
    file.compare = file.compare.filter(([of, against]) => of !== against);
  }).find;
}

/** Of `budget`, what meets people who care, where k segments cost `price` each: what is aimed, and a tenth of the rest. */
const aimed = (k: number) => 0.9 * (1 - 0.8 / Math.sqrt(k));
const meets = (k: number, price: number, budget: number) => (budget - k * price) * (aimed(k) + 0.1 * (1 - aimed(k)));
const best = (price: number, budget: number) =>
  Array.from({ length: 60 }, (_, i) => i + 1).reduce((one, k) =>
    meets(k, price, budget) > meets(one, price, budget) ? k : one,
  );

it('the closed form: five or six; 24 with tools at a tenth; the same for who has a tenth of both; one, and thirteen', () => {
  expect([best(20, 600), best(2, 600), best(2, 60), best(20, 60), best(20, 2400)]).toEqual([5, 24, 5, 1, 13]);
  expect(meets(6, 20, 600) / meets(5, 20, 600)).toBeGreaterThan(0.999);
  // k*, money for segments on top: 48,000 impressions, 6 cents each, nine tenths of them by aim.
  const most = (price: number) => ((48_000 * 0.06 * 0.9 * 0.9 * 0.8 * 0.5) / price) ** (1 / 1.5);
  expect([most(20), most(2)].map(Math.round)).toEqual([13, 60]);
});

it('six segments beat one, twenty and the drip; at a tenth of the price twenty beat six', () => {
  const find = dial([1, 6, 20], 20, 600, 8);
  for (const other of ['1', '20', 'drip']) expect(find('6', other, 'npv').low).toBeGreaterThan(0);
  expect(dial([6, 20], 2, 600, 8)('20', '6', 'npv').low).toBeGreaterThan(0);
});

it('with little money and dear segments one beats two; with cheap ones six beat one and twelve', () => {
  expect(dial([1, 2], 20, 60, 50)('1', '2', 'npv').low).toBeGreaterThan(0);
  const cheap = dial([1, 6, 12], 2, 60, 30);
  for (const other of ['1', '12']) expect(cheap('6', other, 'npv').low).toBeGreaterThan(0);
});

it('where aimed impressions cost three times as much one segment loses to the drip, at six times six do', () => {
  expect(dial([1], 20, 600, 8, 30)('1', 'drip', 'npv').high).toBeLessThan(0);
  expect(dial([6], 20, 600, 8, 60)('6', 'drip', 'npv').high).toBeLessThan(0);
});
