// Whom a run chose in its first market, where that took long, kept in the results folder: neither the report nor a run that
// is resumed chooses again. Other markets than the first are drawn anew with their choices.

import { join } from 'node:path';
import { z } from 'zod';
import type { Choice } from '../campaign/strategy.ts';
import type { Choices } from '../engine/choices.ts';
import { keepSound } from '../engine/choices.ts';
import type { Setting } from '../experiment/setting.ts';
import type { Market } from '../market/market.ts';
import { readPlain } from './plain.ts';

/** Its name in the results folder. */
export const CHOICES = 'choices.json';
const LARGEST = 2 ** 24;

const KEPT = z.array(
  z.strictObject({
    asked: z.string(),
    chosen: z.array(z.uint32()),
    promise: z.string().max(500).optional(),
  }),
);

/** Takes over what an earlier run chose; whatever could not be ours is passed over, and chosen again. */
export function keepEarlier(folder: string, market: Market, { scenario, shelves }: Setting): void {
  const choices = new Map<string, Choice>();
  try {
    const bytes = readPlain(join(folder, CHOICES), { name: CHOICES, most: LARGEST, noLink: true });
    for (const { asked, chosen, promise } of KEPT.parse(JSON.parse(bytes.toString()))) {
      choices.set(asked, { chosen: Uint32Array.from(chosen), promise });
    }
  } catch {
    return;
  }
  keepSound(market, scenario, shelves, choices);
}

/** What to keep of choices; undefined where there are none, or more than would be read. */
export function choicesText(choices: Choices): string | undefined {
  const kept = [...choices].map(([asked, { chosen, promise }]) => ({ asked, chosen: [...chosen], promise }));
  const text = `${JSON.stringify(kept)}\n`;
  return kept.length > 0 && text.length <= LARGEST ? text : undefined;
}
