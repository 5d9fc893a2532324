import { expect, test } from 'vitest';
import { marketKey } from '../../sim/engine/keys.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { parts } from '../../sim/film/distances.ts';
import { layoutOf } from '../../sim/film/layout.ts';
import type { Recorded } from '../../sim/film/record.ts';
import { readPeople, readRuns, recordSpread } from '../../sim/film/record.ts';
import { drawnPeople, logAmong, marketAmong, numbersIn } from '../../sim/film/sample.ts';
import { Story } from '../../sim/film/story.ts';
import { neighboursIn, tied } from '../../sim/film/territories.ts';
import { derive, purposeKey, rootKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Market } from '../../sim/market/market.ts';
import { shelves } from '../../sim/registry.ts';
import { canPlay } from '../../sim/report/carried.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { NOBODY } from '../../sim/world/events.ts';
import { fingerprint } from '../../sim/world/fingerprint.ts';
import { KEY, played } from './run.ts';

const SMALL_WORLD = '{type: watts-strogatz, people: 400, ties: 6, rewiring: 0.1}';

function settingOf(network: string) {
  const text = `title: r\nsteps: 30\nseed: r\nproduct: {quality: 0.8}\nmarket: {network: ${network}}
spread: {model: market, talk: 12 per week, persuasion: 0.5}
campaigns:\n  few: [{lever: seed, strategy: degree, count: 3, costEach: 1}]\n  drip: [{lever: broadcast, spend: 20, costPerThousand: 32}]\n`;
  const read = readScenario(text, { file: 'r.yaml', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepare(read.scenario, shelves, new Map());
}

/** The whole record, and what was told on the way. */
function recordOf(setting: ReturnType<typeof settingOf>, market: Market) {
  const parts = recordSpread(setting, market, ['few', 'drip']);
  const done: number[] = [];
  for (;;) {
    const part = parts.next();
    if (part.done === true) return { done, recorded: part.value as Recorded };
    done.push(part.value);
  }
}

test('people are drawn without repeats, each as often as any other', () => {
  const times = new Uint32Array(30);
  for (let i = 0; i < 3000; i++) {
    const drawn = drawnPeople(30, 10, derive(rootKey('sample'), i));
    expect(new Set(drawn).size).toBe(10);
    for (const person of drawn) times[person]++;
  }
  // A thousand times each, give or take five standard deviations of 26.
  expect(Math.min(...times)).toBeGreaterThan(870);
  expect(Math.max(...times)).toBeLessThan(1130);
  expect([...drawnPeople(4, 9, KEY)]).toEqual([0, 1, 2, 3]);
});

test('among a sample are exactly the ties and events of its people', () => {
  const { market, log } = played(SMALL_WORLD, 5);
  const sample = drawnPeople(market.people, 150, KEY);
  const numbers = numbersIn(sample, market.people);
  const among = marketAmong(market, sample, numbers);
  const tied = (a: number, b: number) =>
    market.out.targets.subarray(market.out.offsets[a], market.out.offsets[a + 1]).includes(b);
  for (let a = 0; a < sample.length; a++) {
    const friends = among.out.targets.subarray(among.out.offsets[a], among.out.offsets[a + 1]);
    expect([...friends]).toEqual([...sample.keys()].filter((b) => tied(sample[a], sample[b])));
  }
  const part = logAmong(log, numbers);
  expect(part.length).toBeGreaterThan(20);
  const whole = new Story(log, market.people, 30).seek(17);
  const seen = new Story(part, sample.length, 30).seek(17);
  expect([...seen.looks]).toEqual([...sample].map((person) => whole.looks[person]));
  expect([...part.from].every((from) => from === NOBODY || from < sample.length)).toBe(true);
});

test('a record of a small market is the run itself, step by step; the same again to the byte', () => {
  const setting = settingOf(SMALL_WORLD);
  const market = buildMarketFor(setting, 0, privateMemory);
  const { done, recorded } = recordOf(setting, market);
  expect(done).toEqual([1, 2, 3]);
  expect(JSON.stringify(recordOf(setting, market).recorded)).toBe(JSON.stringify(recorded));
  const carried = JSON.parse(JSON.stringify(recorded)) as Recorded;
  const { market: again, places } = readPeople(carried, setting.scenario.seed);
  const runs = readRuns(carried);
  expect([again.people, again.ties, again.out.targets]).toEqual([400, market.ties, market.out.targets]);
  expect(places).toEqual(layoutOf(market, purposeKey(marketKey(setting.scenario.seed, 0), 'layout')));
  const stage = { scenario: setting.scenario, cast: shelves, market, marketNumber: 0 };
  for (const [i, campaign] of setting.scenario.campaigns.slice(1).entries()) {
    const { log, steps } = simulate(stage, campaign, 0, { level: 'sources' });
    expect([runs[i].campaign, runs[i].steps, runs[i].fingerprint]).toEqual([campaign.name, steps, fingerprint(log!)]);
    const [real, read] = [new Story(log!, 400, steps), new Story(runs[i].log, 400, steps)];
    expect(read.adopters).toEqual(real.adopters);
    for (const step of [0, 3, 11, 30]) {
      const told = ({ looks, counts, bought, given }: Story) => ({ looks, counts, bought, given });
      expect(told(read.seek(step))).toEqual(told(real.seek(step)));
    }
  }
});

test('a sample keeps the shape of the whole: those close in it stand close', () => {
  const { market } = played('{type: ring, people: 4000, ties: 2}');
  const places = layoutOf(tied(neighboursIn(market, drawnPeople(market.people, 800, KEY))), KEY);
  const apart = (a: number, b: number) => {
    const [dx, dy] = [places[2 * a] - places[2 * b], places[2 * a + 1] - places[2 * b + 1]];
    return Math.sqrt(dx * dx + dy * dy);
  };
  const next = Array.from({ length: 799 }, (_, i) => apart(i, i + 1)).sort((a, b) => a - b)[400];
  const across = Array.from({ length: 400 }, (_, i) => apart(i, i + 400)).sort((a, b) => a - b)[200];
  expect(next).toBeLessThan(across / 4);
});

/** The parts into which people fall by whom they are tied to, largest first. */
const partsOf = (market: Market) => parts(market).map(({ length }) => length);

test('neighbours are those whose territories meet: on a ring, who comes before and after', () => {
  const { market } = played('{type: ring, people: 600, ties: 2}');
  const { out } = tied(neighboursIn(market, drawnPeople(market.people, 60, KEY)));
  for (let a = 0; a < 60; a++) {
    const row = [...out.targets.subarray(out.offsets[a], out.offsets[a + 1])];
    expect(row).toEqual([(a + 59) % 60, (a + 1) % 60].sort((one, other) => one - other));
  }
});

test('what no tie joins in the market, none joins in a sample of it', () => {
  const { market } = played('{type: caveman, people: 900, size: 300, rewiring: 0%}');
  const whole = partsOf(market);
  const small = partsOf(tied(neighboursIn(market, drawnPeople(900, 300, KEY))));
  expect(small).toHaveLength(whole.length);
  // Of 300 drawn, a third in each: give or take five standard deviations of 6.7.
  for (const people of small) expect(Math.abs(people - 100)).toBeLessThan(34);
});

test('a page plays what it can place within seconds, and whose people it has', () => {
  const setting = settingOf(SMALL_WORLD);
  const market = buildMarketFor(setting, 0, privateMemory);
  expect(canPlay(setting, market, undefined)).toBe(true);
  expect(canPlay(setting, { ...market, people: 100_000, ties: 300_000 }, undefined)).toBe(true);
  expect(canPlay(setting, { ...market, people: 200_000, ties: 600_000 }, undefined)).toBe(false);
  const fromFiles = { ...setting, files: new Map([['ties.csv', new Uint8Array()]]) };
  expect(canPlay(fromFiles, market, undefined)).toBe(false);
});
