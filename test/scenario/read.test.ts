// Scenarios that are right: what is read, which defaults are filled in, and that the resolved form reads back as itself.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shelves } from '../../sim/registry.ts';
import { silent, undeclared } from '../../sim/scenario/params.ts';
import type { ReadOptions } from '../../sim/scenario/read.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { HEAD, MARKET, PRODUCT, REPLICATES, SEGMENT, UNTIL } from '../../sim/scenario/shape.ts';
import { fakeRegistry, VALID } from './fake-registry.ts';

const SHORT = `title: T
market: {network: {type: ring, people: 100, ties: 4}}
spread: {model: market}
`;

function read(text: string, options: Partial<ReadOptions> = {}) {
  const result = readScenario(text, { file: 's.yaml', registry: fakeRegistry, ...options });
  if (!result.ok) throw new Error(formatProblems(result.problems));
  return result;
}

function problems(text: string, options: Partial<ReadOptions> = {}): string {
  const result = readScenario(text, { file: 's.yaml', registry: fakeRegistry, ...options });
  return result.ok ? '' : formatProblems(result.problems);
}

describe('the example of the manual', () => {
  it('is read', () => {
    const { scenario, warnings } = read(VALID);
    expect(warnings).toEqual([]);
    expect(scenario).toMatchObject({
      seed: 'elevenmoms',
      clock: { step: 'week', weeks: 1, steps: 52, untilQuiet: false },
      replicates: { min: 200, max: 200, until: undefined },
      market: { redraw: 20, together: 1, network: { name: 'watts-strogatz', params: { rewiring: 0.1 } } },
      product: { quality: 0.8, price: 400, margin: 120, unitCost: 280, handling: 0, discountRate: 0.1 },
      spread: { name: 'market', params: { talk: 2, talkHalfLife: 6, fading: true } },
      budget: 2_000_000,
      compare: [['eleven moms', 'big bang']],
      decide: 'npv',
      metrics: ['adopters', 'uplift', 'npv'],
    });
    expect(scenario.market.segments[0]).toEqual({ name: 'thrifty moms', share: 0.1, fit: 0.8, value: 1 });
    expect(scenario.campaigns.map(({ name }) => name)).toEqual(['nothing', 'big bang', 'drip', 'eleven moms']);
    expect(scenario.campaigns[1].levers[0]).toEqual({
      name: 'broadcast',
      params: { spend: 20000, weeks: { first: 1, last: 4 }, costPerThousand: 32, halfLife: 2.5 },
    });
  });

  it('is read with the real shelves, and its resolved form reads back as itself', () => {
    const first = read(VALID, { registry: shelves });
    const again = read(JSON.stringify(first.resolved), { registry: shelves });
    expect(again.scenario).toStrictEqual(first.scenario);
    expect(JSON.stringify(again.resolved)).toBe(JSON.stringify(first.resolved));
  });
});

it('every parameter on the real shelves says where its default comes from', () => {
  expect(undeclared(shelves)).toEqual([]);
  expect([HEAD, MARKET, SEGMENT, PRODUCT, REPLICATES, UNTIL].flatMap(silent)).toEqual([]);
});

describe('defaults', () => {
  it('of a short scenario', () => {
    expect(read(SHORT).resolved).toEqual({
      title: 'T',
      about: '',
      sources: [],
      seed: '1',
      step: 'week',
      steps: 52,
      replicates: 100,
      market: {
        network: { type: 'ring', people: 100, ties: 4 },
        redraw: 'never',
        segments: [{ name: 'everyone', share: '100%', fit: '100%', value: 1 }],
        together: 1,
      },
      product: { quality: '80%', unitCost: 0, handling: 0, discountRate: '10%' },
      spread: { model: 'market', talk: '2 per week', talkHalfLife: '6 weeks', rule: 'hearer', fading: 'on' },
      campaigns: [{ name: 'nothing', levers: [] }],
      compare: [],
      decide: 'adopters',
      metrics: ['adopters', 'uplift', 'advocates', 'peakStep'],
      inputs: {},
    });
  });

  it('compare every campaign with the baseline and with the first; npv decides where there is a margin', () => {
    const { scenario } = read(`${SHORT}product: {margin: 3}\ncampaigns: {a: , b: , c: }`);
    expect(scenario.compare.map((pair) => pair.join('/'))).toEqual([
      'a/nothing',
      'b/nothing',
      'c/nothing',
      'b/a',
      'c/a',
    ]);
    expect(scenario.decide).toBe('npv');
    expect(scenario.product).toMatchObject({ price: undefined, unitCost: 0 });
  });

  it('the deciding metric is recorded even where it was not listed', () => {
    expect(read(`${SHORT}metrics: [uplift]\ndecide: adopters`).scenario.metrics).toEqual(['uplift', 'adopters']);
  });
});

