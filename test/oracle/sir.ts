// The slow twin of `sir` (Kermack & McKendrick 1927; Newman 2002): everybody who adopted at time τ talks until τ + D; the
// word passes along each tie at τ + T, if that is not after the end. Over and over, of all words that are under way to
// people who do not have it, the earliest arrives. Waiting times are Exp(1) marks over a rate, or whole steps.

import type { Key } from '../../sim/kernel/luck.ts';
import { derive, purposeKey, word } from '../../sim/kernel/luck.ts';
import { log, log1p } from '../../sim/kernel/math.ts';
import type { Market } from '../../sim/market/market.ts';
import { keyOf } from '../../sim/market/market.ts';
import type { Strength } from './bass.ts';
import { tieWord } from './cascade.ts';
import { persuaded } from './persuasion.ts';
import type { Cause, Plan, Row } from './scene.ts';
import { draw, neighbours, sorted } from './scene.ts';

export interface SirScene {
  readonly market: Market;
  readonly contact: Strength;
  readonly recover: Strength;
  /** Length of a step in weeks. */
  readonly weeks: number;
  readonly steps: number;
  readonly plan: Plan;
  readonly luck: Key;
}

interface Word {
  readonly time: number;
  readonly hearer: number;
  readonly speaker: number;
}

/** All adoptions, placements and stops. */
export function sir(scene: SirScene): Row[] {
  const { market, luck, plan } = scene;
  // Chances per step count in steps, rates in weeks.
  const unit = 'perWeek' in scene.contact ? scene.weeks : 1;
  const adoptedAt = new Map<number, number>();
  const stops = new Map<number, number>();
  const words: Word[] = [];
  const rows: Row[] = [];
  const isOpen = (person: number) => !adoptedAt.has(person);
  const adopt = (step: number, person: number, event: 'adopted' | 'placed', cause: Cause, time: number) => {
    adoptedAt.set(person, time);
    rows.push({ step, person, event, ...cause });
    const span = wait(scene.recover, -log(1 - draw(luck, 'stop', market, person, 0)));
    stops.set(person, time + span);
    for (const [place, { person: hearer }] of neighbours(market.out, person).entries()) {
      const u = (tieWord(luck, market, person, place) + 0.5) / 2 ** 32;
      const takes = wait(scene.contact, -log(1 - u));
      if (takes <= span) words.push({ time: time + takes, hearer, speaker: person });
    }
  };

  for (let step = 0; step <= scene.steps; step++) {
    const end = step * unit;
    const arrive = (due: (time: number) => boolean) => {
      for (let next = first(words, isOpen, due); next.length > 0; next = first(words, isOpen, due)) {
        const { hearer, time } = next[0];
        const from = byLot(luck, market, hearer, next);
        adopt(step, hearer, 'adopted', { channel: 'friend', from }, time);
      }
    };
    arrive((time) => time < end);
    for (const person of plan.placements?.[step] ?? []) {
      if (isOpen(person)) adopt(step, person, 'placed', { channel: 'gift' }, end);
    }
    arrive((time) => time <= end);
    for (const [person, cause] of persuaded(market, luck, step, plan.exposures?.[step] ?? [], isOpen)) {
      adopt(step, person, 'adopted', cause, end);
    }
    for (const [person, time] of stops) {
      if (time > end) continue;
      stops.delete(person);
      rows.push({ step, person, event: 'stopped', channel: 'own' });
    }
  }
  return sorted(rows);
}

function wait(strength: Strength, mark: number): number {
  if ('perWeek' in strength) return strength.perWeek === 0 ? Infinity : mark / strength.perWeek;
  if (strength.chancePerStep === 0) return Infinity;
  return Math.max(1, Math.ceil(mark / -log1p(-strength.chancePerStep)));
}

/** The words to one person that arrive before all others: more than one only where they arrive at once. */
function first(words: readonly Word[], isOpen: (person: number) => boolean, due: (time: number) => boolean): Word[] {
  const coming = words.filter(({ hearer, time }) => isOpen(hearer) && due(time));
  const time = Math.min(...coming.map((each) => each.time));
  const now = coming.filter((each) => each.time === time);
  return now.filter(({ hearer }) => hearer === now[0].hearer);
}

/** Of those who speak at once, the one with the least mark, keyed by hearer and speaker. */
function byLot(luck: Key, market: Market, hearer: number, words: readonly Word[]): number {
  const key = derive(purposeKey(luck, 'source'), keyOf(market, hearer));
  const marks = words.map(({ speaker }) => word(derive(key, keyOf(market, speaker)), 0));
  return words[marks.indexOf(Math.min(...marks))].speaker;
}
