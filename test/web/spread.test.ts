// The spread in the page, in a real browser: it stands still until it is asked to move, shows the run that the command line
// makes again, and can be used by keyboard, on a phone, without motion.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { ReportData } from '../../sim/report/data.ts';
import { reportHtml } from '../../sim/report/html.ts';
import { browserTest } from '../browser.ts';
import { built, command, Place } from '../scripts/wom.ts';
import { axeFaults, names, openFile, pixels, press, reported, scrub, shown, soon, tooWide } from './opening.ts';
import { HOSTILE, hostileRun, sampleRun } from './sample.ts';

const FEW = 'it\'s <b>few</b> "$HOME"';
const SCENARIO = `title: <b>Bold</b> spread
seed: spread
step: week
steps: 24
replicates: 3
market:
  network: {type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}
  redraw: 2
product: {quality: 0.8, price: 60, margin: 30}
spread: {model: market, talk: 12 per week, persuasion: 0.5}
campaigns:
  drip: [{lever: broadcast, spend: 50, costPerThousand: 50}]
  ${JSON.stringify(FEW)}: [{lever: seed, strategy: degree, count: 3, costEach: 10}]
`;

const place = new Place();
const folder = mkdtempSync(join(tmpdir(), 'wom spread '));
const report = join(place.path, 'r', 'report.html');
let template = '';

beforeAll(() => {
  built();
  reported(place, SCENARIO);
  template = readFileSync(new URL('../../dist/report.html', import.meta.url), 'utf8');
}, 120_000);
afterAll(() => {
  for (const path of [folder, place.path]) rmSync(path, { recursive: true, force: true });
});

/** The report with its spread on the stage. */
async function staged(browser: Browser, options: BrowserContextOptions, use: (page: Page) => Promise<void>) {
  await openFile(browser, report, options, async (page) => {
    await page.locator('.spread').scrollIntoViewIfNeeded();
    await page.locator('.controls').waitFor();
    await use(page);
  });
}

browserTest('stands still until it is played, and again once it is paused', async (browser) => {
  await staged(browser, {}, async (page) => {
    const first = await pixels(page);
    await page.waitForTimeout(800);
    expect([await shown(page), await pixels(page)]).toEqual(['the start', first]);
    await page.getByLabel('Speed').selectOption('4');
    await press(page, 'Play');
    await soon(() => shown(page)).toMatch(/^week [2-9] of 24$/);
    expect(await page.locator('.controls output').getAttribute('aria-live')).toBe('off');
    await press(page, 'Pause');
    expect(await page.locator('.controls output').getAttribute('aria-live')).toBe('polite');
    const stopped = [await shown(page), await pixels(page)];
    expect(stopped[1]).not.toBe(first);
    await page.waitForTimeout(800);
    expect([await shown(page), await pixels(page)]).toEqual(stopped);
    await page.getByLabel('Speed').selectOption('16');
    await press(page, 'Play');
    await soon(() => shown(page)).toBe('week 24 of 24');
    await soon(() => page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1);
  });
});

browserTest('a week looks the same to the pixel however one came to it, and is told in words', async (browser) => {
  await staged(browser, {}, async (page) => {
    await scrub(page, 12);
    await soon(() => shown(page)).toBe('week 12 of 24');
    const twelve = await pixels(page);
    const seen = new Set([twelve]);
    const look = async (name: string, week: string) => {
      await press(page, name);
      await soon(() => shown(page)).toBe(week);
      seen.add(await pixels(page));
    };
    await look('To the end', 'week 24 of 24');
    await look('To the start', 'the start');
    await look('Step', 'week 1 of 24');
    await scrub(page, 13);
    await look('Step back', 'week 12 of 24');
    expect(seen.size).toBe(4);
    expect(await pixels(page)).toBe(twelve);
    const said = await page.locator('.controls output').textContent();
    for (const caption of await page.locator('.panels figcaption span').allTextContents()) {
      expect(said).toContain(caption);
    }
    expect(said).toContain('drip: ');
  });
});

browserTest('plays the run that the command line makes again, in any world', async (browser) => {
  const known = new Map<string, string>();
  const replayed = (campaign: string, replicate: number) => {
    const args = ['replay', 'r', '--campaign', campaign, '--replicate', String(replicate), '--json'];
    const log = known.get(args.join()) ?? `log ${JSON.parse(place.wom(args).stdout).fingerprint}`;
    known.set(args.join(), log);
    return log;
  };
  await staged(browser, {}, async (page) => {
    const logs = () => page.locator('.print').allTextContents();
    const [first, second] = await names(page);
    expect([first, second].sort()).toEqual(['drip', FEW].sort());
    expect(await logs()).toEqual([replayed(first, 0), replayed(second, 0)]);
    await page.getByRole('spinbutton', { name: /^World/ }).fill('2');
    await page.getByRole('spinbutton', { name: /^World/ }).press('Enter');
    await soon(logs).toEqual([replayed(first, 2), replayed(second, 2)]);
    await page.locator('.spread > .choices select').first().selectOption(FEW);
    await page.locator('.spread > .choices select').last().selectOption('nothing');
    await soon(logs).toEqual([replayed(FEW, 2), replayed('nothing', 2)]);
    const line = (await page.locator('.spread .note code').textContent())!;
    const typed = line.replace('wom', `"${process.execPath}" "${command}"`).replace('DIR', 'r');
    const { stderr } = spawnSync('sh', ['-c', typed], { cwd: place.path, encoding: 'utf8' });
    expect(stderr).toBe(`${replayed(FEW, 2)}\n`);
  });
});

