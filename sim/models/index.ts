// The shelf of spread models. This list is the whole catalogue.

import { bass } from './bass.ts';
import { independentCascade } from './independent-cascade.ts';
import { market } from './market/index.ts';
import type { Model } from './model.ts';

export const models: readonly Model[] = [independentCascade, bass, market];
