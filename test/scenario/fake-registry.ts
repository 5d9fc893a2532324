// Small shelves under the real names, so that the reader's messages can be compared word for word whatever the real
// shelves come to hold.

import { z } from 'zod';
import type { Clock, Weeks } from '../../sim/scenario/clock.ts';
import * as p from '../../sim/scenario/params.ts';
import type {
  DeclaredLever,
  DeclaredMetric,
  DeclaredModel,
  DeclaredNetwork,
  Registry,
} from '../../sim/scenario/registry.ts';

const count = p.whole({ about: 'How many people.', min: 1, max: 1_000_000, unit: 'people' });
const ties = p.whole({ about: 'Ties of each person.', min: 0 });

const networks = [
  network('complete', { people: count }, false),
  network('ring', { people: count, ties }, false),
  network('watts-strogatz', { people: count, ties, rewiring: p.share({ about: 'Share of ties moved.' }) }, true),
  network('barabasi-albert', { people: count, ties }, true),
  network('karate-club', {}, false, 34),
  {
    ...network(
      'file',
      {
        ties: p.text({ about: 'Path of the ties.' }),
        directed: p.onOff({ about: 'One way.', default: 'off', mark: 'definition' }),
      },
      false,
    ),
    files: ['ties'],
  },
];

function network(name: string, shape: z.ZodRawShape, drawn: boolean, people?: number): DeclaredNetwork {
  return {
    name,
    about: `The network ${name}.`,
    params: z.strictObject(shape),
    drawn,
    people: (params: { people?: number }) => params.people ?? people,
    check: (params: { people?: number; ties?: unknown }) =>
      typeof params.ties === 'number' && params.people !== undefined && params.ties >= params.people
        ? [{ path: ['ties'], message: `is ${params.ties}, but there are only ${params.people} people` }]
        : [],
  };
}

const models: DeclaredModel[] = [
  {
    name: 'independent-cascade',
    about: 'A cascade.',
    source: 'Kempe, Kleinberg & Tardos 2003',
    params: z.strictObject({ probability: p.share({ about: 'Chance along a tie.', words: ['weighted'] }) }),
    answers: ['placements', 'exposures'],
    ignores: ['halfLife'],
    events: () => ['adopted', 'placed'],
  },
  {
    name: 'threshold',
    about: 'Friends convince.',
    source: 'Watts 2002',
    params: z.strictObject({
      at: p.numberOrShare({ about: 'How many friends, or what share of them.', whole: true, min: 0 }),
    }),
    answers: ['placements'],
    ignores: ['halfLife'],
    events: () => ['adopted', 'placed'],
  },
  {
    name: 'bass',
    about: 'Pressure.',
    source: 'Bass 1969',
    params: z.strictObject({
      p: p.hazard({
        about: 'External influence.',
        default: '0.03 per year',
        source: 'Sultan et al. 1990',
        mark: 'quoted',
      }),
      q: p.hazard({ about: 'Influence of friends.', optional: true }),
      perTie: p.hazard({ about: 'Influence of each friend.', optional: true }),
    }),
    answers: ['placements', 'exposures'],
    ignores: ['halfLife'],
    events: () => ['adopted', 'placed'],
    check: (params: { q?: unknown; perTie?: unknown }) =>
      params.q !== undefined && params.perTie !== undefined
        ? [{ path: ['perTie'], message: 'q and perTie exclude each other' }]
        : [],
  },
  {
    name: 'market',
    about: 'The connected market.',
    source: 'this project',
    params: z.strictObject({
      talk: p.rate({ about: 'Conversations.', default: '2 per week', max: '10 per week', mark: 'assumption' }),
      talkHalfLife: p.duration({ about: 'Fading.', default: '6 weeks', forever: true, above: 0, mark: 'assumption' }),
      rule: p.choice(['hearer', 'perTie', 'talker'], { about: 'Who divides.', default: 'hearer', mark: 'assumption' }),
      fading: p.onOff({ about: 'Talk fades.', default: 'on', mark: 'definition' }),
    }),
    answers: ['placements', 'exposures'],
    ignores: [],
    events: () => ['adopted', 'placed', 'advocate'],
  },
];

const wholeWeeks = (clock: Clock, { first, last }: Weeks) => Math.max(0, Math.min(last, clock.steps) - first + 1);

