// What a careful reader has to be warned of, in plain words: replicates left out, numbers that do not exist, runs cut
// off, campaigns that did not cost the same, intervals that rest on few markets.

import { BASELINE } from '../scenario/scenario.ts';
import { estimate } from './estimate.ts';
import type { Outcome } from './experiment.ts';
import type { Results } from './results.ts';
import { ENOUGH_MARKETS, endValues, marketsOf, metricPlace } from './results.ts';
import { endPlace } from './row.ts';

/** All that holds for these results; the order is fixed. */
export function warningsOf(outcome: Outcome): string[] {
  const { results, warnings, failures, planned } = outcome;
  const failed =
    failures.length === 0
      ? []
      : [`${failures.length} of ${planned} replicates failed and are left out: see errors.csv`];
  return [
    ...failed,
    ...warnings,
    ...fewMarkets(results),
    ...cutOff(results),
    ...undefinedIn(results),
    ...uneven(results),
  ];
}

/** Intervals over the replicates of two to four drawn markets say little about other markets. */
function fewMarkets(results: Results): string[] {
  const { redraw, network } = results.setting.scenario.market;
  const markets = new Set(marketsOf(results)).size;
  if (redraw === Number.POSITIVE_INFINITY || markets === 0 || markets >= ENOUGH_MARKETS) return [];
  const drawn = markets === 1 ? 'one market was drawn' : `${markets} markets were drawn`;
  const enough = redraw * (ENOUGH_MARKETS - 1) + 1;
  return [
    `only ${drawn}: intervals cover luck in ${markets === 1 ? 'it' : 'them'}, not other markets of network ${network.name} (${enough} replicates or more would)`,
  ];
}

/** Runs that were to end by themselves and did not. */
function cutOff(results: Results): string[] {
  const { setting, rows } = results;
  const { campaigns, clock } = setting.scenario;
  if (!clock.untilQuiet) return [];
  let cut = 0;
  for (const row of rows)
    for (let c = 0; c < campaigns.length; c++) if (row[endPlace(setting.layout, row, c)] >= clock.steps) cut++;
  if (cut === 0) return [];
  return [
    `${cut} of ${rows.length * campaigns.length} runs were still going on at step ${clock.steps}, where they were cut off`,
  ];
}

/** Numbers that do not exist: means are over the others. Metrics that are missing in the same places share a line. */
function undefinedIn(results: Results): string[] {
  const { scenario, metrics } = results.setting;
  const runs = results.rows.length;
  const namesBy = new Map<string, string[]>();
  metrics.forEach((metric, m) => {
    const missing = scenario.campaigns.flatMap(({ name }, c) => {
      const count = endValues(results, c, m).filter((value) => Number.isNaN(value)).length;
      return count === 0 ? [] : [`${count === runs ? 'all' : count} of ${name}`];
    });
    const where = missing.join(', ');
    if (missing.length > 0) namesBy.set(where, [...(namesBy.get(where) ?? []), metric.name]);
  });
  return [...namesBy].map(([where, names]) => `of ${runs} replicates, undefined in ${where}: ${names.join(', ')}`);
}

/** "For the same money" is the reader's premise: say where it does not hold. Known only where spend is measured. */
function uneven(results: Results): string[] {
  const m = metricPlace(results, 'spend');
  if (m < 0 || results.rows.length === 0) return [];
  const spent = results.setting.scenario.campaigns
    .map(({ name }, c) => ({ name, cents: estimate(results, c, m).mean }))
    .filter(({ name }) => name !== BASELINE);
  const most = Math.max(...spent.map(({ cents }) => cents));
  if (spent.every(({ cents }) => cents >= most * 0.99)) return [];
  return [
    `the campaigns did not spend the same: ${spent.map(({ name, cents }) => `${name} ${Math.round(cents / 100)}`).join(', ')}`,
  ];
}
