// The market in a few lines, as the report shows it: how it was made, how large it is, who lives in it.

import { z } from 'zod';
import type { Setting } from '../experiment/setting.ts';
import { describeMarket } from '../market/build.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import { amount, grouped } from './words.ts';

/** Lines of [what, how much]. `market` is the first one drawn; counts of ties hold for it. */
export function marketLines(setting: Setting, market: Market): [string, string][] {
  const { network, redraw } = setting.scenario.market;
  const { people, ties, directed, meanDegree, maxDegree, isolated } = describeMarket(market);
  const segments = market.segments.map((segment): [string, string] => [
    `segment ${segment.name}`,
    `${grouped(segment.people)} people, fit ${amount(segment.fit, 'number')}`,
  ]);
  return [
    ['network', [network.name, ...parameters(setting)].join(', ')],
    ['people', grouped(people)],
    [directed ? 'ties, one way' : 'ties', grouped(ties)],
    ['ties per person', `${amount(meanDegree, 'number')} on average, ${grouped(maxDegree)} at most`],
    ...(isolated > 0 ? [['people without ties', grouped(isolated)] satisfies [string, string]] : []),
    ...(market.segments.length > 1 ? segments : []),
    ['drawn anew', redraw === Number.POSITIVE_INFINITY ? 'never' : `after every ${grouped(redraw)} replicates`],
  ];
}

/** `ties 10`, `rewiring 10%`: as written in a scenario, the number of people aside. */
function parameters({ scenario, shelves }: Setting): string[] {
  const { name, params } = scenario.market.network;
  const values = params as Readonly<Record<string, unknown>>;
  return Object.entries(named(shelves.networks, name).params.shape).flatMap(([key, schema]) => {
    if (key === 'people' || values[key] === undefined) return [];
    return [`${key} ${String(z.encode(schema as z.ZodType, values[key]))}`];
  });
}
