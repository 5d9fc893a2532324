// Exact final sizes of talk that dies out: what is left in the end depends on the order of things and not on their times, so
// the chain of jumps says it all. Every jump leads on (who has heard never forgets, who has stopped never starts), so
// all states can be visited and weighed. For a few people on any ties, or for many where everybody hears everybody.

import type { RumorKind } from './rumor.ts';

/** Jumps out of a state, with weights in proportion to their rates; none where nothing more can happen. */
type Moves<State> = (state: State) => readonly (readonly [weight: number, to: State])[];

/** Chance of each outcome 0 … most. States are told apart by their text. */
export function outcomes<State>(
  start: State,
  moves: Moves<State>,
  outcome: (state: State) => number,
  most: number,
): number[] {
  const known = new Map<string, number[]>();
  const from = (state: State): number[] => {
    const name = String(state);
    const before = known.get(name);
    if (before !== undefined) return before;
    const chances = Array.from({ length: most + 1 }, () => 0);
    const all = moves(state).filter(([weight]) => weight > 0);
    const total = all.reduce((sum, [weight]) => sum + weight, 0);
    if (all.length === 0) chances[outcome(state)] = 1;
    for (const [weight, to] of all) {
      from(to).forEach((chance, place) => {
        chances[place] += (chance * weight) / total;
      });
    }
    known.set(name, chances);
    return chances;
  };
  return from(start);
}

/**
 * Chance that 0 … people never hear a rumour where everybody can call everybody (Daley & Kendall 1965; Maki & Thompson
 * 1973). All pairs meet at one rate; by Maki & Thompson each spreader calls at that rate for each of the others.
 */
export function neverHearing(people: number, spreaders: number, kind: RumorKind): number[] {
  const moves: Moves<readonly [number, number]> = ([ignorant, spreading]) => {
    const stifled = people - ignorant - spreading;
    const meet = spreading * (spreading - 1);
    return [
      [ignorant * spreading, [ignorant - 1, spreading + 1]],
      [spreading * stifled + (kind === 'maki-thompson' ? meet : 0), [ignorant, spreading - 1]],
      [kind === 'daley-kendall' ? meet / 2 : 0, [ignorant, spreading - 2]],
    ];
  };
  return outcomes([people - spreaders, spreaders], moves, ([ignorant]) => ignorant, people);
}

/** Who hears each person, by their numbers. */
export type Listeners = readonly (readonly number[])[];

const OPEN = 0;
const TALKS = 1;
const DONE = 2;

const put = (state: readonly number[], ...changes: [person: number, to: number][]) =>
  state.map((was, person) => changes.find(([who]) => who === person)?.[1] ?? was);
const openOnes = (state: readonly number[]) => state.filter((each) => each === OPEN).length;

/** The same on any ties: each spreader calls somebody who listens, drawn evenly. */
export function neverHearingOn(ties: Listeners, spreaders: readonly number[], kind: RumorKind): number[] {
  const moves: Moves<readonly number[]> = (state) =>
    ties.flatMap((listeners, caller) =>
      state[caller] !== TALKS
        ? []
        : listeners.map((hearer): readonly [number, readonly number[]] => {
            const weight = 1 / listeners.length;
            if (state[hearer] === OPEN) return [weight, put(state, [hearer, TALKS])];
            if (kind === 'maki-thompson' || state[hearer] === DONE) return [weight, put(state, [caller, DONE])];
            // A pair of spreaders meets once where either may call, as any pair does.
            return [ties[hearer].includes(caller) ? weight / 2 : weight, put(state, [caller, DONE], [hearer, DONE])];
          }),
    );
  const start = ties.map((_, person) => (spreaders.includes(person) ? TALKS : OPEN));
  return outcomes(start, moves, openOnes, ties.length);
}

/** Chance that 0 … people are never told under SIR on any ties, by rates of telling along a tie and of losing interest. */
export function neverToldOn(ties: Listeners, seeds: readonly number[], contact: number, recover: number): number[] {
  const moves: Moves<readonly number[]> = (state) =>
    ties.flatMap((listeners, speaker) => {
      if (state[speaker] !== TALKS) return [];
      const told = listeners.filter((hearer) => state[hearer] === OPEN);
      return [
        ...told.map((hearer) => [contact, put(state, [hearer, TALKS])] as const),
        [recover, put(state, [speaker, DONE])] as const,
      ];
    });
  const start = ties.map((_, person) => (seeds.includes(person) ? TALKS : OPEN));
  return outcomes(start, moves, openOnes, ties.length);
}

/**
 * Chance that 0 … others are told in the end where everybody hears everybody, by what the law of the time of talk says:
 * `silent(k)` is the chance that a talker tells none of k given people (Andersson & Britton 2000, chapter 2: the
 * chances of all smaller sizes among k people fix the next).
 */
export function toldOf(others: number, seeds: number, silent: (people: number) => number): number[] {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const chances: number[] = [];
  for (let size = 0; size <= others; size++) {
    const each = silent(others - size);
    const smaller = chances.reduce(
      (sum, chance, told) => sum + (choose(others - told, size - told) * chance) / each ** (told + seeds),
      0,
    );
    chances.push((choose(others, size) - smaller) * each ** (size + seeds));
  }
  return chances;
}
