import { describe, expect, it } from 'vitest';
import type { Executor } from '../../sim/experiment/executor.ts';
import { reasonOf } from '../../sim/experiment/executor.ts';
import type { Progress, Store } from '../../sim/experiment/experiment.ts';
import { nextLook, runExperiment } from '../../sim/experiment/experiment.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { summarise } from '../../sim/experiment/summarise.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import { fakeSimulate, MARKET, settingOf } from './fake.ts';

const RUNNING = { aborted: false };

/** Hands out replicates in an order of its own, and fails those named. */
function shuffled(setting: Setting, failing: readonly number[] = [], asked: number[] = []): Executor {
  return {
    async run(replicates, on) {
      asked.push(...replicates);
      for (const replicate of [...replicates].reverse()) {
        if (failing.includes(replicate)) on.failed(replicate, 'a bad day');
        else on.row(replicate, runReplicate(setting, MARKET, replicate, fakeSimulate));
      }
    },
  };
}

function emptyStore(rows = new Map<number, Float64Array>()): Store & { rows: Map<number, Float64Array> } {
  return { rows, append: (replicate, row) => void rows.set(replicate, row) };
}

const silent = { progress: () => {} };

describe('runExperiment', () => {
  it('runs every replicate once, tells the store, and gives the rows in order', async () => {
    const setting = settingOf();
    const store = emptyStore();
    const asked: number[] = [];
    const told: Progress[] = [];
    const hooks = { progress: (progress: Progress) => void told.push(progress) };
    const outcome = await runExperiment(setting, shuffled(setting, [], asked), store, hooks, RUNNING);
    expect(asked).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(outcome.results.replicates).toEqual(asked);
    expect(store.rows.size).toBe(30);
    expect([outcome.complete, outcome.planned, outcome.failures, outcome.warnings]).toEqual([true, 30, [], []]);
    expect(told[0]).toEqual({ done: 0, failed: 0, total: 30, most: 30 });
    expect(told.at(-1)).toEqual({ done: 30, failed: 0, total: 30, most: 30 });
  });

  it('works off only what is missing, to the same results', async () => {
    const setting = settingOf();
    const whole = await runExperiment(setting, shuffled(setting), emptyStore(), silent, RUNNING);
    const some = new Map([3, 17, 4].map((r) => [r, runReplicate(setting, MARKET, r, fakeSimulate)]));
    const asked: number[] = [];
    const resumed = await runExperiment(setting, shuffled(setting, [], asked), emptyStore(some), silent, RUNNING);
    expect(asked).not.toContain(17);
    expect(asked.length).toBe(27);
    expect(summarise(resumed)).toEqual(summarise(whole));
  });

  it('computes a stored row of another shape again', async () => {
    const setting = settingOf();
    const asked: number[] = [];
    const store = emptyStore(new Map([[2, new Float64Array(5)]]));
    await runExperiment(setting, shuffled(setting, [], asked), store, silent, RUNNING);
    expect(asked).toContain(2);
  });

  it('ignores stored rows beyond what is asked for', async () => {
    const setting = settingOf();
    const few = settingOf({ replicates: { min: 10, max: 10, until: undefined } });
    const store = emptyStore();
    await runExperiment(setting, shuffled(setting), store, silent, RUNNING);
    const outcome = await runExperiment(few, shuffled(few), store, silent, RUNNING);
    expect(outcome.results.replicates.length).toBe(10);
  });

  it('leaves a failed replicate out whole, counts it, and goes on', async () => {
    const setting = settingOf();
    const outcome = await runExperiment(setting, shuffled(setting, [7, 3]), emptyStore(), silent, RUNNING);
    expect(outcome.failures).toEqual([
      { replicate: 3, reason: 'a bad day' },
      { replicate: 7, reason: 'a bad day' },
    ]);
    expect(outcome.complete).toBe(true);
    expect(outcome.results.replicates).not.toContain(3);
    const summary = summarise(outcome);
    expect(summary.replicates).toBe(28);
    expect(summary.warnings).toContain('2 of 30 replicates failed and are left out: see errors.csv');
  });

  it('keeps what was finished when it is stopped', async () => {
    const setting = settingOf();
    const signal = { aborted: false };
    const stopping: Executor = {
      async run(replicates, on) {
        on.row(replicates[0], runReplicate(setting, MARKET, replicates[0], fakeSimulate));
        signal.aborted = true;
      },
    };
    const store = emptyStore();
    const outcome = await runExperiment(setting, stopping, store, silent, signal);
    expect([outcome.complete, outcome.results.replicates, store.rows.size]).toEqual([false, [0], 1]);
  });
});

