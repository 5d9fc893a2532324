// What the scenarios of talk claim (talk of the network, rumour, fad), and the catalogue of them, held against a few worlds.

import { beforeAll, describe, expect, it } from 'vitest';
import type { File } from './played.ts';
import { only, played, ready } from './played.ts';

beforeAll(ready);

describe('when to advertise, the claims', () => {
  const [FIRST, SECOND, THIRD, LOT] = ['ads in month 1', 'ads in month 2', 'ads in month 3', 'twenty by lot'];
  /** Weeks until half have it, by campaign. */
  const halves = (replicates: number, change: (file: File) => void = () => {}) => {
    const { campaigns } = played(
      'talk-of-the-network.yaml',
      replicates,
      ['timeToHalf', 'earnedShare', 'adopters'],
      change,
    );
    return {
      campaigns,
      half: (name: string) => campaigns[name].metrics.timeToHalf.mean,
      saved: (name: string) => campaigns.nothing.metrics.timeToHalf.mean - campaigns[name].metrics.timeToHalf.mean,
    };
  };

  it('month 1 saves six weeks of fifteen, month 2 two and a half, month 3 less than one, twenty people five', () => {
    const { campaigns, half, saved } = halves(8);
    expect(Math.abs(half('nothing') - 14.8)).toBeLessThan(1);
    expect(Math.abs(saved(FIRST) - 5.8)).toBeLessThan(0.8);
    expect(Math.abs(saved(SECOND) - 2.5)).toBeLessThan(0.7);
    expect(saved(THIRD)).toBeLessThan(1.2);
    expect(Math.abs(saved(LOT) - 4.9)).toBeLessThan(0.8);
    expect(half(LOT)).toBeGreaterThan(half(FIRST));
    expect(campaigns[FIRST].metrics.earnedShare.mean).toBeCloseTo(0.97, 2);
    expect(campaigns.nothing.metrics.adopters.mean).toBeGreaterThan(3000);
  });

  it('the range of strong ties moves it by ten weeks, that of weak ties by four and a half', () => {
    const without = (name: string, influence: string) =>
      halves(4, (file) => {
        only(FIRST)(file);
        file.spread[name] = `${influence} per step`;
      });
    const [least, most] = [without('strong', '1%'), without('strong', '7%')];
    const strong = least.half('nothing') - most.half('nothing');
    const weak = without('weak', '0.5%').half('nothing') - without('weak', '1.5%').half('nothing');
    expect(Math.abs(strong - 10.3)).toBeLessThan(1.5);
    expect(Math.abs(weak - 4.5)).toBeLessThan(1.2);
    expect(Math.abs(least.saved(FIRST) - 7.8)).toBeLessThan(1);
  });

  it('without acquaintances fewer than half have it after a year; forty cheaper seeds beat the advertising', () => {
    const alone = halves(2, (file) => {
      only(FIRST)(file);
      Object.assign(file, { steps: 60 });
      file.market.network.weak = 0;
    });
    expect(alone.campaigns.nothing.metrics.adopters.mean).toBeLessThan(3006 / 2);
    const cheap = halves(6, (file) => {
      only(FIRST, LOT)(file);
      Object.assign(file.campaigns[LOT][0], { count: 40, costEach: 10 });
    });
    expect(cheap.half(LOT)).toBeLessThan(cheap.half(FIRST) - 0.2);
  });
});

