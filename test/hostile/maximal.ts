// A scenario that uses every key of every block, and of the market model and the levers every parameter that does not
// exclude another: what mutations start from.

import { levers } from '../../sim/campaign/levers/index.ts';
import { models } from '../../sim/models/index.ts';
import { named } from '../../sim/scenario/named.ts';
import { describeParams } from '../../sim/scenario/params.ts';

/** `name: default` of every parameter that has a default and is not given, `indent` deep. */
function defaults(params: Parameters<typeof describeParams>[0], given: readonly string[], indent: string): string {
  return describeParams(params)
    .filter((param) => param.default !== undefined && !given.includes(param.name))
    .map((param) => `${indent}${param.name}: ${JSON.stringify(param.default)}\n`)
    .join('');
}

/** A lever with what is written here and all other defaults. */
function lever(name: string, written: readonly string[]): string {
  const given = written.map((line) => line.split(':')[0]);
  const lines = written.map((line) => `      ${line}\n`).join('');
  return `    - lever: ${name}\n${lines}${defaults(named(levers, name).params, given, '      ')}`;
}

export const MAXIMAL = `# yaml-language-server: $schema=./scenario.schema.json
$schema: ./scenario.schema.json
title: "Every key: all at once"
about: |
  Several lines,
  the second of them indented alike.
sources: [a book, 'another: with a colon']
seed: 007
step: week
steps: 1 year
replicates: {min: 30, max: 60, until: {metric: adopters, halfWidth: 5%}}
market:
  network: {type: watts-strogatz, people: 400, ties: 6, rewiring: 10%}
  redraw: 10
  together: 2
  segments:
    - {name: thrifty moms, share: 25%, fit: 0.8, value: 1.5}
    - {name: everyone else, share: 75%, fit: 10%, value: 1}
product: {quality: 80%, price: 399.99, margin: 120, unitCost: 250, handling: 5, discountRate: 10%}
spread:
  model: market
${defaults(named(models, 'market').params, [], '  ')}budget: 20000
campaigns:
  big bang:
${lever('broadcast', ['spend: 12000', 'weeks: 1-4', 'costPerThousand: 32.5', 'claim: 90%'])}\
${lever('content', ['costPerWeek: 100', 'weeks: 2-51', 'claim: 0.8'])}\
  "10": []
  eleven moms:
${lever('seed', ['strategy: best-fit', 'count: 11', 'from: thrifty moms', 'week: 2', 'costEach: 1000', 'incentive: 50', 'acceptance: choose', 'audience: 80', 'audienceFrom: everyone else', 'postWeeks: 2-20'])}\
${lever(
  'seed',
  ['people: [1, 007, "7"]', 'costEach: 0'].map((line) => line.replace('007', '17')),
)}\
compare: [[eleven moms, big bang], ["10", nothing]]
decide: npv
metrics: [adopters, uplift, npv]
`;
