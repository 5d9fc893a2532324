// wom view as a user calls it: what it opens, what it says, how it ends, and the page that it serves in a real browser.

import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserTest } from '../browser.ts';
import { callMany } from '../hostile/many.ts';
import { built, command, ended, Place, SMALL, until } from './wom.ts';

const place = new Place();
let running: ChildProcess | undefined;

beforeAll(() => {
  built();
  place.write('small.yaml', SMALL);
  place.write('unrun.yaml', SMALL);
  for (const args of [[], ['-o', 'others/1'], ['-o', 'others/2', '--set', 'title="<b>Bold</b>"']]) {
    expect(place.wom(['run', 'small.yaml', '-n', '2', '-q', '--no-flip', ...args])).toMatchObject({ status: 0 });
  }
});
afterEach(() => running?.kill('SIGKILL'));

/** Starts `wom view` and waits for the address that it prints. */
async function viewing(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [command, 'view', ...args], {
    cwd: place.path,
    env: { ...process.env, ...env },
  });
  running = child;
  const end = ended(child);
  let said = '';
  let url = '';
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  child.stdout.on('data', (piece) => {
    url += piece;
  });
  await until(() => url.endsWith('\n') || child.exitCode !== null);
  const stop = (signal: NodeJS.Signals = 'SIGINT') => {
    child.kill(signal);
    return end;
  };
  return { url: url.trimEnd(), said: () => said, stop };
}

describe('what is meant', () => {
  it.each([
    [[], 'results'],
    [['results/small'], 'results/small'],
    [['small.yaml'], 'results/small'],
    [['results/small/report.html'], 'results/small'],
  ])('wom view %j', async (args, folder) => {
    const { url, said, stop } = await viewing([...args, '--no-open']);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await (await fetch(url)).text();
    expect(page).toBe(place.read('results/small/report.html'));
    expect(await stop()).toMatchObject({ code: 0, signal: null });
    expect(said()).toBe(`serving ${folder}; Ctrl-C ends it\n`);
  });

  it('what cannot be is refused in words', () => {
    const mistakes: [string[], RegExp][] = [
      [['unrun.yaml'], /there is no results.unrun yet: run it first, with wom run unrun.yaml/],
      [['nowhere'], /cannot view nowhere: there is no such file or folder/],
      [[''], /cannot view : there is no such file or folder/],
      [['.'], /wom: \. holds no results: wom run writes them/],
      [['a\u001b[31m'], /cannot view a·\[31m/],
      [['results/small', '--port', '65536'], /whole number from 0 to 65535/],
      [['results/small', '--host', '10.0.0.1'], /10\.0\.0\.1 is not this machine alone/],
      [['results/small', '--data', 'nowhere'], /--data nowhere is not a folder/],
      [['results/small', 'others'], /too many arguments/],
    ];
    const calls = mistakes.map(([args]) => ['view', '--no-open', ...args]);
    for (const [i, { status, stdout, stderr }] of callMany(place.path, calls).entries()) {
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(mistakes[i][1])]);
      expect(stderr).not.toMatch(/\n +at |a fault of wom/);
    }
  });

  it('where nothing was run yet, it says what to do', () => {
    const empty = new Place();
    expect(empty.wom(['view'])).toEqual({
      ...{ status: 2, stdout: '' },
      stderr: 'wom: there are no results here yet: wom run FILE makes them\n',
    });
  });
});

describe('how it serves', () => {
  it('at the port that is asked for, unless it is taken; until it is told to end, whoever is connected', async () => {
    const { url, stop } = await viewing(['--no-open']);
    const port = new URL(url).port;
    const second = place.wom(['view', '--no-open', '--port', port]);
    expect(second).toEqual({ status: 2, stdout: '', stderr: expect.stringContaining(`port ${port} is taken`) });
    await fetch(url);
    expect(await stop('SIGTERM')).toMatchObject({ code: 0, signal: null });
    const again = await viewing(['--no-open', '--port', port]);
    expect(again.url).toBe(url);
    expect(await again.stop()).toMatchObject({ code: 0 });
  });

  it('everybody only where that is asked for, with a warning', async () => {
    const { url, said, stop } = await viewing(['--no-open', '--host', '0.0.0.0']);
    expect((await fetch(url)).status).toBe(200);
    await until(() => said().includes('Ctrl-C'));
    expect(said()).toMatch(/^warning: everybody who reaches this machine can read these results\n/);
    await stop();
  });
});

