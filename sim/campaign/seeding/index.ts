// The shelf of seeding strategies: the whole catalogue. To add one, write its file and name it here. Those that draw lots
// choose anew in each replicate, the others once per market.

import type { Strategy } from '../strategy.ts';
import { bestFit } from './best-fit.ts';
import { betweenness } from './betweenness.ts';
import { degree } from './degree.ts';
import { degreeDiscount } from './degree-discount.ts';
import { friendOfRandom } from './friend-of-random.ts';
import { fringe } from './fringe.ts';
import { greedy } from './greedy.ts';
import { influenceMaximization } from './influence-maximization.ts';
import { kCore } from './k-core.ts';
import { pagerank } from './pagerank.ts';
import { random } from './random.ts';
import { revenueLeaders } from './revenue-leaders.ts';
import { selfSelected } from './self-selected.ts';

export const strategies: readonly Strategy[] = [
  random,
  friendOfRandom,
  degree,
  degreeDiscount,
  greedy,
  influenceMaximization,
  betweenness,
  kCore,
  pagerank,
  fringe,
  bestFit,
  selfSelected,
  revenueLeaders,
];
