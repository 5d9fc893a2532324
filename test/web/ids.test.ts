// What people of files are called is in a report only where it was asked for; then campaigns that call them by name play in
// the page too, as the command line plays them.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserTest } from '../browser.ts';
import { built, Place } from '../scripts/wom.ts';
import { openFile, soon } from './opening.ts';

const place = new Place();
const NAMES = ['ann', 'ben', '<b>cem</b>', 'dora', 'emre', 'fay'];

beforeAll(() => {
  built();
  const ties = NAMES.map((name, i) => `${name},${NAMES[(i + 1) % NAMES.length]}`);
  place.write('ties.csv', `from,to\n${ties.join('\n')}\n`);
  place.write(
    'shop.yaml',
    `title: Shop
steps: 12
replicates: 2
market: {network: {type: file, ties: ties.csv}}
product: {quality: 0.9}
spread: {model: market, talk: 20 per week, persuasion: 0.9}
campaigns:
  friends: [{lever: seed, people: [ann], costEach: 1}]
  drip: [{lever: broadcast, spend: 50, costPerThousand: 50}]
`,
  );
  const { status, stderr } = place.wom(['run', 'shop.yaml', '-o', 'r', '-j', '1', '-q', '--no-flip']);
  expect([status, stderr]).toEqual([0, '']);
});
afterAll(() => rmSync(place.path, { recursive: true, force: true }));

test('names of a table are in a report only where they are asked for', () => {
  expect(place.read('r/report.html')).not.toMatch(/dora|emre/);
  expect(place.wom(['report', 'r', '--with-ids', '-o', 'named.html']).status).toBe(0);
  expect(place.read('named.html')).toContain('"dora"');
  expect(place.read('named.html')).toContain('"\\u003cb\\u003ecem\\u003c/b\\u003e"');
  expect(place.wom(['run', 'shop.yaml', '-o', 'r', '-j', '1', '-q', '--no-flip', '--with-ids']).status).toBe(0);
  expect(place.read('r/report.html')).toBe(place.read('named.html'));
  expect(place.wom(['report', 'r']).status).toBe(0);
  expect(place.read('r/report.html')).not.toMatch(/dora|emre/);
});

test('without names the spread is recorded, and kept: the report is the same whether it is still there or not', () => {
  const before = place.read('r/report.html');
  const kept = place.read('r/spread.json');
  expect(before).toContain('"recorded":{');
  expect(kept).not.toMatch(/dora|emre/);
  for (const damage of [
    () => rmSync(join(place.path, 'r/spread.json')),
    () => place.write('r/spread.json', '{"a":1}'),
  ]) {
    damage();
    expect(place.wom(['report', 'r']).status).toBe(0);
    expect(place.read('r/report.html')).toBe(before);
  }
  place.write('r/spread.json', kept);
});

browserTest('a campaign that calls people plays in the page, with names or as it was recorded', async (browser) => {
  expect(place.wom(['report', 'r', '--with-ids', '-o', 'named.html']).status).toBe(0);
  const { stdout } = place.wom(['replay', 'r', '--campaign', 'friends', '--replicate', '0', '--json']);
  const print = `log ${JSON.parse(stdout).fingerprint}`;
  const pictures: string[][] = [];
  for (const [file, recorded] of [
    ['named.html', false],
    ['r/report.html', true],
  ] as const) {
    await openFile(browser, join(place.path, file), {}, async (page) => {
      await page.locator('.spread').scrollIntoViewIfNeeded();
      await page.locator('.controls').waitFor();
      const campaigns = await page.locator('.panels figcaption b').allTextContents();
      const logs = await page.locator('.print').allTextContents();
      expect(logs[campaigns.indexOf('friends')]).toBe(print);
      expect(await page.locator('#page b:text-is("cem")').count()).toBe(0);
      expect(await page.getByText('Recorded when the report was made').count()).toBe(recorded ? 1 : 0);
      expect(await page.getByLabel('beside').count()).toBe(recorded ? 0 : 1);
      await page.locator('.controls input[type=range]').fill('6');
      await soon(async () => (await page.locator('.controls output').textContent())!).toMatch(/^week 6 of 12/);
      pictures.push(await page.locator('.panels figcaption span').allTextContents());
    });
  }
  expect(pictures[1]).toEqual(pictures[0]);
});
