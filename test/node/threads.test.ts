import { expect, test } from 'vitest';
import type { Market } from '../../sim/market/market.ts';
import { threadExecutor } from '../../sim/node/threads.ts';

interface Plan {
  readonly accidents?: Record<number, { kind: 'exit' | 'throw' | 'fail' | 'memory'; always?: boolean }>;
  readonly start?: 'die' | 'throw';
  readonly build?: 'refuse' | 'die';
  readonly pause?: number;
  readonly draw?: { readonly exit: number; readonly fail: number };
}

const PER_MARKET = 5;

function executorOf(plan: Plan, count: number, jobs: number) {
  return threadExecutor(
    { resolved: [JSON.stringify(plan)], files: new Map([['tries', new Uint8Array(count + 1)]]) },
    {
      jobs,
      marketOf: (replicate) => Math.floor(replicate / PER_MARKET),
      limits: { maxOldGenerationSizeMb: 32 },
      entry: new URL('./fake-worker.mjs', import.meta.url),
    },
  );
}

/** Runs replicates 0 … count − 1 over fake threads; tells rows, failures and how many markets were built. */
async function perform(plan: Plan, count: number, jobs: number, batches = [[0, count]]) {
  const rows = new Map<number, number[]>();
  const failures = new Map<number, string>();
  const steps: string[] = [];
  const signal = { aborted: false };
  const executor = executorOf(plan, count, jobs);
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

test('sets are drawn in the market that is named, and run after them is what was to be run', async () => {
  const { drawn, rows } = await draw({ draw: { exit: 20, fail: 40 } });
  expect(drawn).toEqual(
    Array.from({ length: 12 }, (_, i) => {
      if (i === 2 || i === 4) return undefined;
      return { members: Uint32Array.of(i < 6 ? 7 : 8), starts: Uint32Array.of(10 * i, 10 * i + 10) };
    }),
  );
  expect(sorted(rows)).toEqual(all(7));
});

test('sets are not drawn where threads cannot start', async () => {
  expect(new Set((await draw({ start: 'die' }, 0)).drawn)).toEqual(new Set([undefined]));
});

/** Has twelve batches drawn by two threads, half of them in another market, then runs some replicates. */
async function draw(plan: Plan, replicates = 7) {
  const executor = executorOf(plan, replicates, 2);
  const rows = new Map<number, number[]>();
  try {
    const batch = { chance: 0.1, luck: { a: 0, b: 0 }, room: 1 };
    const [one, other] = [7, 8].map((number) => ({ number }) as unknown as Market);
    const drawn = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        executor.draw(i < 6 ? one : other, { ...batch, first: 10 * i, end: 10 * i + 10 }),
      ),
    );
    const on = { row: (replicate: number, row: Float64Array) => void rows.set(replicate, [...row]), failed() {} };
    await executor.run(
      Array.from({ length: replicates }, (_, i) => i),
      on,
      { aborted: false },
    );
    return { drawn, rows };
  } finally {
    await executor.close();
  }
}

test('after the signal nothing more is handed out, and what is under way is told', async () => {
  const { rows } = await perform({ pause: 5 }, 20, 2);
  expect(rows.size).toBeGreaterThanOrEqual(1);
  expect(rows.size).toBeLessThanOrEqual(2);
});