describe('the stopping rule', () => {
  const scenario = (halfWidth: number, relative = false): Partial<Scenario> => ({
    replicates: { min: 4, max: 100, until: { metric: 'adopters', halfWidth, relative } },
    market: { ...settingOf().scenario.market, redraw: Number.POSITIVE_INFINITY },
  });

  /** The sizes at which it stopped and looked. */
  async function looks(changes: Partial<Scenario>) {
    const setting = settingOf(changes);
    const totals: number[] = [];
    const hooks = { progress: ({ total }: Progress) => void (totals.at(-1) !== total && totals.push(total)) };
    const outcome = await runExperiment(setting, shuffled(setting), emptyStore(), hooks, RUNNING);
    return { totals, outcome };
  }

  it('looks after the least number, then each 1.25-fold, and warns at the most', async () => {
    const { totals, outcome } = await looks(scenario(1e-9));
    expect(totals).toEqual([4, 5, 7, 9, 12, 15, 19, 24, 30, 38, 48, 60, 75, 94, 100]);
    expect(outcome.warnings).toEqual([
      '100 replicates, the most allowed, did not make the interval of adopters as narrow as asked for',
    ]);
  });

  it('stops at the first look that is precise enough, and not before', async () => {
    const { totals, outcome } = await looks(scenario(3));
    const width = (results: typeof outcome) => {
      const { low, high } = summarise(results).differences.find(({ metric }) => metric === 'adopters')!;
      return (high! - low!) / 2;
    };
    expect(width(outcome)).toBeLessThanOrEqual(3);
    expect(outcome.warnings).toEqual([]);
    const before = await looks({
      ...scenario(3),
      replicates: { min: totals.at(-2)!, max: totals.at(-2)!, until: undefined },
    });
    expect(width(before.outcome)).toBeGreaterThan(3);
  });

  it('takes a share as a share of the mean of `of`', async () => {
    const strict = await looks(scenario(0.1, true));
    const { mean } = summarise(strict.outcome).campaigns[2].metrics[0];
    const absolute = await looks(scenario(0.1 * mean!));
    expect(absolute.totals).toEqual(strict.totals);
    expect(strict.totals.length).toBeGreaterThan(1);
  });

  it('reads a width of a money metric in money, not cents', async () => {
    const { outcome } = await looks({
      ...scenario(0),
      replicates: { min: 4, max: 100, until: { metric: 'npv', halfWidth: 12, relative: false } },
    });
    const { low, high } = summarise(outcome).differences.find(({ metric }) => metric === 'npv')!;
    expect(outcome.warnings).toEqual([]);
    expect((high! - low!) / 2).toBeLessThanOrEqual(12);
    expect((high! - low!) / 2).toBeGreaterThan(6);
  });

  it('does not depend on what was stored beforehand', async () => {
    const setting = settingOf(scenario(3));
    const plain = await runExperiment(setting, shuffled(setting), emptyStore(), silent, RUNNING);
    const full = new Map(Array.from({ length: 100 }, (_, r) => [r, runReplicate(setting, MARKET, r, fakeSimulate)]));
    const stored = await runExperiment(setting, shuffled(setting), emptyStore(full), silent, RUNNING);
    expect(summarise(stored)).toEqual(summarise(plain));
  });

  it('always looks further on', () => {
    expect([nextLook(1, 100), nextLook(2, 100), nextLook(30, 100), nextLook(90, 100)]).toEqual([2, 3, 38, 100]);
  });
});

describe('reasonOf', () => {
  it('is one line', () => {
    expect(reasonOf(new Error('out of\n  memory'))).toBe('out of memory');
    expect([reasonOf('odd'), reasonOf(new Error(''))]).toEqual(['odd', 'no reason given']);
  });
});
