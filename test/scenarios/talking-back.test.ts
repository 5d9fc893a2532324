// What the scenario of listening claims: what listening, staff and rewards are worth beside advertising, and when listening
// is not.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { only, played, ready } from './played.ts';

beforeAll(ready);

const [BANG, DRIP, LISTENING, STAFF] = ['big bang', 'drip', 'drip and listening', 'drip and staff'];

/** The campaigns that are named, the others against the first. */
const ran = (names: string[], change: (file: File) => void = () => {}, replicates = 5) =>
  played('talking-back.yaml', replicates, ['npv', 'detractors'], (file) => {
    only(...names)(file);
    change(file);
  });

it('listening beats the drip, staff do too, the big bang comes last; listening leaves fewest detractors', () => {
  const { campaigns, find } = ran([DRIP, BANG, LISTENING, STAFF]);
  expect(find(LISTENING, DRIP, 'npv').low).toBeGreaterThan(0);
  expect(find(STAFF, DRIP, 'npv').low).toBeGreaterThan(0);
  expect(find(BANG, DRIP, 'npv').high).toBeLessThan(0);
  expect(find(LISTENING, DRIP, 'detractors').high).toBeLessThan(0);
  expect(campaigns[LISTENING].metrics.npv.mean / campaigns[DRIP].metrics.npv.mean).toBeGreaterThan(1.2);
});

it('late answers earn less; dear listening loses; without learning staff are ahead of it', () => {
  const npv = (change: (file: File) => void) => ran([LISTENING], change).campaigns[LISTENING].metrics.npv.mean;
  const soon = npv(() => {});
  expect(npv((file) => (file.campaigns[LISTENING][1].answer = '4 weeks'))).toBeLessThan(soon);
  const dear = ran([DRIP, LISTENING], (file) => {
    file.campaigns[LISTENING][0].spend = 1560;
    file.campaigns[LISTENING][1].costPerWeek = 60;
  });
  expect(dear.find(LISTENING, DRIP, 'npv').high).toBeLessThan(0);
  const deaf = ran([STAFF, LISTENING], (file) => (file.campaigns[LISTENING][1].learns = 0), 8);
  expect(deaf.find(LISTENING, STAFF, 'npv').high).toBeLessThan(0);
});

it('cheap media for the big bang alone make it beat the drip, and still not listening', () => {
  const { find } = ran([BANG, DRIP, LISTENING], (file) => (file.campaigns[BANG][0].costPerThousand = 7), 8);
  expect(find(DRIP, BANG, 'npv').high).toBeLessThan(0);
  expect(find(LISTENING, BANG, 'npv').low).toBeGreaterThan(0);
});
