import { expect, test } from 'vitest';
import { readPeople } from '../../sim/film/record.ts';
import { toBase64 } from '../../sim/kernel/base64.ts';
import { aboutRecord, recordIn, shownOf } from '../../web/session/recorded.ts';
import { personCalled, personHeading, personName } from '../../web/words/names.ts';
import { recordOf, sampleRun } from './sample.ts';

const RECORD = recordOf(['few']);

test('a record is shown as if it had been played, and says of how many it is a sample', () => {
  const people = { name: 'recorded', names: null, ...readPeople(RECORD, 'seed') };
  const { sides, world, steps } = shownOf(RECORD, sampleRun(), people);
  expect([world, steps, sides.length]).toEqual([0, 3, 1]);
  const [{ campaign, placed, played, changed }] = sides;
  expect([campaign, changed, played.fingerprint]).toEqual(['few', false, 'f00']);
  expect([placed.market.people, placed.market.ties, placed.places.length]).toEqual([2, 1, 4]);
  expect([...played.log.step, ...played.log.person, ...played.log.from]).toEqual([3, 1, 0xffffffff]);
  expect(aboutRecord({ ...RECORD, people: 20_000 })).toContain(
    'a sample of 20,000 of 3,000,000 people, drawn by lot, and the ties among them',
  );
  expect(aboutRecord({ ...RECORD, allPeople: 2 })).not.toContain('sample');
});

test('where nothing could be recorded, or the record is damaged, that is said', () => {
  expect(() => recordIn(sampleRun())).toThrow('nothing was recorded');
  expect(() => recordIn({ ...sampleRun(), recorded: { why: 'it is too large' } })).toThrow('it is too large');
  expect(() => recordIn({ ...sampleRun(), recorded: { ...RECORD, runs: [] } })).toThrow('no campaign');
  expect(() => readPeople({ ...RECORD, targets: 'abc' }, 's')).toThrow(/base64/);
  expect(() => readPeople({ ...RECORD, targets: toBase64(Uint16Array.of(1, 2)) }, 's')).toThrow(/nobody/);
  const near = (count: number, other: number) => ({
    counts: toBase64(Uint8Array.of(count, 0)),
    others: toBase64(Uint16Array.of(other)),
  });
  for (const neighbours of [near(2, 1), near(0, 1), near(1, 2)]) {
    expect(() => readPeople({ ...RECORD, neighbours }, 's')).toThrow(/neighbours/);
  }
});

test('people go by their names where the page has them', () => {
  expect(personName({ names: ['ann', '<b>ben</b>'] }, 1)).toBe('<b>ben</b>');
  expect(personName({ names: null }, 1)).toBe('person 1');
  expect([personHeading({ names: ['ann'] }, 0), personHeading({ names: null }, 0)]).toEqual(['ann', 'Person 0']);
});

test('people are found by what they are called', () => {
  const named = { names: ['Ann', 'ann', 'Zoë', '7'] };
  const found = ['ann', ' Ann ', 'zoë', '7', '3', ''].map((text) => personCalled(named, 3, text));
  expect(found).toEqual([1, 0, 2, 3, undefined, undefined]);
  const numbered = ['0', '3', '4', '-1', '1.5', '1e0', ''].map((text) => personCalled({ names: null }, 3, text));
  expect(numbered).toEqual([0, 3, undefined, undefined, undefined, undefined, undefined]);
});
