// The best people to begin with, with a guarantee, among millions: OPIM-C (Tang, Tang, Xiao & Yuan 2018). Two lots of
// reverse-reachable sets are drawn; on the first people are chosen, on the second it is measured how well they do, which
// bounds them from below, while the first bounds the best possible from above. Both lots are doubled until the bounds are
// close enough.

import { derive, rootKey } from '../../kernel/luck.ts';
import { log, log1p, pow } from '../../kernel/math.ts';
import { scrambled } from '../../market/scrambled.ts';
import type { Ask, Growth } from '../strategy.ts';
import { atOnce, candidatesOf, defineStrategy } from '../strategy.ts';
import { coverOf, metBy } from './coverage.ts';
import { ReverseSets } from './reverse-sets.ts';

/** Members that all sets together may have, of four bytes each: where there are so many the bounds stay as they are. */
const MOST_MEMBERS = 134_217_728;
/** What a member of a set takes at the height, with the room to grow and to choose in, and what a person does. */
const BYTES_PER_MEMBER = 6;
const BYTES_PER_PERSON = 20;
/** So many times the sets that it begins with, if all people were in each, hold more members than were ever needed for ten people or more. */
const MORE = 3;
/** How far the guarantee may fall short of 1 − 1⁄e. */
const SHORT = 0.05;
const BEST = 1 - 1 / Math.E;
/** People are chosen on so many times as many sets as they are measured on: what is not seen cannot be chosen by. */
const CHOSEN_ON = 2;

/**
 * What the chosen reach on the lot on which they are measured, at least, of what they reach on that on which they are
 * chosen. It tells how much of a choice is chance: where all people are alike it can promise much and still be poor.
 */
const KEEPS = 0.95;

export const influenceMaximization = defineStrategy({
  name: 'influence-maximization',
  about:
    'those who together reach nearly as many as any group of their size could, by reverse-reachable sets: at least 58 % of the most that is possible, mostly far more; a run says how much for sure',
  how: 'OPIM-C with ε = 0.05, and a chance of at most one in the number of people, and of 1 %, that the bound fails; where the model has no chance for a tie, as if each person listened to one telling in all (weighted cascade)',
  knows: 'who hears whom, of everybody, and the chance that one telling succeeds',
  source: 'Tang, Tang, Xiao & Yuan 2018, Online processing algorithms for influence maximization, SIGMOD',
  drawsLots: false,
  bySamples: true,
  bytes: (people, count) => BYTES_PER_MEMBER * membersOf(people, count) + BYTES_PER_PERSON * people,
  choose: (ask) => atOnce(searchWithBound(ask)).chosen,
  *search(ask) {
    const found = yield* searchWithBound(ask);
    const { chosen } = found;
    return chosen.length === 0 ? { chosen } : { chosen, promise: promiseOf(found, ask) };
  },
});

export interface Chosen {
  /** Best first. */
  readonly chosen: Uint32Array;
  /** How many they reach on average at least, and any group of their size at most, up to the chance of failure. */
  readonly atLeast: number;
  readonly atMost: number;
  /** How many sets were drawn for it. */
  readonly sets: number;
}

export function* searchWithBound(ask: Ask): Generator<Growth, Chosen> {
  const { market, tieChance = 'weighted' } = ask;
  const candidates = candidatesOf(ask);
  const count = Math.min(ask.count, candidates.length);
  if (count === 0) return { chosen: new Uint32Array(0), atLeast: 0, atMost: 0, sets: 0 };
  const mark = scrambled(market);
  const before = (one: number, other: number) => mark(one) < mark(other);
  // One choice for all replicates: its luck is none of theirs.
  const luck = rootKey('influence-maximization');
  const second = new ReverseSets(market, tieChance, derive(luck, 1), MOST_MEMBERS / (1 + CHOSEN_ON));
  const first = new ReverseSets(market, tieChance, derive(luck, 0), MOST_MEMBERS - MOST_MEMBERS / (1 + CHOSEN_ON));
  const { start, rounds, certainty } = plan(market.people, count);
  for (let round = 1; ; round++) {
    yield { sets: second, length: start * pow(2, round - 1) };
    yield { sets: first, length: CHOSEN_ON * second.length };
    const { chosen, met, most } = coverOf(first, candidates, count, before);
    const again = metBy(second, chosen);
    const atLeast = (market.people / second.length) * below(again, certainty);
    const atMost = Math.min(market.people, (market.people / first.length) * above(most, certainty));
    const keeps = again / second.length >= KEEPS * (met / first.length);
    const enough = keeps && atLeast >= (BEST - SHORT) * atMost;
    if (enough || round === rounds || first.full || second.full)
      return { chosen, atLeast, atMost, sets: first.length + second.length };
  }
}

function promiseOf({ chosen, atLeast, atMost, sets }: Chosen, { market, tieChance }: Ask): string {
  const group = chosen.length === 1 ? 'the one' : `the ${chosen.length}`;
  const share = Math.floor((100 * atLeast) / atMost) / 100;
  const sure = Math.floor(100_000 * confidence(market.people)) / 1000;
  const where = tieChance === undefined ? ' in a weighted cascade' : '';
  return `${group} chosen reach${where} at least ${share} of the most that any as many could, with ${sure} % confidence (${sets} sets)`;
}

/** How sure the bounds are: 1 less the chance that they fail. */
export function confidence(people: number): number {
  return 1 - 1 / Math.max(100, people);
}

/** With how many sets to begin, how often to double them at most, and the logarithm of the certainty of each bound. */
function plan(people: number, count: number): { start: number; rounds: number; certainty: number } {
  const sure = -log1p(-confidence(people));
  const doubt = log(6) + sure;
  let ways = 0;
  for (let i = 0; i < count; i++) ways += log((people - i) / (i + 1));
  const root = BEST * Math.sqrt(doubt) + Math.sqrt(BEST * (ways + doubt));
  const start = Math.ceil(2 * root * root);
  const most = (2 * people * root * root) / (SHORT * SHORT * count);
  const rounds = Math.max(1, 1 + Math.ceil(log(most / start) / log(2)));
  return { start, rounds, certainty: log(3 * rounds) + sure };
}

/** About how many members all sets may have: the fewer are chosen, and the more alike people are, the more sets it takes. */
function membersOf(people: number, count: number): number {
  const { start, rounds } = plan(people, Math.min(count, people));
  const sets = (1 + CHOSEN_ON) * start;
  return Math.min(MOST_MEMBERS, Math.max(MORE * sets * people, sets * pow(2, rounds - 1)));
}

/** A bound from below on what is expected, from what was met; the chance that it is wrong is e^(−certainty). */
function below(met: number, certainty: number): number {
  const root = Math.sqrt(met + (2 * certainty) / 9) - Math.sqrt(certainty / 2);
  return Math.max(0, root * Math.max(0, root) - certainty / 18);
}

/** A bound from above. */
function above(met: number, certainty: number): number {
  const root = Math.sqrt(met + certainty / 2) + Math.sqrt(certainty / 2);
  return root * root;
}
