// Opens a page as its readers do: from disk, with the network cut. It must ask for nothing and complain about nothing.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Place } from '../scripts/wom.ts';

export async function openFile(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options, offline: true });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  try {
    await page.goto(pathToFileURL(file).href);
    await use(page);
  } finally {
    await context.close();
  }
  // The page itself is asked for, once or, with another address, again.
  const own = `request: ${pathToFileURL(file).href}`;
  expect(complaints.filter((complaint) => complaint !== own && !complaint.startsWith(`${own}#`))).toEqual([]);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against a page, WCAG 2.2 AA and its own good practices; it must have found something to praise. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { told, passed } = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations, passes } = await axe.run();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    return { told, passed: passes.length };
  });
  expect(passed).toBeGreaterThan(20);
  return told;
}

/** Runs a scenario in a place and returns its report's path: one thread, no search for flips. */
export function reported(place: Place, scenario: string, more: readonly string[] = []): string {
  place.write('scenario.yaml', scenario);
  const { status, stderr } = place.wom(['run', 'scenario.yaml', '-o', 'r', '-j', '1', '-q', '--no-flip', ...more]);
  expect([status, stderr]).toEqual([0, '']);
  return join(place.path, 'r', 'report.html');
}

/** How many pixels a page is too wide for its window. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** The page answers a key or a click in its next breath; a busy machine may take longer over it. */
export const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 });

/** What the tests of the spread press and read. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const scrub = (page: Page, step: number) => page.locator('.controls input[type=range]').fill(String(step));
export const shown = async (page: Page) => (await page.locator('.controls output').textContent())!.split(':')[0];
export const names = (page: Page) => page.locator('.panels figcaption b').allTextContents();
/** What both canvases show. */
export const pixels = (page: Page) =>
  page.locator('.panels canvas').evaluateAll((all) => all.map((one) => (one as HTMLCanvasElement).toDataURL()).join());
