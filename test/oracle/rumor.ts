// The slow twin of `rumor` (Daley & Kendall 1965; Maki & Thompson 1973): every spreader has a next call, keyed by who they
// are and how often they have called; over and over, of all calls, the earliest is made.

import type { Key } from '../../sim/kernel/luck.ts';
import { log } from '../../sim/kernel/math.ts';
import type { Market } from '../../sim/market/market.ts';
import { persuaded } from './persuasion.ts';
import type { Cause, Plan, Row } from './scene.ts';
import { draw, neighbours, sorted } from './scene.ts';

export type RumorKind = 'maki-thompson' | 'daley-kendall';

export interface RumorScene {
  readonly market: Market;
  readonly kind: RumorKind;
  /** Calls of a spreader per week. */
  readonly contact: number;
  /** Length of a step in weeks. */
  readonly weeks: number;
  readonly steps: number;
  readonly plan: Plan;
  readonly luck: Key;
}

/** All who learn of it, are told by the campaign, and stop. */
export function rumor(scene: RumorScene): Row[] {
  const { market, luck, plan } = scene;
  const knows = new Set<number>();
  const nextCall = new Map<number, number>();
  const calls = new Map<number, number>();
  const rows: Row[] = [];
  const listeners = (person: number) => neighbours(market.out, person).map((friend) => friend.person);
  const uniform = (person: number, which: number) =>
    draw(luck, 'call', market, person, 3 * (calls.get(person) ?? 0) + which);
  /** Nobody calls who has no listeners; a spreader without a next call is one all the same. */
  const dial = (person: number, now: number) => {
    const never = scene.contact === 0 || listeners(person).length === 0;
    nextCall.set(person, never ? Infinity : now - log(1 - uniform(person, 0)) / scene.contact);
  };
  const learn = (step: number, person: number, event: 'adopted' | 'placed', cause: Cause, time: number) => {
    knows.add(person);
    rows.push({ step, person, event, ...cause });
    dial(person, time);
  };
  const stop = (step: number, person: number, from: number) => {
    nextCall.delete(person);
    rows.push({ step, person, event: 'stopped', channel: 'friend', from });
  };

  const call = (step: number, caller: number, time: number) => {
    const friends = listeners(caller);
    const hearer = friends[Math.floor(uniform(caller, 1) * friends.length)];
    const busy = listeners(hearer).includes(caller) && uniform(caller, 2) >= 0.5;
    calls.set(caller, (calls.get(caller) ?? 0) + 1);
    if (!knows.has(hearer)) {
      learn(step, hearer, 'adopted', { channel: 'friend', from: caller }, time);
      dial(caller, time);
    } else if (scene.kind === 'maki-thompson' || !nextCall.has(hearer)) {
      stop(step, caller, hearer);
    } else if (busy) {
      dial(caller, time);
    } else {
      stop(step, caller, hearer);
      stop(step, hearer, caller);
    }
  };

  for (let step = 0; step <= scene.steps; step++) {
    const end = step * scene.weeks;
    for (;;) {
      const [caller, time] = [...nextCall].reduce((one, other) => (other[1] < one[1] ? other : one), [-1, Infinity]);
      if (time > end || caller < 0) break;
      call(step, caller, time);
    }
    for (const person of plan.placements?.[step] ?? []) {
      if (!knows.has(person)) learn(step, person, 'placed', { channel: 'gift' }, end);
    }
    const isOpen = (person: number) => !knows.has(person);
    for (const [person, cause] of persuaded(market, luck, step, plan.exposures?.[step] ?? [], isOpen)) {
      learn(step, person, 'adopted', cause, end);
    }
  }
  return sorted(rows);
}
