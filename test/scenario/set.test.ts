// `--set path=value`: it acts as if written in the file, and its faults are shown in the argument's own text.

import { describe, expect, it } from 'vitest';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { fakeRegistry, VALID } from './fake-registry.ts';

function set(...sets: string[]) {
  const result = readScenario(VALID, { file: 's.yaml', registry: fakeRegistry, sets });
  return result.ok ? result.scenario : formatProblems(result.problems);
}

const lever = (result: ReturnType<typeof set>, campaign: number, place: number) =>
  typeof result === 'string' ? result : result.campaigns[campaign].levers[place].params;

describe('changes a scenario', () => {
  it('by keys, names in brackets and indices', () => {
    expect(lever(set('campaigns["big bang"][0].spend=10000'), 1, 0)).toMatchObject({ spend: 10000 });
    expect(lever(set("campaigns['big bang'][0].weeks=2"), 1, 0)).toMatchObject({ weeks: { first: 2, last: 2 } });
    expect(lever(set('campaigns.big bang[ 0 ].spend = 5'), 1, 0)).toMatchObject({ spend: 5 });
    expect(set('spread.talk=3 per week', 'spread.talk=4 per week')).toMatchObject({ spread: { params: { talk: 4 } } });
  });

  it('by values of any form, and where nothing stood before', () => {
    expect(set('compare=[[drip, big bang]]')).toMatchObject({ compare: [['drip', 'big bang']] });
    expect(set('campaigns.new=[{lever: content, costPerWeek: 1}]', 'compare=[[new, nothing]]')).toMatchObject({
      campaigns: [{}, {}, {}, {}, { name: 'new', levers: [{ name: 'content' }] }],
    });
    expect(set('replicates.until.metric=npv', 'replicates.until.halfWidth=5%')).toContain(
      "there is no 'until' in a single value",
    );
    expect(set('replicates={}', 'replicates.until.metric=npv', 'replicates.until.halfWidth=5%')).toMatchObject({
      replicates: { min: 30, until: { metric: 'npv', relative: true } },
    });
    expect(set('campaigns=[{name: new, levers: []}]', 'compare=[]')).toMatchObject({
      campaigns: [{}, { name: 'new' }],
    });
    expect(set('title=a=b')).toMatchObject({ title: 'a=b' });
  });
});

describe('shows a fault where it stands in the argument', () => {
  it.each([
    [
      'spread.talk=3',
      "--set:1:13: talk is '3', but takes a rate such as 3 per week from 0 per week to 10 per week — did you mean '3 per week'?",
      '  spread.talk=3',
      '              ^',
    ],
    [
      'spread.tlak=3 per week',
      "--set:1:8: unknown key 'tlak' — did you mean 'talk'?",
      '  spread.tlak=3 per week',
      '         ^^^^',
    ],
    [
      'campaigns.drop[0].spend=2',
      "--set:1:11: there is no list 'drop' here — did you mean 'drip'?",
      '  campaigns.drop[0].spend=2',
      '            ^^^^',
    ],
    [
      'campaigns.drip[1].spend=2',
      '--set:1:15: [1] does not exist: the list has 1 item, counted from 0',
      '  campaigns.drip[1].spend=2',
      '                ^^^',
    ],
    [
      'campaigns.drip.spend=2',
      "--set:1:16: there is no 'spend' in a list — did you mean '[0]'?",
      '  campaigns.drip.spend=2',
      '                 ^^^^^',
    ],
    ['title[0]=x', '--set:1:6: [0] does not exist: there is no list here', '  title[0]=x', '       ^^^'],
    [
      'budget',
      '--set:1:7: a setting takes the form path=value, such as campaigns["big bang"][0].spend=20000',
      '  budget',
      '        ^',
    ],
    ['=5', '--set:1:1: a setting takes the form path=value, but the path is empty', '  =5', '  ^'],
    [
      'a..b=5',
      '--set:1:2: a setting takes the form path=value, such as campaigns["big bang"][0].spend=20000',
      '  a..b=5',
      '   ^',
    ],
    ['title=', '--set:1:7: title is empty, but takes a text of at least 1 character', '  title=', '        ^'],
    ['compare=[[drip', '--set:1:10: this list has no end: no ] closes it', '  compare=[[drip', '           ^'],
  ])('%s', (argument, message, line, caret) => {
    const told = set(argument);
    expect(typeof told === 'string' && told.split('\n').slice(0, 3)).toEqual([message, line, caret]);
  });
});
