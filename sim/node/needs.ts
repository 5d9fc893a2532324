// What a run will need of memory, roughly, before it is taken: the markets that are alive at once while the next one is
// built, what each thread works on, and the numbers that are kept of every replicate.

import { marketKey } from '../engine/keys.ts';
import { rowLength } from '../experiment/row.ts';
import type { Setting } from '../experiment/setting.ts';
import { marketNumber } from '../experiment/setting.ts';
import { marketBytes } from '../market/build.ts';
import { named } from '../scenario/named.ts';
import { freeMemory, lackOf, sizeText } from './memory.ts';
import type { Opened } from './open.ts';

/** What a thread works on, for each person, where a model does not say: 40 bytes (bass) to 170 (market, with its events). */
const WORK_BYTES = 200;

/** Throws a Failure, with its place, where the run would need more than there is. */
export function refuseBeyondMemory(opened: Opened, setting: Setting, threads: number, free = freeMemory()): void {
  refuseMarkets(opened, setting, threads, free);
  refuseResults(opened, setting, free);
}

function refuseMarkets({ scenario, problemAt }: Opened, setting: Setting, threads: number, free: number): void {
  const { name, params } = scenario.market.network;
  const network = named(setting.shelves.networks, name);
  const people = network.people(params);
  const ties = network.expectedTies(params);
  if (people === undefined || ties === undefined) return;
  const bytes = marketBytes(people, ties, {
    listed: network.stream?.(params, marketKey(scenario.seed, 0)) === undefined,
    scratch: network.scratch?.(params),
    segments: scenario.market.segments.length,
  });
  const needed = (jobs: number) => {
    const alive = Math.min(jobs, marketNumber(setting, scenario.replicates.max - 1) + 1);
    return alive * bytes + jobs * people * workBytes(setting);
  };
  const lack = lackOf(needed(threads), free);
  if (lack === undefined) return;
  const jobs = threads === 1 ? '' : ` on ${threads} threads`;
  const fewer = needed(1) > free ? '' : `; -j 1 takes about ${sizeText(needed(1))}`;
  throw problemAt(
    ['market', 'network'],
    `a market of ${people} people and ${Math.round(ties)} ties${jobs} ${lack}${jobs === '' ? '' : fewer}`,
  );
}

/** What a thread works on, for each person. Events, where they are kept, take more than anything a model has measured. */
function workBytes({ scenario: { spread }, shelves, level }: Setting): number {
  const model = named(shelves.models, spread.name);
  return (level === 'tallies' ? model.bytesPerPerson?.(spread.params) : undefined) ?? WORK_BYTES;
}

/** A run until-quiet keeps as much as it lasts, which nobody knows beforehand. */
function refuseResults({ scenario, problemAt }: Opened, { layout }: Setting, free: number): void {
  const { clock, replicates, campaigns } = scenario;
  if (clock.untilQuiet) return;
  const planned = replicates.until === undefined ? replicates.max : replicates.min;
  const lack = lackOf(8 * rowLength(layout, clock.steps + 1) * planned, free);
  if (lack === undefined) return;
  const count = campaigns.length === 1 ? '1 campaign' : `${campaigns.length} campaigns`;
  const what = `what is kept of ${planned} replicates, ${count} and ${clock.steps} steps`;
  throw problemAt(['replicates'], `${what} ${lack}: measure fewer metrics, or run fewer replicates`);
}
