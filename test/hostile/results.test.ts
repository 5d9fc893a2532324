// Results folders that somebody has tampered with: told in words, nothing half written, nothing outside the folder touched.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../sim/node/failure.ts';
import { openFolder, readFolder } from '../../sim/node/folder.ts';
import { parseManifest } from '../../sim/node/manifest.ts';
import { openScenario } from '../../sim/node/open.ts';
import { reportOf, runToFolder } from '../../sim/node/session.ts';
import { built, command, Place, RESULTS } from '../scripts/wom.ts';
import { expectHarmless } from './sound.ts';

const place = new Place();
const TIES = 'from,to\na,b\nb,c\nc,d\nd,e\ne,a\n';
const TINY = `title: Tampered
seed: small
steps: 3
replicates: 4
market: {network: {type: file, ties: ties.csv}}
spread: {model: bass, p: 2 per year, q: 2 per year}
campaigns: {ads: [{lever: broadcast, spend: 10, costPerThousand: 100}]}
metrics: [adopters, uplift]
`;

beforeAll(() => {
  built();
  place.write('ties.csv', TIES);
  place.write('tiny.yaml', TINY);
  const { status, stderr } = place.wom(['run', 'tiny.yaml', '-o', 'whole', '-j', '1', '-q']);
  expect([status, stderr]).toEqual([0, '']);
});

let copies = 0;
/** A copy of the finished results, with a file of it changed. */
function tampered(change: (folder: string) => void): string {
  const name = `copy${copies++}`;
  const folder = join(place.path, name);
  cpSync(join(place.path, 'whole'), folder, { recursive: true });
  change(folder);
  return folder;
}

/** The names beside a folder, and what is in it: what must not change. */
const state = (folder: string) => [
  readdirSync(place.path),
  readdirSync(join(place.path, folder)),
  place.read(`${folder}/manifest.json`),
];

const edited = (change: (manifest: Record<string, unknown>) => unknown) =>
  tampered((folder) => {
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(change(manifest) ?? manifest));
  });

const wrongly = (text: string) => tampered((folder) => writeFileSync(join(folder, 'manifest.json'), text));

