// Guards the engine's number. These are hashes of everything that small runs leave: runs.csv, series.csv, the
// differences and an event log, over every model, lever, strategy and generated network. Where one changes, results change: if that is
// meant, raise ENGINE in sim/engine/version.ts and print the hashes again (vitest -u); if not, it is a fault.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { ENGINE } from '../../sim/engine/version.ts';
import { serialExecutor } from '../../sim/experiment/executor.ts';
import { runExperiment } from '../../sim/experiment/experiment.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { reportData } from '../../sim/report/assemble.ts';
import { eventsCsv, runsCsv, seriesCsv } from '../../sim/report/csv.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const SEGMENTS = 'segments: [{name: fans, share: 20%, fit: 0.8, value: 1.5}, {name: rest, share: 80%, fit: 0.1}]';
const LEVERS = `
  ads: [{lever: broadcast, spend: 500, weeks: 2-6, costPerThousand: 20, claim: 0.95, persuades: 3%}]
  seeds: [{lever: seed, strategy: self-selected, count: 9, costEach: 20, acceptance: choose, audience: 15, posts: 2 per week, postWeeks: 1-9}]
  fans: [{lever: seed, strategy: best-fit, from: fans, count: 5, costEach: 20}, {lever: seed, strategy: degree, count: 4, costEach: 1, week: 3}]`;
const CONTENT = `
  blog: [{lever: content, costPerWeek: 10, weeks: 1-8}, {lever: seed, strategy: random, count: 3, costEach: 5}]`;

const STRATEGIES = [
  'friend-of-random',
  'degree-discount',
  'betweenness',
  'k-core',
  'pagerank',
  'fringe',
  'revenue-leaders',
];
/** A new metric changes no result: the guard looks at these, where they apply. */
const GUARDED = new Set(
  `reach aware adopters won net uplift advocates detractors spend revenue npv roi costPerExtraAdopter peakStep timeToHalf
  earnedShare peopleEffect structuralVirality cascadeDepth spreaders peakSpreaders neverHeard`.split(/\s+/),
);

const scenarios: Record<string, string> = {
  'the connected market': `steps: 20
market: {network: {type: watts-strogatz, people: 400, ties: 6, rewiring: 0.2}, together: 10, ${SEGMENTS}}
product: {quality: 0.7, price: 50, margin: 20}
spread: {model: market, awareAtStart: 5%, talk: 4 per week, polarisation: 20%}
campaigns:${LEVERS}${CONTENT}`,
  'the connected market under every lever': `steps: 20
market: {network: {type: watts-strogatz, people: 400, ties: 6, rewiring: 0.2}, together: 10, ${SEGMENTS}}
product: {quality: 0.7, price: 50, margin: 20}
spread: {model: market, talk: 4 per week}
campaigns:
  all:
    - {lever: targeted, spend: 60, costPerThousand: 20, segments: 4, costPerSegment: 5, weeks: 1-8}
    - {lever: letters, strategy: best-fit, count: 30, costEach: 1, perWeek: 5}
    - {lever: sampling, strategy: random, count: 20, costEach: 1, weeks: 1-10}
    - {lever: seed, strategy: random, count: 5, costEach: 2}
    - {lever: referral, reward: 3, rewards: 60, setUp: 5, weeks: 3-20}
    - {lever: community, costPerWeek: 5, join: 30%}
    - {lever: listening, costPerWeek: 5}
    - {lever: discount, off: 10%, weeks: 5-8}
    - {lever: employees, strategy: random, count: 3, costPerWeek: 2, weeks: 2-12}
    - {lever: content, costPerWeek: 4}`,
  'the same by the day, rule perTie': `step: day
steps: 70
market: {network: {type: barabasi-albert, people: 300, ties: 3}, redraw: 2, ${SEGMENTS}}
product: {quality: 0.7, price: 50, margin: 20}
spread: {model: market, rule: perTie, delay: 3 days}
campaigns:${LEVERS}`,
  bass: `steps: 20
market: {network: {type: stochastic-block, people: 300, groups: segments, ties: 8, within: 70%}, ${SEGMENTS}}
spread: {model: bass, p: 0.5% per step, q: 0.3 per week}
campaigns:${LEVERS}`,
  'independent cascade': `steps: 12
market: {network: {type: karate-club}}
spread: {model: independent-cascade, probability: weighted}
campaigns:
  head: [{lever: seed, people: [0, 33], costEach: 1}]
  lot: [{lever: seed, strategy: random, count: 2, costEach: 1}]`,
  'linear threshold': `steps: 12
market: {network: {type: watts-strogatz, people: 300, ties: 4, rewiring: 0.3}, ${SEGMENTS}}
spread: {model: linear-threshold}
campaigns:${LEVERS}${CONTENT}`,
  threshold: `steps: 12
market: {network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 0.1}, ${SEGMENTS}}
spread: {model: threshold, at: 30%}
campaigns:${LEVERS}`,
  'bass by the strength of ties': `steps: 20
market: {network: {type: strong-weak, people: 300, strong: 4, weak: 5}, ${SEGMENTS}}
spread: {model: bass, p: 0.2% per step, strong: 6% per step, weak: 0.02 per week}
campaigns:${LEVERS}`,
  sir: `steps: 12
market: {network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 0.2}, ${SEGMENTS}}
spread: {model: sir, contact: 0.3 per week, recover: 0.5 per week}
campaigns:${LEVERS}${CONTENT}`,
  'sir by chances per step': `steps: until-quiet
market: {network: {type: karate-club}}
spread: {model: sir, contact: 20% per step, recover: 40% per step}
campaigns:
  head: [{lever: seed, people: [0, 33], costEach: 1}]`,
  rumor: `steps: 12
market: {network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 0.2}, ${SEGMENTS}}
spread: {model: rumor, contact: 1.5 per week}
campaigns:${LEVERS}`,
  'rumor among pairs': `steps: until-quiet
market: {network: {type: karate-club}}
spread: {model: rumor, kind: daley-kendall}
campaigns:
  head: [{lever: seed, people: [0, 33], costEach: 1}]`,
  'strategies that look at ties': `steps: 12
market: {network: {type: barabasi-albert, people: 200, ties: 2}, redraw: 3, ${SEGMENTS}}
spread: {model: independent-cascade, probability: 0.15}
campaigns:${STRATEGIES.map((name) => `\n  ${name}: [{lever: seed, strategy: ${name}, from: fans, count: 4, costEach: 1}]`).join('')}`,
};

