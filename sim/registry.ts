// All that a user can choose, put together: the five shelves. Each shelf's index.ts is its catalogue.

import type { Lever } from './campaign/lever.ts';
import { levers } from './campaign/levers/index.ts';
import { strategies } from './campaign/seeding/index.ts';
import type { Strategy } from './campaign/strategy.ts';
import type { Network } from './market/network.ts';
import { networks } from './market/networks/index.ts';
import { metrics } from './metrics/index.ts';
import type { Metric } from './metrics/metric.ts';
import { models } from './models/index.ts';
import type { Model } from './models/model.ts';

export interface Shelves {
  readonly networks: readonly Network[];
  readonly models: readonly Model[];
  readonly levers: readonly Lever[];
  readonly strategies: readonly Strategy[];
  readonly metrics: readonly Metric[];
}

export const shelves: Shelves = { networks, models, levers, strategies, metrics };

/** The member of a shelf with this name. Names in a checked scenario always exist. */
export function member<M extends { readonly name: string }>(shelf: readonly M[], name: string): M {
  const found = shelf.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no '${name}' on this shelf: ${shelf.map((m) => m.name).join(', ')}`);
  return found;
}
