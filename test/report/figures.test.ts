import { describe, expect, it } from 'vitest';
import type { Degrees } from '../../sim/market/measures/degrees.ts';
import { measureMarket } from '../../sim/market/measures.ts';
import { figureText, segmentTable } from '../../sim/report/figures.ts';
import { histogram } from '../../sim/report/histogram.ts';
import { inSegments, tiedMarket } from '../market/any-market.ts';
import { luck, market } from '../market/helpers.ts';

const figures = (...asked: Parameters<typeof market>) => measureMarket(market(...asked), luck);
const paint = (bar: string) => bar;
const draw = (degrees: Degrees, width = 60) => histogram(degrees, { width, ascii: false, paint });

/** Degrees as they would be measured, from how many people have how many. */
function degreesOf(distribution: [number, number][]): Degrees {
  const all = distribution.flatMap(([k, people]) => new Array<number>(people).fill(k));
  const mean = all.reduce((sum, k) => sum + k, 0) / all.length;
  return {
    mean,
    median: all[Math.floor(all.length / 2)],
    least: all[0],
    most: all[all.length - 1],
    ofFriends: null,
    distribution,
  };
}

describe('figures in words', () => {
  it('a club, line by line', () => {
    expect(figureText(figures('karate-club', {}), 100)).toBe(`\
people                                  34
ties                                    78
friends of a person (degree)            4.59 on average, 3 in the middle, 1 to 17
friends of a friend (friend paradox)    7.77 on average
people without ties (isolated)          0
ties of all possible ones (density)     13.9 %
friends who are friends (clustering)    25.6 % of all pairs (transitivity), 57.1 % for the average
                                        person
separate parts (components)             1, with everybody
hubs know hubs (degree assortativity)   −0.476 (no: they sit among people with few ties)
steps between two people (path length)  2.41 on average, 5 for the farthest pair
`);
  });

  it('one-way ties with weights and strengths, in parts and segments', () => {
    const given = tiedMarket(
      {
        people: 4,
        directed: true,
        pairs: [
          [0, 1],
          [1, 0],
          [1, 2],
        ],
      },
      { weights: [1, 2, 3], strong: [true, true, false] },
      { ...inSegments([0, 0, 1, 1], ['new\u0007', 'old']), notes: [['people.csv', 'not used: age']] },
    );
    const measures = measureMarket(given, luck);
    const text = figureText(measures, 200);
    for (const line of [
      /^ties, one way +3$/m,
      /^ties that go both ways \(reciprocity\) +66.7 %$/m,
      /^separate parts \(components\) +2; the largest holds 75 % of the people$/m,
      /^parts where word can return \(strong\) +3; the largest holds 50 % of the people$/m,
      /^steps between .* +1 on average, 1 for the farthest pair inside the largest part$/m,
      /^ties inside segments \(homophily\) +66.7 %; 66.7 % by chance \(assortativity 0\)$/m,
      /^weights of ties +1 to 3, 2 on average$/m,
      /^strength of ties +2 strong, 1 weak$/m,
      /^people.csv +not used: age$/m,
    ]) {
      expect(text).toMatch(line);
    }
    // What could steer a terminal is shown as a dot.
    expect(segmentTable(measures)).toBe(`\
segment  people  share  fit  value  own ties inside  by chance
new·          2   50 %    1      1           66.7 %     66.7 %
old           2   50 %    1      1                –     33.3 %
`);
  });

  it('no line is wider than the terminal, and nothing is lost in breaking them', () => {
    const measures = figures('barabasi-albert', { people: 4000, ties: 40 });
    expect(measures.paths.exact).toBe(false);
    const wide = figureText(measures, 400);
    for (const width of [80, 90, 120]) {
      const text = figureText(measures, width);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(text.replace(/\n {20,}/g, ' ')).toBe(wide);
    }
    expect(wide).toMatch(
      /or more for the farthest pair \(from [\d,]+ people drawn by lot; standard error of the mean 0\.\d+\)/,
    );
  });

  it('a market in which nobody is tied', () => {
    const measures = measureMarket(tiedMarket({ people: 3, directed: false, pairs: [] }), luck);
    expect(figureText(measures, 100)).toMatch(/path length\) +– \(nobody is tied to somebody who is tied back\)$/m);
    expect(segmentTable(measures)).toBe('');
    expect(draw(measures.heardBy)).toMatch(/^0 {2}█+ {2}3 {2}100 %\n$/);
  });
});

describe('the drawing of degrees', () => {
  it('a line for each number of ties, the longest bar as wide as there is room', () => {
    expect(
      draw(
        degreesOf([
          [2, 8],
          [3, 1],
          [5, 16],
        ]),
        30,
      ),
    ).toBe(`\
2  ████████▌           8  32 %
3  █▏                  1   4 %
4                      0   0 %
5  █████████████████  16  64 %
`);
    const ascii = histogram(
      degreesOf([
        [2, 8],
        [3, 1],
        [5, 16],
      ]),
      { width: 30, ascii: true, paint: (bar) => `<${bar}>` },
    );
    expect(ascii.split('\n').slice(0, 3)).toEqual([
      '2  <#########>           8  32 %',
      '3  <#>                   1   4 %',
      '4  <>                    0   0 %',
    ]);
  });

  it('spans of equal length where there are many, doubling ones where there are hubs', () => {
    const labels = (text: string) => text.split('\n').flatMap((line) => /^ *([\d,–]+)/.exec(line)?.[1] ?? []);
    const spread = degreesOf(Array.from({ length: 60 }, (_, i) => [i + 58, 2]));
    expect(labels(draw(spread)).slice(0, 2)).toEqual(['55–59', '60–64']);
    const hubs = degreesOf([
      [0, 5],
      [1, 10],
      [2, 10],
      [3, 4],
      [2500, 1],
    ]);
    expect(labels(draw(hubs))).toEqual([
      '0',
      '1',
      '2–3',
      '4–7',
      '8–15',
      '16–31',
      '32–63',
      '64–127',
      '128–255',
      '256–511',
      '512–1,023',
      '1,024–2,047',
      '2,048–4,095',
    ]);
  });

  it.each([1, 7, 19, 20, 21, 50, 99, 1000, 123_456])(
    'everybody is in it, in at most 20 lines or doubling spans: up to %i',
    (most) => {
      for (const least of [0, 1, most]) {
        const degrees = degreesOf([...new Set([least, Math.ceil((least + most) / 2), most])].map((k, i) => [k, i + 1]));
        const lines = draw(degrees).trimEnd().split('\n');
        const counts = lines.map((line) => Number(/ (\d+) {2,}[\d.]+ %$/.exec(line)![1]));
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(degrees.distribution.reduce((sum, [, n]) => sum + n, 0));
        expect(lines.length).toBeLessThanOrEqual(20);
        expect(new Set(lines.map((line) => line.length)).size).toBe(1);
      }
    },
  );
});