async function hashOf(body: string): Promise<string> {
  const text = `title: golden\nseed: golden\nreplicates: 6\n${body}\n`;
  const read = readScenario(text, { file: 'golden.yaml', registry: shelves });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const guarded = read.scenario.metrics.filter((name) => GUARDED.has(name));
  const setting = prepare({ ...read.scenario, metrics: guarded }, shelves, new Map());
  const executor = serialExecutor(setting, privateMemory, async () => {});
  const store = { rows: new Map<number, Float64Array>(), append: () => {} };
  const outcome = await runExperiment(setting, executor, store, { progress: () => {} }, { aborted: false });
  const market = buildMarketFor(setting, 0, privateMemory);
  const data = reportData(outcome, { market, noticed: [], scenario: body, command: 'wom run golden.yaml' });
  const stage = { scenario: read.scenario, cast: shelves, market, marketNumber: 0 };
  const record = simulate(stage, read.scenario.campaigns[1], 0, { level: 'sources' });
  const events = [...eventsCsv(record.log!, market)].join('');
  const differences = JSON.stringify(data.differences);
  const everything = [runsCsv(outcome.results), seriesCsv(data.series), differences, events].join('\n');
  return createHash('sha256').update(everything).digest('hex').slice(0, 16);
}

describe(`engine ${ENGINE}`, () => {
  it('gives these bytes', async () => {
    const hashes: Record<string, string> = {};
    for (const [name, body] of Object.entries(scenarios)) hashes[name] = await hashOf(body);
    expect({ engine: ENGINE, ...hashes }).toMatchInlineSnapshot(`
      {
        "bass": "be4a03b8afc16149",
        "bass by the strength of ties": "4483e50e435f0406",
        "engine": 7,
        "independent cascade": "dc1943331cfdaea9",
        "linear threshold": "63050ef5112c0830",
        "rumor": "95dca99554dcce23",
        "rumor among pairs": "246879741cd91914",
        "sir": "d120a2ee4c3c15d1",
        "sir by chances per step": "931714ec4990deac",
        "strategies that look at ties": "2c6a0b7f34ef5943",
        "the connected market": "37173d23d3eda0cc",
        "the connected market under every lever": "40096b20ec9381ac",
        "the same by the day, rule perTie": "151fac4f8efdce4b",
        "threshold": "268abb28218d1bfe",
      }
    `);
  });
});
