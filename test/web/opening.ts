// Opens a page as its readers do: from disk, with the network cut. It must ask for nothing and complain about nothing.

import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

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
  await page.goto(pathToFileURL(file).href);
  await use(page);
  await context.close();
  expect(complaints).toEqual([`request: ${pathToFileURL(file).href}`]);
}

/** How many pixels a page is too wide for its window. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** The page answers a key or a click in its next breath; a busy machine may take longer over it. */
export const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 });
