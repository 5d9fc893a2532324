import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { built, Place, SMALL } from './wom.ts';

const place = new Place();

beforeAll(() => {
  built();
  place.write('small.yaml', SMALL);
});

/** What a GIF says of itself: its size and its frames' delays in hundredths of a second. Throws where it is none. */
function readGif(bytes: Uint8Array) {
  const word = (at: number) => bytes[at] | (bytes[at + 1] << 8);
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== 'GIF89a') throw new Error('no GIF');
  const table = (flags: number) => (flags & 128 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const delays: number[] = [];
  const sizes = new Set<string>();
  let at = 13 + table(bytes[10]);
  const skipBlocks = () => {
    while (bytes[at] !== 0) at += bytes[at] + 1;
    at++;
  };
  for (; bytes[at] !== 0x3b; ) {
    if (bytes[at] === 0x21) {
      if (bytes[at + 1] === 0xf9) delays.push(word(at + 4));
      at += 2;
    } else if (bytes[at] === 0x2c) {
      sizes.add(`${word(at + 5)}x${word(at + 7)}`);
      at += 11 + table(bytes[at + 9]);
    } else throw new Error(`byte ${bytes[at]} at ${at} begins no block`);
    skipBlocks();
  }
  return { size: `${word(6)}x${word(8)}`, delays, sizes: [...sizes], rest: bytes.length - at - 1 };
}

test('a film of two campaigns: every step a frame, the last one held; the same bytes again', () => {
  const args = [
    'film',
    'small.yaml',
    '--campaign',
    'big bang',
    '--against',
    '10',
    '--size',
    '480x320',
    '--replicate',
    '5',
  ];
  const { status, stdout, stderr } = place.wom([...args, '-o', 'a.gif']);
  expect([status, stdout, stderr]).toEqual([0, '', expect.stringMatching(/^a\.gif: 13 frames, \d+ KB\n$/)]);
  const bytes = readFileSync(join(place.path, 'a.gif'));
  expect(readGif(bytes)).toEqual({
    size: '480x320',
    sizes: ['480x320'],
    delays: [...Array.from({ length: 12 }, () => 50), 300],
    rest: 0,
  });
  expect(place.wom([...args, '-o', 'b.gif', '-q']).stderr).toBe('');
  expect(readFileSync(join(place.path, 'b.gif')).equals(bytes)).toBe(true);
  expect(place.wom([...args, '-o', 'c.gif', '--dark']).status).toBe(0);
  expect(readFileSync(join(place.path, 'c.gif')).equals(bytes)).toBe(false);
});

test('a results folder is filmed as it is, with steps left out', () => {
  expect(place.wom(['run', 'small.yaml', '-o', 'r', '-n', '2', '-j', '1']).status).toBe(0);
  const args = ['--campaign', '10', '--size', '320x240', '--every', '5', '-q'];
  expect(place.wom(['film', 'r', ...args, '-o', 'r.gif']).status).toBe(0);
  expect(readGif(readFileSync(join(place.path, 'r.gif'))).delays).toHaveLength(4);
  expect(place.wom(['film', 'small.yaml', ...args, '-o', 's.gif']).status).toBe(0);
  expect(readFileSync(join(place.path, 's.gif')).equals(readFileSync(join(place.path, 'r.gif')))).toBe(true);
  expect(place.wom(['film', 'r', ...args, '-s', 'x']).stderr).toMatch(/results folder is taken as it is/);
});

test('a name ending in .png is one picture, one ending in / a folder of them; speed is steps a second', () => {
  const args = ['film', 'small.yaml', '--campaign', '10', '--size', '320x240'];
  const said = (more: string[]) => place.wom([...args, ...more]).stderr;
  expect(said(['-o', 'p/', '--every', '5'])).toBe('p/: 4 pictures\n');
  expect(readdirSync(join(place.path, 'p'))).toEqual(['step-00.png', 'step-05.png', 'step-10.png', 'step-12.png']);
  expect(said(['-o', 'five.png', '--step', '5'])).toMatch(/^five\.png: step 5, \d+ KB\n$/);
  expect(said(['-o', 'last.PNG', '-q'])).toBe('');
  const bytes = (name: string) => readFileSync(join(place.path, name));
  expect(bytes('five.png').equals(bytes('p/step-05.png'))).toBe(true);
  expect(bytes('last.PNG').equals(bytes('p/step-12.png'))).toBe(true);
  expect(bytes('last.PNG').equals(bytes('five.png'))).toBe(false);
  expect(said(['-o', 'fast.gif', '--speed', '10', '--every', '6'])).toMatch(/3 frames/);
  expect(readGif(bytes('fast.gif')).delays).toEqual([60, 60, 300]);
});

test('what cannot be filmed is told in words, and nothing is written', () => {
  for (const [args, said] of [
    [['--campaign', 'big bag'], /no campaign 'big bag'.*did you mean 'big bang'\?/],
    [['--campaign', '10', '--against', 'eleven'], /no campaign 'eleven'/],
    [['--campaign', '10', '-o', 'film.mp4'], /-o must name a \.gif, a \.png, or a folder .*, not film\.mp4/],
    [['--campaign', '10', '--step', '3'], /--step goes with a \.png, not with spread\.gif/],
    [['--campaign', '10', '--speed', '0'], /number from 0\.5 to 50/],
    [['--campaign', '10', '--size', '100x100'], /like 900x600/],
    [['--campaign', '10', '--every', '0'], /whole number from 1/],
    [[], /required option '--campaign/],
  ] as const) {
    const { status, stdout, stderr } = place.wom(['film', 'small.yaml', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  }
  expect(existsSync(join(place.path, 'spread.gif'))).toBe(false);
});
