// What is known of a market before it is made. Whoever only wants to know that a scenario is sound, or what it would cost,
// need not have a nation made for it: all but what luck makes of its ties is known beforehand.

import type { Setting } from '../experiment/setting.ts';
import { buildMarketFor } from '../experiment/setting.ts';
import { privateMemory } from '../kernel/memory.ts';
import { MarketError } from '../market/error.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import type { Size } from './needs.ts';
import { needs, refuseBeyondMemory, sizeOf } from './needs.ts';
import type { Opened } from './open.ts';
import { survey } from './survey.ts';

/** A market that would be made, as far as it is known without. */
export interface Outline extends Size {
  /** Bytes that a run in it takes, with so many threads. */
  readonly needed: number;
  /** CPU seconds that making it takes, roughly; undefined where that cannot be told. */
  readonly seconds: number | undefined;
}

/** With more people and ties than this in a market, it takes seconds to make it. */
const LARGE = 10_000_000;

/** As `survey`, without making a market that is large: an outline of it then. `large`: above how many people and ties. */
export function glance(opened: Opened, setting: Setting, threads = 1, large = LARGE): Market | Outline {
  const size = sizeOf(setting);
  if (size === undefined || size.people + size.ties <= large) return survey(opened, setting, threads);
  // Whom campaigns name, and by what strategies, has been checked with the scenario: no file is needed for that.
  refuseBeyondMemory(opened, setting, threads);
  return { ...size, needed: needs(setting, size, threads), seconds: secondsToMake(setting, size) };
}

export const isOutline = (seen: Market | Outline): seen is Outline => 'needed' in seen;

/** People and ties of a market that is made in no time. */
const FEW = 1_000_000;

/** From what a smaller one takes here, where people are a parameter of the network. */
function secondsToMake(setting: Setting, { people, ties }: Size): number | undefined {
  const { market } = setting.scenario;
  const { name, params } = market.network;
  const network = named(setting.shelves.networks, name);
  if (!('people' in network.params.shape)) return undefined;
  const of = (some: number) => ({ ...(params as object), people: some });
  let some = people;
  // In some networks ties are more than in proportion to people.
  while (some > 1 && some + (network.expectedTies(of(some)) ?? 0) > FEW) some = Math.ceil(some / 2);
  const fewer = of(some);
  if ((network.check?.(fewer) ?? []).length > 0) return undefined;
  const smaller = { ...setting.scenario, market: { ...market, network: { name, params: fewer } } };
  const before = process.cpuUsage();
  try {
    const made = buildMarketFor({ ...setting, scenario: smaller }, 0, privateMemory);
    const { user, system } = process.cpuUsage(before);
    return ((user + system) / 1e6) * ((people + ties) / (made.people + made.ties));
  } catch (problem) {
    if (problem instanceof MarketError) return undefined;
    throw problem;
  }
}
