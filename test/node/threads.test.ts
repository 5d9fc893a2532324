import { expect, test } from 'vitest';
import { threadExecutor } from '../../sim/node/threads.ts';

interface Plan {
  readonly accidents?: Record<number, { kind: 'exit' | 'throw' | 'fail' | 'memory'; always?: boolean }>;
  readonly start?: 'die' | 'throw';
  readonly build?: 'refuse' | 'die';
  readonly pause?: number;
}

const PER_MARKET = 5;

/** Runs replicates 0 … count − 1 over fake threads; tells rows, failures and how many markets were built. */
async function perform(plan: Plan, count: number, jobs: number, batches = [[0, count]]) {
  const rows = new Map<number, number[]>();
  const failures = new Map<number, string>();
  const steps: string[] = [];
  const signal = { aborted: false };
  const executor = threadExecutor(
    { resolved: [JSON.stringify(plan)], files: new Map([['tries', new Uint8Array(count + 1)]]) },
    {
      jobs,
      marketOf: (replicate) => Math.floor(replicate / PER_MARKET),
      limits: { maxOldGenerationSizeMb: 32 },
      entry: new URL('./fake-worker.mjs', import.meta.url),
    },
  );
  const on = {
    row(replicate: number, row: Float64Array) {
      expect(rows.has(replicate)).toBe(false);
      rows.set(replicate, [...row]);
      if (plan.pause !== undefined) signal.aborted = true;
    },
    failed: (replicate: number, reason: string) => void failures.set(replicate, reason),
    step: (campaign: string, step: number) => void steps.push(`${campaign}: ${step}`),
  };
  try {
    for (const [from, to] of batches) {
      await executor.run(
        Array.from({ length: to - from }, (_, i) => from + i),
        on,
        signal,
      );
    }
  } finally {
    await executor.close();
  }
  return { rows, failures, steps };
}

const all = (count: number) => Array.from({ length: count }, (_, r) => [r, [r, Math.floor(r / PER_MARKET)]]);
const sorted = (rows: Map<number, number[]>) => [...rows].sort(([a], [b]) => a - b);

test.each([1, 2, 3])('every replicate is told once, in its market, with %i threads', async (jobs) => {
  const { rows, failures, steps } = await perform({}, 23, jobs);
  expect(sorted(rows)).toEqual(all(23));
  expect(steps.sort()).toEqual(
    all(23)
      .map(([r]) => `of ${r}: ${Math.floor(Number(r) / PER_MARKET)}`)
      .sort(),
  );
  expect(failures.size).toBe(0);
});

test('threads and the last market are kept between calls', async () => {
  const { rows } = await perform({}, 20, 2, [
    [0, 7],
    [7, 9],
    [9, 20],
  ]);
  expect(sorted(rows)).toEqual(all(20));
});

test.each(['exit', 'throw', 'fail', 'memory'] as const)(
  'a replicate lost once (%s) is run again',
  async (kind) => {
    const { rows, failures } = await perform({ accidents: { 3: { kind }, 11: { kind } } }, 15, 2);
    expect(sorted(rows)).toEqual(all(15));
    expect(failures.size).toBe(0);
  },
  30_000,
);

test('a replicate lost twice is reported with its reason, and the rest go on', async () => {
  const { rows, failures } = await perform(
    {
      accidents: {
        0: { kind: 'exit', always: true },
        6: { kind: 'throw', always: true },
        14: { kind: 'fail', always: true },
      },
    },
    15,
    2,
  );
  expect([...failures].sort(([a], [b]) => a - b)).toEqual([
    [0, 'its thread ended: exit code 3'],
    [6, 'its thread ended: struck by lightning'],
    [14, 'divided by zero'],
  ]);
  expect(sorted(rows)).toEqual(all(15).filter(([r]) => ![0, 6, 14].includes(r as number)));
});

test('threads that cannot start, and markets that cannot be built, end the run', async () => {
  await expect(perform({ start: 'die' }, 4, 2)).rejects.toThrow('worker threads cannot be started: exit code 7');
  await expect(perform({ start: 'throw' }, 4, 2)).rejects.toThrow('worker threads cannot be started: no legs');
  await expect(perform({ build: 'refuse' }, 4, 2)).rejects.toThrow('ties.csv:3: not a number');
  await expect(perform({ build: 'die' }, 4, 2)).rejects.toThrow('market 0 cannot be built: its thread ended');
});

test('after the signal nothing more is handed out, and what is under way is told', async () => {
  const { rows } = await perform({ pause: 5 }, 20, 2);
  expect(rows.size).toBeGreaterThanOrEqual(1);
  expect(rows.size).toBeLessThanOrEqual(2);
});
