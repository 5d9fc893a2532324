// With awareness, expectation, experience, fading and fit off, the connected market is the Bass model with
// q = persuasion × trust in peers × talk: the same people adopt on the same steps, for the same reason, from the same friend.

import { describe, expect, it } from 'vitest';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { bass } from '../../sim/models/bass.ts';
import { market as marketModel } from '../../sim/models/market/index.ts';
import { market as marketNamed } from '../market/helpers.ts';
import type { Plan } from '../oracle/scene.ts';
import { rowsOf } from '../oracle/scene.ts';
import { play } from './play.ts';
import { MARKETS } from './shelf.ts';

const luck = rootKey('market as bass');
const peopleLuck = rootKey('people');
const OFF = { awareness: 'off', expectation: 'off', experience: 'off', fading: 'off', fit: 'off' };

/** Rows of adopted and placed people in both models, with persuasion × .9 × talk = q a week. */
function both(market: Market, r: number, weeks: number, plan: Plan, q = 0.36) {
  const setting = { market, plan, steps: Math.round(40 / weeks), weeks, luck: derive(luck, r), peopleLuck };
  const connected = { ownInitiative: '0.01 per week', persuasion: q / 0.9 / 2, trustPeers: 0.9, talk: '2 per week' };
  const records = [
    play(bass, { ...setting, params: { p: '0.01 per week', q: `${q} per week` } }),
    play(marketModel, { ...setting, params: { ...OFF, ...connected } }),
  ];
  return records.map((record) => rowsOf(record.log!, ['adopted', 'placed']));
}

const gifts = { placements: { 0: [3, 12], 5: [7] } };

describe('the same rows', () => {
  it.each(MARKETS)('%s, %s', (_network, _special, build) => {
    const market = build();
    let byFriends = 0;
    for (let r = 0; r < 5; r++) {
      const [theirs, ours] = both(market, r, 1, gifts);
      expect(theirs.length).toBeGreaterThan(10);
      byFriends += theirs.filter(({ channel }) => channel === 'friend').length;
      expect(ours).toEqual(theirs);
    }
    expect(byFriends).toBeGreaterThan(20);
  });

  it('in days, in fortnights, and without any placement', () => {
    const market = marketNamed('watts-strogatz', { people: 2000, ties: 8, rewiring: 0.05 });
    for (const weeks of [1 / 7, 2]) {
      const [theirs, ours] = both(market, 1, weeks, {});
      expect(theirs.length).toBeGreaterThan(500);
      expect(ours).toEqual(theirs);
    }
  });

  it('whatever the share of fit, and with ties off as without friends', () => {
    const segments = [
      { name: 'fans', share: 0.3, fit: 0.8, value: 1 },
      { name: 'others', share: 0.7, fit: 0.1, value: 1 },
    ];
    const market = marketNamed('barabasi-albert', { people: 3000, ties: 3 }, { segments, together: 50 });
    const [theirs, ours] = both(market, 2, 1, gifts);
    expect(ours).toEqual(theirs);
    const setting = { market, plan: gifts, steps: 40, luck, peopleLuck };
    const alone = [
      play(bass, { ...setting, params: { p: '0.01 per week', q: '0 per week' } }),
      play(marketModel, { ...setting, params: { ...OFF, ownInitiative: '0.01 per week', ties: 'off' } }),
    ].map((record) => rowsOf(record.log!, ['adopted', 'placed']));
    expect(alone[1]).toEqual(alone[0]);
  });
});
