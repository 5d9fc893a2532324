// What if, in a real browser: a dial is turned and put back, seeds are picked, worlds are run and stopped, the changed
// scenario is taken to the command line, and a link opens all of it again.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest } from '../browser.ts';
import { built, Place } from '../scripts/wom.ts';
import { axeFaults, names, openFile, pixels, reported, scrub, soon, tooWide } from './opening.ts';

const SCENARIO = `title: Few or many
seed: changing
step: week
steps: 24
replicates: 4
market:
  network: {type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}
  redraw: 2
product: {quality: 0.8, price: 60, margin: 30}
spread: {model: market, talk: 3 per week, persuasion: 0.3}
campaigns:
  drip: [{lever: broadcast, spend: 50, costPerThousand: 50}]
  few: [{lever: seed, strategy: degree, count: 3, costEach: 10}]
`;

const place = new Place();
const report = join(place.path, 'r', 'report.html');
const hostile = '<img src=x onerror="window.hacked=1">';

beforeAll(() => {
  built();
  reported(place, SCENARIO);
}, 120_000);
afterAll(() => rmSync(place.path, { recursive: true, force: true }));

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const words = (page: Page) => page.locator('.panels figcaption span').allTextContents();
const talk = (page: Page) => page.getByLabel('Talk, spread', { exact: true });

async function staged(page: Page): Promise<void> {
  await page.locator('.spread').scrollIntoViewIfNeeded();
  await page.locator('.what-if').waitFor();
}

/** Turns talk up by keyboard, as far as it goes. */
async function talkMost(page: Page): Promise<void> {
  await talk(page).focus();
  await page.keyboard.press('End');
  await soon(() => names(page)).toEqual(['few (changed)', 'drip (changed)']);
}

browserTest('a dial that is turned changes what is played, and says so until it is put back', async (browser) => {
  await openFile(browser, report, {}, async (page) => {
    await staged(page);
    await scrub(page, 12);
    const [asItWas, said] = [await pixels(page), await words(page)];
    await talkMost(page);
    expect(await page.locator('.changes').innerText()).toMatch(/Modified.*Talk: 10 per week/s);
    expect(await words(page)).not.toEqual(said);
    await page.getByLabel('as it was').first().check();
    await soon(() => names(page)).toEqual(['few (as it was)', 'drip (changed)']);
    expect((await words(page)).slice(0, 2)).toEqual(said.slice(0, 2));
    await button(page, 'Back to the case').click();
    await soon(() => names(page)).toEqual(['few', 'drip']);
    expect([await pixels(page), await words(page)]).toEqual([asItWas, said]);
    expect(await page.locator('.changes').count()).toBe(0);
    await page.getByText(/^All that can be changed/).click();
    await page.getByLabel('Ties, network').focus();
    await page.keyboard.press('Home');
    await soon(() => names(page)).toEqual(['few (changed)', 'drip (changed)']);
    await button(page, 'Undo: Ties').click();
    await soon(() => names(page)).toEqual(['few', 'drip']);
  });
});

