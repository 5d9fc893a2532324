// What would turn the verdict, in a terminal: each sure change a line of its own, the others together, none said too.

import { expect, it } from 'vitest';
import type { Setting } from '../../sim/experiment/setting.ts';
import type { FlipData } from '../../sim/report/data.ts';
import { flipsData, flipsText } from '../../sim/report/flips.ts';

const flip = (path: string, sure: boolean): FlipData => ({
  path,
  value: '20%',
  was: '5%',
  winner: 'big bang',
  lead: '412 (95 % interval 200 to 624)',
  sure,
});

it('says nothing where nothing was looked for, and says so where nothing was found', () => {
  expect(flipsText(undefined)).toBe('');
  expect(flipsText({ sentence: 'No assumption changes the winner.', former: 'moms', found: [] })).toBe(
    'No assumption changes the winner.\n',
  );
});

it('gives what is sure a line each, and wraps the others in a paragraph', () => {
  const found = [
    flip('spread.talk', true),
    ...['notice', 'learn', 'sting'].map((name) => flip(`spread.${name}`, false)),
  ];
  const lines = flipsText({ sentence: '4 moves change the winner:', former: 'moms', found }, 60).split('\n');
  expect(lines).toEqual([
    '4 moves change the winner:',
    '  spread.talk 20% (here 5%): big bang beats moms by 412 (95 % interval 200 to 624)',
    'ahead there, though not surely:',
    'spread.notice 20% (big bang), spread.learn 20% (big bang),',
    'spread.sting 20% (big bang)',
    '',
  ]);
});

it('tells first what turns the verdict furthest', () => {
  const setting = {
    metrics: [{ name: 'won', unit: 'people' }],
    scenario: { decide: 'won', clock: { step: 'week' } },
  } as unknown as Setting;
  const base = { value: '20%', was: '5%', winner: 'big bang', low: 1, high: 99 };
  const found = [3, 50, 7].map((lead) => ({ ...base, path: `spread.by${lead}`, lead }));
  const { found: told } = flipsData({ moves: 9, worlds: 8, former: 'moms', found }, setting);
  expect(told.map(({ path }) => path)).toEqual(['spread.by50', 'spread.by7', 'spread.by3']);
});