describe('forms', () => {
  it('keeps the order of campaigns in the file, also of names that look like numbers, and in the resolved form', () => {
    const text = `${SHORT}campaigns:\n  "10": []\n  2: []\n  nothing: []\n  "007": []\n`;
    const names = (result: ReturnType<typeof read>) => result.scenario.campaigns.map(({ name }) => name);
    expect(names(read(text))).toEqual(['nothing', '10', '2', '007']);
    expect(names(read(JSON.stringify(read(text).resolved)))).toEqual(['nothing', '10', '2', '007']);
    expect(names(read(`${SHORT}campaigns: {}`))).toEqual(['nothing']);
  });

  it('takes the text of a seed: 1 and "1" are the same, 1.0 is not', () => {
    const seed = (written: string) => read(`${SHORT}seed: ${written}`).scenario.seed;
    expect([seed('1'), seed('"1"'), seed('1.0'), seed('0x1F')]).toEqual(['1', '1', '1.0', '0x1F']);
    expect(read(SHORT, { overrides: { seed: 7, replicates: 5 } }).scenario).toMatchObject({
      seed: '7',
      replicates: { min: 5, max: 5 },
    });
  });

  it('takes ids of people by their source text', () => {
    const text = `title: T
market: {network: {type: file, ties: t.csv}}
spread: {model: market}
campaigns: {few: [{lever: seed, people: [007, 7, "7.0", Ann, true]}]}`;
    expect(read(text).scenario.campaigns[1].levers[0].params).toMatchObject({
      people: ['007', '7', '7.0', 'Ann', 'true'],
    });
  });

  it('turns a duration into whole steps', () => {
    const steps = (written: string) => read(`${SHORT}step: day\nsteps: ${written}`).scenario.clock.steps;
    expect([steps('2 weeks'), steps('1 year'), steps('0.5 days')]).toEqual([14, 365, 1]);
    expect(read(`${SHORT}steps: 1 year`).scenario.clock.steps).toBe(52);
    expect(read(`${SHORT}steps: until-quiet`).scenario.clock).toMatchObject({ steps: 10_000, untilQuiet: true });
  });

  it('takes a stopping rule', () => {
    const until = (rule: string) => read(`${SHORT}replicates: {until: ${rule}}`).scenario.replicates;
    expect(until('{metric: adopters, halfWidth: 1%}')).toEqual({
      min: 30,
      max: 2000,
      until: { metric: 'adopters', halfWidth: 0.01, relative: true },
    });
    expect(until('{metric: uplift, halfWidth: 5}').until).toEqual({ metric: 'uplift', halfWidth: 5, relative: false });
  });

  it('normalises shares that sum to all within 0.1 %, and only those', () => {
    const text = (share: string) => `title: T
market:
  network: {type: ring, people: 100, ties: 4}
  segments: [{name: a, share: 33.3%}, {name: b, share: 33.3%}, {name: c, share: ${share}}]
spread: {model: market}`;
    const { segments } = read(text('33.3%')).scenario.market;
    expect(segments.reduce((sum, { share = 0 }) => sum + share, 0)).toBeCloseTo(1, 14);
    expect(problems(text('33.2%'))).toContain('sum to 99.8%, but must sum to 100 %');
  });

  it('warns where redrawing has no effect', () => {
    const { warnings, scenario } = read(SHORT.replace('}}', '}, redraw: 5}'));
    expect(scenario.market.redraw).toBe(Infinity);
    expect(warnings.map(({ line, message }) => [line, message])).toEqual([
      [2, 'redraw is 5, but luck draws nothing in the network ring: it is never redrawn'],
    ]);
  });

  it('warns of what the model ignores, where it is not the default', () => {
    const text = (halfLife: string) => `title: T
market: {network: {type: ring, people: 100, ties: 4}}
spread: {model: bass}
campaigns: {tv: [{lever: broadcast, spend: 10, costPerThousand: 32, halfLife: ${halfLife}}]}`;
    expect(read(text('2.5 weeks')).warnings).toEqual([]);
    expect(read(text('3 weeks')).warnings).toMatchObject([
      { line: 4, column: 79, message: 'halfLife means nothing to the model bass' },
    ]);
  });

  it('reads JSON, an editor pointer, a byte order mark and Windows line ends', () => {
    const json =
      '\uFEFF{"$schema": "x.json",\r\n "title": "T",\r\n "market": {"network": {"type": "karate-club"}}, "spread": {"model": "market"}}';
    expect(read(json).scenario.title).toBe('T');
    expect(
      problems(json.replace('"T"', '[]')),
    ).toBe(`s.yaml:2:2: title is an empty list, but takes a text of at least 1 character
   "title": [],
   ^^^^^^^`);
  });
});

