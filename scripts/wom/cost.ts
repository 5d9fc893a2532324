// What a large market would cost that was not made only to be looked at.

import { sizeText } from '../../sim/node/memory.ts';
import type { Outline } from '../../sim/node/outline.ts';
import { grouped } from '../../sim/report/words.ts';

/** `as it is large: a run in it needs about 6.1 GB of memory; making it takes about 70 s here; wom market makes it and tells what it is like`. */
export function costText({ needed, seconds }: Outline): string {
  const time = seconds === undefined ? '' : ` making it takes about ${secondsText(seconds)} here;`;
  return `as it is large: a run in it needs about ${sizeText(needed)} of memory;${time} wom market makes it and tells what it is like`;
}

function secondsText(seconds: number): string {
  return seconds < 100 ? `${Math.max(1, Math.round(seconds))} s` : `${grouped(Math.round(seconds / 60))} minutes`;
}
