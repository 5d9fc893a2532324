// A look at the first market before anything is run or written: that it fits into memory, that its files are sound, that
// the people whom campaigns name live in it. The same market is then shown in the report and used by the runs.

import { totalmem } from 'node:os';
import { findPerson } from '../engine/simulate.ts';
import type { Setting } from '../experiment/setting.ts';
import { buildMarketFor } from '../experiment/setting.ts';
import { sharedMemory } from '../kernel/memory.ts';
import { marketBytes } from '../market/build.ts';
import { MarketError } from '../market/error.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import { PlacedFailure } from './failure.ts';
import type { Opened } from './open.ts';

/** Builds market 0 in shared memory. Throws a Failure, with its place, for all that speaks against running. */
export function survey(opened: Opened, setting: Setting): Market {
  refuseTooLarge(opened, setting);
  const market = firstMarket(opened, setting);
  checkPeople(opened, setting, market);
  return market;
}

function refuseTooLarge({ scenario, problemAt }: Opened, { shelves }: Setting): void {
  const { name, params } = scenario.market.network;
  const network = named(shelves.networks, name);
  const people = network.people(params);
  const ties = network.expectedTies(params);
  if (people === undefined || ties === undefined) return;
  const needed = marketBytes(people, ties);
  if (needed <= totalmem() * 0.8) return;
  const inGigabytes = (bytes: number) => `${Number((bytes / 2 ** 30).toPrecision(2))} GB`;
  throw problemAt(
    ['market', 'network'],
    `a market of ${people} people and ${Math.round(ties)} ties takes ${inGigabytes(needed)} of memory; ` +
      `this machine has ${inGigabytes(totalmem())}`,
  );
}

function firstMarket({ problemAt }: Opened, setting: Setting): Market {
  try {
    return buildMarketFor(setting, 0, sharedMemory);
  } catch (problem) {
    if (!(problem instanceof MarketError)) throw problem;
    // A fault inside a file carries its own place; any other is the scenario's.
    throw problem.file === undefined
      ? problemAt(['market', 'network'], problem.message)
      : new PlacedFailure(problem.message);
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
