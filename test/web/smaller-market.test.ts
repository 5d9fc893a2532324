// A market too large for a page, in a real browser: what was recorded, and changes in a smaller market, by button and link.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Recorded } from '../../sim/film/record.ts';
import { reportHtml } from '../../sim/report/html.ts';
import { browserTest } from '../browser.ts';
import { built } from '../scripts/wom.ts';
import { names, openFile, soon } from './opening.ts';
import { recordOf, sampleRun } from './sample.ts';

const SCENARIO = `title: Large
steps: 12
market:
  network: {type: watts-strogatz, people: 3000000, ties: 6, rewiring: 0.1}
product: {quality: 0.8, price: 60, margin: 30}
spread: {model: market}
campaigns:
  big bang: [{lever: broadcast, spend: 200000, costPerThousand: 32}]
  eleven moms: [{lever: seed, strategy: degree, count: 1100, costEach: 100}]
`;
const folder = mkdtempSync(join(tmpdir(), 'wom smaller '));
const file = join(folder, 'report.html');

beforeAll(() => {
  built();
  const template = readFileSync(new URL('../../dist/report.html', import.meta.url), 'utf8');
  const run = sampleRun({ campaigns: ['nothing', 'big bang', 'eleven moms'], steps: 12 });
  const recorded: Recorded = recordOf(['eleven moms', 'big bang']);
  writeFileSync(file, reportHtml(template, { ...run, scenario: SCENARIO, recorded }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dials = (page: Page) => page.locator('.what-if').count();

browserTest(
  'nothing is changed in a record; in a smaller market it can be, and a link leads there',
  async (browser) => {
    await openFile(browser, file, {}, async (page) => {
      const goTo = (hash: string) =>
        page.evaluate((to) => {
          location.hash = to;
        }, hash);
      await page.locator('.spread').scrollIntoViewIfNeeded();
      await soon(() => names(page)).toEqual(['eleven moms', 'big bang']);
      expect(await page.locator('.spread').innerText()).toContain('a sample of 2 of 3,000,000 people');
      expect(await dials(page)).toBe(0);
      await page.getByRole('button', { name: 'Try changes in a smaller market (10,000 people)' }).click();
      await soon(() => names(page)).toEqual(['eleven moms (smaller market)', 'big bang (smaller market)']);
      await page.getByText('What shrank, and what did not').click();
      expect(await page.locator('.changes').innerText()).toContain('broadcast, spend: 200000 → 666.67');
      await page.getByLabel('Talk, spread', { exact: true }).focus();
      await page.keyboard.press('End');
      await soon(() => names(page)).toEqual(['eleven moms (changed)', 'big bang (changed)']);
      await soon(async () => new URL(page.url()).hash).toContain('smaller=1&set=spread.talk');
      const { hash } = new URL(page.url());
      await page.getByRole('button', { name: 'Back to what was recorded' }).click();
      await soon(() => names(page)).toEqual(['eleven moms', 'big bang']);
      await soon(() => dials(page)).toBe(0);
      await soon(async () => new URL(page.url()).hash).toBe('');
      await goTo(hash);
      await soon(() => names(page)).toEqual(['eleven moms (changed)', 'big bang (changed)']);
      await goTo('#world=1&set=spread.talk=1 per week');
      await soon(() => names(page)).toEqual(['eleven moms', 'big bang']);
      await soon(() => dials(page)).toBe(0);
      expect(await page.locator('.badge').count()).toBe(0);
    });
  },
);
