// A run of bass takes no more for each person than it says, under each law and however friends are tallied: by what it says
// the command line refuses what does not fit the machine.

import { expect, test } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { kernelMemory, roomIn } from '../../sim/kernel/arena.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { attention } from '../../sim/market/attention.ts';
import { bass } from '../../sim/models/bass.ts';
import { campaign, stageOf } from '../engine/stage.ts';

const PEOPLE = 50_000;
const BODY = (network: string) => `
market: {network: {${network}, people: ${PEOPLE}}}
campaigns: {nothing: []}`;
/** Room of the loops, whoever is there: less than this for each of so many. */
const BESIDE = 2;

test.each([
  ['each friend alike', 'type: path', 'perTie: 0.1 per week', false, 21],
  ['each friend alike, of whom a hub has too many for one number', 'type: star', 'perTie: 0.1 per week', false, 25],
  ['strong and weak', 'type: strong-weak, strong: 4, weak: 2', 'strong: 0.1 per week, weak: 0.1 per week', false, 33],
  ['shared', 'type: path', 'q: 0.4 per week', false, 37],
  ['shared, by weight', 'type: path', 'q: 0.4 per week', true, 49],
])('%s', (_name, network, law, weighted, bytes) => {
  const memory = kernelMemory(privateMemory);
  const stage = stageOf(`spread: {model: bass, ${law}}`, [], BODY(network), 'steps: 52', memory);
  const { market } = stage;
  const weights = weighted ? memory.f64(market.out.targets.length).fill(2) : null;
  const played = { ...stage, market: { ...market, out: { ...market.out, weights }, in: { ...market.in, weights } } };
  const before = roomIn(memory);
  simulate(played, campaign(stage, 'nothing'), 0, { level: 'tallies' });
  const beside = law.startsWith('q') ? attention(played.market).byteLength : 0;
  const taken = (before - roomIn(memory) + beside) / PEOPLE;
  expect(taken).toBeGreaterThanOrEqual(bytes);
  expect(taken).toBeLessThan(bytes + BESIDE);
  expect(
    bass.bytesPerPerson!(stage.scenario.spread.params, { circles: 0, lists: false, links: 0 }),
  ).toBeGreaterThanOrEqual(bytes);
});
