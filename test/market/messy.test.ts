// Spreadsheets as people have them, each beside what comes of it: the people and ties that were understood and all that is
// said of them, or all that is wrong. A table of people meets the ties ann–bob and bob–cay.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MarketError } from '../../sim/market/error.ts';
import { customerValue, fitOf, idOf, segmentOf } from '../../sim/market/market.ts';
import type { SegmentSpec } from '../../sim/scenario/scenario.ts';
import { market } from './helpers.ts';

const HERE = new URL('messy/', import.meta.url);
const TABLES = readdirSync(HERE).filter((name) => name.endsWith('.csv'));
const SEGMENTS: SegmentSpec[] = [
  { name: 'fans', fit: 0.9, value: 2 },
  { name: 'others', fit: 0.3, value: 1 },
];

/** What a scenario says of some of the tables. */
const ASKED: Record<string, Record<string, unknown>> = {
  'ties-german-excel.csv': { weights: 'share' },
  'ties-one-weight-missing.csv': { weights: 'share' },
  'ties-chances.csv': { weights: 'probability' },
  'ties-snap.csv': { directed: true },
};

/** Which market a table makes, in words, or why it makes none. */
function outcome(name: string): string {
  const bytes = new Uint8Array(readFileSync(new URL(name, HERE)));
  const isTies = name.startsWith('ties');
  const params = { ties: isTies ? name : 'ties.csv', ...(isTies ? {} : { people: name }), ...ASKED[name] };
  const files = { 'ties.csv': 'ann,bob\nbob,cay\n', [name]: bytes };
  const hasSegments = !isTies && /segment/.test(new TextDecoder().decode(bytes));
  try {
    return inWords(market('file', params, { files, ...(hasSegments ? { segments: SEGMENTS } : {}) }));
  } catch (problem) {
    if (problem instanceof MarketError) return problem.message;
    throw problem;
  }
}

function inWords(made: ReturnType<typeof market>): string {
  const { out, directed, talkative, people } = made;
  const lines = Array.from({ length: people }, (_, person) => {
    const own = [fitOf(made, person), customerValue(made, person), talkative?.[person] ?? 'drawn'];
    return `${idOf(made, person)}: ${segmentOf(made, person).name}, fit, value, talk ${own.join(', ')}`;
  });
  for (let person = 0; person < people; person++) {
    for (let e = out.offsets[person]; e < out.offsets[person + 1]; e++) {
      if (!directed && out.targets[e] < person) continue;
      const weight = out.weights === null ? '' : ` ${out.weights[e]}`;
      lines.push(`${idOf(made, person)} ${directed ? '→' : '–'} ${idOf(made, out.targets[e])}${weight}`);
    }
  }
  return [
    ...lines,
    ...made.warnings.map((warning) => `warning: ${warning}`),
    ...made.notes.map((note) => `note: ${note.join(': ')}`),
  ].join('\n');
}

it('there are at least twenty', () => {
  expect(TABLES.length).toBeGreaterThanOrEqual(20);
});

it.each(TABLES)('%s', (name) => {
  const expected = new URL(name.replace(/csv$/, 'txt'), HERE);
  // WRITE=1 writes down what comes of each: to be read before it is believed.
  if (process.env.WRITE) writeFileSync(expected, `${outcome(name)}\n`);
  expect(`${outcome(name)}\n`).toBe(readFileSync(expected, 'utf8'));
});
