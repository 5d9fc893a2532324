// A log in sixteen digits: two runs whose logs bear the same fingerprint were the same to the last event, as far as 64 bits
// can tell. Shown beside a film, so that what plays can be held against the run that it is said to be.

import { laneA, laneB } from '../kernel/luck.ts';
import type { EventLog } from './log.ts';

/** Sixteen hexadecimal digits of all columns, row by row. */
export function fingerprint(log: EventLog): string {
  let a = laneA(0, log.length);
  let b = laneB(0, a);
  const absorb = (value: number) => {
    a = laneA(a, value | 0);
    b = laneB(b, a);
  };
  for (let row = 0; row < log.length; row++) {
    absorb(log.step[row]);
    absorb(log.person[row]);
    absorb((log.event[row] << 8) | log.channel[row]);
    absorb(log.from[row]);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
