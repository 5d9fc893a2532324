// The charts beneath the spread, in a real browser: they follow the clock without being drawn again, a click on them moves
// it, and the buttons and dots of all worlds change the world.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { ReportData } from '../../sim/report/data.ts';
import { examplesOf, pairedOf, valuesOf } from '../../web/chart/world-choice.ts';
import { browserTest } from '../browser.ts';
import { built, Place } from '../scripts/wom.ts';
import { axeFaults, names, openFile, reported, scrub, shown, soon, tooWide } from './opening.ts';

const SCENARIO = `title: Charts of a world
seed: charts
step: week
steps: 24
replicates: 12
market: {network: {type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}}
product: {quality: 0.8, price: 60, margin: 30}
spread: {model: market, talk: 12 per week, persuasion: 0.5}
campaigns:
  drip: [{lever: broadcast, spend: 50, costPerThousand: 50}]
  few: [{lever: seed, strategy: degree, count: 3, costEach: 10}]
decide: npv
`;
const place = new Place();
const report = join(place.path, 'r', 'report.html');

beforeAll(() => {
  built();
  reported(place, SCENARIO);
}, 120_000);
afterAll(() => rmSync(place.path, { recursive: true, force: true }));

/** The report with every chart of the world drawn. */
async function charted(browser: Browser, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
  await openFile(browser, report, options, async (page) => {
    await page.locator('.spread').scrollIntoViewIfNeeded();
    const cards = page.locator('.world .cards > .card');
    await cards.first().waitFor();
    for (const card of await cards.all()) {
      await card.scrollIntoViewIfNeeded();
      await soon(() => card.locator('.ahead').count()).toBe(0);
    }
    await use(page);
  });
}

const world = (page: Page) => page.getByRole('spinbutton', { name: 'World' });
/** How far each playhead is along its axis. */
const playheads = (page: Page) =>
  page.locator('.veil').evaluateAll((veils) =>
    veils.map((veil) => {
      const [whole, edge] = [veil, veil.firstElementChild!].map((one) => one.getBoundingClientRect());
      return Math.round((100 * (edge.left - whole.left)) / whole.width);
    }),
  );

browserTest('charts follow the clock, drawn once; a click or a drag on one moves the clock', async (browser) => {
  await charted(browser, {}, async (page) => {
    await page.evaluate(() => {
      const changes: string[] = [];
      Object.assign(window, { changes });
      const watch = new MutationObserver((records) => changes.push(...records.map(({ target }) => target.nodeName)));
      for (const chart of document.querySelectorAll('.world .chart')) {
        watch.observe(chart, { subtree: true, childList: true, attributes: true });
      }
    });
    expect(await playheads(page)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await scrub(page, 6);
    await soon(async () => (await playheads(page)).slice(0, 5)).toEqual([25, 25, 25, 25, 25]);
    expect(await page.locator('.now li:first-child').allTextContents()).toEqual(['week 6', 'week 6', 'week 6']);
    const caption = (await page.locator('.panels figcaption').first().textContent())!;
    const [bought, given] = [/(\d+) bought/, /(\d+) w\w+ given/].map((count) => Number(count.exec(caption)?.[1] ?? 0));
    expect(await page.locator('.now').first().locator('b').first().textContent()).toBe(String(bought + given));
    expect(await page.evaluate(() => (window as never as { changes: string[] }).changes)).toEqual([]);

    await page.getByRole('tab', { name: 'New each week' }).click();
    expect(Number(await page.locator('.now').first().locator('b').first().textContent())).toBeLessThan(bought + given);
    await page.getByRole('tab', { name: 'So far' }).click();
    const veil = page.locator('.veil').first();
    await veil.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await veil.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await soon(() => shown(page)).toBe('week 12 of 24');
    await page.mouse.down();
    await page.mouse.move(x + 0.6 * width, y + height / 2);
    await page.mouse.move(x + 0.75 * width, y + height / 2);
    await page.mouse.up();
    await page.mouse.move(x + 0.9 * width, y + height / 2);
    await soon(() => shown(page)).toBe('week 18 of 24');
    expect((await playheads(page)).slice(0, 5)).toEqual([75, 75, 75, 75, 75]);
  });
});

browserTest('a lucky world and a dot change the world; a person of the tree is pinned', async (browser) => {
  await charted(browser, {}, async (page) => {
    const run: ReportData = JSON.parse((await page.locator('#run').textContent())!);
    const sides = await names(page);
    const [first, second] = sides.map((name) => valuesOf(run.worlds, name, 'npv')!);
    const examples = examplesOf(run.worlds.replicates, pairedOf(first, second), 'more')!;
    expect(new Set(Object.values(examples)).size).toBe(3);
    const logs = () => page.locator('.print').allTextContents();
    for (const [name, replicate] of [
      ['A lucky one', examples.lucky],
      ['An unlucky one', examples.unlucky],
      ['A typical world', examples.typical],
    ] as const) {
      const before = (await world(page).inputValue()) === String(replicate) ? [] : await logs();
      const button = page.getByRole('button', { name });
      await button.focus();
      await page.keyboard.press('Enter');
      await soon(logs).not.toEqual(before);
      expect(await world(page).inputValue()).toBe(String(replicate));
      await soon(() => button.getAttribute('aria-pressed')).toBe('true');
    }
    // The dot of another world.
    const chart = page.locator('.card', { hasText: 'of each world' }).locator('.chart');
    const dots = chart.locator('.scatterlayer .trace').first().locator('.points path');
    await dots.first().scrollIntoViewIfNeeded();
    const box = (await dots.first().boundingBox())!;
    const before = await logs();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const lowest = first.indexOf(Math.min(...first.map((value) => value!)));
    await soon(() => world(page).inputValue()).toBe(String(run.worlds.replicates[lowest]));
    await soon(logs).not.toEqual(before);
    // Somebody in a tree: their own tree, and the way back to who won them.
    const tree = page
      .locator('.card .card')
      .filter({ has: page.locator('.chart') })
      .first();
    const root = (await tree.locator('.told').textContent())!.match(/Person (\d+)/)![1];
    const people = tree.locator('.scatterlayer .trace').last().locator('.points path');
    await people.nth(1).scrollIntoViewIfNeeded();
    const node = (await people.nth(1).boundingBox())!;
    await page.mouse.click(node.x + node.width / 2, node.y + node.height / 2);
    const back = page.getByRole('button', { name: `Person ${root} won them` });
    await back.first().click();
    await soon(() => tree.locator('.told').textContent()).toContain(`Person ${root} won`);
    await page.getByRole('button', { name: 'The largest tree' }).first().click();
    await soon(() => page.getByRole('button', { name: 'The largest tree' }).count()).toBe(0);
  });
});

browserTest('fit a phone, and axe finds nothing against them', async (browser) => {
  await charted(browser, { colorScheme: 'dark', viewport: { width: 390, height: 844 } }, async (page) => {
    await scrub(page, 12);
    await page.locator('.world summary').first().click();
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
