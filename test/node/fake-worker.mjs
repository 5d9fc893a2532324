// Stands in for a thread of a run: row [replicate, market], with accidents as the test asks for them. Of sets drawn it
// tells their numbers and the market's. `files` holds memory that all threads share: one byte counts the tries of each
// replicate, the last how many markets were built.

import { parentPort, workerData } from 'node:worker_threads';

const plan = JSON.parse(workerData.resolved[0]);
const tries = workerData.files.get('tries');
const known = new Map();

if (plan.start === 'die') process.exit(7);
if (plan.start === 'throw') throw new Error('no legs');

parentPort.on('message', async (message) => {
  if (message.do === 'forget') return known.delete(message.market);
  if (message.do === 'build') {
    if (plan.build === 'refuse') return parentPort.postMessage({ is: 'no market', reason: 'ties.csv:3: not a number' });
    if (plan.build === 'die') process.exit(1);
    Atomics.add(tries, tries.length - 1, 1);
    const market = { people: 1, number: message.market, cells: new Uint32Array(new SharedArrayBuffer(4)) };
    known.set(message.market, market);
    const built = { market, choices: new Map() };
    return parentPort.postMessage({ is: 'market', built });
  }
  if (message.do === 'draw') {
    known.set('drawn in', message.market ?? known.get('drawn in'));
    const { first, end } = message.batch;
    if (first === plan.draw?.exit) process.exit(3);
    if (first === plan.draw?.fail) return parentPort.postMessage({ is: 'failed', reason: 'divided by zero' });
    const drawn = { members: Uint32Array.of(known.get('drawn in').number), starts: Uint32Array.of(first, end) };
    return parentPort.postMessage({ is: 'drawn', drawn });
  }
  const { replicates, market, built } = message;
  if (built !== undefined) known.set(market, built.market);
  if (known.get(market)?.number !== market) throw new Error(`market ${market} is not known here`);
  const rows = [];
  let failed;
  for (const replicate of replicates) {
    const before = Atomics.add(tries, replicate, 1);
    const accident = plan.accidents?.[replicate];
    const now = accident !== undefined && (accident.always || before === 0);
    if (now && accident.kind === 'exit') process.exit(3);
    if (now && accident.kind === 'throw') throw new Error('struck by lightning');
    if (now && accident.kind === 'memory') hog();
    if (now && accident.kind === 'fail') failed = 'divided by zero';
    if (failed !== undefined) break;
    if (plan.pause) await new Promise((done) => setTimeout(done, plan.pause));
    parentPort.postMessage({ is: 'step', campaign: `of ${replicate}`, step: market });
    rows.push(replicate, market);
  }
  const block = { rows: Float64Array.from(rows), ends: rows.slice(rows.length / 2).map((_, i) => 2 * i + 2) };
  parentPort.postMessage({ is: 'rows', block, failed }, [block.rows.buffer]);
});
parentPort.postMessage({ is: 'ready' });

function hog() {
  const pile = [];
  for (;;) pile.push(new Array(1e6).fill(pile.length));
}
