// Do the slow twins of the textbook models tell the truth? They are held against enumeration and closed forms here, so
// that the engine can be held against them. Monte Carlo means must lie within 4 standard errors unless a test says more.

import { describe, expect, it } from 'vitest';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import type { BassScene } from './bass.ts';
import { bass } from './bass.ts';
import { cascade, tieWord } from './cascade.ts';
import * as closed from './closed-forms.ts';
import { enumerate, enumerateThresholds, mutual, shared } from './enumerate.ts';
import type { Row } from './scene.ts';
import { marketOf, pick } from './scene.ts';
import type { ThresholdScene } from './thresholds.ts';
import { thresholds } from './thresholds.ts';

const luck = rootKey('oracle');
const pairs = (n: number) => Array.from({ length: n - 1 }, (_, i) => [i, i + 1] as [number, number]);
const everyPair = (n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_, j) => [j, i] as [number, number])).flat();

/** Mean of a quantity over replicates, and its standard error. */
function monteCarlo(replicates: number, of: (replicate: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: replicates }, (_, r) => of(r));
  const mean = values.reduce((sum, x) => sum + x, 0) / replicates;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (replicates - 1);
  return { mean, error: Math.sqrt(variance / replicates) };
}

function expectNear({ mean, error }: { mean: number; error: number }, truth: number, bias = 0): void {
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(mean - truth), `mean ${mean}, truth ${truth}, error ${error}`).toBeLessThan(4 * error + bias);
}

const activeBy = (rows: readonly Row[], step: number) => rows.filter((row) => row.step <= step).length;

