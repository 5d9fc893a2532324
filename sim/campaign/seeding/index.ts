// The shelf of seeding strategies: the whole catalogue. To add one, write its file and name it here. Those that draw lots
// choose anew in each replicate, the others once per market.

import type { Strategy } from '../strategy.ts';
import { bestFit } from './best-fit.ts';
import { degree } from './degree.ts';
import { random } from './random.ts';
import { selfSelected } from './self-selected.ts';

export const strategies: readonly Strategy[] = [random, degree, bestFit, selfSelected];
