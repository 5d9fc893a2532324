// Parameters of the models that contradict each other, word for word as a user is told, with where they stand.

import { expect, it } from 'vitest';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const CIRCLES = '{type: strong-weak, people: 90, strong: 8, weak: 4}';

/** What is told of a scenario, and the value that each problem points at. */
function told(spread: string, network = CIRCLES): [at: string, message: string][] {
  const text = `title: a test\nmarket: {network: ${network}}\nspread: ${spread}\ncampaigns: {}\n`;
  const read = readScenario(text, { file: 'test.yaml', registry: shelves });
  if (read.ok) return [];
  const lines = text.split('\n');
  return read.problems.map(({ line, column, message }) => [
    /^[^,}]*/.exec(lines[line - 1].slice(column - 1))![0],
    message,
  ]);
}

const BY_STRENGTH = 'strong: 4% per step, weak: 1% per step';
const WHICH = 'give the influence of all friends, of each, or by strength';
const BOTH = 'give the influence of strong and of weak friends';

it.each([
  ['{model: bass, strong: 4% per step}', '4% per step', `strong is given without weak: ${BOTH}`],
  ['{model: bass, weak: 1% per step}', '1% per step', `weak is given without strong: ${BOTH}`],
  [`{model: bass, q: 1 per year, ${BY_STRENGTH}}`, '4% per step', `strong and weak exclude q: ${WHICH}`],
  [`{model: bass, perTie: 1 per year, ${BY_STRENGTH}}`, '4% per step', `strong and weak exclude perTie: ${WHICH}`],
  [
    '{model: bass, q: 1 per year, perTie: 2 per year}',
    '2 per year',
    'q and perTie exclude each other: give the influence of all friends, or of each',
  ],
  [
    '{model: sir, contact: 4% per step, recover: 0.5 per week}',
    '0.5 per week',
    'recover is a rate, but contact is a chance per step: give both as rates, or both as chances per step',
  ],
  [
    '{model: sir, contact: 4 per week, recover: 5% per step}',
    '5% per step',
    'recover is a chance per step, but contact is a rate: give both as rates, or both as chances per step',
  ],
])('%s', (spread, at, message) => {
  expect(told(spread)).toEqual([[at, message]]);
});

it('strong and weak need a network that tells them apart', () => {
  expect(told(`{model: bass, ${BY_STRENGTH}}`)).toEqual([]);
  const [[, message]] = told(`{model: bass, ${BY_STRENGTH}}`, '{type: complete, people: 9}');
  expect(message).toMatch(/^the model bass needs which ties are strong .* the network complete does not tell$/);
});
