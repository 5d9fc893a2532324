// What `wom view` shows of results folders: the page that `wom report` makes, the tables to the byte, and nothing else; of
// several folders a list that their contents cannot disturb.

import { closeSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../sim/node/failure.ts';
import { openScenario } from '../../sim/node/open.ts';
import { reportPage } from '../../sim/node/page.ts';
import type { Answer, Site } from '../../sim/node/serve.ts';
import { reportOf, runToFolder } from '../../sim/node/session.ts';
import { resultsSite } from '../../sim/node/site.ts';
import { built, Place, SMALL } from '../scripts/wom.ts';

const place = new Place();
const results = join(place.path, 'results');
const whole = join(place.path, 'whole');
const TABLES = ['runs.csv', 'series.csv', 'segments.csv', 'summary.json', 'manifest.json'];

const SEGMENTS = '  segments: [{name: few, share: 10%}, {name: many, share: 90%}]\n';

/** Runs a scenario into a folder, as the command does. */
async function run(folder: string, replicates = 2): Promise<void> {
  const opened = openScenario(join(place.path, 'small.yaml'), { replicates });
  await runToFolder(opened, { folder, jobs: 1, noFlip: true, signal: { aborted: false }, progress() {} });
}

beforeAll(async () => {
  built();
  place.write('small.yaml', SMALL.replace('product:', `${SEGMENTS}product:`));
  await run(whole);
});

/** A copy of the finished run, as old as it has to be. */
function copied(folder: string, hours = 0): string {
  cpSync(whole, folder, { recursive: true });
  const then = 1.7e9 - 3600 * hours;
  utimesSync(join(folder, 'manifest.json'), then, then);
  return folder;
}

const retitled = (folder: string, title: unknown) => {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, resolved: { ...manifest.resolved, title } }));
};

/** The text of an answer. */
function textOf(answer: Answer | undefined): string {
  if (answer === undefined || typeof answer.body === 'string') return String(answer?.body);
  const text = readFileSync(answer.body.file, 'utf8');
  closeSync(answer.body.file);
  expect(text.length).toBe(answer.body.size);
  return text;
}
const page = async (site: Site, ...parts: string[]) => textOf(await site(parts));

