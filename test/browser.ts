// A real browser for tests: headless Chromium by playwright-core. Where none is found, tests that need one are skipped
// and say so; on a build server (CI=true) they fail, so that nobody mistakes silence for proof.

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, test } from 'vitest';

/** Long enough for a first launch on a slow machine. */
export const LAUNCH_LIMIT = 60_000;

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where a Chromium stands: what CHROMIUM names, else the usual places; undefined if nowhere. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM names ${named}, but there is no such file.`);
  return named || PLACES.find((place) => existsSync(place));
}

let shared: Promise<Browser> | undefined;
afterAll(async () => (await shared)?.close());

/** One browser for all tests of a file: to launch it takes longer than many of them. */
function launched(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium found. Install one, or set CHROMIUM to its path.');
  const args = ['--no-sandbox', '--disable-gpu'];
  shared ??= chromium.launch({ executablePath, args, timeout: LAUNCH_LIMIT });
  return shared;
}

/** A test that needs a browser: skipped loudly where there is none, failing there if CI is true. */
export function browserTest(name: string, body: (browser: Browser) => Promise<void>): void {
  const able = findBrowser() !== undefined || process.env.CI === 'true';
  if (!able) console.warn(`SKIPPED, no Chromium found (set CHROMIUM to its path): ${name}`);
  test.skipIf(!able)(name, { timeout: 2 * LAUNCH_LIMIT }, async () => body(await launched()));
}
