// Break-even: the closed form on a drawn market, the simulated border of the bare world against it, and the arithmetic of
// borders.

import { describe, expect, it } from 'vitest';
import { rehearse } from '../../sim/engine/rehearse.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { breakEvens, noBreakEven } from '../../sim/experiment/breakeven.ts';
import type { RunSettings } from '../../sim/experiment/flips.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import { newRow, placeOf } from '../../sim/experiment/row.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { buildMarketFor, marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { EVENT } from '../../sim/world/events.ts';

function settingOf(text: string, files: ReadonlyMap<string, Uint8Array> = new Map()): Setting {
  const read = readScenario(text, { file: 'test', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepare(read.scenario, shelves, files);
}

const runRow = (setting: Setting, replicate: number) =>
  runReplicate(setting, buildMarketFor(setting, marketNumber(setting, replicate), privateMemory), replicate);

/** Runs the bare world alone and lets it stand for the others. */
const bareOnly: RunSettings = async (settings, replicates) => {
  const rows = replicates.map((replicate) => runRow(settings[0], replicate));
  return settings.map(() => rows);
};

/** Nothing is run: one row of noughts for each world. */
const unrun: RunSettings = async (settings, replicates) =>
  settings.map(({ layout }) => replicates.map(() => newRow(layout, 2).fill(0, 1)));

const drawn = (levers: string) => `
title: drawn
steps: 156
market:
  network: {type: watts-strogatz, people: 5000, ties: 10, rewiring: 0.1}
  redraw: 3
  together: 50
  segments:
    - {name: those who care, share: 30%, fit: 0.8}
    - {name: everyone else, share: 70%, fit: 0.1}
spread: {model: market}
campaigns:
  ads: [{lever: broadcast, spend: 2000, weeks: 1-4, costPerThousand: 32, halfLife: 0 weeks}]
${levers}`;

describe('the closed form', () => {
  it('on 5,000 people, 30 % of fit 0.8, at 32 a thousand: best-fit seeds may cost 12.8, anybody 5', async () => {
    const levers = ['random', 'best-fit'].map(
      (strategy) => `  ${strategy}: [{lever: seed, strategy: ${strategy}, count: 50}]`,
    );
    const result = await breakEvens(settingOf(drawn(levers.join('\n'))), 20, unrun);
    const [anybody, best] = result!.found.map(({ closed }) => closed);
    // Each person's ears sum to 1, so that the mean advocate is heard by Σ r f = .3 · .9 · .8 + .7 · .55 · .1 of a person.
    const life = 6 / Math.LN2;
    const meanAdvocate = 0.97725 * 2 * 0.9994 * life * 0.9 * (0.3 * 0.72 + 0.7 * 0.055);
    const meanImpression = 0.62 * 0.2 * (0.3 * 0.64 + 0.7 * 0.01);
    const border = (0.032 * meanAdvocate) / meanImpression;
    expect(border).toBeCloseTo(5.02, 2);
    // Of a hundred friends one is a seed too, and 1,000 people were drawn.
    expect(Math.abs(anybody / (0.99 * border) - 1)).toBeLessThan(0.04);
    // All friends of fit 0.8 would make it 14.2; some live at the edge of a block, some ties lead out of it.
    expect(best).toBeGreaterThan(12.3);
    expect(best).toBeLessThan(13.3);
  });
});

describe('the bare world', () => {
  // Each of 300 talkers is heard by ten who are heard by nobody, so that nobody who is won wins others. How much they talk
  // is given, and tastes are narrow, so that the people drawn are those of the formula.
  const hubs = 300;
  const rows = Array.from({ length: hubs * 10 }, (_, leaf) => `t${leaf % hubs},h${leaf}`);
  const csv = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
  const people = [
    'id,segment,talk',
    ...Array.from({ length: hubs }, (_, hub) => `t${hub},talkers,${hub % 2 === 0 ? 0.5 : 1.5}`),
    ...rows.map((_, leaf) => `h${leaf},${leaf % 3 === 0 ? 'keen' : 'cool'},1`),
  ];
  const files = new Map([
    ['ties.csv', csv(['from,to', ...rows])],
    ['people.csv', csv(people)],
  ]);
  const setting = settingOf(
    `
title: talkers and hearers
steps: 40
market:
  network: {type: file, ties: ties.csv, people: people.csv, directed: true}
  segments:
    - {name: talkers, share: 9.1%, fit: 0.1}
    - {name: keen, share: 30.3%, fit: 0.9}
    - {name: cool, share: 60.6%, fit: 0.4}
product: {quality: 0.7, price: 10, margin: 5}
spread: {model: market, persuasion: 0.1, talk: 1 per week, variety: 0.06}
campaigns:
  talk:
    - {lever: seed, strategy: random, count: 300, from: talkers, costEach: 20}
  posts:
    - {lever: seed, strategy: random, count: 100, from: talkers, costEach: 20, audience: 20, audienceFrom: keen, posts: 0.5 per week}
  ads:
    - {lever: broadcast, spend: 5000, weeks: 1-38, costPerThousand: 15}
    - {lever: targeted, spend: 3000, costPerThousand: 20, segments: 4, costPerSegment: 200}
    - {lever: letters, strategy: random, count: 1000, from: keen, costEach: 8, strength: 8}
`,
    files,
  );

  it('gives the border of the closed form, for friends, posts, ads and letters', async () => {
    const result = await breakEvens(setting, 8, bareOnly);
    expect(result!.found).toHaveLength(6);
    for (const { advocates, contacts, closed, cost, borders } of result!.found) {
      const { value, se } = borders[0].border;
      const which = `${advocates.campaign} against ${contacts.lever.name}: ${value}, closed ${closed}, se ${se}`;
      expect(cost).toBeCloseTo(25, 10);
      expect(se / value, which).toBeLessThan(0.08);
      expect(Math.abs(value - closed), which).toBeLessThan(4 * se);
    }
  });
});

describe('borders', () => {
  const setting = settingOf(drawn('  seeds: [{lever: seed, strategy: random, count: 10}]'));
  it('are money per advocate and customer over customers per money, and stages multiply', async () => {
    // Doing nothing wins 5 in each world; the advocates 5, 10 … more by layer; the ads 4 more, or 2 from the fourth layer on.
    const made: RunSettings = async (settings, replicates) =>
      settings.map(({ layout, metrics, scenario }, layer) =>
        replicates.map(() => {
          const row = newRow(layout, 1);
          const adIsFirst = scenario.campaigns[1].levers[0].name === 'broadcast';
          const [ads, seeds] = adIsFirst ? [1, 2] : [2, 1];
          const set = (campaign: number, name: string, value: number) => {
            row[
              placeOf(
                layout,
                row,
                campaign,
                metrics.findIndex((metric) => metric.name === name),
              )
            ] = value;
          };
          const won = { 0: 5, [ads]: layer < 3 ? 9 : 7, [seeds]: 10 + 5 * layer };
          for (const [campaign, value] of Object.entries(won)) {
            set(+campaign, 'won', value);
            set(+campaign, 'adopters', value + (+campaign === seeds ? 10 : 0));
            set(+campaign, 'spend', +campaign === ads ? 200000 : 0);
          }
          return row;
        }),
      );
    const { found, worlds, drawn: isDrawn } = (await breakEvens(setting, 4, made))!;
    expect([worlds, isDrawn]).toEqual([4, true]);
    const [{ borders }] = found;
    // 5 customers of 10 advocates against 4 of 2000: an advocate is worth 250.
    expect(borders.map(({ border }) => border.value)).toEqual([250, 500, 750, 2000, 2500, 3000]);
    expect(borders.map(({ border }) => border.low)).toEqual([250, 500, 750, 2000, 2500, 3000]);
    expect(borders.map(({ change }) => change?.value)).toEqual([undefined, 2, 1.5, 2000 / 750, 1.25, 1.2]);
  });
  it('do not exist where contacts win nobody, or the run was stopped', async () => {
    const { found } = (await breakEvens(setting, 3, unrun))!;
    expect(found[0].borders.every(({ border }) => Number.isNaN(border.value))).toBe(true);
    expect(await breakEvens(setting, 3, async () => undefined)).toBeUndefined();
  });
  it('stand in markets of their own where markets are drawn', async () => {
    const asked: number[][] = [];
    await breakEvens(setting, 4, async (_, replicates) => {
      asked.push([...replicates]);
      return undefined;
    });
    expect(asked).toEqual([[0, 3, 6, 9]]);
  });
  it('need a closed form, advocates and contacts', () => {
    const lacks = (text: string) => noBreakEven(settingOf(text));
    expect(lacks(drawn('').replace('model: market', 'model: bass, p: 0.03 per year, q: 0.38 per year'))).toMatch(
      /'bass' has no closed form.*market/,
    );
    expect(lacks(drawn(''))).toMatch(/no campaign gives.* seed /);
    const seeds = drawn('  seeds: [{lever: seed, strategy: random, count: 10}]').replace(/ {2}ads: .*\n/, '');
    expect(lacks(seeds)).toMatch(/no campaign buys contacts.* broadcast /);
    expect(noBreakEven(setting)).toBeUndefined();
  });
});

describe('a rehearsal', () => {
  it('does what the real run does', () => {
    const setting = settingOf(
      drawn(`  seeds:
    - {lever: seed, strategy: self-selected, count: 40, week: 3, costEach: 7, acceptance: choose, audience: 5, postWeeks: 5-9}`),
    );
    const market = buildMarketFor(setting, 0, privateMemory);
    const stage = { scenario: setting.scenario, cast: shelves, market, marketNumber: 0 };
    const campaign = setting.scenario.campaigns[2];
    const placed: [number, number][] = [];
    let posts = 0;
    const spent = rehearse(stage, campaign, 1, (step, { placements, exposures }) => {
      for (const person of placements) placed.push([step, person]);
      posts += exposures.reduce((sum, { to, contacts }) => sum + contacts * to.length, 0);
    });
    const record = simulate(stage, campaign, 1, { level: 'events' });
    const log = record.log!;
    const real = Array.from({ length: log.length }, (_, i) => i).filter((i) => log.event[i] === EVENT.placed);
    expect(placed.length).toBeGreaterThan(5);
    expect(placed.sort(([, a], [, b]) => a - b)).toEqual(real.map((i) => [log.step[i], log.person[i]]));
    expect(spent).toBe(record.money('spend').reduce((sum, cents) => sum + cents, 0));
    expect(posts).toBe(placed.length * 5 * 5);
  });
});
