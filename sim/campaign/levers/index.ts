// The shelf of levers: the whole catalogue. To add one, write its file and name it here. Levers nudge the world and say
// what they spent; what people make of it is the model’s matter.

import type { Lever } from '../lever.ts';
import { broadcast } from './broadcast.ts';
import { content } from './content.ts';
import { seed } from './seed.ts';

export const levers: readonly Lever[] = [broadcast, seed, content];
