// The models in words, held against the code: ODD.md may say nothing that is not so. Its tables are the declarations', every
// name is there, every example is a scenario, the sections that comments cite exist, and its figures come out again.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { oddOf } from '../../scripts/wom/odd.ts';
import { modelOf } from '../../scripts/wom/values.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { FEWEST_PIVOTS, MOST_STEPS } from '../../sim/market/centrality/betweenness.ts';
import { shelves } from '../../sim/registry.ts';
import type { ParamInfo } from '../../sim/scenario/params.ts';
import { describeParams, MARKS } from '../../sim/scenario/params.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import { CHANNELS, CREDIT, EVENTS } from '../../sim/world/events.ts';

const folder = new URL('../../sim/models/', import.meta.url);
const odd = readFileSync(new URL('ODD.md', folder), 'utf8');
const HEAD = ['parameter', 'symbol', 'default', 'unit', 'range', 'mark', 'meaning', 'source'];

/** What stands below a heading, up to the next of the same or a higher rank. */
function below(heading: string, text = odd): string {
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`ODD.md has no heading '${heading}'`);
  const rank = /^#+/.exec(heading)![0].length;
  const rest = text.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${rank}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

/** The cells of every row, head included, of the table whose head begins with a word. */
function table(text: string, first: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${first} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(start, start + length).filter((_, row) => row !== 1);
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The allowed values in the unit, shorter than in an error message. */
function bounds({ min, max, range, choices = [], plausible }: ParamInfo): string {
  const least = range.includes(' above ') ? `above ${min}` : `${min}${max === undefined ? ' and more' : ''}`;
  const numbers = min === undefined ? [] : [max === undefined ? least : `${least} to ${max}`];
  const forever = range.includes('forever') ? ['forever'] : [];
  const allowed = [...numbers, ...forever, ...choices].join(', ') || range;
  return plausible === undefined ? allowed : `${allowed}; plausible ${plausible.join(' to ')}`;
}

/** A row of a table of parameters as it must be, all but the symbol. */
function row(param: ParamInfo): string[] {
  const { name, default: preset, optional, unit = '', mark = '', about, source = '' } = param;
  const usual = preset === undefined ? (optional ? 'may be left out' : 'must be given') : String(preset);
  return [`\`${name}\``, usual, unit, bounds(param), mark, about, source];
}

describe('the tables of parameters', () => {
  const members = [
    ...shelves.models.map(({ name, params }) => ({ heading: `# ${name}`, params })),
    ...shelves.levers.map(({ name, params }) => ({ heading: `### ${name}`, params })),
  ].filter(({ params }) => describeParams(params).length > 0);
  it.each(members)('$heading: the declarations, no more and no less', ({ heading, params }) => {
    const [head, ...rows] = table(below(heading), 'parameter');
    expect(head).toEqual(HEAD);
    expect(rows.map((cells) => cells.filter((_, column) => column !== 1))).toEqual(describeParams(params).map(row));
  });
  it('marks are explained', () => {
    for (const mark of MARKS) expect(odd.includes(`*${mark}*`), mark).toBe(true);
  });
});

describe('names', () => {
  const firsts = (first: string) => table(odd, first).slice(1);
  it('events, channels and measures are all there, as they are declared', () => {
    const rows = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).map(([name, about]) => [`\`${name}\``, about]);
    expect(firsts('event')).toEqual(rows(EVENTS));
    expect(table(below('## Events and channels'), 'channel').slice(1)).toEqual(rows(CHANNELS));
    const measures = shelves.metrics.map((m) => [`\`${m.name}\``, m.kind, m.unit, m.better, m.about]);
    expect(firsts('measure')).toEqual(measures);
  });
  it('credit is as the code gives it', () => {
    const of = (who: string) => Object.keys(CREDIT).filter((channel) => CREDIT[channel as keyof typeof CREDIT] === who);
    const said = /^Credit by channel[\s\S]*?\.$/m.exec(odd)![0].replaceAll('\n', ' ');
    for (const who of ['paid', 'owned', 'earned', 'base']) {
      const listed = new RegExp(`\\*${who}\\* ([a-z, ]+)`).exec(said)![1].split(', ');
      expect(listed.sort(), who).toEqual(of(who).sort());
    }
  });
  it('strategies are all there, with what they must know', () => {
    const strategies = shelves.strategies.map((s) => [`\`${s.name}\``, s.about, s.knows, s.drawsLots ? 'yes' : 'no']);
    expect(table(below('### seed'), 'strategy').slice(1)).toEqual(strategies);
    expect(below('### seed')).toContain(`at most ${MOST_STEPS / 1e6} million`);
    expect(below('### seed')).toContain(`at least ${FEWEST_PIVOTS},`);
  });
  it('sections that comments cite exist', () => {
    const market = new URL('market/', folder);
    const code = readdirSync(market).map((file) => readFileSync(new URL(file, market), 'utf8'));
    const cited = [...code.join('\n').matchAll(/ODD ((?:\d\.\d[–, and]*)+)/g)].flatMap(
      ([, list]) => list.match(/\d\.\d/g)!,
    );
    expect(cited.length).toBeGreaterThan(5);
    for (const section of cited) expect(odd).toMatch(new RegExp(`^### ${section.replace('.', '\\.')} `, 'm'));
  });
});

