// What is wrong inside input files is told in the form of a scenario's own problems, and what is wrong with the scenario's
// words about them at those words.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { prepare } from '../../sim/experiment/setting.ts';
import { refuseChoosingIn } from '../../sim/node/needs.ts';
import { openText, ScenarioFailure } from '../../sim/node/open.ts';
import { survey } from '../../sim/node/survey.ts';
import { shelves } from '../../sim/registry.ts';

const base = mkdtempSync(join(tmpdir(), 'wom survey '));
afterAll(() => rmSync(base, { recursive: true }));

/** The refusal of a market of these files. */
function refusal(network: string, files: Record<string, string>): ScenarioFailure {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(base, name), text);
  const segments = '[{name: fans, fit: 0.5}, {name: others}]';
  const text = `title: T\nmarket:\n  network: {type: file, ${network}}\n  segments: ${segments}\nspread: {model: market}\n`;
  const opened = openText(text, 's.yaml', base);
  try {
    survey(opened, prepare(opened.scenario, shelves, opened.files));
  } catch (problem) {
    expect(problem).toBeInstanceOf(ScenarioFailure);
    return problem as ScenarioFailure;
  }
  throw new Error('was not refused');
}

it('faults of files have their places in the files', () => {
  const { message, problems, exitCode } = refusal('ties: t.csv, people: p.csv', {
    't.csv': 'from,to\nann,\n',
    'p.csv': 'id,segment\nann,fan\nann,fans\n',
  });
  expect(message).toBe(
    `t.csv:2:5: nobody is named under 'to'
  ann,
      ^
p.csv:2:5: 'fan' is not one of the segments fans, others — did you mean 'fans'?
  ann,fan
      ^^^
p.csv:3:1: 'ann' stands on line 2 already
  ann,fans
  ^^^`,
  );
  expect([problems.length, exitCode]).toEqual([3, 2]);
});

it('faults of the scenario have theirs in the scenario', () => {
  const files = { 't.csv': 'from,to\nann,bob\n' };
  expect(refusal('ties: t.csv, segment: town', files).message).toMatch(
    /^s\.yaml:3:47: segment names a column, but people names no table of people\n/,
  );
  expect(refusal('ties: t.csv', files).message).toMatch(
    /^s\.yaml:4:3: segment 'fans' has no share, and no file names the segments of people\n/,
  );
});

it('memory to choose people with is judged once it is known how many people there are, if only a file says so', () => {
  writeFileSync(join(base, 'few.csv'), 'from,to\n0,1\n1,2\n');
  const scenario = (strategy: string) =>
    `title: T\nmarket: {network: {type: file, ties: few.csv}}\nspread: {model: independent-cascade, probability: 0.1}\ncampaigns:\n  a: [{lever: seed, strategy: degree, count: 1}, {lever: seed, strategy: ${strategy}, count: 1}]\n`;
  const judged = (strategy: string, free: number) => () => {
    const opened = openText(scenario(strategy), 's.yaml', base);
    const setting = prepare(opened.scenario, shelves, opened.files);
    refuseChoosingIn(survey(opened, setting), opened, setting, 1, free);
  };
  expect(judged('influence-maximization', 2 ** 22)).not.toThrow();
  expect(judged('influence-maximization', 2 ** 10)).toThrow(
    /^s\.yaml:5:74: a market of 3 people and 2 ties, with influence-maximization in it, takes about [\d.]+ MB of memory, but 1 kB are free here\n/,
  );
  expect(judged('degree', 0)).not.toThrow();
});

it('a strategy that is for smaller markets is refused at its name, as soon as it is known how many people there are', () => {
  const scenario = (network: string) =>
    `title: T\nmarket: {network: ${network}}\nspread: {model: independent-cascade, probability: 0.1}\ncampaigns:\n  a: [{lever: seed, strategy: greedy, count: 1}]\n`;
  const message = /^s\.yaml:5:31: strategy 'greedy' is for markets of up to 1000 people, and this one has 1002: /;
  expect(() => openText(scenario('{type: path, people: 1002}'), 's.yaml', base)).toThrow(message);
  const ties = Array.from({ length: 1001 }, (_, i) => `${i},${i + 1}`).join('\n');
  writeFileSync(join(base, 'long.csv'), `from,to\n${ties}\n`);
  const opened = openText(scenario('{type: file, ties: long.csv}'), 's.yaml', base);
  expect(() => survey(opened, prepare(opened.scenario, shelves, opened.files))).toThrow(message);
});
