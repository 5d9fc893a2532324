// The market in a few lines, as the report shows it: how it was made, how large it is, who lives in it.

import { z } from 'zod';
import type { Setting } from '../experiment/setting.ts';
import { describeMarket } from '../market/build.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import { amount, grouped } from './words.ts';

/** Lines of [what, how much]. `market` is the first one drawn; counts of ties hold for it. */
export function marketLines(setting: Setting, market: Market): [string, string][] {
  const { people, ties, directed, meanDegree, maxDegree, isolated } = describeMarket(market);
  const segments = market.segments.map((segment, place): [string, string] => [
    `segment ${segment.name}`,
    `${grouped(segment.people)} people, ${fitWords(market, place)}`,
  ]);
  return [
    networkLine(setting),
    ['people', grouped(people)],
    [directed ? 'ties, one way' : 'ties', grouped(ties)],
    ['ties per person', `${amount(meanDegree, 'number')} on average, ${grouped(maxDegree)} at most`],
    ...(isolated > 0 ? [['people without ties', grouped(isolated)] satisfies [string, string]] : []),
    ...(market.segments.length > 1 ? segments : []),
    ...market.notes.map(([file, note]): [string, string] => [file, note]),
    redrawLine(setting),
  ];
}

/** The same of a market that was not made: what the scenario says of it, and how many ties are to be expected. */
export function outlineLines(setting: Setting, { people, ties }: { people: number; ties: number }): [string, string][] {
  const { segments } = setting.scenario.market;
  const parts = segments.map(({ name, share, fit }): [string, string] => [
    `segment ${name}`,
    `${share === undefined ? '' : `${amount(share, 'share')} of the people, `}fit ${amount(fit, 'number')}`,
  ]);
  return [
    networkLine(setting),
    ['people', grouped(people)],
    ['ties', `about ${grouped(Math.round(ties))}`],
    ['ties per person', `about ${amount((2 * ties) / people, 'number')} on average`],
    ...(segments.length > 1 ? parts : []),
    redrawLine(setting),
  ];
}

function networkLine(setting: Setting): [string, string] {
  return ['network', [setting.scenario.market.network.name, ...parameters(setting)].join(', ')];
}

function redrawLine({ scenario }: Setting): [string, string] {
  const { redraw } = scenario.market;
  return ['drawn anew', redraw === Number.POSITIVE_INFINITY ? 'never' : `after every ${grouped(redraw)} replicates`];
}

/** How relevant the product is to the members of a segment: alike to all, or on average where a table tells of each. */
function fitWords(market: Market, segment: number): string {
  const { fits, fitClass, segmentOf, segments, people } = market;
  const { fit, people: members } = segments[segment];
  if (fitClass === null || fitClass === segmentOf || members === 0) return `fit ${amount(fit, 'number')}`;
  let sum = 0;
  for (let person = 0; person < people; person++) {
    if (segmentOf === null || segmentOf[person] === segment) sum += fits[fitClass[person]];
  }
  return `fit ${amount(sum / members, 'number')} on average`;
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
