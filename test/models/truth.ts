// What the exact tests of the models share: samples over keyed replicates held against a known truth, in standard
// errors, and a run's adoptions as a map. Luck is keyed, so a test gives the same figure on every run.

import { expect } from 'vitest';
import type { Key } from '../../sim/kernel/luck.ts';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import type { Expectation } from '../oracle/enumerate.ts';
import type { Plan } from '../oracle/scene.ts';
import { rowsOf } from '../oracle/scene.ts';

/** Standard errors that a true figure breaks about once in 150,000 tries. */
const ERRORS = 4.5;

/** One value per replicate. */
export function over(name: string, replicates: number, run: (luck: Key, replicate: number) => number): Float64Array {
  const root = rootKey(name);
  return Float64Array.from({ length: replicates }, (_, r) => run(derive(root, r), r));
}

export function meanOf(samples: Float64Array): { mean: number; error: number } {
  const count = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / count;
  const squares = samples.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count) };
}

/** The mean of independent samples lies within 4.5 of its standard errors of the truth, and `slack` where one is stated. */
export function expectMean(samples: Float64Array, truth: number, slack = 0): void {
  const { mean, error } = meanOf(samples);
  expect(Math.abs(mean - truth), `mean ${mean}, truth ${truth}, standard error ${error}`).toBeLessThanOrEqual(
    ERRORS * error + slack + 1e-12,
  );
}

/** `found` of `of` independent people: the share lies within 4.5 standard errors of the truth. */
export function expectShare(found: number, of: number, truth: number): void {
  const error = Math.sqrt(Math.max(0, truth * (1 - truth)) / of);
  expect(
    Math.abs(found / of - truth),
    `${found} of ${of}, truth ${truth}, standard error ${error}`,
  ).toBeLessThanOrEqual(ERRORS * error + 1e-12);
}

/** Who adopted or was placed, and when. */
export function adoptions(record: RunRecord): Map<number, number> {
  return new Map(rowsOf(record.log!, ['adopted', 'placed']).map(({ person, step }) => [person, step]));
}

/** Over 4000 replicates: the size at every record, and who is active in the end, against all possible worlds. */
export function expectWorlds(name: string, truth: Expectation, run: (luck: Key) => RunRecord): void {
  const records: Map<number, number>[] = [];
  over(name, 4000, (luck) => records.push(adoptions(run(luck))));
  truth.bySteps.forEach((size, step) => {
    const by = (record: Map<number, number>) => [...record.values()].filter((when) => when <= step).length;
    expectMean(Float64Array.from(records, by), size);
  });
  truth.active.forEach((chance, person) => {
    expectShare(records.filter((record) => record.has(person)).length, records.length, chance);
  });
}

/** Nobody of the first is missing or later in the second. */
export function expectNested(less: Map<number, number>, more: Map<number, number>): void {
  for (const [person, step] of less) {
    const then = more.get(person) ?? Infinity;
    if (then > step) expect.fail(`person ${person} adopted on step ${step}, with more contact on step ${then}`);
  }
}

/** Each week in its own right: the same exposures in moves first … last, to everybody unless said otherwise. */
export function weekly(first: number, last: number, ...exposures: Partial<Exposure>[]): Plan {
  const form: Exposure = { channel: 'ad', contacts: 1, to: 'everyone', halfLife: 0, flight: 0, persuades: 0 };
  const all = exposures.map((exposure, flight) => ({ ...form, flight, ...exposure }));
  return { exposures: Object.fromEntries(Array.from({ length: last - first + 1 }, (_, i) => [first + i, all])) };
}

/** Several plans as one: their placements and exposures of a step stand one after the other. */
export function together(...plans: Plan[]): Plan {
  const join = <Item>(parts: (Readonly<Record<number, readonly Item[]>> | undefined)[]) => {
    const all: Record<number, Item[]> = {};
    for (const part of parts) {
      for (const [step, items] of Object.entries(part ?? {})) all[+step] = [...(all[+step] ?? []), ...items];
    }
    return all;
  };
  return { placements: join(plans.map((p) => p.placements)), exposures: join(plans.map((p) => p.exposures)) };
}
