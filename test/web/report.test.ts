// The report page as its readers open it: from disk, with the network cut, in a real browser.

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReportData } from '../../sim/report/data.ts';
import { reportHtml } from '../../sim/report/html.ts';
import { buildReport } from '../../web/build.mjs';
import { browserTest } from '../browser.ts';
import { built } from '../scripts/wom.ts';
import { openFile, soon, tooWide } from './opening.ts';
import { HOSTILE, hostileRun, sampleRun } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'wom report '));
let template = '';

beforeAll(() => {
  built();
  template = readFileSync(new URL('../../dist/report.html', import.meta.url), 'utf8');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the template', () => {
  it('is the same, byte for byte, when built again, whatever the environment says', async () => {
    const again = join(folder, 'deep', 'again.html');
    vi.stubEnv('NODE_ENV', 'production');
    await buildReport(again).finally(() => vi.unstubAllEnvs());
    expect(readFileSync(again, 'utf8') === template).toBe(true);
  }, 60_000);

  it('has one place for the run, and allows its own script alone', () => {
    expect(template.split('__WOM_RUN__').length).toBe(2);
    const script = template.match(/<script type="module"[^>]*>([\s\S]*?)<\/script>/)![1];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(template).toContain(
      `content="default-src 'none'; script-src 'sha256-${hash}' 'wasm-unsafe-eval'; style-src`,
    );
    expect(template).not.toMatch(/<(script|link|img)[^>]+(src|href)="(?!data:)/);
  });

  it('stays under 2.3 MB, charts, engine, films and all', () => {
    expect(template.length).toBeLessThan(2.3e6);
  });
});

const LONG = Array.from({ length: 28 }, (_, i) => `a campaign with quite a long name, number ${i + 1}`);
const RUNS: [string, () => ReportData][] = [
  ['a usual run', () => sampleRun()],
  ['one campaign, one replicate, no steps', () => sampleRun({ campaigns: ['nothing'], replicates: 1, steps: 0 })],
  [
    'no campaigns',
    () => ({ ...sampleRun({ campaigns: [] }), metrics: [], warnings: [], sources: [], assumptions: [] }),
  ],
  ['30 campaigns, long and unbroken names', () => sampleRun({ campaigns: ['nothing', 'x'.repeat(300), ...LONG] })],
  ['10,000 steps', () => sampleRun({ campaigns: ['nothing', 'eleven moms'], steps: 10_000 })],
  ['nothing defined', () => undefinedRun()],
];

browserTest('opens from disk without a request, an error or sideways scrolling', async (browser) => {
  for (const [name, run] of RUNS) {
    await reading(browser, run(), { viewport: { width: 390, height: 844 } }, async (page) => {
      expect(await page.locator('.sentence').isVisible(), name).toBe(true);
      expect(await tooWide(page), `${name}: pixels too wide`).toBeLessThanOrEqual(0);
    });
  }
});

browserTest('shows hostile text as text', async (browser) => {
  await reading(browser, hostileRun(), {}, async (page) => {
    const all = await page.locator('body').innerText();
    for (const text of HOSTILE.slice(0, 4)) expect(all.replace(/\s+/g, ' ')).toContain(text);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('#page img, #page script, #page iframe, #page b:text-is("bold")').count()).toBe(0);
    const links = await page.locator('a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links.filter((link) => !/^(https?:|#)/.test(link ?? ''))).toEqual([]);
    expect(await page.locator('svg a').count()).toBe(0);
    const labels = () => page.locator('.chart .annotation-text').allTextContents();
    await soon(async () => (await labels()).some((label) => label.startsWith('<b>bold</b> &lt;i'))).toBe(true);
  });
});

browserTest('switches measures by keyboard', async (browser) => {
  await reading(browser, sampleRun(), {}, async (page) => {
    const tabs = page.getByRole('tablist', { name: 'Measure over time' });
    const chosen = () => tabs.locator('[aria-selected=true]').textContent();
    const chart = page.locator('#curve-panel .chart');
    expect(await chosen()).toBe('Adopters');
    expect(await chart.getAttribute('aria-label')).toContain('eleven moms 8,200');
    await tabs.locator('[aria-selected=true]').focus();
    for (const [key, tab] of [
      ['ArrowRight', 'New adopters'],
      ['End', 'Spend'],
      ['ArrowRight', 'Adopters'],
      ['ArrowLeft', 'Spend'],
    ]) {
      await page.keyboard.press(key);
      await soon(chosen).toBe(tab);
      await soon(() => page.evaluate(() => document.activeElement?.textContent)).toBe(tab);
    }
    await soon(() => chart.getAttribute('aria-label')).toContain('eleven moms 20,000');
    await soon(() => chart.locator('.xtitle').textContent()).toBe('week');
  });
});

browserTest('shows the measures that matter first, the others in a fold and a list', async (browser) => {
  const names = ['net', 'paidShare', 'ownedShare', 'baseShare', 'cascadeSize', 'idleSeeds', 'expansion', 'valueNew'];
  const { metrics, series, campaigns, ...run } = sampleRun();
  const more = names.map((name) => ({ ...metrics[0], name }));
  const moreSeries = names.flatMap((metric) => series.slice(0, 4).map((one) => ({ ...one, metric })));
  const many = { ...run, campaigns, metrics: [...more, ...metrics], series: [...moreSeries, ...series] };
  await reading(browser, many, {}, async (page) => {
    const results = page.locator('section', { has: page.getByRole('heading', { name: 'Results', exact: true }) });
    const first = results.locator('table').first();
    expect(await first.locator('tbody th').first().textContent()).toMatch(/decides/);
    expect(await first.locator('tbody th bdi').allTextContents()).not.toContain('Cascade size');
    await results.getByText(/^\d+ more measures$/).click();
    expect(await results.locator('table').last().locator('tbody th bdi').allTextContents()).toContain('Cascade size');
    const others = page.getByLabel('Measure over time: others');
    const before = await page.getByRole('tablist', { name: 'Measure over time' }).getByRole('tab').count();
    await others.selectOption({ index: 1 });
    const chosen = page.getByRole('tablist', { name: 'Measure over time' }).locator('[aria-selected=true]');
    await soon(() => chosen.textContent()).toBe(await others.locator('option:checked').textContent());
    expect(await page.getByRole('tablist', { name: 'Measure over time' }).getByRole('tab').count()).toBe(before + 1);
    await chosen.focus();
    await page.keyboard.press('Home');
    await soon(() => others.inputValue()).toBe('');
  });
});

browserTest('hides a campaign and lists the numbers', async (browser) => {
  await reading(browser, sampleRun(), {}, async (page) => {
    const names = () => page.locator('#curve-panel .annotation-text').allTextContents();
    await soon(names).toEqual(['nothing', 'big bang', 'drip', 'eleven moms']);
    await page.getByRole('checkbox', { name: 'drip' }).press('Space');
    await soon(names).toEqual(['nothing', 'big bang', 'eleven moms']);
    await page.locator('#curve-panel summary').press('Enter');
    const table = page.locator('#curve-panel table');
    await soon(() => table.locator('thead th').allTextContents()).toEqual([
      'week',
      'nothing',
      'big bang',
      'eleven moms',
    ]);
    expect(await table.locator('tbody tr').last().locator('th').textContent()).toBe('52');
    expect(await table.locator('tbody tr').last().locator('td').first().textContent()).toBe('2,100 (1,764 to 2,436)');
  });
});

browserTest('saves a chart as PNG, SVG and CSV', async (browser) => {
  const run = sampleRun({ campaigns: ['nothing', '<b>moms</b>'] });
  await reading(browser, run, {}, async (page) => {
    const saved = async (format: string) => {
      const download = page.waitForEvent('download');
      await page
        .locator('#curve-panel')
        .getByRole('button', { name: `Save as ${format}` })
        .click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`eleven-moms-or-one-big-bang-adopters.${format.toLowerCase()}`);
      return readFileSync(await file.path());
    };
    const png = await saved('PNG');
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(png.readUInt32BE(16)).toBe(2240);
    const svg = (await saved('SVG')).toString();
    expect(svg).toContain('Eleven moms or one big bang? · Adopters by week');
    expect(svg).toContain('&#60;b&#62;moms&#60;/b&#62;');
    const lines = (await saved('CSV')).toString().trimEnd().split('\r\n');
    expect(lines.length).toBe(1 + 2 * 53);
    expect(lines[53]).toBe('nothing,52,adopters,2100,2049.6,2150.4,1764,2100,2436');
  });
});

