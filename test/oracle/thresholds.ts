// The slow twin of `linear-threshold` (Granovetter 1978; Kempe, Kleinberg & Tardos 2003) and of `threshold` (Watts 2002;
// Centola & Macy 2007): in every step everybody looks at all whom they listen to, and follows if the active among them
// are enough. A person follows friends who were active before the step.

import type { Key } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { persuaded } from './persuasion.ts';
import type { Plan, Row } from './scene.ts';
import { draw, neighbours, pick, sorted } from './scene.ts';

export interface ThresholdScene {
  readonly market: Market;
  /** `linear`: a share of attention drawn for each; else so many friends, or so many per cent of them (a whole number). */
  readonly at: 'linear' | { readonly friends: number } | { readonly percent: number };
  readonly steps: number;
  readonly plan: Plan;
  readonly luck: Key;
}

interface Friend {
  readonly person: number;
  readonly amount: number;
}

/** All adoptions and placements. Who follows thanks one of the active friends, drawn by weight where weights count. */
export function thresholds(scene: ThresholdScene): Row[] {
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
    for (let person = 0; person < market.people; person++) {
      if (!isOpen(person)) continue;
      const all = friendsOf(scene, person);
      const active = all.filter((friend) => (activeSince.get(friend.person) ?? step) < step);
      if (active.length === 0 || !enough(scene.at, active, all, draw(luck, 'act', market, person, 0))) continue;
      const from = pick(active, draw(luck, 'source', market, person, step)).person;
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

function friendsOf({ market, at }: ThresholdScene, person: number): Friend[] {
  return neighbours(market.in, person).map((friend) => ({
    person: friend.person,
    amount: at === 'linear' ? friend.weight : 1,
  }));
}

function enough(at: ThresholdScene['at'], active: Friend[], all: Friend[], drawn: number): boolean {
  if (at === 'linear') return sum(active) / sum(all) >= drawn;
  return 'friends' in at ? active.length >= at.friends : 100 * active.length >= at.percent * all.length;
}

const sum = (friends: readonly Friend[]) => friends.reduce((total, friend) => total + friend.amount, 0);
