// One small market for each network on the shelf, and three from files: every person listens to somebody, so that all
// are under the same influence in all (the condition of the universal bounds).

import type { Market } from '../../sim/market/market.ts';
import { market } from '../market/helpers.ts';

/** Thirty people who each follow three others, one way, with weights; two cliques with a bridge; pairs. */
const followers = ['from,to,weight'];
for (let i = 0; i < 30; i++) {
  for (const [k, jump] of [1, 7, 12].entries()) followers.push(`p${(i + jump) % 30},p${i},${[1, 0.25, 3][k]}`);
}
const cliques = ['from,to', 'a0,b0'];
for (const camp of ['a', 'b']) {
  for (let i = 0; i < 8; i++) for (let j = 0; j < i; j++) cliques.push(`${camp}${i},${camp}${j}`);
}
const pairs = ['from,to', ...Array.from({ length: 40 }, (_, i) => `x${i},y${i}`)];
const files = {
  'followers.csv': followers.join('\n'),
  'cliques.csv': cliques.join('\n'),
  'pairs.csv': pairs.join('\n'),
};

const FOLLOWERS = { ties: 'followers.csv', directed: 'on', weights: 'share' };
const SBM = { people: 80, groups: 'segments', ties: 12, within: 0.8 };
const two = [
  { name: 'core', share: 0.4, fit: 1, value: 1 },
  { name: 'rest', share: 0.6, fit: 1, value: 1 },
];

/** By the network's name on the shelf, then what makes this one special. */
export const MARKETS: readonly [network: string, special: string, build: () => Market][] = [
  ['complete', '60 people', () => market('complete', { people: 60 })],
  ['path', '40 people', () => market('path', { people: 40 })],
  ['star', '40 people', () => market('star', { people: 40 })],
  ['ring', '2 ties each', () => market('ring', { people: 80, ties: 2 })],
  ['ring', '10 ties each', () => market('ring', { people: 80, ties: 10 })],
  ['grid', '8 by 6', () => market('grid', { width: 8, height: 6 })],
  ['caveman', 'separate caves', () => market('caveman', { people: 60, size: 5 })],
  ['caveman', 'some ties out', () => market('caveman', { people: 60, size: 5, rewiring: 0.2 })],
  ['random-regular', '3 ties each', () => market('random-regular', { people: 60, ties: 3 })],
  ['erdos-renyi', '6 ties on average', () => market('erdos-renyi', { people: 60, ties: 6 })],
  ['watts-strogatz', 'some shortcuts', () => market('watts-strogatz', { people: 80, ties: 6, rewiring: 0.1 })],
  ['barabasi-albert', 'hubs', () => market('barabasi-albert', { people: 80, ties: 2 })],
  ['holme-kim', 'hubs and triads', () => market('holme-kim', { people: 80, ties: 2, triads: 0.8 })],
  ['configuration', 'few and many', () => market('configuration', { people: 80, degrees: [1, 2, 3, 12] })],
  ['stochastic-block', 'two camps', () => market('stochastic-block', SBM, { segments: two })],
  ['strong-weak', 'circles', () => market('strong-weak', { people: 80, strong: 4, weak: 3 })],
  ['karate-club', '34 people', () => market('karate-club', {})],
  ['florentine-families', '15 families', () => market('florentine-families', {})],
  ['file', 'cliques', () => market('file', { ties: 'cliques.csv' }, { files })],
  ['file', 'followers, weighted', () => market('file', FOLLOWERS, { files })],
  ['file', 'pairs', () => market('file', { ties: 'pairs.csv' }, { files })],
];
