// A market carried as text is the same market: every array, and every run in it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { fromBase64, toBase64 } from '../../sim/kernel/base64.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { freeze, thaw } from '../../sim/market/export/frozen.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { fingerprint } from '../../sim/world/fingerprint.ts';

describe('base64', () => {
  it('comes back as it was, and is what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
    const large = Uint8Array.from({ length: 100_001 }, (_, i) => (i * 7) & 255);
    expect(toBase64(large)).toBe(Buffer.from(large).toString('base64'));
  });
  it.each(['abc', 'ab=c', '=abc', 'ab\u00e9c', 'a b='])('%j is refused', (text) => {
    expect(() => fromBase64(text)).toThrow(/base64/);
  });
});

describe('a frozen market', () => {
  const people = 'id,segment,fit,talk\nann,fans,0.9,2\nben,rest,,\ncem,fans,,1\ndora,rest,0.2,3\n';
  const ties = 'from,to,weight\nann,ben,1\nben,cem,2\ncem,dora,3\ndora,ann,0.5\n';
  const files = new Map([
    ['ties.csv', new TextEncoder().encode(ties)],
    ['people.csv', new TextEncoder().encode(people)],
  ]);
  const text = `
title: frozen
steps: 40
market:
  network: {type: file, ties: ties.csv, people: people.csv, weights: share, directed: true}
  segments: [{name: fans, fit: 0.8}, {name: rest, fit: 0.3}]
spread: {model: market, talk: 5 per week}
campaigns:
  ads: [{lever: broadcast, spend: 2, costPerThousand: 10}]
  seed: [{lever: seed, strategy: random, count: 2, costEach: 1}]`;

  it('is the same through JSON, but for what people are called; runs in it are the same to the last event', () => {
    const read = readScenario(text, { file: 'test', registry: shelves });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const setting = prepare(read.scenario, shelves, files);
    const market = buildMarketFor(setting, 0, privateMemory);
    const again = thaw(JSON.parse(JSON.stringify(freeze(market))));
    expect(JSON.stringify(freeze(market))).not.toMatch(/ann|dora/);
    expect(thaw(JSON.parse(JSON.stringify(freeze(market, true)))).ids).toEqual(market.ids);
    const { ids, warnings, notes, memory } = market;
    expect({ ...again, ids, warnings, notes, memory }).toEqual(market);
    for (const campaign of read.scenario.campaigns) {
      for (const replicate of [0, 1, 2]) {
        const run = (place: typeof market) =>
          fingerprint(
            simulate({ scenario: read.scenario, cast: shelves, market: place, marketNumber: 0 }, campaign, replicate, {
              level: 'sources',
            }).log!,
          );
        expect(run(again)).toBe(run(market));
      }
    }
  });
});