describe('a manifest that is none is refused, and nothing is touched', () => {
  it.each([
    ['nothing', ''],
    ['cut off', '{"resolved": {'],
    ['another program’s', '{"name": "an app"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['numbers for texts', '{"resolved": {}, "engine": "1", "seed": 5, "replicates": {}}'],
    ['lists for blocks', '{"resolved": [], "engine": 1, "seed": "a", "replicates": []}'],
    [
      'no numbers',
      '{"resolved": {}, "engine": 1e999, "seed": "a", "replicates": {"planned": 1, "done": 0, "failed": 0}}',
    ],
    ['a prototype', '{"__proto__": {"resolved": {}, "engine": 1, "seed": "a"}}'],
    ['nested without end', `{"resolved": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['binary', '\u0000\u0001\u0002'],
  ])('%s', (_, text) => {
    const folder = wrongly(text);
    expect(parseManifest(join(folder, 'manifest.json'))).toBeUndefined();
    const before = readdirSync(folder);
    for (const overwrite of [false, true]) {
      const wanted = { resolved: {}, engine: 1, seed: 'a' };
      expect(() => openFolder(folder, wanted, 1, overwrite)).toThrow(/not written by wom: nothing in .* is touched/);
    }
    expect(() => readFolder(folder)).toThrow(Failure);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('or of any other form', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const folder = join(place.path, 'any');
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'manifest.json'), text);
        expect(() => readFolder(folder)).toThrow(Failure);
        expect(readdirSync(folder)).toEqual(['manifest.json']);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a manifest that was edited by hand', () => {
  it.each([
    ['another title', { title: 'Another' }, /journal.bin belongs to another scenario or engine/],
    ['an unknown key', { '\u001b[31m': 1 }, /journal.bin belongs to another scenario or engine/],
    ['more replicates', { replicates: 9 }, /holds 4 of 9 replicates: wom run finishes it/],
    ['a wrong number', { replicates: 'many' }, /manifest.json cannot be used again: replicates is 'many'/],
  ])('%s', async (_, change, expected) => {
    const folder = edited((manifest) => ({ ...manifest, resolved: { ...(manifest.resolved as object), ...change } }));
    await expect(reportOf(folder, undefined)).rejects.toThrow(expected);
  });

  it('another engine', async () => {
    await expect(
      reportOf(
        edited((manifest) => ({ ...manifest, engine: 999 })),
        undefined,
      ),
    ).rejects.toThrow(/another/);
  });

  it('a path that climbs out of the folder reads nothing whose checksum is not known', async () => {
    place.write('secret.csv', 'a,b\n');
    const up = edited((manifest) => ({ ...manifest, inputsFrom: '../../../../../../../../etc' }));
    await expect(reportOf(up, undefined)).rejects.toThrow(/cannot be used again: cannot read 'ties.csv'/);
    const absent = edited((manifest) => ({ ...manifest, inputsFrom: 'no/such\u001bfolder' }));
    await expect(reportOf(absent, undefined)).rejects.toThrow(/cannot be used again: cannot read 'ties.csv'/);
    const swap = (resolved: unknown) => JSON.parse(JSON.stringify(resolved).replaceAll('ties.csv', 'secret.csv'));
    const other = edited((manifest) => ({ ...manifest, resolved: { ...swap(manifest.resolved), inputs: {} } }));
    rmSync(join(other, 'journal.bin'));
    await expect(reportOf(other, undefined)).rejects.toThrow(/'secret.csv' is not one of the files with a checksum/);
  });
});

describe('a journal that was tampered with', () => {
  const journal = () => readFileSync(join(place.path, 'whole', 'journal.bin'));
  const withJournal = (bytes: Uint8Array) => tampered((folder) => writeFileSync(join(folder, 'journal.bin'), bytes));
  const rows = (folder: string) => [...readFolder(folder).rows].map(([replicate, row]) => [replicate, [...row]]);

  it('cut off anywhere: the whole records before count, nothing else', () => {
    const all = rows(join(place.path, 'whole'));
    const bytes = journal();
    const record = (bytes.length - 40) / 4;
    const folder = withJournal(bytes);
    for (let length = bytes.length; length >= 0; length -= 7) {
      writeFileSync(join(folder, 'journal.bin'), bytes.subarray(0, length));
      expect(rows(folder)).toEqual(all.slice(0, Math.max(0, Math.floor((length - 40) / record))));
    }
  });

  it('changed anywhere: refused, or the records up to there count', () => {
    const all = rows(join(place.path, 'whole'));
    const bytes = journal();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] ^= change;
        const folder = join(place.path, 'any');
        cpSync(join(place.path, 'whole', 'manifest.json'), join(folder, 'manifest.json'));
        writeFileSync(join(folder, 'journal.bin'), changed);
        if (at < 40) expect(() => readFolder(folder)).toThrow(/not a journal that this version|belongs to another/);
        else expect(rows(folder)).toEqual(all.slice(0, Math.floor((at - 40) / ((bytes.length - 40) / 4))));
      }),
      { numRuns: 100 },
    );
  });

  it('a link, a folder or a device in its place is not followed', () => {
    const secret = join(place.path, 'secret.bin');
    writeFileSync(secret, journal());
    const linked = tampered((folder) => {
      rmSync(join(folder, 'journal.bin'));
      symlinkSync(secret, join(folder, 'journal.bin'));
    });
    expect(() => readFolder(linked)).toThrow(/journal.bin: it is a symbolic link, which is not followed/);
    const nested = tampered((folder) => {
      rmSync(join(folder, 'journal.bin'));
      mkdirSync(join(folder, 'journal.bin'));
    });
    expect(() => readFolder(nested)).toThrow(/journal.bin: it is a folder/);
    expect(readFileSync(secret).equals(journal())).toBe(true);
  });
});

describe('what stands in the way of writing is told, and what lies outside stays as it is', () => {
  /** Runs the scenario into a folder as the command does; returns what it would say. */
  async function run(folder: string, overwrite = false): Promise<string> {
    const options = { jobs: 1, overwrite, signal: { aborted: false }, progress() {} };
    try {
      const opened = openScenario(join(place.path, 'tiny.yaml'));
      const { outcome } = await runToFolder(opened, { folder: resolve(place.path, folder), ...options });
      return outcome.complete ? '' : 'stopped';
    } catch (problem) {
      if (!(problem instanceof Failure)) throw problem;
      return problem.message;
    }
  }

  it('links and folders under the names of results', async () => {
    const target = join(place.path, 'precious.txt');
    writeFileSync(target, 'precious');
    const linked = tampered((folder) => {
      for (const name of [...RESULTS, 'run.log']) {
        rmSync(join(folder, name), { force: true });
        symlinkSync(target, join(folder, name));
      }
    });
    expect(await run(linked)).toContain('run.log: it is a symbolic link');
    rmSync(join(linked, 'run.log'));
    expect(await run(linked)).toBe('');
    expect(readFileSync(target, 'utf8')).toBe('precious');
    expect(RESULTS.map((name) => lstatSync(join(linked, name)).isSymbolicLink())).toEqual(RESULTS.map(() => false));
    for (const name of RESULTS) expect(readFileSync(join(linked, name), 'utf8')).toBe(place.read(`whole/${name}`));

    const blocked = tampered((folder) => {
      rmSync(join(folder, 'runs.csv'));
      mkdirSync(join(folder, 'runs.csv'));
    });
    for (const overwrite of [false, true]) {
      expect(await run(blocked, overwrite)).toMatch(/^cannot (write|remove) .*runs.csv: it is a folder$/);
    }
    expect(readdirSync(blocked).filter((name) => name.startsWith('.') || name === 'lock')).toEqual([]);
  });

  it('a lock that is none', () => {
    const folder = tampered((path) => mkdirSync(join(path, 'lock')));
    expect(() => openFolder(folder, readFolder(folder).manifest, 4, false)).toThrow(
      /lock is in the way: it is no lock of wom/,
    );
    rmSync(join(folder, 'lock'), { recursive: true });
    for (const text of ['', 'x'.repeat(1000), '-1 ?', '0 0', '1e3 1', '99999999999999999999 5', '\u0000']) {
      writeFileSync(join(folder, 'lock'), text);
      openFolder(folder, readFolder(folder).manifest, 4, false).close();
      expect(existsSync(join(folder, 'lock')), text).toBe(false);
    }
  });

  it('a folder behind a link is used, a link to nowhere is not', async () => {
    mkdirSync(join(place.path, 'behind'));
    symlinkSync('behind', join(place.path, 'linked'));
    expect(await run('linked')).toBe('');
    expect(place.read('behind/runs.csv')).toBe(place.read('whole/runs.csv'));
    symlinkSync('nowhere', join(place.path, 'dangling'));
    expect(await run('dangling')).toMatch(/^cannot use .*dangling: there is no such/);
    expect(existsSync(join(place.path, 'nowhere'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')(
    'a disk without room leaves whole files only, and the run can go on',
    async () => {
      const script = 'trap "" XFSZ; ulimit -f 64; exec "$0" "$@"';
      const args = [process.execPath, command, 'run', 'tiny.yaml', '-o', 'full', '-j', '1', '-q'];
      const { status, stderr } = spawnSync('sh', ['-c', script, ...args], { cwd: place.path, encoding: 'utf8' });
      expect([status, stderr]).toEqual([
        2,
        'wom: cannot write full/report.html: it would be larger than files may be here\n',
      ]);
      expect(readdirSync(join(place.path, 'full')).filter((name) => name.startsWith('.') || name === 'lock')).toEqual(
        [],
      );
      expect(await run('full')).toBe('');
      for (const name of RESULTS) expect(place.read(`full/${name}`)).toBe(place.read(`whole/${name}`));
    },
  );

  it('a file with more than one name keeps what it has under the other', async () => {
    const folder = tampered((path) => linkSync(join(path, 'runs.csv'), join(place.path, 'other name.csv')));
    writeFileSync(join(folder, 'runs.csv'), 'NaN,NaN\n');
    expect(await run(folder)).toBe('');
    expect(place.read('other name.csv')).toBe('NaN,NaN\n');
    expect(readFileSync(join(folder, 'runs.csv'), 'utf8')).toBe(place.read('whole/runs.csv'));
  });
});

it('a table of ties that changes while a run is to be resumed is refused, and nothing is written', () => {
  expect(place.wom(['run', 'tiny.yaml', '-o', 'half', '-n', '2', '-j', '1', '-q']).status).toBe(0);
  const before = state('half');
  place.write('ties.csv', TIES.replace('a,b', 'a,c'));
  try {
    const { status, stdout, stderr } = place.wom(['run', 'tiny.yaml', '-o', 'half', '-j', '1']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('half holds results of another scenario (different: inputs)');
    const report = place.wom(['report', 'half']);
    expect([report.status, report.stderr]).toEqual([2, expect.stringContaining("'ties.csv' has changed since")]);
    expectHarmless(stderr + report.stderr);
  } finally {
    place.write('ties.csv', TIES);
  }
  expect(state('half')).toEqual(before);
});