const levers: DeclaredLever[] = [
  {
    name: 'broadcast',
    about: 'Advertising.',
    params: z.strictObject({
      spend: p.money({ about: 'What it costs in all.' }),
      weeks: p.weeks({ about: 'When it runs.', optional: true }),
      costPerThousand: p.money({ about: 'Price of a thousand contacts.', above: 0 }),
      halfLife: p.duration({ about: 'Carry-over.', default: '2.5 weeks', source: 'Broadbent 1979', mark: 'quoted' }),
    }),
    nudges: ['exposures'],
    plan: (params: { spend: number }) => Float64Array.of(params.spend * 100),
  },
  {
    name: 'seed',
    about: 'Seeding.',
    params: z.strictObject({
      people: p.people({ about: 'Whom.', optional: true }),
      strategy: p.strategy({ about: 'How to choose.', optional: true }),
      count: p.whole({ about: 'How many.', min: 1, optional: true }),
      from: p.segment({ about: 'Among whom.', optional: true }),
      costEach: p.money({ about: 'Cost of each.', default: 0, mark: 'definition' }),
      posts: p.rate({ about: 'Posts.', default: '1 per week', mark: 'assumption' }),
      audience: p.whole({ about: 'Followers.', default: 0, mark: 'definition' }),
    }),
    nudges: ['placements'],
    plan: (params: { people?: string[]; count?: number; costEach: number }) =>
      Float64Array.of((params.people?.length ?? params.count ?? 0) * params.costEach * 100),
    check: (params: { people?: string[]; strategy?: string; count?: number }, scene: { people?: number }) =>
      params.people === undefined && params.strategy === undefined
        ? [{ path: [], message: 'needs people, or a strategy with count' }]
        : (params.count ?? 0) > (scene.people ?? Infinity)
          ? [{ path: ['count'], message: `is ${params.count}, but the market has ${scene.people} people` }]
          : [],
    names: (params: { people?: string[] }) => params.people ?? [],
  },
  {
    name: 'content',
    about: 'Content of one’s own.',
    params: z.strictObject({
      costPerWeek: p.money({ about: 'Cost a week.' }),
      weeks: p.weeks({ about: 'When.', default: '1-4', mark: 'assumption' }),
    }),
    nudges: ['exposures'],
    plan: (params: { costPerWeek: number; weeks: Weeks }, { clock }: { clock: Clock }) =>
      Float64Array.of(wholeWeeks(clock, params.weeks) * params.costPerWeek * 100),
  },
];

const strategies = ['random', 'degree', 'best-fit', 'self-selected'].map((name) => ({
  name,
  about: `Chooses by ${name}.`,
  knows: 'nothing',
  source: 'this project',
  drawsLots: name === 'random',
}));

type Scene = Parameters<DeclaredMetric['applies']>[0];
const metric = (
  name: string,
  better: DeclaredMetric['better'],
  applies: (scene: Scene) => boolean,
): DeclaredMetric => ({
  name,
  about: `The metric ${name}.`,
  kind: 'curve',
  unit: 'people',
  better,
  applies,
});
const metrics = [
  metric('adopters', 'more', () => true),
  metric('uplift', 'more', () => true),
  metric('advocates', 'more', ({ events }) => (events as string[]).includes('advocate')),
  metric('npv', 'more', ({ product }) => product.margin !== undefined),
  metric('peakStep', 'neither', () => true),
];

export const fakeRegistry: Registry = { networks, models, levers, strategies, metrics };

/** The example of the manual; everything in it is right. */
export const VALID = `# yaml-language-server: $schema=./scenario.schema.json
title: Eleven moms or one big bang?
about: |
  In 2008 Walmart invited eleven bloggers …
sources: ["…"]
seed: elevenmoms              # any string or number
step: week                    # the tick: day | week | month | year
steps: 52                     # 52 moves, records 0..52
replicates: 200               # or {min: 30, max: 2000, until: {metric: adopters, halfWidth: 1%}}
market:
  network: {type: watts-strogatz, people: 20000, ties: 10, rewiring: 0.1}
  redraw: 20                  # a new network and new people after every 20 replicates
  segments:                   # shares within 0.1 % of 100 %
    - {name: thrifty moms, share: 10%, fit: 0.8}
    - {name: everyone else, share: 90%, fit: 0.1}
product: {quality: 0.8, price: 400, margin: 120}
spread: {model: market, talk: 2 per week}
budget: 20000
campaigns:                    # name → list of levers
  big bang:
    - {lever: broadcast, spend: 20000, weeks: 1-4, costPerThousand: 32, halfLife: 2.5 weeks}
  drip:
    - {lever: broadcast, spend: 20000, weeks: 1-52, costPerThousand: 32}
  eleven moms:
    - {lever: seed, strategy: best-fit, count: 11, from: thrifty moms, costEach: 1000, audience: 800, posts: 1 per week}
    - {lever: content, costPerWeek: 150}
compare: [[eleven moms, big bang]]
decide: npv
metrics: [adopters, uplift, npv]
`;
