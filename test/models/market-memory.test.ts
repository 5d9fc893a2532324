// A run of the connected market takes no more for each person than it says: at large, with ties off, on lists, and for each
// further circle of people. By what it says the command line refuses what does not fit the machine.

import { expect, test } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { kernelMemory, roomIn } from '../../sim/kernel/arena.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { market } from '../../sim/models/market/index.ts';
import { campaign, stageOf } from '../engine/stage.ts';

const PEOPLE = 50_000;
const BODY = `
market: {network: {type: path, people: ${PEOPLE}}}
campaigns:
  ads: [{lever: broadcast, spend: 5000, costPerThousand: 20}]
  staff: [{lever: employees, strategy: random, count: 3, costPerWeek: 1}]
  both: [{lever: employees, strategy: random, count: 3, costPerWeek: 1}, {lever: community, costPerWeek: 1}]
  post: [{lever: letters, strategy: random, count: 5000, costEach: 1}]`;
/** What a person takes outside the kernel's memory: through whom they know, when they forget, and what they say in a circle. */
const OUTSIDE = 13;
const SAID = 9;
/** What people hear, if nobody is ever heard: memory that is never written to takes none. */
const UNHEARD = 32;

test.each([
  ['ads', 'talk: 2 per week', 0],
  ['ads', 'ties: false', 0],
  ['staff', 'talk: 2 per week', 1],
  ['both', 'talk: 2 per week', 2],
  ['post', 'talk: 2 per week', 0],
])('%s, %s', (name, how, circles) => {
  const memory = kernelMemory(privateMemory);
  const stage = stageOf(`spread: {model: market, ${how}}`, [], BODY, 'steps: 12', memory);
  const before = roomIn(memory);
  simulate(stage, campaign(stage, name), 0, { level: 'counts' });
  const unheard = how.startsWith('ties') ? UNHEARD : 0;
  const taken = (before - roomIn(memory)) / PEOPLE - unheard + OUTSIDE + SAID * (1 + circles);
  const told = market.bytesPerPerson!(stage.scenario.spread.params, { circles, lists: name === 'post', links: 0 })!;
  expect(taken).toBeGreaterThan(told / 2);
  expect(taken).toBeLessThanOrEqual(told);
});
