// A thread of a run: builds markets, runs replicates and draws sets as it is told, one at a time. It decides nothing and
// keeps nothing but the markets it was given.

import { parentPort, workerData } from 'node:worker_threads';
import type { Batch } from '../campaign/seeding/reverse-sets.ts';
import { drawBatch } from '../campaign/seeding/reverse-sets.ts';
import { choicesFor } from '../engine/choices.ts';
import { reasonOf } from '../experiment/executor.ts';
import { runReplicate, watched } from '../experiment/replicate.ts';
import { blockOf } from '../experiment/row.ts';
import { buildMarketFor, prepare } from '../experiment/setting.ts';
import { sharedMemory } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
import { shelves } from '../registry.ts';
import { readScenario } from '../scenario/read.ts';
import { revive } from './market.ts';
import type { Built, FromThread, ThreadData, ToThread } from './messages.ts';

const port = parentPort!;
const { resolved, files } = workerData as ThreadData;
const settings = resolved.map((text) => {
  const read = readScenario(text, { file: 'the resolved scenario', registry: shelves });
  if (!read.ok) throw new Error(`the resolved scenario does not read back: ${read.problems[0].message}`);
  return prepare(read.scenario, shelves, files);
});
const markets = new Map<number, Market>();
/** The market to draw sets in; of no use any more once replicates are run. */
let drawIn: Market | undefined;
/** Milliseconds between words on how far a replicate is. */
const EVERY = 1000;

port.on('message', (message: ToThread) => {
  if (message.do === 'build') build(message.market, message.again);
  else if (message.do === 'run') run(message.replicates, message.market, message.built);
  else if (message.do === 'draw') draw(message.batch, message.market);
  else markets.delete(message.market);
});
say({ is: 'ready' });

function build(number: number, again: WebAssembly.Memory | undefined): void {
  try {
    const setting = settings[number % settings.length];
    const market = buildMarketFor(setting, Math.floor(number / settings.length), sharedMemory, undefined, again);
    const choices = choicesFor(market, setting.scenario, setting.shelves);
    markets.set(number, market);
    say({ is: 'market', built: { market, choices } });
  } catch (problem) {
    say({ is: 'no market', reason: reasonOf(problem) });
  }
}

function draw(batch: Batch, market: Market | undefined): void {
  try {
    drawIn = market ?? drawIn;
    const drawn = drawBatch(drawIn!, batch);
    say({ is: 'drawn', drawn }, [drawn.members.buffer as ArrayBuffer, drawn.starts.buffer as ArrayBuffer]);
  } catch (problem) {
    say({ is: 'failed', reason: reasonOf(problem) });
  }
}

function run(jobs: readonly number[], number: number, built: Built | undefined): void {
  drawIn = undefined;
  const rows: Float64Array[] = [];
  let failed: string | undefined;
  try {
    if (built !== undefined) markets.set(number, revive(built));
    const market = markets.get(number)!;
    // Of several at a time, none takes long.
    const simulate = jobs.length === 1 ? watched(tellNow()) : undefined;
    for (const job of jobs) {
      const setting = settings[job % settings.length];
      rows.push(runReplicate(setting, market, Math.floor(job / settings.length), simulate));
    }
  } catch (problem) {
    failed = reasonOf(problem);
  }
  const block = blockOf(rows);
  say({ is: 'rows', block, failed }, [block.rows.buffer as ArrayBuffer]);
}

/** Tells how far a replicate is, where it takes long: a second after the last word at the earliest. */
function tellNow(): (campaign: string, step: number) => void {
  let last = Date.now();
  return (campaign, step) => {
    const now = Date.now();
    if (now - last < EVERY) return;
    last = now;
    say({ is: 'step', campaign, step });
  };
}

function say(message: FromThread, handOver: ArrayBuffer[] = []): void {
  port.postMessage(message, handOver);
}
