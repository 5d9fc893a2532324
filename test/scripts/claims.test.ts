// npm run claims: that every claim can be played, that the catalogue tells of each with the signs it must have, that a few
// cheap ones come out again in a few worlds, and that the commands to paste give the same numbers.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { built, command, Place } from './wom.ts';

interface Claim {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly commands: readonly [string[], string[]];
}
interface Size {
  readonly metric: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
interface Found {
  readonly name: string;
  readonly holds: readonly Size[];
  readonly fails: readonly Size[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const claims = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'claims.mjs'), ...args], { cwd: root, encoding: 'utf8' });
const chapter = readFileSync(join(root, 'scenarios', 'README.md'), 'utf8').split(/<!-- claims: .*? -->\n/)[1];

let listed: Claim[] = [];
beforeAll(() => {
  built();
  // Every scenario and setting of every claim is read and checked here.
  const { status, stdout, stderr } = claims('--list', '--json');
  expect([status, stderr]).toEqual([0, '']);
  listed = JSON.parse(stdout);
});

/** The rows of the summary: title, kind, and both differences with their intervals. */
function rows() {
  const size = String.raw`\*\*(\S+)(?: %)?\*\* \[(\S+?)(?: %)?, (\S+?)(?: %)?\]`;
  const form = new RegExp(String.raw`^\| \[(.+?)\]\(#(\S+)\) \| (\w+) \|.*\| \`\w+\` ${size}; not: ${size} \|$`, 'gm');
  const number = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));
  return [...chapter.matchAll(form)].map(([, title, link, kind, ...sizes]) => {
    const [mean, low, high, otherMean, otherLow, otherHigh] = sizes.map(number);
    return {
      title,
      link,
      kind,
      holds: { mean, low, high },
      fails: { mean: otherMean, low: otherLow, high: otherHigh },
    };
  });
}

test('the catalogue has a row and a section for each claim, with the commands to see it', () => {
  expect(rows().map(({ title, kind }) => [title, kind])).toEqual(listed.map(({ title, kind }) => [title, kind]));
  const headings = [...chapter.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(0, -1)).toEqual(listed.map(({ title }) => title));
  for (const { link, title } of rows())
    expect(link).toBe(
      title
        .toLowerCase()
        .replace(/[^\w ]/g, '')
        .replaceAll(' ', '-'),
    );
  for (const { commands } of listed) for (const line of commands.flat()) expect(chapter).toContain(`\n${line}\n`);
  expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
});

test('each claim holds in one setting, beyond doubt, and does not in another', () => {
  for (const { title, holds, fails } of rows()) {
    expect(holds.low, title).toBeGreaterThan(0);
    // Turned round, or nothing to be seen.
    expect(fails.low, title).toBeLessThanOrEqual(0);
    expect(fails.mean, title).toBeLessThan(holds.low / 10);
    for (const { mean, low, high } of [holds, fails]) expect(low <= mean && mean <= high, title).toBe(true);
  }
});

test('a handful comes out again in a few worlds', () => {
  const names = ['connected', 'trust', 'tuned-out', 'ninety', 'technology', 'average'];
  const { stdout } = claims('--json', '-n', '6', ...names.flatMap((name) => ['--only', name]));
  const found: Found[] = JSON.parse(stdout);
  expect(found.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const { name, holds, fails } of found) {
    expect(holds[0].low, name).toBeGreaterThan(0);
    expect(fails[0].high, name).toBeLessThanOrEqual(1e-12);
  }
});

test('a command to paste gives the number that is told', () => {
  const [{ holds }]: Found[] = JSON.parse(claims('--json', '-n', '5', '--only', 'technology').stdout);
  const [[line]] = listed.find(({ name }) => name === 'technology')!.commands;
  const args = [...line.matchAll(/'([^']+)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain).slice(2);
  const here = args.map((arg) => (arg.startsWith('scenarios/') ? join(root, arg) : arg));
  here[here.indexOf('-n') + 1] = '5';
  const run = spawnSync(process.execPath, [command, ...here, '--json', '-q', '--no-flip', '-j', '1'], {
    cwd: new Place().path,
    encoding: 'utf8',
  });
  const { differences } = JSON.parse(run.stdout);
  expect(differences).toEqual([expect.objectContaining({ metric: 'npv', mean: holds[0].mean, low: holds[0].low })]);
});

test('a claim that nobody made, too few worlds, and a part to be written are told', () => {
  expect(claims('--only', 'magic')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/no claim magic; there are/),
  });
  expect(claims('-n', '1')).toMatchObject({ status: 2, stderr: '-n takes a whole number, 2 or more\n' });
  expect(claims('--write', '-n', '5')).toMatchObject({ status: 2, stderr: expect.stringMatching(/takes all claims/) });
});