browserTest('answers keys within it, and leaves fields theirs', async (browser) => {
  await staged(browser, {}, async (page) => {
    await page.locator('.panels').focus();
    for (const [key, week] of [
      ['ArrowRight', 'week 1 of 24'],
      ['End', 'week 24 of 24'],
      ['ArrowLeft', 'week 23 of 24'],
      ['Home', 'the start'],
    ]) {
      await page.keyboard.press(key);
      await soon(() => shown(page)).toBe(week);
    }
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.keyboard.press('Home');
    await page.getByRole('spinbutton', { name: /^World/ }).focus();
    for (const key of ['ArrowRight', 'End', 'Space']) await page.keyboard.press(key);
    expect(await shown(page)).toBe('the start');
    await page.getByRole('button', { name: 'Step', exact: true }).focus();
    await page.keyboard.press('Space');
    await soon(() => shown(page)).toBe('week 1 of 24');
    expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    await soon(() => shown(page)).toBe('week 2 of 24');
  });
});

browserTest('without motion weeks jump; else something travels between them', async (browser) => {
  const pictures = async (reducedMotion: 'reduce' | 'no-preference') => {
    let count = 0;
    await staged(browser, { reducedMotion }, async (page) => {
      await scrub(page, 6);
      await soon(() => shown(page)).toBe('week 6 of 24');
      // At two seconds a week, also a slow machine draws something between them.
      await page.getByLabel('Speed').selectOption('0.5');
      await press(page, 'Play');
      count = await page.evaluate(async () => {
        const canvas = document.querySelector<HTMLCanvasElement>('.panels canvas')!;
        const output = document.querySelector('.controls output')!;
        const seen = new Set<string>();
        while (Number(/^week (\d+)/.exec(output.textContent!)?.[1]) < 8) {
          seen.add(canvas.toDataURL());
          await new Promise(requestAnimationFrame);
        }
        return seen.size;
      });
    });
    return count;
  };
  expect(await pictures('reduce')).toBeLessThanOrEqual(3);
  expect(await pictures('no-preference')).toBeGreaterThan(4);
});

browserTest(
  'on paper stand the pictures of now, without what moves them; where the tables are is told',
  async (browser) => {
    await staged(browser, {}, async (page) => {
      await scrub(page, 12);
      await soon(() => shown(page)).toBe('week 12 of 24');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.panels canvas').first().isVisible()).toBe(true);
      expect(await page.locator('.legend').first().isVisible()).toBe(true);
      expect(await page.locator('.spread .on-paper').innerText()).toBe('week 12 of 24');
      const controls = page.locator(
        'button:visible:not([role=tab]), select:visible, input:visible, details:not([open]) > summary:visible',
      );
      expect(await controls.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 90)))).toEqual([]);
      await page.emulateMedia({ media: 'screen' });
      await page.getByText('All numbers as tables').click();
      expect(await page.locator('dt code').allTextContents()).toContain('runs.csv');
      expect(await page.locator('dt a').count()).toBe(0);
    });
  },
);

browserTest('fits a phone, and axe finds nothing against it, in light and dark', async (browser) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await staged(browser, { colorScheme, viewport: { width: 390, height: 844 } }, async (page) => {
      await scrub(page, 12);
      await page.getByText('Keys', { exact: true }).click();
      await page.getByText('Save a film', { exact: true }).click();
      await page.getByLabel('Format').waitFor();
      await page.getByText('All numbers as tables').click();
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
      expect(await axeFaults(page)).toEqual([]);
    });
  }
});

browserTest('waits until the reader is near, or asks for a large market; says what it cannot play', async (browser) => {
  const fromFiles = SCENARIO.replace(/network: .*/, 'network: {type: file, ties: ties.csv}').replace('redraw: 2', '');
  const cases: [string, ReportData, string][] = [
    [
      'no scenario',
      { ...hostileRun(), scenario: `${JSON.stringify(HOSTILE[0])}: 1` },
      'The scenario in this page cannot be read',
    ],
    ['files', { ...sampleRun(), scenario: fromFiles }, 'come from files that are not in this page'],
    ['large', { ...sampleRun(), segments: [{ name: 'all', people: 30_000 }] }, 'The scenario in this page cannot'],
  ];
  for (const [name, run, words] of cases) {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, reportHtml(template, { ...run, about: 'word '.repeat(9000) }));
    await openFile(browser, file, {}, async (page) => {
      const spread = page.locator('.spread');
      await page.waitForTimeout(300);
      expect(await spread.locator('.note').allTextContents(), name).toEqual(['']);
      await spread.scrollIntoViewIfNeeded();
      if (name === 'large') await press(page, 'Show the spread (30,000 people)');
      if (name === 'large') expect(await spread.evaluate((one) => one === document.activeElement)).toBe(true);
      await soon(() => spread.innerText()).toContain(words);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(await page.locator('#page img, #page script, #page iframe').count()).toBe(0);
      if (name !== 'no scenario') return;
      await spread.locator('summary').click();
      expect(await spread.locator('pre').innerText()).toContain(HOSTILE[0]);
    });
  }
});