browserTest('follows the reader to dark and to paper', async (browser) => {
  await reading(browser, sampleRun(), { colorScheme: 'dark' }, async (page) => {
    const paper = () => page.locator('#curve-panel .main-svg').first().getAttribute('style');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await soon(paper).toContain('rgb(18, 21, 24)');
    expect(await ground()).toBe('rgb(18, 21, 24)');
    await page.emulateMedia({ media: 'print' });
    await soon(paper).toContain('rgb(255, 255, 255)');
    await soon(ground).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await soon(paper).toContain('rgb(255, 255, 255)');
  });
});

browserTest('says what is wrong with a page that holds no run', async (browser) => {
  const problem = async (html: string) => {
    let said = '';
    await opening(browser, html, {}, async (page) => {
      said = await page.locator('.problem').innerText();
    });
    return said;
  };
  expect(await problem(template)).toContain('holds no run');
  const later = reportHtml(template, { ...sampleRun(), version: 99 } as never);
  expect(await problem(later)).toContain('of version 99');
  const damaged = reportHtml(template, { ...sampleRun(), verdict: null } as never);
  expect(await problem(damaged)).toContain('is damaged');
});

/** Opens a report, checks that it asked for nothing and complained about nothing, and uses it. */
async function reading(
  browser: Browser,
  run: ReportData,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  await opening(browser, reportHtml(template, run), options, async (page) => {
    await page.locator('footer').waitFor();
    expect(await page.title()).toBe(run.title);
    await use(page);
  });
}

let count = 0;
async function opening(
  browser: Browser,
  html: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const file = join(folder, `page ${count++}.html`);
  writeFileSync(file, html);
  await openFile(browser, file, options, use);
}

/** Every number undefined, and metrics that nothing declares. */
function undefinedRun(): ReportData {
  const run = sampleRun();
  const none = (values: readonly unknown[]) => values.map(() => null);
  return {
    ...run,
    decide: 'unheard-of',
    metrics: run.metrics.slice(1, 3),
    campaigns: run.campaigns.map(({ name, metrics, segments }) => ({
      name,
      segments: segments.map((segment) => ({ ...segment, metrics: [] })),
      metrics: metrics.map((m) => ({ ...m, mean: null, sd: null, se: null, low: null, high: null })),
    })),
    differences: run.differences.map((d) => ({ ...d, mean: null, se: null, low: null, high: null, probability: null })),
    series: run.series.map((s) => ({
      ...s,
      ...{ mean: none(s.mean), low: none(s.low), high: none(s.high) },
      ...{ p5: none(s.p5), p50: none(s.p50), p95: none(s.p95) },
    })),
  };
}