describe('a results folder', () => {
  it('shows the report, under the policy that it asks for', async () => {
    const answer = await (await resultsSite(whole))([]);
    expect(textOf(answer)).toBe(readFileSync(join(whole, 'report.html'), 'utf8'));
    expect(answer?.policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+' 'wasm-unsafe-eval'; /);
  });

  it('hands out its tables, to the byte', async () => {
    const site = await resultsSite(whole);
    for (const name of TABLES) {
      const answer = await site([name]);
      expect(answer).toMatchObject({ saveAs: name, type: name.endsWith('.csv') ? 'text/csv' : 'application/json' });
      expect(textOf(answer)).toBe(readFileSync(join(whole, name), 'utf8'));
    }
  });

  it('hands out nothing else, and no table that is a link or a folder', async () => {
    const folder = copied(join(place.path, 'linked'));
    for (const name of ['runs.csv', 'series.csv', 'segments.csv']) rmSync(join(folder, name));
    place.write('secret.csv', 'secret');
    symlinkSync('../secret.csv', join(folder, 'runs.csv'));
    symlinkSync('summary.json', join(folder, 'series.csv'));
    mkdirSync(join(folder, 'segments.csv'));
    const site = await resultsSite(folder);
    const others = ['journal.bin', 'run.log', 'report.html', 'lock', 'secret.csv', '', '.', '__proto__', 'toString'];
    for (const name of ['runs.csv', 'series.csv', 'segments.csv', 'flips.json', ...others]) {
      expect([name, await site([name])]).toEqual([name, undefined]);
    }
    expect(await site(['summary.json', 'x'])).toBeUndefined();
    expect(await site(['..', 'secret.csv'])).toBeUndefined();
  });

  it('shows what is there now: more replicates, damage, and its repair', async () => {
    const folder = copied(join(place.path, 'growing'));
    const site = await resultsSite(folder);
    const before = await page(site);
    expect(await page(site)).toBe(before);
    await run(folder, 5);
    expect(await page(site)).toBe(reportPage(await reportOf(folder, undefined)).toString());
    const good = readFileSync(join(folder, 'manifest.json'));
    writeFileSync(join(folder, 'manifest.json'), '{}');
    await expect(site([])).rejects.toThrow(/manifest.json was not written by wom/);
    writeFileSync(join(folder, 'manifest.json'), good);
    expect(await page(site)).not.toBe(before);
    rmSync(join(folder, 'journal.bin'));
    await expect(site([])).rejects.toThrow(/holds 0 of 5 replicates: wom run finishes it/);
  });

  it('that is none, foreign or unfinished is told at once', async () => {
    const folder = copied(join(place.path, 'foreign'));
    writeFileSync(join(folder, 'manifest.json'), '{"name": "an app"}');
    const unfinished = copied(join(place.path, 'unfinished'));
    rmSync(join(unfinished, 'journal.bin'));
    mkdirSync(join(place.path, 'empty'));
    for (const [path, said] of [
      [folder, /was not written by wom/],
      [unfinished, /holds 0 of 2 replicates/],
      [join(place.path, 'empty'), /empty holds no results: wom run writes them/],
      [join(place.path, 'nowhere'), /nowhere holds no results/],
      [join(place.path, 'small.yaml'), /small.yaml is a file, but results are a folder/],
    ] as const) {
      const failure = await resultsSite(path).catch((problem) => problem);
      expect([failure instanceof Failure, failure.message]).toEqual([true, expect.stringMatching(said)]);
    }
  });
});

describe('a folder of results', () => {
  const names = async (site: Site) => [...(await page(site)).matchAll(/href="\/(.*?)\/"/g)].map(([, name]) => name);

  it('with one shows that one', async () => {
    copied(join(results, 'oldest'), 3);
    mkdirSync(join(results, 'no results'));
    place.write('results/notes.txt', 'none either');
    const site = await resultsSite(results);
    expect(await page(site)).toBe(readFileSync(join(whole, 'report.html'), 'utf8'));
  });

  it('with several shows a list, the latest first, and each below its name', async () => {
    copied(join(results, 'newest & <b>best'));
    copied(join(results, 'middle'), 2);
    symlinkSync(whole, join(results, 'a link'));
    const site = await resultsSite(results);
    expect(await names(site)).toEqual([encodeURIComponent('newest & <b>best'), 'middle', 'oldest']);
    expect(await page(site, 'middle')).toBe(readFileSync(join(whole, 'report.html'), 'utf8'));
    expect(await page(site, 'newest & <b>best', 'runs.csv')).toBe(readFileSync(join(whole, 'runs.csv'), 'utf8'));
    for (const parts of [['a link'], ['no results'], ['..'], ['whole'], ['middle', 'x'], ['middle', '..', 'oldest']]) {
      expect([parts, await site(parts)]).toEqual([parts, undefined]);
    }
    copied(join(results, 'later'), -1);
    expect((await names(site))[0]).toBe('later');
  });

  it('says of each what it is, whatever stands in it', async () => {
    const site = await resultsSite(results);
    retitled(join(results, 'oldest'), '<script>alert("1")</script>\u001b\u202e &');
    writeFileSync(join(results, 'middle', 'manifest.json'), '[]');
    const { replicates, ...rest } = JSON.parse(place.read('results/later/manifest.json'));
    place.write('results/later/manifest.json', JSON.stringify({ ...rest, replicates: { ...replicates, done: 1 } }));
    const list = await page(site);
    expect(list).toContain('<strong>&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;·· &#38;</strong>');
    expect(list).toContain('<small>newest &#38; &#60;b&#62;best · 2 replicates</small>');
    expect(list).toContain('<strong>Small fight</strong><small>later · 1 of 2 replicates</small>');
    expect(list).toMatch(/<strong>middle<\/strong><small>middle · [^<]*middle\/manifest.json was not written by wom/);
    expect(list).not.toMatch(/<(script|b)>/);
    await expect(site(['middle'])).rejects.toThrow(Failure);
  });
});
