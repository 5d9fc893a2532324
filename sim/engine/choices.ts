// A strategy that draws no lots chooses the same people in every replicate of a market: its choice is made once per
// market and kept, so that a thousand replicates do not sort a million people a thousand times. Choices can be made
// beforehand and handed over with the market, so that the threads which share it do not each make them.

import type { Ask, Choice, Growth, Strategy } from '../campaign/strategy.ts';
import { atOnce, candidatesOf, eligible } from '../campaign/strategy.ts';
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
  return { ...strategy, choose: (ask) => atOnce(choiceOf(strategy, ask)).chosen };
}

function* choiceOf(strategy: Strategy, ask: Ask): Generator<Growth, Choice> {
  const ofMarket = choicesIn(ask.market);
  const address = addressOf(strategy, ask);
  const before = ofMarket.get(address);
  if (before !== undefined) return before;
  const made = strategy.search === undefined ? { chosen: strategy.choose(ask) } : yield* strategy.search(ask);
  ofMarket.set(address, made);
  return made;
}

function addressOf({ name }: Strategy, { count, from, tieChance }: Ask): string {
  return JSON.stringify([name, count, from ?? null, tieChance ?? null]);
}

interface Shelves {
  readonly models: readonly Model[];
  readonly strategies: readonly Strategy[];
}

/** Makes all choices of a scenario that are the same in every replicate of a market. */
export function choicesFor(market: Market, scenario: Scenario, shelves: Shelves): Choices {
  for (const { strategy, ask } of asksOf(market, scenario, shelves)) atOnce(choiceOf(strategy, ask));
  return choicesIn(market);
}

/** Makes those of them that take long, in parts. Goes on once what it yields has grown. Returns them by what was asked. */
export function* longChoicesFor(
  market: Market,
  scenario: Scenario,
  shelves: Shelves,
): Generator<Growth, Map<string, Choice>> {
  const made = new Map<string, Choice>();
  for (const { strategy, ask } of asksOf(market, scenario, shelves)) {
    if (strategy.search !== undefined) made.set(addressOf(strategy, ask), yield* choiceOf(strategy, ask));
  }
  return made;
}

/** Takes over, of choices that may be anybody's, those that a scenario asks for and that could have been made. */
export function keepSound(market: Market, scenario: Scenario, shelves: Shelves, choices: Choices): void {
  for (const { strategy, ask } of asksOf(market, scenario, shelves)) {
    const address = addressOf(strategy, ask);
    const choice = choices.get(address);
    if (choice !== undefined && couldBe(choice, ask)) choicesIn(market).set(address, choice);
  }
}

/** Whether so many people are chosen as were asked for, all of whom may be chosen, and none twice. */
function couldBe({ chosen }: Choice, ask: Ask): boolean {
  const wanted = Math.min(ask.count, candidatesOf(ask).length);
  const able = chosen.every((person) => person < ask.market.people && eligible(ask, person));
  return able && chosen.length === wanted && new Set(chosen).size === wanted;
}

/** Takes over the choices that were made for a market elsewhere. */
export function keepChoices(market: Market, choices: Choices): void {
  for (const [address, choice] of choices) choicesIn(market).set(address, choice);
}

/** What strategies promise of those they choose for a scenario in its first market: a sentence each. */
export function promisesFor(market: Market, scenario: Scenario, shelves: Shelves): string[] {
  const where = scenario.market.redraw === Number.POSITIVE_INFINITY ? '' : 'in the first market, ';
  const told = asksOf(market, scenario, shelves).flatMap(({ strategy, ask }) => {
    if (strategy.search === undefined) return [];
    const { promise } = atOnce(choiceOf(strategy, ask));
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
