// A look at the first market before anything is run or written: that it fits into memory, that its files are sound, that
// the people whom campaigns name live in it. The same market is then shown in the report and used by the runs, with the
// choices that were made for it if it is looked at again.

import { findPerson } from '../engine/simulate.ts';
import type { Setting } from '../experiment/setting.ts';
import { buildMarketFor } from '../experiment/setting.ts';
import { sharedMemory } from '../kernel/memory.ts';
import { MarketError } from '../market/error.ts';
import type { Market } from '../market/market.ts';
import { beyondStrategy } from '../scenario/checks.ts';
import { named } from '../scenario/named.ts';
import { keepEarlier } from './kept-choices.ts';
import { refuseBeyondMemory, refuseChoosingIn } from './needs.ts';
import type { Opened } from './open.ts';
import { ScenarioFailure } from './open.ts';

/** Builds market 0 in shared memory. Throws a Failure, with its place, for all that speaks against running. */
export function survey(opened: Opened, setting: Setting, threads = 1, progress?: (share: number) => void): Market {
  refuseBeyondMemory(opened, setting, threads);
  const market = firstMarket(opened, setting, progress);
  const { name, params } = opened.scenario.market.network;
  if (named(setting.shelves.networks, name).people(params) === undefined) {
    refuseChoosingIn(market, opened, setting, threads);
  }
  checkPeople(opened, setting, market);
  checkStrategies(opened, setting, market);
  if (opened.results !== undefined) keepEarlier(opened.results, market, setting);
  return market;
}

function firstMarket({ problemAt }: Opened, setting: Setting, progress?: (share: number) => void): Market {
  try {
    return buildMarketFor(setting, 0, sharedMemory, progress);
  } catch (problem) {
    if (!(problem instanceof MarketError)) throw problem;
    // Faults inside files carry their own places; any other is the scenario's.
    throw problem.problems.length > 0
      ? new ScenarioFailure(problem.problems)
      : problemAt(problem.path, problem.message);
  }
}

function checkPeople({ scenario, problemAt }: Opened, { shelves }: Setting, market: Market): void {
  for (const { name, levers } of scenario.campaigns) {
    for (const [place, { name: lever, params }] of levers.entries()) {
      const people = named(shelves.levers, lever).names?.(params) ?? [];
      for (const [i, id] of people.entries()) {
        try {
          findPerson(market, id);
        } catch (problem) {
          throw problemAt(['campaigns', name, place, 'people', i], (problem as Error).message);
        }
      }
    }
  }
}

function checkStrategies({ scenario, problemAt }: Opened, { shelves }: Setting, { people }: Market): void {
  for (const { name, levers } of scenario.campaigns) {
    for (const [place, { params }] of levers.entries()) {
      const { strategy } = params as { strategy?: string };
      const message = strategy === undefined ? undefined : beyondStrategy(shelves.strategies, strategy, people);
      if (message !== undefined) throw problemAt(['campaigns', name, place, 'strategy'], message);
    }
  }
}
