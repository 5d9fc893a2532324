// The recorded spread of a results folder, for reports of markets that a page cannot play: made once, at the end of a run,
// and kept, so that the report can be made again without running anything.

import { join } from 'node:path';
import { z } from 'zod';
import type { StopSignal } from '../experiment/executor.ts';
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
  neighbours: z.strictObject({ counts: packed, others: packed }).optional(),
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

export interface Recording {
  readonly signal: StopSignal;
  /** Told what was made. */
  keep(contents: string): void;
  /** Told how much is done. */
  onDone(done: number, total: number): void;
}

/** Kept, or made now; between its parts it can be stopped. */
export async function recordIn(
  folder: string,
  setting: Setting,
  market: Market,
  campaigns: readonly string[],
  { signal, keep, onDone }: Recording,
): Promise<Recorded | NotRecorded> {
  const kept = keptRecord(folder, campaigns);
  if (kept !== undefined) return kept;
  const parts = recordSpread(setting, market, campaigns);
  for (;;) {
    await new Promise<void>((go) => setImmediate(go));
    if (signal.aborted) return { why: 'recording it was stopped; wom report makes up for it' };
    const { done, value } = parts.next();
    if (done !== true) {
      onDone(value, campaigns.length + 1);
      continue;
    }
    if (!('why' in value)) keep(`${JSON.stringify(value)}\n`);
    return value;
  }
}
