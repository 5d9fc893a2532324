import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runExperiment } from '../../sim/experiment/experiment.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import { summarise } from '../../sim/experiment/summarise.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { textField } from '../../sim/market/export/csv.ts';
import { makeIds } from '../../sim/market/ids.ts';
import { errorsCsv, eventsCsv, moneyText, runsCsv, seriesCsv } from '../../sim/report/csv.ts';
import { CHANNEL, EVENT, NOBODY } from '../../sim/world/events.ts';
import { LogWriter } from '../../sim/world/log.ts';
import { campaigns, fakeSimulate, MARKET, record, settingOf } from '../experiment/fake.ts';

/** Three replicates of two campaigns, one of them with a name that CSV must quote; one run is without adopters. */
async function outcome() {
  const setting = settingOf({
    campaigns: campaigns('nothing', '=SUM(1,"2")', '10'),
    compare: [['10', 'nothing']],
    replicates: { min: 3, max: 3, until: undefined },
  });
  const executor = {
    async run(replicates: readonly number[], on: { row(replicate: number, row: Float64Array): void }) {
      for (const replicate of replicates) {
        on.row(
          replicate,
          runReplicate(setting, MARKET, replicate, (_, campaign) => {
            const reach = campaign.name === 'nothing' ? 0 : campaign.name === '10' ? 3 : 1;
            const adopted = Float64Array.from({ length: 5 }, (_, step) => step * reach * (replicate + 1));
            return record(adopted, (name) => adopted.map((people) => (name === 'spend' ? 1000 : people * 105 - 1)));
          }),
        );
      }
    },
  };
  const store = { rows: new Map<number, Float64Array>(), append: () => {} };
  return runExperiment(setting, executor, store, { progress: () => {} }, { aborted: false });
}

describe('runs.csv', () => {
  it('has the baseline first, then the file’s order, then replicate; money with two decimals; empty where undefined', async () => {
    expect(runsCsv((await outcome()).results)).toBe(
      [
        'campaign,replicate,adopters,npv,timeToHalf,cost',
        'nothing,0,0,-0.01,,',
        'nothing,1,0,-0.01,,',
        'nothing,2,0,-0.01,,',
        '"=SUM(1,""2"")",0,4,4.19,2,2.50',
        '"=SUM(1,""2"")",1,8,8.39,2,1.25',
        '"=SUM(1,""2"")",2,12,12.59,2,0.83',
        '10,0,12,12.59,2,0.83',
        '10,1,24,25.19,2,0.42',
        '10,2,36,37.79,2,0.28',
        '',
      ].join('\n'),
    );
  });
});

describe('series.csv', () => {
  it('has steps 0 … steps of every count and money metric', async () => {
    const lines = seriesCsv(summarise(await outcome()).series).split('\n');
    expect(lines[0]).toBe('campaign,step,metric,mean,low,high,p5,p50,p95');
    expect(lines.length).toBe(1 + 3 * 5 * 2 + 1);
    expect(lines[1]).toBe('nothing,0,adopters,0,0,0,0,0,0');
    // Means and quantiles by hand: 12, 24, 36 adopters; Student's 4.30265273 × 12 / √3 = 29.80965254.
    expect(lines.at(-3)).toBe('10,4,adopters,24,-5.809652541,53.80965254,13.2,24,34.8');
    expect(lines.at(-2)).toMatch(/^10,4,npv,25\.19,/);
  });
});

describe('events', () => {
  it('are told with the people’s own ids, in pieces', () => {
    const market = { ...MARKET, ids: makeIds(['007', '-x', 'a,b'], privateMemory) };
    const log = new LogWriter();
    log.add(1, 2, EVENT.adopted, 0, CHANNEL.friend);
    log.add(0, 0, EVENT.placed, NOBODY, CHANNEL.gift);
    log.add(1, 1, EVENT.reached, NOBODY, CHANNEL.ad);
    expect([...eventsCsv(log.finish(), market)].join('')).toBe(
      'step,person,event,from,channel\n0,007,placed,,gift\n1,"-x",reached,,ad\n1,"a,b",adopted,007,friend\n',
    );
  });

  it('lose no row between pieces', () => {
    const log = new LogWriter();
    for (let i = 0; i < 25_001; i++) log.add(i, 0, EVENT.aware, NOBODY, CHANNEL.ad);
    const pieces = [...eventsCsv(log.finish(), MARKET)];
    expect(pieces.length).toBe(4);
    expect(pieces.join('').split('\n').length).toBe(25_003);
  });
});

describe('fields', () => {
  it('come back from CSV as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const quoted = textField(text);
        if (!quoted.startsWith('"')) {
          expect(quoted).toBe(text);
          expect(text).not.toMatch(/[",\r\n]|^[=+\-@]/);
        } else {
          expect(quoted.slice(1, -1).replaceAll('""', '"')).toBe(text);
          expect(quoted.slice(1, -1).replaceAll('""', '')).not.toContain('"');
        }
      }),
    );
  });

  it('write money exactly', () => {
    expect([0, 5, -5, 100, -12345, 123456789012345].map(moneyText)).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '1.00',
      '-123.45',
      '1234567890123.45',
    ]);
    expect([moneyText(-0.2), moneyText(83.33)]).toEqual(['0.00', '0.83']);
  });

  it('name failed replicates by their address', () => {
    const failures = [{ replicate: 3, reason: 'out of memory, again' }];
    expect(errorsCsv(failures, { seed: 'a b', engine: 1 })).toBe(
      'engine,seed,replicate,reason\n1,a b,3,"out of memory, again"\n',
    );
  });
});

it('a campaign’s lines are the same whoever stands beside it', () => {
  const lines = (...names: string[]) => {
    const setting = settingOf({ campaigns: campaigns(...names) });
    const rows = [0, 1, 2].map((replicate) => runReplicate(setting, MARKET, replicate, fakeSimulate));
    return runsCsv({ setting, replicates: [0, 1, 2], rows })
      .split('\n')
      .filter((line) => line.startsWith('moms,'));
  };
  expect(lines('nothing', 'moms')).toEqual(lines('nothing', 'big bang', 'drip', 'moms'));
});
