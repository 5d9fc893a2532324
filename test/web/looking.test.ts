// Looking closer at the spread, in a real browser: the same person in both pictures, their story and the way back to the
// seed; zoom and pan by hand, wheel, buttons and keys, while the page still scrolls.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserTest } from '../browser.ts';
import { built, Place } from '../scripts/wom.ts';
import { axeFaults, openFile, press, reported, scrub, shown, soon, tooWide } from './opening.ts';

const place = new Place();
const report = join(place.path, 'r', 'report.html');
const SCENARIO = `title: Looking closer
seed: closer
step: week
steps: 24
replicates: 2
market:
  network: {type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}
product: {quality: 0.9, price: 60, margin: 30}
spread: {model: market, talk: 12 per week, persuasion: 0.9}
campaigns:
  few: [{lever: seed, strategy: degree, count: 3, costEach: 10}]
  drip: [{lever: broadcast, spend: 30, costPerThousand: 50}]
`;

beforeAll(() => {
  built();
  reported(place, SCENARIO);
}, 120_000);
afterAll(() => rmSync(place.path, { recursive: true, force: true }));

/** What both canvases show, where nothing stands in for a picture that is not drawn yet. */
const pixels = (page: Page) =>
  page
    .locator('.panels canvas')
    .evaluateAll((all) =>
      all.map((one) => (one as HTMLCanvasElement).style.transform + (one as HTMLCanvasElement).toDataURL()).join(),
    );
const rested = async (page: Page) => {
  await soon(() => page.locator('.panels canvas[style*=translate]').count()).toBe(0);
  return pixels(page);
};

async function staged(browser: Browser, week: number, use: (page: Page) => Promise<void>) {
  await openFile(browser, report, { hasTouch: true }, async (page) => {
    await page.locator('.spread').scrollIntoViewIfNeeded();
    await page.locator('.controls').waitFor();
    await page.locator('.panels').scrollIntoViewIfNeeded();
    await scrub(page, week);
    await soon(() => shown(page)).toBe(`week ${week} of 24`);
    await use(page);
  });
}

/** Moves the pointer over the first picture until it is on somebody; where that was. */
async function onSomebody(page: Page): Promise<[number, number]> {
  const { x, y, width, height } = (await page.locator('.picture').first().boundingBox())!;
  for (let along = 0.3; along < 0.8; along += 0.02) {
    await page.mouse.move(x + along * width, y + height / 2);
    await page.waitForTimeout(30);
    if ((await page.locator('.condition').count()) > 0) return [x + along * width, y + height / 2];
  }
  throw new Error('nobody was found');
}

browserTest('the same person in both pictures, their story, and the way back to the seed', async (browser) => {
  await staged(browser, 16, async (page) => {
    const plain = await pixels(page);
    const at = await onSomebody(page);
    const said = await page.locator('.condition').allTextContents();
    expect(said).toHaveLength(2);
    const name = said[0].split(':')[0];
    expect(said[1].startsWith(`${name}:`)).toBe(true);
    await soon(() => pixels(page)).not.toBe(plain);
    await page.mouse.click(...at);
    await soon(() => page.locator('.person h3').textContent()).toBe(name);
    expect(await page.getByLabel('Person', { exact: true }).inputValue()).toBe(name.slice('Person '.length));
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await soon(() => page.locator('.person').count()).toBe(0);
    await soon(() => pixels(page)).toBe(plain);

    // Through the adopters, until one was told by somebody who was told.
    for (let tries = 0; (await page.locator('.chain li:nth-child(3)').count()) === 0; tries++) {
      expect(tries).toBeLessThan(40);
      const before = await page.locator('.spread').evaluate((one) => one.querySelector('.person h3')?.textContent);
      await press(page, 'Next adopter');
      await soon(() => page.locator('.person h3').textContent()).not.toBe(before);
    }
    const side = page.locator('.person article', { has: page.locator('.chain li:nth-child(3)') }).first();
    const story = await side.locator('p').first().textContent();
    const [, teller, week] = /from (person \d+) in week (\d+)/.exec(story!)!;
    expect(story).toMatch(/ · told \d+ · won \d+$/);
    const chain = await side.locator('.chain li').allTextContents();
    const last = (await page.locator('.person h3').textContent())!.toLowerCase();
    expect(chain.at(-1)).toBe(`${last} in week ${week}`);
    expect(chain.at(-2)).toContain(teller);
    const lit = await pixels(page);
    await side.locator('.chain button').first().click();
    await soon(() => page.locator('.person h3').textContent()).toBe(
      chain[0].split(' ').slice(0, 2).join(' ').replace('p', 'P'),
    );
    await soon(() => pixels(page)).not.toBe(lit);
    expect(await axeFaults(page)).toEqual([]);

    await page.getByLabel('Person', { exact: true }).fill('7');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.person h3').textContent()).toBe('Person 7');
    await page.getByLabel('Person', { exact: true }).fill('900');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.finder').textContent()).toContain('People are numbered 0 to 199.');
    await press(page, 'Let go');
    await soon(() => pixels(page)).toBe(plain);
  });
});

