import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { choicesFor } from '../../sim/engine/choices.ts';
import { prepare } from '../../sim/experiment/setting.ts';
import type { Opened } from '../../sim/node/open.ts';
import { openText } from '../../sim/node/open.ts';
import type { SessionOptions } from '../../sim/node/session.ts';
import { openResults, reportOf, runToFolder } from '../../sim/node/session.ts';
import { survey } from '../../sim/node/survey.ts';
import { shelves } from '../../sim/registry.ts';
import { built, RESULTS, SMALL } from '../scripts/wom.ts';

beforeAll(built);
afterEach(() => {
  delete process.env.WOM_TEST_FATAL;
});

function into(folder: string, jobs: number, text = SMALL, more: Partial<SessionOptions> = {}) {
  return runToFolder(openText(text, 'small.yaml', '.', {}), {
    folder,
    jobs,
    worker: new URL('./mortal-worker.mjs', import.meta.url),
    signal: { aborted: false },
    progress() {},
    ...more,
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

/** Word reaches everybody: there is nothing to choose by, but much to draw. */
const SEEDED = `{title: T, steps: until-quiet, replicates: 4, metrics: [adopters], decide: adopters,
  market: {network: {type: barabasi-albert, people: 3200, ties: 1}, redraw: never},
  spread: {model: independent-cascade, probability: 1},
  campaigns: {far: [{lever: seed, strategy: influence-maximization, count: 100}]}}`;

test('whom to seed is chosen once: by one thread or several, in parts that can be stopped, and not again by the report', async () => {
  const home = mkdtempSync(join(tmpdir(), 'wom chosen '));
  const [one, single, stopped] = ['one', 'single', 'stopped'].map((name) => join(home, name));
  await into(one, 1, SEEDED);
  const signal = { aborted: false };
  const choosing = () => {
    signal.aborted = true;
  };
  expect((await into(stopped, 2, SEEDED, { signal, choosing })).data).toBeUndefined();
  expect(existsSync(join(stopped, 'choices.json'))).toBe(false);
  await into(stopped, 2, SEEDED);
  // One replicate is one thread's, but whom to seed is all threads'.
  await into(single, 3, SEEDED.replace('replicates: 4', 'replicates: 1'));
  const files = (folder: string, names: string[]) => names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const all = [...RESULTS, 'choices.json'];
  expect(files(stopped, all)).toEqual(files(one, all));
  expect(files(single, ['choices.json'])).toEqual(files(one, ['choices.json']));
  // Run again with all there, nothing is chosen either.
  let parts = 0;
  await into(one, 2, SEEDED, { choosing: () => parts++ });
  expect(parts).toBe(0);
  expect(files(one, all)).toEqual(files(stopped, all));
});

test('kept choices are taken for what they are: a stranger’s', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'wom kept ')), 'run');
  const text = SEEDED.replace('count: 100', 'count: 3')
    .replace('people: 3200, ties: 1', 'people: 60, ties: 4')
    .replace('probability: 1', 'probability: 0.5');
  await into(folder, 1, text);
  const path = join(folder, 'choices.json');
  const [kept] = JSON.parse(readFileSync(path, 'utf8'));
  const { promises } = await reportOf(folder);
  const promised = async (contents: unknown) => {
    writeFileSync(path, typeof contents === 'string' ? contents : JSON.stringify(contents));
    return (await reportOf(folder)).promises;
  };
  expect(promises).toEqual([`influence-maximization: ${kept.promise}`]);
  expect(await promised([{ ...kept, promise: 'all is well' }])).toEqual(['influence-maximization: all is well']);
  const wrong = { ...kept, promise: 'all is well' };
  const [first, second] = kept.chosen;
  for (const contents of [
    '',
    '[',
    'null',
    {},
    [wrong, null],
    [{ ...wrong, more: 1 }],
    [{ ...wrong, promise: 'w'.repeat(501) }],
    [{ ...wrong, asked: kept.asked.replace('3', '4') }],
    ...[
      [],
      [first, second],
      [first, second, first],
      [first, second, 60],
      [first, second, -1],
      [first, second, 0.5],
    ].map((chosen) => [{ ...wrong, chosen }]),
    [{ ...wrong, chosen: [...kept.chosen, 59] }],
  ]) {
    expect(await promised(contents), JSON.stringify(contents)).toEqual(promises);
  }
  // Whoever looks at the folder again, for a replay, say, has them too.
  await promised([{ ...kept, chosen: [57, 58, 59] }]);
  const chosen = (opened: Opened) => {
    const setting = prepare(opened.scenario, shelves, opened.files);
    const [{ chosen }] = choicesFor(survey(opened, setting), opened.scenario, shelves).values();
    return [...chosen];
  };
  expect(chosen(openResults(folder))).toEqual([57, 58, 59]);
  expect(chosen(openText(text, 'small.yaml', '.'))).toEqual(kept.chosen);
});