describe('closed forms agree with each other', () => {
  it('Bass: published values, and steps that shrink', () => {
    expect(closed.bassPeak(0.03, 0.38)).toBeCloseTo(6.1926, 4);
    expect(closed.bassCurve(0.03, 0.38, 5)).toBeCloseTo(0.3312, 5);
    expect(closed.bassCurve(0.03, 0.38, 10)).toBeCloseTo(0.8128, 5);
    expect(closed.bassInSteps(0.03, 0.38, 1e-4, 50_000)).toBeCloseTo(0.3312, 4);
    expect(closed.twoPeopleInSteps(0.03, 0.38, 1e-4, 50_000)).toBeCloseTo(closed.twoPeople(0.03, 0.38, 5), 4);
  });
  it('two people ≤ circle ≤ Bass', () => {
    for (const t of [1, 5, 10, 20]) {
      expect(closed.twoPeople(0.03, 0.38, t)).toBeLessThan(closed.circle(0.03, 0.38, t));
      expect(closed.circle(0.03, 0.38, t)).toBeLessThan(closed.bassCurve(0.03, 0.38, t));
    }
  });
  it('awareness settles at its limit, and buying through it as steps shrink', () => {
    const steps = closed.awareness(Array(4000).fill(0.001), 0.01, 8);
    expect(steps[3999]).toBeCloseTo(closed.awarenessLimit(0.1, 8), 3);
    const exact = closed.boughtThroughAwareness(0.02, 0.1, Math.LN2 / 8, 30);
    expect(closed.boughtInSteps(0.02, 0.1, 0.001, 8, 30_000)).toBeCloseTo(exact, 4);
    expect(closed.boughtInSteps(0.02, 1e9, 1, 8, 30)).toBeCloseTo(closed.ownInitiative(0.02, 30), 12);
  });
  it('Φ, verdicts, wear-out, adstock', () => {
    expect(closed.normalCdf(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(closed.normalCdf(-3.5)).toBeCloseTo(2.3262907903552504e-4, 14);
    const { advocates, detractors } = closed.verdicts(0.8, 0.8, 0.15, 0.15);
    expect(advocates / detractors).toBeCloseTo(3.15, 2);
    const slices = Array.from({ length: 1e5 }, (_, i) => (0.4 + 0.6 * 2 ** (-((i + 0.5) * 3e-4) / 20)) * 3e-4);
    expect(slices.reduce((a, b) => a + b)).toBeCloseTo(closed.worthOfAds(30, 0.4, 20), 8);
    expect(closed.arrivals(1, 2.5, 400).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
  it('cascades, epidemics, rumours, thresholds', () => {
    expect(closed.neverHeard()).toBeCloseTo(0.2032, 4);
    expect(closed.finalSize(2)).toBeCloseTo(0.7968, 4);
    expect(closed.vulnerableReach(1.02, 0.18)).toBeCloseTo(1, 2);
    expect(closed.vulnerableReach(5.76, 0.18)).toBeCloseTo(1, 2);
    expect(closed.bigSeed(0.05, 10, 110)).toEqual({ reproduction: 0.5, size: 2 });
  });
  it('k* is where the granularity pays best; content and quality as iterated', () => {
    const pays = (k: number) => 5000 * 0.8 * (1 - 0.8 * k ** -0.5) - 20 * k;
    const best = closed.bestGranularity(5000, 0.8, 0.8, 0.5, 20);
    expect(pays(best)).toBeGreaterThan(Math.max(pays(best * 1.01), pays(best * 0.99)));
    let [content, quality] = [1, 0.5];
    for (let t = 0; t < 52; t++) [content, quality] = [content * 1.02 + 2, quality + 0.01 * (0.95 - quality)];
    expect(closed.contentStock(1, 0.02, 2, 52)).toBeCloseTo(content, 9);
    expect(closed.listenedQuality(0.5, 0.95, 0.01, 52)).toBeCloseTo(quality, 12);
  });
});

describe('enumeration of an independent cascade', () => {
  it('path, triangle and star, as known', () => {
    expect(enumerate(5, mutual(pairs(5), 0.5), [0]).size).toBe(1.9375);
    expect(closed.pathCascade(5, 0.5)).toBe(1.9375);
    expect(enumerate(3, mutual(everyPair(3), 0.5), [0]).size).toBe(2.25);
    for (const p of [0.1, 0.37, 1]) {
      expect(enumerate(3, mutual(everyPair(3), p), [0]).size).toBeCloseTo(closed.triangleCascade(p), 12);
      const star = mutual(
        [1, 2, 3, 4, 5, 6].map((leaf) => [0, leaf] as const),
        p,
      );
      expect(enumerate(7, star, [0]).size).toBeCloseTo(closed.starCascade(7, p).centre, 12);
      expect(enumerate(7, star, [3]).size).toBeCloseTo(closed.starCascade(7, p).leaf, 12);
    }
  });
  it('by steps along a path: one more power of p a step', () => {
    expect(enumerate(4, mutual(pairs(4), 0.5), [0]).bySteps).toEqual([1, 1.5, 1.75, 1.875]);
  });
});

const kite: [number, number][] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [1, 3],
  [2, 4],
  [3, 4],
  [3, 5],
];

describe('the cascade twin', () => {
  it('meets the enumeration, at the end and at each step (3,000 replicates)', () => {
    const market = marketOf(6, kite);
    const exact = enumerate(6, mutual(kite, 0.4), [0]);
    const runs = Array.from({ length: 3000 }, (_, r) =>
      cascade({ market, probability: 0.4, steps: 6, plan: { placements: { 0: [0] } }, luck: derive(luck, r) }),
    );
    for (const step of [1, 2, 3, 6]) {
      expectNear(
        monteCarlo(3000, (r) => activeBy(runs[r], step)),
        exact.bySteps[Math.min(step, 5)],
      );
    }
  });
  it('weighted: 1 / in-degree of the hearer (3,000 replicates)', () => {
    const market = marketOf(6, kite);
    const indegree = (person: number) => kite.filter((tie) => tie.includes(person)).length;
    const ties = mutual(kite, 0).map((tie) => ({ ...tie, chance: 1 / indegree(tie.to) }));
    const plan = { placements: { 0: [5] } };
    const size = (r: number) =>
      cascade({ market, probability: 'weighted', steps: 6, plan, luck: derive(luck, r) }).length;
    expectNear(monteCarlo(3000, size), enumerate(6, ties, [5]).size);
  });
  it('at chance 1 goes by distance; at chance 0 nowhere; more chance never loses anybody', () => {
    const market = marketOf(6, kite);
    const plan = { placements: { 0: [0] } };
    const run = (probability: number, r = 0) => cascade({ market, probability, steps: 9, plan, luck: derive(luck, r) });
    expect(run(1).map((row) => [row.person, row.step])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
    ]);
    expect(run(0)).toHaveLength(1);
    for (let r = 0; r < 200; r++) {
      const more = run(0.6, r).map((row) => row.person);
      for (const row of run(0.3, r)) expect(more).toContain(row.person);
    }
  });
  it('thanks somebody who became active one step before', () => {
    const market = marketOf(6, kite);
    for (let r = 0; r < 200; r++) {
      const rows = cascade({
        market,
        probability: 0.5,
        steps: 9,
        plan: { placements: { 0: [0] } },
        luck: derive(luck, r),
      });
      for (const row of rows.filter(({ event }) => event === 'adopted')) {
        expect(rows).toContainEqual(expect.objectContaining({ person: row.from, step: row.step - 1 }));
      }
    }
  });
  it("ties' luck is uniform and differs from tie to tie (40 places of 500 speakers)", () => {
    const market = marketOf(500, []);
    const words = Array.from(
      { length: 20_000 },
      (_, n) => tieWord(luck, market, n % 500, Math.floor(n / 500)) / 2 ** 32,
    );
    expect(new Set(words).size).toBeGreaterThan(19_900);
    expectNear(
      monteCarlo(words.length, (n) => words[n]),
      1 / 2,
    );
    expectNear(
      monteCarlo(words.length, (n) => words[n] ** 2),
      1 / 3,
    );
  });
  it('a heard exposure activates: 1 − e^(−x) times persuades, and from then on spreads (one market of 4,000)', () => {
    const exposure: Exposure = {
      channel: 'ad',
      contacts: 0.7,
      to: 'everyone',
      halfLife: 0,
      flight: 0,
      persuades: 0.25,
    };
    const plan = { exposures: { 1: [exposure] } };
    const rows = cascade({ market: marketOf(4000, []), probability: 0.5, steps: 1, plan, luck });
    const chance = closed.reach(0.7) * 0.25;
    expect(rows.every((row) => row.channel === 'ad' && row.from === undefined)).toBe(true);
    expect(Math.abs(rows.length / 4000 - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 4000));
  });
});

describe('enumeration of linear thresholds', () => {
  it('a star of any size from one leaf, and a path of any length from its end: 2', () => {
    for (const people of [2, 3, 5, 6]) {
      const star = Array.from({ length: people - 1 }, (_, i) => [0, i + 1] as const);
      expect(enumerateThresholds(people, shared(mutual(star, 1)), [1]).size).toBeCloseTo(2, 12);
      expect(enumerateThresholds(people, shared(mutual(pairs(people), 1)), [0]).size).toBeCloseTo(2, 12);
    }
  });
  it('one hearer: the sum of the weights of those who are active', () => {
    const ties = [0.3, 0.25, 0.2].map((chance, from) => ({ from, to: 3, chance }));
    expect(enumerateThresholds(4, ties, [0]).active[3]).toBeCloseTo(0.3, 12);
    expect(enumerateThresholds(4, ties, [0, 2]).active[3]).toBeCloseTo(0.5, 12);
    // A cascade over the same ties takes 1 − 0.7 · 0.8.
    expect(enumerate(4, ties, [0, 2]).active[3]).toBeCloseTo(0.44, 12);
  });
});

describe('the twin of the threshold models', () => {
  const run = (at: ThresholdScene['at'], seeds: number[], r = 0) =>
    thresholds({ market: marketOf(6, kite), at, steps: 6, plan: { placements: { 0: seeds } }, luck: derive(luck, r) });

  it('linear: meets the enumeration, at the end and at each step (3,000 replicates)', () => {
    const exact = enumerateThresholds(6, shared(mutual(kite, 1)), [0]);
    const runs = Array.from({ length: 3000 }, (_, r) => run('linear', [0], r));
    for (const step of [1, 2, 3, 6]) {
      expectNear(
        monteCarlo(3000, (r) => activeBy(runs[r], step)),
        exact.bySteps[Math.min(step, 5)],
      );
    }
  });
  it('by number and by share, as one counts on the fingers', () => {
    const when = (at: ThresholdScene['at'], seeds: number[]) => run(at, seeds).map((row) => [row.person, row.step]);
    expect(when({ friends: 2 }, [0, 1])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ]);
    expect(when({ friends: 2 }, [1, 4])).toEqual([
      [1, 0],
      [4, 0],
      [2, 1],
      [3, 1],
      [0, 2],
    ]);
    // A third of the three friends whom 1, 2 and 3 have; nobody has fewer than one active friend in three thereafter.
    expect(when({ percent: 33 }, [5])).toEqual([
      [5, 0],
      [3, 1],
      [1, 2],
      [4, 2],
      [0, 3],
      [2, 3],
    ]);
    expect(when({ percent: 34 }, [5])).toEqual([[5, 0]]);
  });
});

describe('the Bass twin', () => {
  const scene = (more: Partial<BassScene>): BassScene => ({
    market: marketOf(2, [[0, 1]]),
    p: { perWeek: 0.03 },
    q: { perWeek: 0.38 },
    weeks: 1,
    steps: 10,
    plan: {},
    luck,
    ...more,
  });

  it('two people: the chain in steps (3,000 replicates)', () => {
    const share = (r: number) => bass(scene({ luck: derive(luck, r) })).length / 2;
    expectNear(monteCarlo(3000, share), closed.twoPeopleInSteps(0.03, 0.38, 1, 10));
  });
  it('complete graph of 100: the curve in steps, within 4 errors and 1.5 / people', () => {
    const market = marketOf(100, everyPair(100));
    const runs = Array.from({ length: 12 }, (_, r) =>
      bass(scene({ market, weeks: 0.25, steps: 40, luck: derive(luck, r) })),
    );
    for (const step of [20, 40]) {
      const share = monteCarlo(12, (r) => activeBy(runs[r], step) / 100);
      expectNear(share, closed.bassInSteps(0.03, 0.38, 0.25, step), 1.5 / 100);
    }
  });
  it('circle of 2,000 at a fifth of a week, one-sided and two-sided, within .04', () => {
    const ring = Array.from({ length: 2000 }, (_, i) => [i, (i + 1) % 2000] as [number, number]);
    for (const directed of [true, false]) {
      const market = marketOf(2000, ring, { directed });
      const share = bass(scene({ market, weeks: 0.2, steps: 50 })).length / 2000;
      expect(Math.abs(share - closed.circle(0.03, 0.38, 10))).toBeLessThan(0.04);
    }
  });
  it('no ties: 1 − e^(−pt); a chance per step is just that (4,000 people)', () => {
    const market = marketOf(4000, []);
    const within = (count: number, truth: number) =>
      expect(Math.abs(count / 4000 - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / 4000));
    within(bass(scene({ market })).length, closed.ownInitiative(0.03, 10));
    within(bass(scene({ market, p: { chancePerStep: 0.1 }, weeks: 52, steps: 5 })).length, 1 - 0.9 ** 5);
  });
  it('chance per tie and step: three placed friends win with 1 − (1 − c)³ a step, and are thanked alike', () => {
    const market = marketOf(4, [
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    const rows = Array.from(
      { length: 3000 },
      (_, r) =>
        bass(
          scene({
            market,
            p: { chancePerStep: 0 },
            q: undefined,
            perTie: { chancePerStep: 0.2 },
            steps: 1,
            plan: { placements: { 0: [0, 1, 2] } },
            luck: derive(luck, r),
          }),
        ).at(-1)!,
    );
    const won = rows.filter((row) => row.event === 'adopted');
    expectNear(
      monteCarlo(3000, (r) => (rows[r].event === 'adopted' ? 1 : 0)),
      1 - 0.8 ** 3,
    );
    for (const friend of [0, 1, 2]) {
      expectNear(
        monteCarlo(won.length, (n) => (won[n].from === friend ? 1 : 0)),
        1 / 3,
      );
    }
  });
  it('more seeds never lose or delay an adopter under the same luck', () => {
    const market = marketOf(60, [...pairs(60), [0, 30], [10, 50]]);
    for (let r = 0; r < 20; r++) {
      const few = bass(scene({ market, luck: derive(luck, r), plan: { placements: { 0: [5] } } }));
      const many = bass(scene({ market, luck: derive(luck, r), plan: { placements: { 0: [5, 40], 3: [20] } } }));
      const since = new Map(many.map((row) => [row.person, row.step]));
      for (const row of few) expect(since.get(row.person)).toBeLessThanOrEqual(row.step);
    }
  });
});

it('pick takes terms in proportion, never one of amount 0', () => {
  const terms = [{ amount: 0 }, { amount: 1 }, { amount: 0 }, { amount: 3 }];
  expect([0, 0.2499, 0.25, 0.9999].map((u) => terms.indexOf(pick(terms, u)))).toEqual([1, 1, 3, 3]);
});
