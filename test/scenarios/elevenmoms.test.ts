// What the scenario of the eleven moms claims, and the catalogue of it, held against a few worlds: at which prices, with
// which readers and memories they win.

import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { File } from './played.ts';
import { only, played, ready, text } from './played.ts';

beforeAll(ready);

describe('eleven moms, the claims', () => {
  const MOMS = 'eleven moms';
  const BANG = 'big bang';
  /** Only the two, in the worlds they share with all others. */
  const duel = (replicates: number, change: (file: File) => void = () => {}, metrics = ['npv', 'won']) =>
    played('elevenmoms.yaml', replicates, metrics, (file) => {
      only(BANG, MOMS)(file);
      file.compare = [[MOMS, BANG]];
      change(file);
    });
  const lead = (change: (file: File) => void, replicates = 4) => duel(replicates, change).find(MOMS, BANG, 'npv');

  it('as the file stands the moms win; the big bang reaches three times as many and is forgotten soonest', () => {
    const { campaigns, find } = duel(16, () => {}, ['npv', 'reach', 'aware']);
    expect(find(MOMS, BANG, 'npv').low).toBeGreaterThan(0);
    const reach = (name: string) => campaigns[name].metrics.reach.mean;
    expect(reach(BANG) / reach(MOMS)).toBeGreaterThan(2.5);
    expect(find(MOMS, BANG, 'aware').low).toBeGreaterThan(0);
  });

  it('with cheaper media the big bang wins', () => {
    expect(lead((file) => (file.campaigns[BANG][0].costPerThousand = 15)).high).toBeLessThan(0);
  });

  it('with readers like everybody else the moms win few, and lose', () => {
    const { campaigns, find } = duel(8, (file) => delete file.campaigns[MOMS][0].audienceFrom);
    expect(find(MOMS, BANG, 'npv').high).toBeLessThan(0);
    // Fewer than 20, says the file: 17.6 in a hundred worlds, with a standard deviation of 5.3; three standard errors of eight.
    expect(campaigns[MOMS].metrics.won.mean).toBeLessThan(17.6 + (3 * 5.3) / Math.sqrt(8));
  });

  it('with larger audiences the moms win twice as many', () => {
    const [usual, large] = [100, 250].map((audience) => {
      const { campaigns } = duel(4, (file) => (file.campaigns[MOMS][0].audience = audience), ['npv', 'won']);
      return campaigns[MOMS].metrics.won.mean;
    });
    expect(large).toBeGreaterThan(2 * usual);
  });

  it('with dearer moms the big bang wins', () => {
    const dear = lead((file) => Object.assign(file.campaigns[MOMS][0], { costEach: 550, count: 8 }), 12);
    expect(dear.high).toBeLessThan(0);
  });

  it('with a worse product both lose money, the big bang more', () => {
    const { campaigns, find } = duel(4, (file) =>
      Object.assign(file, { product: { ...parse(text('elevenmoms.yaml')).product, quality: 0.55 } }),
    );
    expect(campaigns[MOMS].metrics.npv.mean).toBeLessThan(0);
    expect(find(MOMS, BANG, 'npv').low).toBeGreaterThan(0);
  });

  it('where people remember for long, or hardly trust what moms write, the big bang wins', () => {
    expect(lead((file) => Object.assign(file.spread, { memoryHalfLife: '26 weeks' }), 8).high).toBeLessThan(0);
    expect(lead((file) => Object.assign(file.spread, { trustMedia: 0.2 }), 8).high).toBeLessThan(0);
  });

  it('seen after two years the moms are further ahead', () => {
    // 771 after one year, in a hundred worlds.
    expect(lead((file) => Object.assign(file, { steps: 104 }), 10).low).toBeGreaterThan(771);
  });
});