it('says where things stand, for problems found later', () => {
  const { locate } = read(VALID);
  const place = (path: (string | number)[], atKey?: boolean) => {
    const { line, column, width } = locate(path, atKey);
    return [line, column, width];
  };
  expect(place(['title'])).toEqual([2, 8, 28]);
  expect(place(['title'], true)).toEqual([2, 1, 5]);
  expect(place(['market', 'network', 'people'])).toEqual([11, 43, 5]);
  expect(place(['market', 'network', 'no such key'])).toEqual([11, 3, 7]);
  expect(place(['campaigns', 'eleven moms', 1, 'costPerWeek'])).toEqual([26, 37, 3]);
  expect(place([])).toEqual([1, 1, 1]);
});

describe('robustness', () => {
  it('bounds size, depth and the growth by aliases', () => {
    expect(problems(`# ${'x'.repeat(5_000_000)}`)).toContain('at most 5000000 are read');
    expect(problems('['.repeat(10_000))).toContain('s.yaml:1:160: more than 40 levels stand inside each other here');
    const laughs = Array.from(
      { length: 12 },
      (_, i) => `k${i}: &a${i} [${Array(9).fill(i === 0 ? 'ha' : `*a${i - 1}`)}]`,
    );
    expect(problems(laughs.join('\n'))).toContain('repeat more than is read');
    expect(problems('a: &a [*a]')).toContain('*a stands inside what it refers to');
  });

  it('never throws, whatever a valid scenario is turned into', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ':',
      '- ',
      '\n',
      '\t',
      '"',
      "'",
      '&a ',
      '*a',
      '!!x ',
      '|',
      '>',
      '%',
      '#',
      '~',
      '0',
      '-1',
      '1e9',
      'null',
      '<<',
      '__proto__',
      '\u0000',
      '💥',
      '? ',
      ', ',
    ];
    const edit = fc.record({
      at: fc.nat(VALID.length),
      cut: fc.nat(20),
      put: fc.oneof(fc.constantFrom(...pieces), fc.string()),
    });
    let refused = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), VALID);
        const result = readScenario(text, { file: 'f', registry: fakeRegistry });
        if (result.ok) {
          const again = readScenario(JSON.stringify(result.resolved), { file: 'r', registry: fakeRegistry });
          expect(again.ok && again.scenario).toStrictEqual(result.scenario);
          return;
        }
        refused++;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { line, column, width, message } of result.problems) {
          expect(Math.min(line, column, width)).toBeGreaterThanOrEqual(1);
          expect(message).not.toMatch(/undefined|NaN|\[object/);
        }
        formatProblems(result.problems);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  it('is not slowed by long texts in place of quantities, nor drowned in problems', () => {
    expect(problems(`${SHORT}budget: "1${' '.repeat(200_000)}x"`)).toContain('but takes an amount of money');
    const many = problems(SHORT + Array.from({ length: 1200 }, (_, i) => `key${i}: 1`).join('\n'));
    expect(many).toContain('s.yaml:1004:1: from here on there are 200 more problems');
  });

  it('leaves the prototype of objects alone', () => {
    problems(`${SHORT}__proto__: {polluted: yes}\ninputs: {__proto__: {polluted: yes}}`);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
