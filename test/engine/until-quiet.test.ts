// A run until quiet ends as soon as nothing is pending and no flight lies ahead: not a step early, so that a longer run
// would show nothing more, and not a step late.

import { describe, expect, it } from 'vitest';
import { shelves } from '../../sim/registry.ts';
import { counts, laidOpen, MODELS, run, stageOf } from './stage.ts';

const body = (network: string, campaigns: string) => `
seed: quiet
market: {network: ${network}}
campaigns:
${campaigns}
`;
const SURE = 'spread: {model: independent-cascade, probability: 100%}';
const RING = '{type: ring, people: 20, ties: 2}';
const QUIET = 'steps: until-quiet';

describe('a sure cascade on a ring of 20', () => {
  const stage = stageOf(
    SURE,
    [],
    body(
      RING,
      `  one: [{lever: seed, people: ["0"]}]
  later: [{lever: seed, people: ["0"], week: 30}]
  none: []
  posts: [{lever: seed, people: ["0"], audience: 3, posts: 1 per week, postWeeks: 1-40, persuades: 0%}]`,
    ),
    QUIET,
  );

  it('ends when the last have tried: the far side is reached on step 10', () => {
    const record = run(stage, 'one');
    expect(record.soFar('adopted')[10]).toBe(19);
    expect(record.count(10, 'adopted')).toBe(1);
    expect(record.steps).toBe(11);
  });

  it('waits for a lever that lies ahead', () => {
    const record = run(stage, 'later');
    expect(record.soFar('placed')[29]).toBe(1);
    expect(record.steps).toBe(29 + 11);
    expect(run(stage, 'posts').steps).toBe(40);
  });

  it('ends at once where nothing ever happens', () => {
    expect(run(stage, 'none').steps).toBe(0);
    expect(run(stage, 'nothing').steps).toBe(0);
  });
});

it('waits for talk to end, and not for words that would come too late', () => {
  const gift = '  one: [{lever: seed, people: ["0"]}]';
  const sure = 'spread: {model: sir, contact: 100% per step, recover: 100% per step}';
  const record = run(stageOf(sure, [], body(RING, gift), QUIET), 'one');
  expect([record.steps, record.count(11, 'stopped')]).toEqual([11, 1]);
  for (const kind of ['maki-thompson', 'daley-kendall']) {
    const pair = body('{type: complete, people: 2}', gift);
    const rumour = run(stageOf(`spread: {model: rumor, kind: ${kind}}`, [], pair, QUIET), 'one');
    expect(rumour.count(rumour.steps, 'stopped')).toBeGreaterThan(0);
    expect(rumour.soFar('stopped')[rumour.steps]).toBe(2);
  }
});

it('waits for a verdict that is due: on the next step, or after the delay', () => {
  const gift = '  one: [{lever: seed, people: ["0"]}]';
  for (const [delay, steps] of [
    ['1 week', 1],
    ['4.5 weeks', 5],
  ] as const) {
    const spread = `spread: {model: market, talk: 0 per week, delay: ${delay}}`;
    const record = run(stageOf(spread, [], body(RING, gift), QUIET), 'one');
    expect(record.steps).toBe(steps);
    const verdicts = (['advocate', 'content', 'detractor'] as const).map((event) => record.count(steps, event));
    expect(verdicts.reduce((sum, count) => sum + count, 0)).toBe(1);
  }
});

describe('loses nothing that a longer run would show, and stops when the last thing has happened', () => {
  const campaigns = `  all:
    - {lever: seed, people: ["3", "5"]}
    - {lever: broadcast, spend: 10, weeks: 2-3, costPerThousand: 20, persuades: 10%}`;
  const network = '{type: watts-strogatz, people: 150, ties: 4, rewiring: 20%}';
  it.each([
    ['a cascade', 'spread: {model: independent-cascade, probability: 30%}'],
    ['talk that dies down', 'spread: {model: sir, contact: 0.4 per week, recover: 0.5 per week}'],
    ['talk of which nobody tires', 'spread: {model: sir, contact: 5% per step, recover: 0% per step}'],
    ['a rumour', 'spread: {model: rumor, contact: 0.7 per week}'],
    ['bass, everybody in the end', 'spread: {model: bass, p: 0.02 per week, q: 0.2 per week}'],
    ['bass without own initiative', 'spread: {model: bass, p: 0 per week, q: 0.5 per week}'],
    ['market, until all have bought or forgotten', 'spread: {model: market, talk: 6 per week}'],
    [
      'market where nobody forgets and nobody buys unprompted',
      'spread: {model: market, ownInitiative: 0 per week, memoryHalfLife: forever, talk: 9 per week, persuasion: 80%, fit: off}',
    ],
    [
      'market where everybody knows and nobody buys unprompted',
      'spread: {model: market, awareness: off, ownInitiative: 0 per week, talk: 9 per week, persuasion: 80%, fit: off}',
    ],
    [
      'market where nobody forgets and all buy',
      'spread: {model: market, awareness: off, expectation: off, ownInitiative: 0.3 per week}',
    ],
  ])('%s', (_name, spread) => {
    const long = run(stageOf(spread, [], body(network, campaigns), 'steps: 3000'), 'all');
    const quiet = run(stageOf(spread, [], body(network, campaigns), QUIET), 'all');
    expect(counts(quiet, 1)).toEqual(counts(long, 1));
    expect(quiet.log).toEqual(long.log);
    expect(quiet.soFar('adopted')[quiet.steps]).toBeGreaterThan(10);
    expect(quiet.steps).toBeLessThan(3000);
  });
});

const RESTING = {
  ...MODELS,
  'linear-threshold': 'spread: {model: linear-threshold}',
  threshold: 'spread: {model: threshold, at: 20%}',
};

it.each(shelves.models.filter(({ rests }) => rests).map(({ name }) => name))(
  '%s: a quiet world is not played on, and its record is that of one that was',
  (name) => {
    const stage = stageOf(RESTING[name as keyof typeof RESTING], [], undefined, 'steps: 150');
    const models = shelves.models.map((model) => ({ ...model, rests: false }));
    const restless = { ...stage, cast: { ...stage.cast, models } };
    // In the last of these, content goes on being read to the end.
    for (const [campaign, most] of [
      ['nothing', 0],
      ['advocates', 100],
      ['everything', 151],
    ] as const) {
      const told = [0, 0];
      const [record, played] = [stage, restless].map((each, place) =>
        laidOpen(run(each, campaign, 0, { level: 'sources', onStep: () => void told[place]++ })),
      );
      expect(record).toEqual(played);
      expect(record.steps).toBe(150);
      expect(told[1]).toBe(151);
      expect(told[0]).toBeLessThanOrEqual(most);
    }
  },
);
