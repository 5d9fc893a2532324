// How an exposure works in the textbook models, spelled out: all exposures of a step together give a person x contacts;
// the person hears where the hearing mark of the step lies below x, and a heard exposure activates with the chance
// `persuades` (their mean weighted by contacts where there are several). Only people who are not yet active.

import type { Key } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { fitOf } from '../../sim/market/market.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import type { Cause } from './scene.ts';
import { delivered, draw, hearingMarks, pick } from './scene.ts';

/**
 * The people whom the exposures of a step activate, with what persuaded them: drawn in proportion to contacts times
 * persuasion.
 */
export function persuaded(
  market: Market,
  luck: Key,
  step: number,
  exposures: readonly Exposure[],
  isOpen: (person: number) => boolean,
): Map<number, Cause> {
  if (exposures.length === 0) return new Map();
  const marks = hearingMarks(luck, market, step);
  const fit = Array.from({ length: market.people }, (_, i) => fitOf(market, i));
  const contacts = exposures.map((exposure) => delivered(exposure, fit, isOpen));
  const won = new Map<number, Cause>();
  for (let i = 0; i < market.people; i++) {
    if (!isOpen(i)) continue;
    const x = contacts.reduce((sum, each) => sum + each[i], 0);
    if (!(marks[i] < x)) continue;
    const terms = exposures.map((exposure, n) => ({ exposure, amount: contacts[n][i] * exposure.persuades }));
    const chance = terms.reduce((sum, term) => sum + term.amount, 0) / x;
    if (!(draw(luck, 'persuade', market, i, step) < chance)) continue;
    const { channel, from } = pick(terms, draw(luck, 'cause', market, i, 0)).exposure;
    won.set(i, from === undefined ? { channel } : { channel, from });
  }
  return won;
}
