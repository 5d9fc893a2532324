// Whatever order events come in, the log is sorted by step, person, event; what is alike stays in the order in which it came.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVENT_NAMES } from '../../sim/world/events.ts';
import type { EventLog } from '../../sim/world/log.ts';
import { LogWriter } from '../../sim/world/log.ts';

type Row = readonly [step: number, person: number, event: number, from: number, channel: number];

/** Around the ends of the digits that it is sorted by, and as large as a person's number can be. */
const people = fc.oneof(fc.nat(300), fc.constantFrom(127, 128, 2047, 2048, 262_143, 262_144), fc.nat(0xffffffff));
const rows = fc.array(
  fc.tuple(
    fc.oneof(fc.nat(60), fc.constantFrom(2047, 2048, 10_000)),
    people,
    fc.nat(EVENT_NAMES.length - 1),
    fc.nat(9),
    fc.nat(9),
  ),
  { maxLength: 700 },
);

test('sorted as a plain sort would', () => {
  fc.assert(
    fc.property(rows, (rows) => {
      const writer = new LogWriter();
      for (const row of rows) writer.add(...row);
      expect(rowsOf(writer.finish())).toEqual(rows.toSorted(byAddress));
    }),
    { numRuns: 60 },
  );
});

const byAddress = (one: Row, other: Row) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

function rowsOf({ length, step, person, event, from, channel }: EventLog): Row[] {
  return Array.from({ length }, (_, i) => [step[i], person[i], event[i], from[i], channel[i]]);
}