browserTest(
  'who is picked is seeded; the saved scenario gives the same numbers; the link shows the same',
  async (browser) => {
    let link = '';
    let seen: string[] = [];
    await openFile(browser, report, {}, async (page) => {
      await staged(page);
      await talkMost(page);
      await button(page, 'Pick seeds by hand').click();
      for (const person of ['7', '70', '99', '7', '200']) {
        await page.getByLabel('Person', { exact: true }).last().fill(person);
        await page.keyboard.press('Enter');
      }
      await soon(() => names(page)).toEqual(['few (changed)', 'your picks (changed)']);
      await soon(() => page.locator('.picks').innerText()).toContain('Picked: 70, 99.');
      await page.locator('.worlds select').selectOption('5');
      await button(page, 'Run it').click();
      await page.locator('.worlds table').waitFor();
      const rows = await page
        .locator('.worlds tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
      expect(rows.map(([name]) => name)).toEqual(['nothing', 'drip', 'few', 'your picks']);
      const download = page.waitForEvent('download');
      await button(page, 'Save the scenario (YAML)').click();
      const saved = await download;
      expect(saved.suggestedFilename()).toBe('few-or-many-changed.yaml');
      place.write('changed.yaml', readFileSync((await saved.path())!, 'utf8'));
      const run = place.wom(['run', 'changed.yaml', '-n', '5', '-o', 'c', '-j', '1', '-q', '--no-flip', '--json']);
      expect([run.status, run.stderr]).toEqual([0, '']);
      const { campaigns } = JSON.parse(run.stdout);
      const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
      for (const [name, changed] of rows) {
        const npv = campaigns[name!].metrics.npv.mean as number;
        const text = Math.abs(npv) >= 100 ? whole.format(npv).replace('-', '−') : changed;
        expect([name, changed]).toEqual([name, text]);
      }
      expect(campaigns['your picks'].metrics.spend.mean).toBe(20);
      await scrub(page, 9);
      await soon(async () => page.url()).toMatch(/step=9/);
      [link, seen] = [page.url(), [await pixels(page), ...(await words(page))]];
    });
    await openFile(browser, report, {}, async (page) => {
      await page.goto(`${pathToFileURL(report).href}${new URL(link).hash}`);
      await staged(page);
      await soon(() => names(page)).toEqual(['few (changed)', 'your picks (changed)']);
      expect([await pixels(page), ...(await words(page))]).toEqual(seen);
      await page.evaluate(() => {
        location.hash = '#world=3&step=2&campaign=drip';
      });
      await soon(() => names(page)).toEqual(['drip']);
      expect(await page.getByRole('spinbutton', { name: /^World/ }).inputValue()).toBe('3');
      expect(await page.locator('.controls output').textContent()).toMatch(/^week 2 of 24/);
      // A step that comes only with a change; and what leads to a place on the page leads nowhere else.
      await page.evaluate(() => {
        location.hash = '#step=40&campaign=drip&set=steps%3D48';
      });
      await soon(() => page.locator('.controls output').textContent()).toMatch(/^week 40 of 48/);
      await page.evaluate(() => {
        location.hash = '#warnings';
      });
      await page.waitForTimeout(50);
      expect(await page.locator('.controls output').textContent()).toMatch(/^week 40 of 48/);
    });
  },
);

browserTest('worlds can be stopped; what does not fit is told as text', async (browser) => {
  await openFile(browser, report, {}, async (page) => {
    const parts = new URLSearchParams([
      ['campaign', 'few'],
      ['set', `spread.talk=${hostile}`],
    ]);
    await page.goto(`${pathToFileURL(report).href}#${parts}`);
    await page.locator('.spread').scrollIntoViewIfNeeded();
    await soon(() => page.locator('.spread').innerText()).toContain('cannot be played as it was changed');
    await page.locator('.spread summary', { hasText: 'What is wrong with it' }).click();
    expect(await page.locator('.spread pre').first().innerText()).toContain(hostile);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await button(page, 'Save the scenario (YAML)').isDisabled()).toBe(true);
    await button(page, 'Back to the case').click();
    await soon(() => names(page)).toEqual(['few']);
    await page.locator('.worlds select').selectOption('200');
    await button(page, 'Run it').click();
    await page.locator('.worlds progress').waitFor();
    await button(page, 'Cancel').click();
    await button(page, 'Run it').waitFor();
    expect(await page.locator('.worlds table').count()).toBe(0);
  });
});

browserTest('fits a phone, and axe finds nothing against it, in light and dark', async (browser) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await openFile(browser, report, { colorScheme, viewport: { width: 390, height: 844 } }, async (page) => {
      await staged(page);
      await talkMost(page);
      await page.getByText(/^All that can be changed/).click();
      await button(page, 'Pick seeds by hand').click();
      await page.locator('.worlds select').selectOption('1');
      await button(page, 'Run it').click();
      await page.locator('.worlds table').waitFor();
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
      // What is pressed must be readable under the hand that pressed it.
      await button(page, 'Pick seeds by hand').hover();
      expect(await axeFaults(page)).toEqual([]);
    });
  }
});
