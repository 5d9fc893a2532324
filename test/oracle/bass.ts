// The slow twin of `bass` (Bass 1969 on a network; one agent per person as in Goldenberg, Libai & Muller 2001): each
// person has one Exp(1) resistance; each step adds own initiative p and talk q times the share of one's in-ties that
// have adopted (or `perTie` for each adopted friend alike, or `strong` and `weak` for each by the strength of the tie),
// and whoever's pressure passes the resistance adopts.

import { ExpField } from '../../sim/kernel/field.ts';
import type { Key } from '../../sim/kernel/luck.ts';
import { purposeKey } from '../../sim/kernel/luck.ts';
import { log } from '../../sim/kernel/math.ts';
import type { Market } from '../../sim/market/market.ts';
import { persuaded } from './persuasion.ts';
import type { Cause, Plan, Row } from './scene.ts';
import { draw, neighbours, pick, sorted } from './scene.ts';

/** A rate per week, or a chance per step: then the pressure of a step is −log(1 − chance). */
export type Strength = { readonly perWeek: number } | { readonly chancePerStep: number };

export interface BassScene {
  readonly market: Market;
  readonly p: Strength;
  /** Either `q`, shared over the in-ties by weight, or `perTie`, for each adopted friend alike, or by strength of tie. */
  readonly q?: Strength;
  readonly perTie?: Strength;
  readonly byStrength?: { readonly strong: Strength; readonly weak: Strength };
  /** Length of a step in weeks. */
  readonly weeks: number;
  readonly steps: number;
  readonly plan: Plan;
  readonly luck: Key;
}

/** All adoptions and placements. An adopter of step t talks from step t + 1. */
export function bass(scene: BassScene): Row[] {
  const { market, luck, plan } = scene;
  const marks = new ExpField(purposeKey(luck, 'act'), market.people, market.keys);
  const resistance = Array.from({ length: market.people }, (_, person) => marks.mark(person, 0));
  const pressure = resistance.map(() => 0);
  const adoptedAt = new Map<number, number>();
  const rows: Row[] = [];
  const isOpen = (person: number) => !adoptedAt.has(person);

  for (let step = 0; step <= scene.steps; step++) {
    for (const person of plan.placements?.[step] ?? []) {
      if (!isOpen(person)) continue;
      adoptedAt.set(person, step);
      rows.push({ step, person, event: 'placed', channel: 'gift' });
    }
    if (step === 0) continue;
    for (let person = 0; person < market.people; person++) {
      if (!isOpen(person)) continue;
      const own = perStep(scene.p, scene.weeks);
      const talkers = talk(scene, person, (friend) => (adoptedAt.get(friend) ?? step) < step);
      const friends = talkers.reduce((sum, talker) => sum + talker.amount, 0);
      pressure[person] += own + friends;
      if (!(pressure[person] > resistance[person])) continue;
      const cause = pick<{ amount: number; cause: () => Cause }>(
        [
          { amount: own, cause: () => ({ channel: 'own' }) },
          { amount: friends, cause: () => thanks(talkers, draw(luck, 'source', market, person, step)) },
        ],
        draw(luck, 'cause', market, person, 0),
      ).cause();
      adoptedAt.set(person, step);
      rows.push({ step, person, event: 'adopted', ...cause });
    }
    for (const [person, cause] of persuaded(market, luck, step, plan.exposures?.[step] ?? [], isOpen)) {
      adoptedAt.set(person, step);
      rows.push({ step, person, event: 'adopted', ...cause });
    }
  }
  return sorted(rows);
}

/** Pressure of one step. */
function perStep(strength: Strength, weeks: number): number {
  return 'perWeek' in strength ? strength.perWeek * weeks : -log(1 - strength.chancePerStep);
}

/** What each friend who talks adds to a person's pressure in one step. */
function talk(scene: BassScene, person: number, talks: (friend: number) => boolean) {
  const { market, q, perTie, byStrength, weeks } = scene;
  const friends = neighbours(market.in, person);
  const listening = friends.reduce((sum, friend) => sum + friend.weight, 0);
  const each = ({ weight, strong }: { weight: number; strong: boolean }) => {
    if (byStrength !== undefined) return perStep(strong ? byStrength.strong : byStrength.weak, weeks);
    if (perTie !== undefined) return perStep(perTie, weeks);
    return q === undefined ? 0 : (perStep(q, weeks) * weight) / listening;
  };
  return friends
    .filter((friend) => talks(friend.person))
    .map((friend) => ({ person: friend.person, amount: each(friend) }));
}

function thanks(talkers: readonly { person: number; amount: number }[], share: number): Cause {
  return { channel: 'friend', from: pick(talkers, share).person };
}
