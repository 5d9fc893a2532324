// A market too large to be shown whole, as a sample of its people: drawn evenly by lot, with the ties among them and what
// happened to them. So what one sees of the sample holds for all, but for luck.

import type { Key } from '../kernel/luck.ts';
import { below } from '../kernel/luck.ts';
import type { Market, Rows } from '../market/market.ts';
import { EVENT_NAMES, NOBODY } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';
import { AFTER } from './looks.ts';

/** So many people by rising number, each as likely as any other (Floyd's way to draw without repeats). */
export function drawnPeople(people: number, count: number, key: Key): Uint32Array {
  const drawn = new Set<number>();
  for (let last = Math.max(0, people - count); last < people; last++) {
    const person = below(key, last, last + 1);
    drawn.add(drawn.has(person) ? last : person);
  }
  return Uint32Array.from(drawn).sort();
}

/** The places in a sample of all people of a market; NOBODY where they are not in it. */
export function numbersIn(sample: Uint32Array, people: number): Uint32Array {
  const numbers = new Uint32Array(people).fill(NOBODY);
  sample.forEach((person, number) => {
    numbers[person] = number;
  });
  return numbers;
}

/** Only the people of a sample, numbered anew, and the ties among them: enough to draw it, not to play in it. */
export function marketAmong({ out, directed }: Market, sample: Uint32Array, numbers: Uint32Array): Market {
  const offsets = new Uint32Array(sample.length + 1);
  const targets: number[] = [];
  sample.forEach((person, number) => {
    for (let tie = out.offsets[person]; tie < out.offsets[person + 1]; tie++) {
      const friend = numbers[out.targets[tie]];
      if (friend !== NOBODY) targets.push(friend);
    }
    offsets[number + 1] = targets.length;
  });
  return drawable({ offsets, targets: Uint32Array.from(targets), weights: null, strong: null }, directed);
}

/** A market of which nothing is known but who is tied to whom. */
export function drawable(out: Rows, directed: boolean): Market {
  const people = out.offsets.length - 1;
  const alike = { fits: new Float64Array(1), fitCounts: new Float64Array([people]), fitClass: null };
  const none = { segments: [], segmentOf: null, values: null, talkative: null, keys: null, ids: null };
  const ties = directed ? out.targets.length : out.targets.length / 2;
  return { people, ties, directed, out, in: out, ...alike, ...none, warnings: [], notes: [] };
}

/** What of a log changes how people of a sample look. Who caused it is kept where they are in the sample too. */
export function logAmong(log: EventLog, numbers: Uint32Array): EventLog {
  const rows: number[] = [];
  for (let row = 0; row < log.length; row++) {
    if (numbers[log.person[row]] !== NOBODY && AFTER[EVENT_NAMES[log.event[row]]] !== undefined) rows.push(row);
  }
  const numbered = (person: number) => (person === NOBODY ? NOBODY : numbers[person]);
  return {
    length: rows.length,
    step: Uint32Array.from(rows, (row) => log.step[row]),
    person: Uint32Array.from(rows, (row) => numbers[log.person[row]]),
    event: Uint8Array.from(rows, (row) => log.event[row]),
    from: Uint32Array.from(rows, (row) => numbered(log.from[row])),
    channel: Uint8Array.from(rows, (row) => log.channel[row]),
  };
}
