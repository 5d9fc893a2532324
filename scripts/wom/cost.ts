// What a large market would cost that was not made only to be looked at.

import { sizeText } from '../../sim/node/memory.ts';
import type { Outline } from '../../sim/node/outline.ts';
import { grouped } from '../../sim/report/words.ts';

const WAY_OUT = 'wom market makes it and tells what it is like';

/** `as it is large: a run in it needs about 6.1 GB of memory; making it takes about 70 s here; wom market makes it and tells what it is like`. */
export function costText({ needed, seconds }: Outline): string {
  const time = seconds === undefined ? '' : ` making it takes about ${secondsText(seconds)} here;`;
  return `as it is large: a run in it needs about ${sizeText(needed)} of memory;${time} ${WAY_OUT}`;
}

/** The same in lines of a name and a value. */
export function costLines({ needed, seconds }: Outline): [string, string][] {
  const time: [string, string][] = seconds === undefined ? [] : [['making it', `about ${secondsText(seconds)} here`]];
  return [['not made', `as it is large: ${WAY_OUT}`], ...time, ['memory', `about ${sizeText(needed)} for a run`]];
}

function secondsText(seconds: number): string {
  return seconds < 100 ? `${Math.max(1, Math.round(seconds))} s` : `${grouped(Math.round(seconds / 60))} minutes`;
}
