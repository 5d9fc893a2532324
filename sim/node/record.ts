// The recorded spread of a results folder, for reports of markets that a page cannot play: made once, at the end of a run,
// and kept, so that the report can be made again without running anything.

import { join } from 'node:path';
import { z } from 'zod';
import type { Setting } from '../experiment/setting.ts';
import type { NotRecorded, Recorded } from '../film/record.ts';
import { recordSpread } from '../film/record.ts';
import type { Market } from '../market/market.ts';
import { EVENT_NAMES } from '../world/events.ts';
import { readPlain } from './plain.ts';

/** Its name in the results folder. */
export const RECORD = 'spread.json';
const LARGEST = 2 ** 24;

const count = z.number().int().min(0);
const packed = z.base64();
const columns = { counts: packed, person: packed, event: packed, from: packed, channel: packed };
const KEPT = z.strictObject({
  allPeople: count,
  allTies: count,
  people: count,
  directed: z.boolean(),
  offsets: packed,
  targets: packed,
  places: packed,
  events: z.array(z.enum(EVENT_NAMES)),
  runs: z.array(z.strictObject({ campaign: z.string(), steps: count, fingerprint: z.string(), ...columns })),
});

/** What an earlier run kept of these campaigns; undefined where it is not there or not ours. */
function keptRecord(folder: string, campaigns: readonly string[]): Recorded | undefined {
  try {
    const bytes = readPlain(join(folder, RECORD), { name: RECORD, most: LARGEST, noLink: true });
    const kept = KEPT.parse(JSON.parse(bytes.toString()));
    return JSON.stringify(kept.runs.map(({ campaign }) => campaign)) === JSON.stringify(campaigns) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Kept or made now; `keep` is told what was made. */
export function recordIn(
  folder: string,
  setting: Setting,
  market: Market,
  { keep, onDone }: { keep?(contents: string): void; onDone?(done: number, total: number): void } = {},
) {
  return (campaigns: readonly string[]): Recorded | NotRecorded => {
    const kept = keptRecord(folder, campaigns);
    if (kept !== undefined) return kept;
    const total = campaigns.length + 1;
    const made = recordSpread(setting, market, campaigns, (done) => onDone?.(done, total));
    if (!('why' in made)) keep?.(`${JSON.stringify(made)}\n`);
    return made;
  };
}