describe.skipIf(process.platform === 'win32' || process.platform === 'darwin')('the browser', () => {
  const programs = join(place.path, 'bin');
  const opener = (script: string) => {
    mkdirSync(programs, { recursive: true });
    writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(programs, 'xdg-open'), 0o755);
    return { PATH: `${programs}:/bin:/usr/bin` };
  };

  it('is opened at the address', async () => {
    const { url, said, stop } = await viewing([], opener(`echo "$@" > opened.tmp; mv opened.tmp opened`));
    await until(() => existsSync(join(place.path, 'opened')));
    expect(place.read('opened')).toBe(`${url}\n`);
    expect(await stop()).toMatchObject({ code: 0 });
    expect(said()).not.toContain('browser');
  });

  it('is not opened where that is not wanted', async () => {
    rmSync(join(place.path, 'opened'), { force: true });
    const { url, stop } = await viewing(['--no-open'], opener('touch opened'));
    await fetch(url);
    await stop();
    expect(existsSync(join(place.path, 'opened'))).toBe(false);
  });

  it.each([
    ['is not there', () => ({ PATH: '/nowhere' })],
    ['cannot be opened', () => opener('exit 3')],
  ])('%s: a remark, no failure', async (_, env) => {
    const { url, said, stop } = await viewing([], env());
    await until(() => said().includes('browser'));
    expect(said()).toContain('no browser could be opened: open the address above yourself\n');
    expect((await fetch(url)).status).toBe(200);
    expect(await stop()).toMatchObject({ code: 0 });
  });
});

/** Opens an address, uses the page, and checks that it asked for nothing else and complained about nothing. */
async function reading(browser: Browser, url: string, use: (page: Page) => Promise<void>): Promise<string[]> {
  const page = await browser.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => void (/^(data|blob):/.test(request.url()) || asked.push(request.url())));
  page.on('response', (response) => void (response.status() < 400 || complaints.push(`${response.status()}`)));
  page.on('requestfailed', (request) => {
    // So the browser calls it when a link turns out to be a file to save.
    const { errorText } = request.failure() ?? {};
    if (errorText !== 'net::ERR_ABORTED') complaints.push(`${errorText}: ${request.url()}`);
  });
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  await page.goto(url);
  await use(page);
  expect(complaints).toEqual([]);
  await page.close();
  return asked;
}

browserTest('the served page shows the run, alone, and may share memory with its threads', async (browser) => {
  const { url, stop } = await viewing(['results/small', '--no-open']);
  const asked = await reading(browser, url, async (page) => {
    await page.locator('footer').waitFor();
    expect(await page.title()).toBe('Small fight');
    expect(await page.locator('.chart').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => [crossOriginIsolated, typeof SharedArrayBuffer])).toEqual([true, 'function']);
    await page.getByText('All numbers as tables').click();
    const names = await page.locator('dt a').allTextContents();
    expect(names).toEqual(['runs.csv', 'series.csv', 'summary.json', 'manifest.json']);
    for (const name of names) expect(existsSync(join(place.path, 'results/small', name))).toBe(true);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'runs.csv' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('runs.csv');
    expect(readFileSync(await file.path(), 'utf8')).toBe(place.read('results/small/runs.csv'));
  }).finally(stop);
  expect(asked).toEqual([url, `${url}runs.csv`]);
});

browserTest('of several results one is chosen from a list', async (browser) => {
  const { url, stop } = await viewing(['others', '--no-open']);
  const asked = await reading(browser, url, async (page) => {
    expect(await page.locator('li strong').allTextContents()).toEqual(['<b>Bold</b>', 'Small fight']);
    await page.getByRole('link', { name: 'Bold' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('footer').waitFor();
    expect(await page.title()).toBe('<b>Bold</b>');
    const link = page.locator('dt a').first();
    expect(await link.evaluate((one) => (one as HTMLAnchorElement).href)).toBe(`${url}2/runs.csv`);
  }).finally(stop);
  expect(asked).toEqual([url, `${url}2/`]);
});
