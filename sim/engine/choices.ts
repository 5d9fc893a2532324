// A strategy that draws no lots chooses the same people in every replicate of a market: its choice is made once per
// market and kept, so that a thousand replicates do not sort a million people a thousand times. Choices can be made
// beforehand and handed over with the market, so that the threads which share it do not each make them.

import type { Ask, Choice, Strategy } from '../campaign/strategy.ts';
import type { Whom } from '../campaign/whom.ts';
import { askOf } from '../campaign/whom.ts';
import { rootKey } from '../kernel/luck.ts';
import { takenOnce } from '../market/kept.ts';
import type { Market } from '../market/market.ts';
import type { Model } from '../models/model.ts';
import { named } from '../scenario/named.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Choices by what was asked. Plain data, fit to be posted. */
export type Choices = ReadonlyMap<string, Choice>;

const choicesIn = takenOnce((_: Market) => new Map<string, Choice>());

/** The same strategy, remembering its choices per market and what else was asked where it draws no lots. */
export function oncePerMarket(strategy: Strategy): Strategy {
  if (strategy.drawsLots) return strategy;
  return { ...strategy, choose: (ask) => choiceOf(strategy, ask).chosen };
}

function choiceOf(strategy: Strategy, ask: Ask): Choice {
  const ofMarket = choicesIn(ask.market);
  const address = JSON.stringify([strategy.name, ask.count, ask.from ?? null, ask.tieChance ?? null]);
  const before = ofMarket.get(address);
  if (before !== undefined) return before;
  const made = strategy.promise?.(ask) ?? { chosen: strategy.choose(ask) };
  ofMarket.set(address, made);
  return made;
}

interface Shelves {
  readonly models: readonly Model[];
  readonly strategies: readonly Strategy[];
}

/** Makes all choices of a scenario that are the same in every replicate of a market. */
export function choicesFor(market: Market, scenario: Scenario, shelves: Shelves): Choices {
  for (const { strategy, ask } of asksOf(market, scenario, shelves)) choiceOf(strategy, ask);
  return choicesIn(market);
}

/** Takes over the choices that were made for a market elsewhere. */
export function keepChoices(market: Market, choices: Choices): void {
  for (const [address, choice] of choices) choicesIn(market).set(address, choice);
}

/** What strategies promise of those they choose for a scenario in its first market: a sentence each. */
export function promisesFor(market: Market, scenario: Scenario, shelves: Shelves): string[] {
  const where = scenario.market.redraw === Number.POSITIVE_INFINITY ? '' : 'in the first market, ';
  const told = asksOf(market, scenario, shelves).flatMap(({ strategy, ask }) => {
    if (strategy.promise === undefined) return [];
    const { promise } = choiceOf(strategy, ask);
    return promise === undefined ? [] : [`${strategy.name}: ${where}${promise}`];
  });
  return [...new Set(told)];
}

/** What the campaigns ask of strategies that draw no lots. */
function asksOf(market: Market, { spread, campaigns }: Scenario, shelves: Shelves): { strategy: Strategy; ask: Ask }[] {
  const tieChance = named(shelves.models, spread.name).tieChance?.(spread.params);
  return campaigns.flatMap(({ levers }) =>
    levers.flatMap(({ params }) => {
      const asked = askOf(params as Whom);
      if (asked === undefined) return [];
      const strategy = named(shelves.strategies, asked.rule);
      // Those that draw no lots have no use for a replicate's luck.
      const ask = { market, count: asked.count, from: asked.from, tieChance, luck: rootKey('none') };
      return strategy.drawsLots ? [] : [{ strategy, ask }];
    }),
  );
}
