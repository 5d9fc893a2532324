import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportData } from '../../sim/report/data.ts';
import { reportHtml } from '../../sim/report/html.ts';
import { orderedJson, summaryJson } from '../../sim/report/json.ts';
import { resultsTable } from '../../sim/report/table.ts';
import { amount, chance, gap, grouped } from '../../sim/report/words.ts';

const unspread = { p5: null, p50: null, p95: null };
const unknown = { mean: null, sd: null, se: null, low: null, high: null };
const within = (mean: number, half: number) => ({ mean, sd: 1, se: 1, low: mean - half, high: mean + half });
const estimates = (mean: number) => [
  { metric: 'adopters', ...within(mean, 2), ...unspread, unit: 'people' as const },
  { metric: 'npv', ...within(mean * 1000, 250), ...unspread, unit: 'money' as const },
  { metric: 'timeToHalf', ...unknown, ...unspread, unit: 'steps' as const },
];

const DATA: ReportData = {
  version: 1,
  title: 'A test',
  about: '',
  sources: [],
  seed: '1',
  step: 'week',
  steps: 4,
  replicates: 30,
  failed: 0,
  market: [['people', '20,000']],
  segments: [],
  metrics: [
    { name: 'adopters', about: '', unit: 'people', better: 'more', kind: 'curve' },
    { name: 'npv', about: '', unit: 'money', better: 'more', kind: 'curve' },
    { name: 'timeToHalf', about: '', unit: 'steps', better: 'less', kind: 'figure' },
  ],
  decide: 'npv',
  campaigns: [
    { name: 'nothing', metrics: estimates(1), segments: [] },
    { name: '10', metrics: estimates(31), segments: [] },
    { name: '2', metrics: estimates(-4), segments: [] },
  ],
  differences: [
    { of: '10', against: '2', metric: 'npv', mean: 35000, se: 1, low: 34000, high: 36000, probability: 0.999 },
    { of: '10', against: '2', metric: 'adopters', mean: 35, se: 1, low: 34, high: 36, probability: 1 },
  ],
  series: [],
  worlds: { replicates: [], values: [] },
  verdict: { sentence: '10 wins.', reminder: 'This interval covers luck, not assumptions.' },
  assumptions: [{ path: 'product.quality', value: '0.8', about: 'True quality.', mark: 'assumption' }],
  warnings: ['mind the gap'],
  scenario: 'title: A test',
  command: 'wom run test.yaml',
};

describe('the table', () => {
  it('has the deciding metric first, intervals as ±, and the differences below', () => {
    expect(resultsTable(DATA)).toBe(
      [
        '                  npv  adopters  timeToHalf',
        'nothing   1,000 ± 250     1 ± 2           –',
        '10       31,000 ± 250    31 ± 2           –',
        '2        −4,000 ± 250    −4 ± 2           –',
        '',
        'paired differences in npv    mean     95 % interval  better in',
        '10 − 2                     35,000  34,000 to 36,000  over 99 %',
        '',
      ].join('\n'),
    );
  });

  it('says which metrics did not fit', () => {
    expect(resultsTable(DATA, 40)).toContain('(also measured: timeToHalf)\n');
  });

  it('stands without campaigns, differences or metrics', () => {
    expect(resultsTable({ ...DATA, differences: [], campaigns: [] })).toBe('  npv  adopters  timeToHalf\n');
    expect(resultsTable({ ...DATA, differences: [], metrics: [] })).toContain('npv');
  });
});

describe('summary.json', () => {
  it('is the interface’s form, with the campaigns in the file’s order', () => {
    const text = summaryJson(DATA);
    const summary = JSON.parse(text);
    expect(Object.keys(summary)).toEqual([
      'title',
      'seed',
      'steps',
      'replicates',
      'campaigns',
      'differences',
      'verdict',
      'warnings',
      'assumptions',
    ]);
    expect(summary.campaigns['10'].metrics.npv).toEqual({
      mean: 31000,
      sd: 1,
      se: 1,
      low: 30750,
      high: 31250,
      ...unspread,
      unit: 'money',
    });
    expect(summary.campaigns.nothing.metrics.timeToHalf.mean).toBeNull();
    expect(summary.verdict).toBe('10 wins. This interval covers luck, not assumptions.');
    expect([...text.matchAll(/^ {4}"(.*)": \{$/gm)].map(([, name]) => name)).toEqual(['nothing', '10', '2']);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('keeps the order of a Map, and means what JSON.stringify means', () => {
    expect(
      orderedJson(
        new Map([
          ['10', 1],
          ['2', 2],
        ]),
      ),
    ).toBe('{\n  "10": 1,\n  "2": 2\n}');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void expect(orderedJson(value)).toBe(JSON.stringify(value, null, 2))),
    );
    expect(() => orderedJson(Number.NaN)).toThrow('JSON has no NaN');
  });
});

describe('the page', () => {
  const template =
    '<html><script type="application/json" id="run">__WOM_RUN__</script><script>"__WOM_RUN__"</script></html>';
  const json = (page: string) => page.slice(page.indexOf('id="run">') + 9, page.indexOf('</script>'));

  it('holds its data as it was, and its own text untouched', () => {
    const page = reportHtml(template, DATA);
    expect(JSON.parse(json(page))).toEqual(DATA);
    expect(page.endsWith('</script><script>"__WOM_RUN__"</script></html>')).toBe(true);
  });

  it('gives a hostile text no way out', () => {
    const nasty = fc.constantFrom(
      '</script>',
      '<!--',
      '-->',
      '<script>',
      ']]>',
      '\u2028',
      '\u2029',
      '$&',
      "$'",
      '\\',
      '"',
      '\0',
      '\ud800',
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (title) => {
        const page = reportHtml(template, { ...DATA, title, campaigns: [{ name: title, metrics: [], segments: [] }] });
        const inside = json(page);
        expect(inside).not.toMatch(/[<>&\u2028\u2029]/);
        expect(page.length - inside.length).toBe(template.length - '__WOM_RUN__'.length);
        expect(JSON.parse(inside).title).toBe(title);
      }),
    );
  });

  it('refuses a template without the place for data', () => {
    expect(() => reportHtml('<html></html>', DATA)).toThrow('holds it 0 times');
    expect(() => reportHtml(template + template, DATA)).toThrow('holds it 2 times');
  });
});

describe('numbers in words', () => {
  it('use no more digits than the eye can', () => {
    const written = [0, 0.04123, 3, 12.34, 99.96, 1234567.8, -0.5].map((value) => amount(value, 'people'));
    expect(written).toEqual(['0', '0.0412', '3', '12.3', '100', '1,234,568', '−0.5']);
    expect([amount(12.3, 'money'), amount(-12.345, 'money'), amount(12, 'money'), amount(1234.5, 'money')]).toEqual([
      '12.30',
      '−12.35',
      '12',
      '1,235',
    ]);
    expect([amount(0.1234, 'share'), amount(null, 'share')]).toEqual(['12.3 %', '–']);
    expect([grouped(7), grouped(1000), grouped(1234567)]).toEqual(['7', '1,000', '1,234,567']);
  });

  it('never round to certainty, and mind the singular', () => {
    expect([1, 0.9999, 0.87, 0.0001, 0].map(chance)).toEqual(['100 %', 'over 99 %', '87 %', 'under 1 %', '0 %']);
    expect([gap(1, 'people', 'day'), gap(-2, 'steps', 'day'), gap(1, 'steps', 'day')]).toEqual([
      '1 person',
      '2 days',
      '1 day',
    ]);
  });
});
