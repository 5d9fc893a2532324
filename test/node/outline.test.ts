// What is told of a market that was not made is what making it would have shown.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { prepare } from '../../sim/experiment/setting.ts';
import type { Opened } from '../../sim/node/open.ts';
import { openText } from '../../sim/node/open.ts';
import type { Outline } from '../../sim/node/outline.ts';
import { glance, isOutline } from '../../sim/node/outline.ts';
import { survey } from '../../sim/node/survey.ts';
import { shelves } from '../../sim/registry.ts';
import { marketLines, outlineLines } from '../../sim/report/market.ts';

const base = mkdtempSync(join(tmpdir(), 'wom outline '));
afterAll(() => rmSync(base, { recursive: true }));

const opened = (network: string) =>
  openText(
    `title: T\nmarket:\n  network: {${network}}\n  segments: [{name: fans, share: 30%, fit: 0.5}, {name: others, share: 70%}]\nspread: {model: market}\ncampaigns:\n  a: [{lever: seed, strategy: random, count: 1}]\n`,
    's.yaml',
    base,
  );
const seen = (of: Opened, large: number) => glance(of, prepare(of.scenario, shelves, of.files), 1, large);
const outline = (of: Opened) => seen(of, 100) as Outline;

it.each([
  'type: watts-strogatz, people: 3000, ties: 6, rewiring: 5%',
  'type: barabasi-albert, people: 3000, ties: 3',
  'type: erdos-renyi, people: 3000, ties: 6',
  'type: grid, width: 50, height: 60',
])('%s: people and ties as they come about, and all but the most ties in the same words', (network) => {
  const of = opened(network);
  const setting = prepare(of.scenario, shelves, of.files);
  const market = survey(of, setting);
  const found = outline(of);
  expect(isOutline(found)).toBe(true);
  expect(found.people).toBe(market.people);
  expect(Math.abs(found.ties / market.ties - 1)).toBeLessThan(0.05);
  expect(found.needed).toBeGreaterThan(found.making);
  expect(found.seconds === undefined).toBe(network.includes('grid'));
  const [made, told] = [marketLines(setting, market), outlineLines(setting, found)].map((lines) => new Map(lines));
  for (const name of ['network', 'people', 'drawn anew']) expect(told.get(name)).toBe(made.get(name));
  expect(told.get('segment fans')).toBe('30 % of the people, fit 0.5');
});

it.each(['random-regular', 'erdos-renyi', 'ring'])('%s without ties: a smaller one says what it takes', (type) => {
  const of = opened(`type: ${type}, people: 20000000, ties: 0`);
  const { people, ties, seconds } = glance(of, prepare(of.scenario, shelves, of.files)) as Outline;
  expect([people, ties]).toEqual([20_000_000, 0]);
  expect(seconds).toBeGreaterThan(0);
});

it('a market of no more people and ties than that is made, and so is one that only a file knows', () => {
  const network = 'type: ring, people: 1000, ties: 4';
  expect(isOutline(seen(opened(network), 3000))).toBe(false);
  expect(isOutline(seen(opened(network), 2999))).toBe(true);
  writeFileSync(join(base, 't.csv'), 'from,to\n0,1\n1,2\n');
  expect(isOutline(seen(opened('type: file, ties: t.csv'), 1))).toBe(false);
});
