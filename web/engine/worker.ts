// The engine in a thread of the page: it opens scenarios, draws their markets, plays replicates from their addresses, and
// runs many of them. The same code as on the command line, so the same bits.

import { simulate } from '../../sim/engine/simulate.ts';
import { serialExecutor } from '../../sim/experiment/executor.ts';
import { runExperiment } from '../../sim/experiment/experiment.ts';
import { readingOf, shownMetrics } from '../../sim/experiment/reading.ts';
import { marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { smaller } from '../../sim/experiment/smaller.ts';
import { readPeople } from '../../sim/film/record.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { reportData } from '../../sim/report/assemble.ts';
import { fingerprint } from '../../sim/world/fingerprint.ts';
import { drawn, placed } from './markets.ts';
import type { Ask, Place, Placed, Play, Played, Ran, Tell, Worlds } from './messages.ts';
import { RECORDED } from './messages.ts';
import { open, opened, Refused } from './scenarios.ts';

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
  if (ask.kind === 'place') return place(ask);
  if (ask.kind === 'recorded') return { name: RECORDED, names: null, ...readPeople(ask.recorded, ask.seed) };
  if (ask.kind === 'play') return play(ask);
  if (ask.kind === 'shrink') return smaller(ask.scenario, ask.people, shelves);
  return worlds(ask, ask.id);
}

/** The market and where its people stand; undefined where the page has it already. */
function place({ which, replicate, have }: Place): Placed | undefined {
  const market = drawn(opened(which), replicate);
  return market.name === have ? undefined : placed(market);
}

function play({ which, campaign, replicate }: Play): Played {
  const { setting } = opened(which);
  const { scenario, level, tiesOff } = setting;
  const spec = scenario.campaigns.find(({ name }) => name === campaign);
  if (spec === undefined) throw new Error(`there is no campaign '${campaign}'`);
  const { market, number } = drawn(opened(which), replicate);
  const stage = { scenario, cast: shelves, market, marketNumber: number };
  const record = simulate(stage, spec, replicate, { level: 'sources' });
  const view = {
    record,
    baseline: simulate(stage, scenario.campaigns[0], replicate, { level }),
    tiesOff: tiesOff ? simulate(stage, spec, replicate, { level, tiesOff: true }) : undefined,
    market,
    clock: scenario.clock,
    product: scenario.product,
  };
  const log = record.log!;
  return { log, fingerprint: fingerprint(log), steps: record.steps, ...readingOf(shownMetrics(setting), view) };
}

/** Runs so many replicates and reports on them as `wom run` does. */
async function worlds({ which, replicates }: Worlds, id: number): Promise<Ran> {
  const { setting } = opened(which);
  const exactly = { min: replicates, max: replicates, until: undefined };
  const own = prepare({ ...setting.scenario, replicates: exactly }, shelves, new Map());
  const { market } = drawn(opened(which), 0);
  const pause = () => Promise.resolve();
  const executor = serialExecutor(own, privateMemory, pause, undefined, market);
  const store = { rows: new Map<number, Float64Array>(), append: () => {} };
  const progress = ({ done, total }: { done: number; total: number }) => tell({ id, kind: 'progress', done, total });
  const outcome = await runExperiment(own, executor, store, { progress }, { aborted: false });
  const report = reportData(outcome, { market, noticed: [], scenario: '', command: '' });
  return { report, markets: outcome.results.replicates.map((replicate) => marketNumber(own, replicate)) };
}

/** What can be handed over instead of copied: the columns of a log. A market is kept here as well. */
function buffersOf(result: unknown): Transferable[] {
  if (typeof result !== 'object' || result === null || !('log' in result)) return [];
  return Object.values((result as Played).log).flatMap((column: unknown) =>
    ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
  );
}
