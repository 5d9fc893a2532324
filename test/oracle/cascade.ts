// The slow twin of `independent-cascade` (Goldenberg, Libai & Muller 2001; Kempe, Kleinberg & Tardos 2003): whoever
// became active tells each hearer once, in the step after, and each telling succeeds with the tie's chance. Whether it
// does is the tie's own luck: a 32-bit uniform, spelled out digit by digit, against a threshold.

import type { Key } from '../../sim/kernel/luck.ts';
import { derive, purposeKey, threshold, word } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { keyOf } from '../../sim/market/market.ts';
import { persuaded } from './persuasion.ts';
import type { Plan, Row } from './scene.ts';
import { draw, neighbours, pick, sorted } from './scene.ts';

export interface CascadeScene {
  readonly market: Market;
  /** Chance of each telling; `weighted`: its share of the hearer's listening, by weight; `ties`: the tie's weight. */
  readonly probability: number | 'weighted' | 'ties';
  readonly steps: number;
  readonly plan: Plan;
  readonly luck: Key;
}

/** All adoptions and placements. A person who is told with success by several in one step thanks one, drawn evenly. */
export function cascade(scene: CascadeScene): Row[] {
  const { market, luck, plan } = scene;
  const activeSince = new Map<number, number>();
  const rows: Row[] = [];
  const isOpen = (person: number) => !activeSince.has(person);

  for (let step = 0; step <= scene.steps; step++) {
    for (const person of plan.placements?.[step] ?? []) {
      if (!isOpen(person)) continue;
      activeSince.set(person, step);
      rows.push({ step, person, event: 'placed', channel: 'gift' });
    }
    if (step === 0) continue;
    for (const [person, speakers] of tellings(scene, activeSince, step)) {
      const terms = speakers.sort((a, b) => a - b).map((speaker) => ({ speaker, amount: 1 }));
      const from = pick(terms, draw(luck, 'source', market, person, step)).speaker;
      activeSince.set(person, step);
      rows.push({ step, person, event: 'adopted', channel: 'friend', from });
    }
    for (const [person, cause] of persuaded(market, luck, step, plan.exposures?.[step] ?? [], isOpen)) {
      activeSince.set(person, step);
      rows.push({ step, person, event: 'adopted', ...cause });
    }
  }
  return sorted(rows);
}

/** Whom the newly active win in this step, with everyone who told them with success. */
function tellings(scene: CascadeScene, activeSince: Map<number, number>, step: number): Map<number, number[]> {
  const { market, luck } = scene;
  const told = new Map<number, number[]>();
  for (const [speaker, since] of activeSince) {
    if (since !== step - 1) continue;
    for (const [place, { person: hearer, weight }] of neighbours(market.out, speaker).entries()) {
      const chance = threshold(chanceOf(scene, hearer, weight));
      if (activeSince.has(hearer) || tieWord(luck, market, speaker, place) >= chance) continue;
      told.set(hearer, [...(told.get(hearer) ?? []), speaker]);
    }
  }
  return told;
}

function chanceOf({ market, probability }: CascadeScene, hearer: number, weight: number): number {
  if (probability === 'ties') return weight;
  if (probability !== 'weighted') return probability;
  return weight / neighbours(market.in, hearer).reduce((sum, friend) => sum + friend.weight, 0);
}

/** The 32-bit uniform of a speaker's tie number `place`: binary digit L is bit `place` mod 32 of the block's word L. */
export function tieWord(luck: Key, market: Market, speaker: number, place: number): number {
  const key = derive(purposeKey(luck, 'try'), keyOf(market, speaker));
  const block = Math.floor(place / 32);
  let value = 0;
  for (let level = 0; level < 32; level++) {
    const digit = (word(key, block * 32 + level) >>> (place % 32)) & 1;
    value = value * 2 + digit;
  }
  return value;
}