browserTest(
  'zooms by buttons, keys, wheel and double click, pans what is near, and lets the page scroll',
  async (browser) => {
    await staged(browser, 10, async (page) => {
      const whole = await pixels(page);
      const picture = page.locator('.picture').last();
      const touch = () => picture.evaluate((one) => getComputedStyle(one).touchAction);
      const seen = new Set([whole]);
      /** Does something; what comes of it is a view not seen before, or this one again. */
      const look = async (act: () => Promise<void>, again?: string) => {
        await act();
        await page.waitForTimeout(60);
        const view = await rested(page);
        expect(again === undefined ? !seen.has(view) : view === again).toBe(true);
        seen.add(view);
        return view;
      };
      expect(await touch()).toBe('pan-y');
      const near = await look(() => press(page, 'Zoom in'));
      expect(await touch()).toBe('none');
      await look(() => press(page, 'Zoom in'));
      await look(() => press(page, 'Whole market'), whole);
      await page.locator('.panels').focus();
      await look(() => page.keyboard.press('+'), near);
      await look(() => page.keyboard.press('0'), whole);
      await page.getByRole('button', { name: 'Play', exact: true }).focus();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      // In a corner, where nobody stands.
      const { x, y } = (await picture.boundingBox())!;
      const [left, top] = [x + 20, y + 20];
      await page.mouse.move(left, top);
      const scrolled = await page.evaluate(() => scrollY);
      await look(() => page.mouse.wheel(0, -60), whole);
      await soon(() => page.evaluate(() => scrollY)).toBe(scrolled - 60);
      await page.mouse.wheel(0, 60);
      await soon(() => page.evaluate(() => scrollY)).toBe(scrolled);
      await page.keyboard.down('Control');
      await look(() => page.mouse.wheel(0, -120));
      await page.keyboard.up('Control');
      await look(async () => {
        await page.mouse.down();
        await page.mouse.move(left + 40, top - 30, { steps: 4 });
        await page.mouse.up();
      });
      expect(await page.locator('.person').count()).toBe(0);
      await look(() => press(page, 'Whole market'), whole);
      await look(() => page.mouse.dblclick(x + 20, y + 20));
      await look(() => page.mouse.wheel(0, -120));
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      await page.setViewportSize({ width: 390, height: 844 });
      await soon(() => tooWide(page)).toBeLessThanOrEqual(0);
      const sizes = () =>
        page
          .locator('.panels canvas')
          .evaluateAll((all) => all.map((one) => [one.clientWidth, (one as HTMLCanvasElement).width]));
      await soon(async () => (await sizes()).every(([wide, drawn]) => wide < 390 && wide === drawn)).toBe(true);
    });
  },
);
