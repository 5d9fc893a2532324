// Whom a lever addresses in person: people named one by one, or found by a strategy. Levers that ask, write to, equip or
// employ people share these parameters, their checks, and the choosing.

import { takenOnce } from '../market/kept.ts';
import type { Market } from '../market/market.ts';
import { people, segment, strategy, whole } from '../scenario/params.ts';
import type { LeverContext, LeverProblem, LeverScene } from './lever.ts';

/** The parameters, for a lever that does something (`verb`) with the people. */
export const whomParams = (verb: string) => ({
  people: people({ about: `whom to ${verb}, by id; in place of a strategy`, optional: true }),
  strategy: strategy({ about: `how to find whom to ${verb}; with count`, optional: true }),
  count: whole({ about: 'how many people the strategy is to find', min: 1, optional: true, ofMarket: 'total' }),
  from: segment({ about: 'the segment to look in; everybody where it is left out', optional: true }),
});

export interface Whom {
  readonly people?: readonly string[];
  readonly strategy?: string;
  readonly count?: number;
  readonly from?: string;
}

/** How many people are addressed at most. */
export function wanted({ people: named, count = 0 }: Whom): number {
  return named?.length ?? count;
}

/** What contradicts itself in whom a lever of a name addresses. */
export function whomProblems(
  { people: named, strategy: rule, count, from }: Whom,
  lever: string,
  scene: LeverScene,
): LeverProblem[] {
  const found: LeverProblem[] = [];
  const tell = (key: string | undefined, message: string) =>
    found.push({ path: key === undefined ? [] : [key], message });
  if (named === undefined && rule === undefined) tell(undefined, `${lever} needs people, or a strategy with count`);
  if (named !== undefined) {
    if (rule !== undefined) tell('strategy', 'people and strategy exclude each other: give one of them');
    if (count !== undefined) tell('count', `count belongs to a strategy; people names ${named.length}`);
    if (from !== undefined) tell('from', 'from belongs to a strategy; people says whom to ask');
  } else if (rule !== undefined && count === undefined) {
    tell('strategy', `strategy '${rule}' needs count: how many people it is to find`);
  }
  if (named === undefined && count !== undefined && scene.people !== undefined && count > scene.people) {
    tell('count', `count is ${count}, but the market has ${scene.people} people`);
  }
  return found;
}

/** What is asked of which strategy, if any is to find the people. */
export function askOf({ people: named, strategy: rule, count = 0, from }: Whom) {
  return named === undefined && rule !== undefined ? { rule, count, from } : undefined;
}

/** Lists that are the same in every replicate of a market, and what they rest on beside it. */
interface Listed extends Pick<LeverContext, 'strategy' | 'tieChance'> {
  readonly list: readonly number[];
}
const listedIn = takenOnce((_: Market) => new Map<Whom, Listed>());

/** The people addressed, best first, nobody twice. */
export function listOf(whom: Whom, context: LeverContext): readonly number[] {
  const { strategy, tieChance } = context;
  const listed = listedIn(context.market);
  const before = listed.get(whom);
  if (before !== undefined && before.strategy === strategy && before.tieChance === tieChance) return before.list;
  const list = found(whom, context);
  const drawn = whom.people === undefined && whom.strategy !== undefined && strategy(whom.strategy).drawsLots;
  if (!drawn) listed.set(whom, { strategy, tieChance, list });
  return list;
}

function found(whom: Whom, { strategy, market, luck, tieChance, person }: LeverContext): number[] {
  if (whom.people !== undefined) return whom.people.map((id) => person(id));
  const ask = askOf(whom);
  if (ask === undefined) return [];
  const { rule, count, from } = ask;
  return [...strategy(rule).choose({ market, count, from, luck, tieChance })];
}