function read(text: string): Scenario {
  const result = readScenario(text, { file: 'ODD.md', registry: shelves });
  if (!result.ok) throw new Error(formatProblems(result.problems));
  expect(result.warnings).toEqual([]);
  return result.scenario;
}
const examples = [...odd.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text);

describe('examples', () => {
  it('every model has one, and each is a scenario without problems', () => {
    expect(new Set(examples.map((text) => read(text).spread.name))).toEqual(new Set(shelves.models.map((m) => m.name)));
  });
});

describe('magnitudes', () => {
  const scenario = read(examples.find((text) => text.startsWith('title: Magnitudes'))!);
  const setting = prepare(scenario, shelves, new Map());
  const market = buildMarketFor(setting, 0, privateMemory);
  const told = table(below('## 10 Magnitudes to expect'), 'campaign').slice(1);

  // The first market's five replicates, two more than the scenario gives it: within a fifth and six sales of the means.
  it.each(told)('%s: sales in two years and by quarter', (name, won, quarters) => {
    const campaign = scenario.campaigns.find((candidate) => candidate.name === name)!;
    const sales = new Array<number>(8).fill(0);
    for (let replicate = 0; replicate < 5; replicate++) {
      const stage = { scenario, cast: shelves, market, marketNumber: 0 };
      const soFar = simulate(stage, campaign, replicate, { level: 'tallies' }).soFar('adopted');
      for (let quarter = 0; quarter < 8; quarter++) {
        sales[quarter] += (soFar[13 * quarter + 13] - soFar[13 * quarter]) / 5;
      }
    }
    const printed = quarters.split(' ').map(Number);
    expect(Math.abs(printed.reduce((sum, n) => sum + n) - Number(won))).toBeLessThan(5);
    printed.forEach((number, quarter) => {
      expect(Math.abs(sales[quarter] - number), `quarter ${quarter + 1}: ${sales[quarter]}`).toBeLessThan(
        6 + number / 5,
      );
    });
  });
});

describe('wom explain', () => {
  const models = shelves.models.map(({ name }) => name);
  it('prints one model’s chapter with the values given, and what is common to all', () => {
    const text = oddOf(odd, {
      model: 'bass',
      models,
      idle: ['letters'],
      values: { p: '0.1 per year (default: 0.03 per year)' },
    });
    expect(text.match(/^# .*/gm)).toEqual(
      odd.match(/^# .*/gm)!.filter((title) => title === '# bass' || !models.includes(title.slice(2))),
    );
    const rows = table(below('# bass', text), 'parameter');
    expect(rows.map((cells) => cells[2])).toEqual([
      'here',
      '0.1 per year (default: 0.03 per year)',
      'may be left out',
      'may be left out',
      'may be left out',
      'may be left out',
    ]);
    expect(text).not.toContain('### letters');
    expect(table(below('### content', text), 'parameter')).toEqual(table(below('### content'), 'parameter'));
  });
  it('shows no default as if it were set, however it is written', () => {
    for (const text of examples) expect(modelOf(read(text), odd)).not.toContain('(default: ');
    const slow = read(examples[0].replace('{model: market}', '{model: market, talk: 1 per week, trustAds: 62%}'));
    expect(modelOf(slow, odd).match(/1 per week \(default: .*?\)/g)).toEqual(['1 per week (default: 2 per week)']);
  });
});
