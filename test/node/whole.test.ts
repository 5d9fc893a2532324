import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { Failure } from '../../sim/node/failure.ts';
import { writePieces } from '../../sim/node/whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'wom whole '));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

function* lines(count: number): Generator<string> {
  for (let i = 0; i < count; i++) yield `Zoë ${i}\n`;
}
const text = (count: number) => [...lines(count)].join('');

test('pieces end up in the file in their order, packed where its name says so', async () => {
  await writePieces(at('plain.txt'), lines(5000));
  expect(readFileSync(at('plain.txt'), 'utf8')).toBe(text(5000));
  await writePieces(at('packed.txt.gz'), lines(5000));
  expect(gunzipSync(readFileSync(at('packed.txt.gz'))).toString()).toBe(text(5000));
  await writePieces(at('plain.txt'), lines(1));
  expect(readFileSync(at('plain.txt'), 'utf8')).toBe('Zoë 0\n');
});

test.each(['kept.txt', 'kept.txt.gz'])(
  'what goes wrong on the way leaves nothing, and what was there as it was: %s',
  async (name) => {
    writeFileSync(at(name), 'before');
    function* broken(): Generator<string> {
      yield* lines(2000);
      throw new RangeError('out of names');
    }
    await expect(writePieces(at(name), broken())).rejects.toThrow(new RangeError('out of names'));
    expect(readFileSync(at(name), 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  },
);

test('a folder that is not there is told in words', async () => {
  const problem = await writePieces(at('none/a.txt'), lines(1)).catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(Failure);
  expect((problem as Failure).message).toBe(`cannot write ${at('none/a.txt')}: there is no such file or folder`);
});