describe('a rumour, the claims', () => {
  const METRICS = ['neverHeard', 'timeToHalf', 'peakSpreaders'];
  const [ONE, TWENTY, FIRST, LAST] = ['one place', 'twenty places', 'notice first', 'notice last'];
  const run = (replicates: number, change?: (file: File) => void) => played('rumor.yaml', replicates, METRICS, change);

  it('a fifth never hears of it, from one place or from twenty; a notice last leaves fewest', () => {
    const { campaigns, find } = run(60);
    const left = (name: string) => campaigns[name].metrics.neverHeard.mean;
    // Sudbury's 20.32 %, less than 0.7 / people off, and the standard error of sixty worlds.
    for (const name of [ONE, TWENTY]) {
      const { mean, sd } = campaigns[name].metrics.neverHeard;
      expect(Math.abs(mean - 203.2)).toBeLessThan(0.7 + 0.4 + (4.5 * sd) / Math.sqrt(60));
    }
    expect(Math.abs(left(FIRST) - 182)).toBeLessThan(5);
    expect(Math.abs(left(LAST) - 127.5)).toBeLessThan(4);
    expect(find(LAST, FIRST, 'neverHeard').high).toBeLessThan(-40);
    const half = (name: string) => campaigns[name].metrics.timeToHalf.mean;
    expect(half(TWENTY)).toBeLessThan(0.6 * half(ONE));
    expect(half(FIRST)).toBeLessThan(half(TWENTY));
    expect(Math.abs(find(TWENTY, ONE, 'peakSpreaders').mean)).toBeLessThan(10);
    expect(find(FIRST, ONE, 'peakSpreaders').low).toBeGreaterThan(40);
  });

  it('among neighbours one place leaves more than two fifths out, twenty a third; the notices draw near', () => {
    const { campaigns, find } = run(30, (file) => {
      file.market.network = { type: 'watts-strogatz', people: 1000, ties: 10, rewiring: 0.1 };
    });
    expect(campaigns[ONE].metrics.neverHeard.mean).toBeGreaterThan(370);
    expect(Math.abs(campaigns[TWENTY].metrics.neverHeard.mean - 317)).toBeLessThan(25);
    expect(find(LAST, FIRST, 'neverHeard').mean).toBeGreaterThan(-35);
  });

  it('the other kind leaves out the same share, and more calls only make it faster', () => {
    const pairs = run(20, (file) => {
      only(TWENTY)(file);
      file.spread.kind = 'daley-kendall';
    });
    expect(Math.abs(pairs.campaigns[TWENTY].metrics.neverHeard.mean - 203)).toBeLessThan(8);
    const [slow, fast] = ['1 per week', '2 per week'].map(
      (contact) =>
        run(8, (file) => {
          only(ONE)(file);
          file.spread.contact = contact;
        }).campaigns[ONE].metrics,
    );
    expect(fast.neverHeard).toEqual(slow.neverHeard);
    expect(fast.timeToHalf.mean).toBeLessThan(0.6 * slow.timeToHalf.mean);
  });
});

describe('a fad, the claims', () => {
  const [MANY, HUBS, LOT] = ['big seed', 'twenty hubs', 'twenty by lot'];
  const run = (replicates: number, change?: (file: File) => void) => played('fad.yaml', replicates, ['won'], change);
  const talking = (spread: Record<string, string>) => (file: File) => Object.assign(file.spread, spread);

  it('below the threshold volume wins: five hundred samples before twenty hubs before twenty by lot', () => {
    const { campaigns, find } = run(30);
    const won = (name: string) => campaigns[name].metrics.won.mean;
    expect(Math.abs(won(MANY) - 317)).toBeLessThan(25);
    expect(Math.abs(won(HUBS) - 172)).toBeLessThan(35);
    expect(Math.abs(won(LOT) - 22)).toBeLessThan(12);
    expect(find(HUBS, MANY, 'won').high).toBeLessThan(0);
    expect(find(HUBS, LOT, 'won').low).toBeGreaterThan(0);
  });

  it('where it catches, any twenty do better than five hundred, and hubs no better than a lot', () => {
    const { find } = run(6, talking({ contact: '0.2 per week' }));
    expect(find(LOT, MANY, 'won').low).toBeGreaterThan(100);
    expect(find(HUBS, LOT, 'won').high).toBeLessThan(0);
  });

  it('a hundred hubs for the money draw level; where ties are even, the twenty most heard are hardly more than any', () => {
    const cheap = run(30, (file) => Object.assign(file.campaigns[HUBS][0], { count: 100, costEach: 10 }));
    expect(Math.abs(cheap.find(HUBS, MANY, 'won').mean)).toBeLessThan(30);
    const even = run(10, (file) => {
      only(HUBS)(file);
      file.market.network = { type: 'watts-strogatz', people: 5000, ties: 6, rewiring: 1 };
    });
    expect(even.campaigns[HUBS].metrics.won.mean).toBeLessThan(40);
  });

  it('above the threshold, not far, worlds differ wildly; twice the interest wins three times as many and more', () => {
    const wild = run(40, (file) => {
      only(LOT)(file);
      file.spread.contact = '0.06 per week';
    }).campaigns[LOT].metrics.won;
    expect(wild.sd).toBeGreaterThan(0.5 * wild.mean);
    const long = run(15, talking({ recover: '0.25 per week' })).campaigns;
    expect(long[MANY].metrics.won.mean).toBeGreaterThan(2.4 * 317);
    expect(long[HUBS].metrics.won.mean).toBeGreaterThan(2.4 * 172);
    expect(long[LOT].metrics.won.mean).toBeGreaterThan(8 * 22);
  });
});
