// The shelf of spread models. This list is the whole catalogue.

import { bass } from './bass.ts';
import { independentCascade } from './independent-cascade.ts';
import { linearThreshold } from './linear-threshold.ts';
import { market } from './market/index.ts';
import type { Model } from './model.ts';
import { rumor } from './rumor.ts';
import { sir } from './sir.ts';
import { threshold } from './threshold.ts';

export const models: readonly Model[] = [independentCascade, linearThreshold, threshold, bass, sir, rumor, market];
