// Segments with shares and without: a share may be missing only where files may say who belongs to which segment.

import { expect, it } from 'vitest';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const FILE = '{type: file, ties: ties.csv, people: people.csv}';
const RING = '{type: ring, people: 100, ties: 4}';

const read = (network: string, segments: string) =>
  readScenario(`title: T\nmarket:\n  network: ${network}\n  segments: ${segments}\nspread: {model: market}\n`, {
    file: 's.yaml',
    registry: shelves,
  });
const refused = (network: string, segments: string) => {
  const result = read(network, segments);
  return result.ok ? [] : result.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
};

it('need no shares where people come from files, and resolve without', () => {
  const result = read(FILE, '[{name: a, fit: 0.5}, {name: b}]');
  if (!result.ok) throw new Error('refused');
  expect(result.scenario.market.segments.map(({ share }) => share)).toEqual([undefined, undefined]);
  const { market } = result.resolved as { market: { segments: object[] } };
  expect(market.segments).toEqual([
    { name: 'a', fit: '50%', value: 1 },
    { name: 'b', fit: '100%', value: 1 },
  ]);
  const again = readScenario(JSON.stringify(result.resolved), { file: 'r.json', registry: shelves });
  expect(again.ok && again.scenario).toEqual(result.scenario);
});

it('all have one or none', () => {
  expect(refused(FILE, '[{name: a, share: 40%}, {name: b}]')).toEqual([
    '4:38: share is missing: it takes a share from 0% to 100%, or none of the segments has one',
  ]);
  expect(refused(FILE, '[{name: a, share: 40%}, {name: b, share: 50%}]')[0]).toContain('sum to 90%');
});

it('all need one where nothing else says who belongs to which', () => {
  expect(refused(RING, '[{name: a}, {name: b, share: 100%}, {name: c}]')).toEqual([
    '4:15: share is missing: it takes a share from 0% to 100%',
    '4:50: share is missing: it takes a share from 0% to 100%',
  ]);
});
