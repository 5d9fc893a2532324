// The engine in a thread of the page: it opens a scenario, draws its market, plays replicates from their addresses, and
// runs many of them. The same code as on the command line, so the same bits.

import { marketKey } from '../../sim/engine/keys.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { serialExecutor } from '../../sim/experiment/executor.ts';
import { runExperiment } from '../../sim/experiment/experiment.ts';
import { readingOf } from '../../sim/experiment/reading.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { buildMarketFor, marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { layoutOf } from '../../sim/film/layout.ts';
import { purposeKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { thaw } from '../../sim/market/export/frozen.ts';
import type { Market } from '../../sim/market/market.ts';
import { shelves } from '../../sim/registry.ts';
import { reportData } from '../../sim/report/assemble.ts';
import { named } from '../../sim/scenario/named.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { fingerprint } from '../../sim/world/fingerprint.ts';
import type { Ask, Open, Opened, Placed, Play, Played, Tell } from './messages.ts';

let setting: Setting | undefined;
let market: { readonly number: number; readonly market: Market } | undefined;

const ELSEWHERE = 'the people of this market come from files that are not in this page. See them with: wom film';

/** A scenario that cannot be opened. */
class Refused extends Error {}

self.onmessage = async ({ data: ask }: MessageEvent<Ask>) => {
  try {
    const result = await answer(ask);
    tell({ id: ask.id, kind: 'done', result }, buffersOf(result));
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    tell(
      problem instanceof Refused
        ? { id: ask.id, kind: 'refused', problems: reason }
        : { id: ask.id, kind: 'failed', reason },
    );
  }
};

function tell(message: Tell, handOver: Transferable[] = []): void {
  (self as unknown as Worker).postMessage(message, handOver);
}

function answer(ask: Ask): unknown {
  if (ask.kind === 'open') return open(ask);
  if (ask.kind === 'place') return place(ask.replicate);
  if (ask.kind === 'play') return play(ask);
  return worlds(ask.replicates, ask.id);
}

function open({ scenario: text, carried }: Open): Opened {
  setting = undefined;
  market = undefined;
  const read = readScenario(text, { file: 'scenario', registry: shelves });
  if (!read.ok) throw new Refused(formatProblems(read.problems));
  setting = prepare(read.scenario, shelves, new Map());
  const { campaigns, spread, market: spec } = read.scenario;
  if (carried !== undefined) market = { number: 0, market: thaw(carried) };
  else if (named(shelves.networks, spec.network.name).files !== undefined) throw new Error(ELSEWHERE);
  const events = named(shelves.models, spread.name).events(spread.params);
  return { campaigns: campaigns.map(({ name }) => name), events };
}

function opened(): Setting {
  if (setting === undefined) throw new Error('no scenario is open');
  return setting;
}

function marketOf(replicate: number): { readonly number: number; readonly market: Market } {
  const number = marketNumber(opened(), replicate);
  if (market?.number !== number) market = { number, market: buildMarketFor(opened(), number, privateMemory) };
  return market;
}

function place(replicate: number): Placed {
  const { market: drawn, number } = marketOf(replicate);
  const key = purposeKey(marketKey(opened().scenario.seed, number), 'layout');
  // Names are not shown, and the class of ids does not cross to the page.
  return { market: { ...drawn, ids: null }, places: layoutOf(drawn, key) };
}

function play({ campaign, replicate }: Play): Played {
  const { scenario } = opened();
  const spec = scenario.campaigns.find(({ name }) => name === campaign);
  if (spec === undefined) throw new Error(`there is no campaign '${campaign}'`);
  const { market: drawn, number } = marketOf(replicate);
  const stage = { scenario, cast: shelves, market: drawn, marketNumber: number };
  const { metrics, level, tiesOff } = opened();
  const record = simulate(stage, spec, replicate, { level: 'sources' });
  const view = {
    record,
    baseline: simulate(stage, scenario.campaigns[0], replicate, { level }),
    tiesOff: tiesOff ? simulate(stage, spec, replicate, { level, tiesOff: true }) : undefined,
    market: drawn,
    clock: scenario.clock,
    product: scenario.product,
  };
  const log = record.log!;
  return { log, fingerprint: fingerprint(log), steps: record.steps, ...readingOf(metrics, view) };
}

/** Runs so many replicates and reports on them as `wom run` does. */
async function worlds(replicates: number, id: number): Promise<unknown> {
  const { scenario } = opened();
  const own = prepare(
    { ...scenario, replicates: { min: replicates, max: replicates, until: undefined } },
    shelves,
    new Map(),
  );
  const pause = () => Promise.resolve();
  const executor = serialExecutor(own, privateMemory, pause);
  const store = { rows: new Map<number, Float64Array>(), append: () => {} };
  const progress = ({ done, total }: { done: number; total: number }) => tell({ id, kind: 'progress', done, total });
  const outcome = await runExperiment(own, executor, store, { progress }, { aborted: false });
  return reportData(outcome, { market: marketOf(0).market, noticed: [], scenario: '', command: '' });
}

/** What can be handed over instead of copied: the columns of a log. A market is kept here as well. */
function buffersOf(result: unknown): Transferable[] {
  if (typeof result !== 'object' || result === null || !('log' in result)) return [];
  return Object.values((result as Played).log).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
  );
}
