// wom run --dry-run: what would be run, on how many threads, and what each campaign plans to spend.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { readFolder } from '../../sim/node/folder.ts';
import type { Opened } from '../../sim/node/open.ts';
import { glance, isOutline } from '../../sim/node/outline.ts';
import { threadsFor } from '../../sim/node/session.ts';
import { shelves } from '../../sim/registry.ts';
import { moneyText } from '../../sim/report/csv.ts';
import { marketLines, outlineLines } from '../../sim/report/market.ts';
import { named } from '../../sim/scenario/named.ts';
import { printable } from '../../sim/scenario/report.ts';
import { costLines } from './cost.ts';

/** The plan in lines of text. Checks all that a run checks, and writes nothing. */
export function dryRun(opened: Opened, folder: string, jobs: number | undefined): string {
  const { scenario } = opened;
  const setting = prepare(scenario, shelves, opened.files);
  const threads = threadsFor(setting, 0, jobs);
  const seen = glance(opened, setting, threads);
  const { min, max, until } = scenario.replicates;
  const counted = until === undefined ? `${max}` : `${min} to ${max}, until ${until.metric} is known closely enough`;
  const markets = marketNumber(setting, max - 1) + 1;
  const known = existsSync(join(folder, 'manifest.json')) ? readFolder(folder).rows.size : 0;
  const steps = scenario.clock.untilQuiet
    ? `until all is quiet`
    : `${scenario.clock.steps} steps of a ${scenario.clock.step}`;
  const facts = [
    ['scenario', scenario.title],
    ['seed', scenario.seed],
    ['time', steps],
    ...(isOutline(seen) ? [...outlineLines(setting, seen), ...costLines(seen)] : marketLines(setting, seen)),
    ['replicates', counted],
    ['markets', String(markets)],
    [
      'runs',
      `${scenario.campaigns.length * max}${until === undefined ? '' : ' at most'}: ${scenario.campaigns.length} campaigns in each replicate${setting.tiesOff ? ', each also with ties off' : ''}`,
    ],
    ['metrics', setting.metrics.map(({ name }) => name).join(', ')],
    ['threads', String(threads)],
    ['folder', `${printable(folder)}${known === 0 ? '' : ` (holds ${known} replicates)`}`],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [...facts.map(([name, value]) => `${name.padEnd(width)}  ${value}`), '', plan(opened)].join('\n');
}

/** The money: what each lever plans to spend, in all and against the budget. */
function plan({ scenario }: Opened): string {
  const { clock, product, budget } = scenario;
  const lines: string[] = [];
  for (const { name, levers } of scenario.campaigns) {
    const sums = levers.map(({ name: lever, params }) => {
      const cents = named(shelves.levers, lever).plan(params, { clock, product });
      return { lever, cents: cents.reduce((sum, spent) => sum + spent, 0) };
    });
    const total = sums.reduce((sum, { cents }) => sum + cents, 0);
    const limit = budget === undefined ? '' : ` of ${moneyText(budget)}`;
    lines.push(`${name}: ${moneyText(total)}${limit}`);
    for (const { lever, cents } of sums) lines.push(`  ${lever}  ${moneyText(cents)}`);
  }
  return lines.join('\n');
}
