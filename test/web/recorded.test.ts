import { expect, test } from 'vitest';
import type { Recorded } from '../../sim/film/record.ts';
import { toBase64 } from '../../sim/kernel/base64.ts';
import { aboutRecord, shownOf } from '../../web/session/recorded.ts';
import { personName } from '../../web/words/names.ts';
import { sampleRun } from './sample.ts';

/** Two of many people, tied to each other; the second buys in week 3. */
const RECORD: Recorded = {
  allPeople: 3_000_000,
  allTies: 9_000_000,
  people: 2,
  directed: false,
  offsets: toBase64(Uint32Array.of(0, 1, 2)),
  targets: toBase64(Uint16Array.of(1, 0)),
  places: toBase64(Int16Array.of(-10_000, 0, 5000, 2500)),
  events: ['aware', 'adopted'],
  runs: [
    {
      campaign: 'few',
      steps: 3,
      fingerprint: 'f00',
      counts: toBase64(Uint32Array.of(0, 0, 0, 1)),
      person: toBase64(Uint16Array.of(1)),
      event: toBase64(Uint8Array.of(3)),
      from: toBase64(Uint16Array.of(0xffff)),
      channel: toBase64(Uint8Array.of(0)),
    },
  ],
};

test('a record is shown as if it had been played, and says of how many it is a sample', () => {
  const { sides, world, steps } = shownOf({ ...sampleRun(), recorded: RECORD });
  expect([world, steps, sides.length]).toEqual([0, 3, 1]);
  const [{ campaign, placed, played, changed }] = sides;
  expect([campaign, changed, played.fingerprint]).toEqual(['few', false, 'f00']);
  expect([placed.market.people, placed.market.ties, ...placed.places]).toEqual([2, 1, -1, 0, 0.5, 0.25]);
  expect([...played.log.step, ...played.log.person, ...played.log.from]).toEqual([3, 1, 0xffffffff]);
  expect(aboutRecord({ ...RECORD, people: 20_000 })).toContain(
    'a sample of 20,000 of 3,000,000 people, drawn by lot, and the ties among them',
  );
  expect(aboutRecord({ ...RECORD, allPeople: 2 })).not.toContain('sample');
});

test('where nothing could be recorded, or the record is damaged, that is said', () => {
  expect(() => shownOf({ ...sampleRun(), recorded: { why: 'it is too large' } })).toThrow('it is too large');
  expect(() => shownOf({ ...sampleRun(), recorded: { ...RECORD, targets: 'abc' } })).toThrow(/base64/);
});

test('people go by their names where the page has them', () => {
  expect(personName({ names: ['ann', '<b>ben</b>'] }, 1)).toBe('<b>ben</b>');
  expect(personName({ names: null }, 1)).toBe('person 1');
});
