// What a reader may turn: each dial stands where the scenario stands, leads to the place that it names, and offers nothing
// that the scenario would refuse.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dial } from '../../sim/experiment/dials.ts';
import { dialsOf } from '../../sim/experiment/dials.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

/** As a report carries it: with every default filled in. */
function textOf(name: string): string {
  const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  return JSON.stringify(read(text).resolved);
}

function read(text: string, sets: string[] = []) {
  const result = readScenario(text, { file: 'a.yaml', registry: shelves, sets });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result;
}

const dialsIn = (text: string): Dial[] => dialsOf(read(text).scenario, shelves);
const dial = (dials: Dial[], path: string) => dials.find((one) => one.path === path)!;

describe.each(['elevenmoms', 'hunting-and-farming', 'doctors'])('%s', (name) => {
  const text = textOf(name);
  const dials = dialsIn(text);
  const asItIs = JSON.stringify(read(text).resolved);

  it('is as it is where every dial is set to where it stands', () => {
    expect(dials.length).toBeGreaterThan(10);
    expect(new Set(dials.map(({ path }) => path)).size).toBe(dials.length);
    const sets = dials.map(({ path, stops, at }) => `${path}=${stops[at]}`);
    expect(JSON.stringify(read(text, sets).resolved)).toBe(asItIs);
  });

  it('is another, where a dial is turned, in that place', () => {
    for (const { path, stops, at } of dials.filter((_, place) => place % 5 === 0)) {
      const set = `${path}=${stops[at === 0 ? 1 : 0]}`;
      const turned = readScenario(text, { file: 'a.yaml', registry: shelves, sets: [set] });
      if (turned.ok) expect([set, JSON.stringify(turned.resolved) === asItIs]).toEqual([set, false]);
      // Parameters may forbid each other, but none is refused for what it is.
      else for (const { message } of turned.problems) expect(message).not.toMatch(/but takes|does not exist/);
    }
  });

  it('has rising stops', () => {
    const quantity = ({ ordered, stops }: Dial) => ordered && !/week|day|year/.test(stops.join());
    for (const { stops } of dials.filter(quantity)) {
      const numbers = stops.map((stop) => Number.parseFloat(stop));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });
});

it('goes over what is plausible, however wide, and takes in where things stand', () => {
  const dials = dialsIn(textOf('elevenmoms'));
  const ends = (path: string) => [dial(dials, path).stops[0], dial(dials, path).stops.at(-1)];
  expect(ends('spread.talk')).toEqual(['0.5 per week', '10 per week']);
  expect(ends('spread.trustAds')).toEqual(['40%', '80%']);
  expect(ends('spread.memoryHalfLife')).toEqual(['4 weeks', '26 weeks']);
  expect(ends('campaigns["eleven moms"][0].count')).toEqual(['3', '44']);
  const sets = ['spread.talk=100 per week'];
  const far = dialsOf(read(textOf('elevenmoms'), sets).scenario, shelves);
  expect(dial(far, 'spread.talk').stops.at(-1)).toBe('100 per week');
});

it('offers the networks that need no more than ties, and none where the people are given', () => {
  const network = dial(dialsIn(textOf('elevenmoms')), 'market.network');
  expect(network.stops[network.at]).toBe('{type: watts-strogatz, people: 10000, ties: 10, rewiring: "10%"}');
  expect(network.stops).toContain('{type: barabasi-albert, people: 10000, ties: 10}');
  for (const stop of network.stops) read(textOf('elevenmoms'), [`market.network=${stop}`]);
});

it('leaves out what plays no part', () => {
  const paths = (set: string[]) => dialsOf(read(textOf('elevenmoms'), set).scenario, shelves).map(({ path }) => path);
  const seeds = 'campaigns["eleven moms"][0]';
  expect(paths([])).not.toContain(`${seeds}.willing`);
  expect(paths([`${seeds}.acceptance=choose`])).toContain(`${seeds}.willing`);
});
