import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openText } from '../../sim/node/open.ts';
import { reportOf, runToFolder } from '../../sim/node/session.ts';
import { built, RESULTS, SMALL } from '../scripts/wom.ts';

beforeAll(built);
afterEach(() => {
  delete process.env.WOM_TEST_FATAL;
});

function into(folder: string, jobs: number, text = SMALL) {
  return runToFolder(openText(text, 'small.yaml', '.', {}), {
    folder,
    jobs,
    worker: new URL('./mortal-worker.mjs', import.meta.url),
    signal: { aborted: false },
    progress() {},
  });
}

test('a replicate that kills its threads is reported with its address; the next run makes up for it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'wom session '));
  const [whole, hurt] = [join(home, 'whole'), join(home, 'hurt')];
  await into(whole, 1);

  process.env.WOM_TEST_FATAL = '[3, 9]';
  const { outcome, data } = await into(hurt, 2);
  const reason = 'its thread ended: exit code 9';
  expect(outcome.failures).toEqual([
    { replicate: 3, reason },
    { replicate: 9, reason },
  ]);
  expect(readFileSync(join(hurt, 'errors.csv'), 'utf8')).toMatch(
    /^engine,seed,replicate,reason\n\d+,small,3,its thread ended: exit code 9\n\d+,small,9,/,
  );
  expect(JSON.parse(readFileSync(join(hurt, 'manifest.json'), 'utf8')).replicates).toEqual({
    planned: 12,
    done: 10,
    failed: 2,
  });
  expect(data?.failed).toBe(2);
  expect(data?.warnings.join()).toContain('2 of 12 replicates failed');
  await expect(reportOf(hurt, undefined)).rejects.toThrow('holds 10 of 12 replicates');

  delete process.env.WOM_TEST_FATAL;
  await into(hurt, 2);
  expect(existsSync(join(hurt, 'errors.csv'))).toBe(false);
  for (const name of RESULTS) {
    expect(readFileSync(join(hurt, name), 'utf8'), name).toBe(readFileSync(join(whole, name), 'utf8'));
  }
});

test('making the market and every step of every campaign are told, for those who wait', async () => {
  const opened = openText(SMALL, 'small.yaml', '.', { replicates: 1, sets: [WORLD] });
  const built: number[] = [];
  const steps = new Map<string, number[]>();
  await runToFolder(opened, {
    folder: join(mkdtempSync(join(tmpdir(), 'wom session ')), 'told'),
    jobs: 1,
    signal: { aborted: false },
    progress() {},
    building: (share) => built.push(share),
    step: (campaign, step) => steps.set(campaign, [...(steps.get(campaign) ?? []), step]),
  });
  expect(built.length).toBeGreaterThan(2);
  expect(built[built.length - 1]).toBe(1);
  const { campaigns, clock } = opened.scenario;
  expect([...steps.keys()]).toEqual(campaigns.map(({ name }) => name));
  for (const told of steps.values()) expect(told).toEqual(Array.from({ length: clock.steps + 1 }, (_, step) => step));
});
const WORLD = 'market.network={type: watts-strogatz, people: 1000, ties: 4, rewiring: 10%}';

test('choices that are made once per market are the same on any number of threads, and what is promised of them is told', async () => {
  const home = mkdtempSync(join(tmpdir(), 'wom choices '));
  const text = `{title: T, steps: until-quiet, replicates: 8, metrics: [adopters], decide: adopters,
    market: {network: {type: barabasi-albert, people: 300, ties: 4}, redraw: 3},
    spread: {model: independent-cascade, probability: weighted},
    campaigns: {
      far: [{lever: seed, strategy: influence-maximization, count: 3}],
      again: [{lever: seed, strategy: influence-maximization, count: 3}],
      near: [{lever: seed, strategy: greedy, count: 3}]}}`;
  const folders = [1, 2, 3].map((jobs) => join(home, String(jobs)));
  for (const [i, folder] of folders.entries()) await into(folder, i + 1, text);
  const { promises } = JSON.parse(readFileSync(join(folders[0], 'summary.json'), 'utf8'));
  expect(promises).toEqual([
    expect.stringMatching(
      /^influence-maximization: in the first market, the 3 chosen reach at least 0\.\d+ of the most that any as many could, with 99\.666 % confidence \(\d+ sets\)$/,
    ),
  ]);
  const files = (folder: string) => RESULTS.map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const folder of folders.slice(1)) expect(files(folder)).toEqual(files(folders[0]));
  expect((await reportOf(folders[0])).promises).toEqual(promises);
});
