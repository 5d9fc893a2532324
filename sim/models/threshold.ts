// Thresholds (Watts 2002; Centola & Macy 2007): complex contagion.
//
// Story: nobody does it on one friend's word alone. Everybody follows once so many of those they listen to are active, or
// such a share of them; the same for all. Nothing is left to luck but who is seeded.

import { z } from 'zod';
import { degree } from '../market/market.ts';
import { numberOrShare } from '../scenario/params.ts';
import { defineModel } from './model.ts';
import { ONE_SHOT_BYTES } from './one-shot.ts';
import type { Convinced } from './social-proof.ts';
import { SocialProof } from './social-proof.ts';

const params = z.strictObject({
  at: numberOrShare({
    about: 'how many of those one listens to must be active, or which share of them; exactly so many are enough',
    whole: true,
    above: 0,
  }),
});

export const threshold = defineModel({
  name: 'threshold',
  about: 'Everybody follows once so many, or such a share, of those they listen to are active.',
  source: 'Watts 2002, PNAS 99; Centola & Macy 2007, American Journal of Sociology 113',
  params,
  rests: true,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  events: () => ['reached', 'adopted', 'placed'],
  bytesPerPerson: () => ONE_SHOT_BYTES,
  start({ at }, context) {
    // 9 of 50 are exactly 18 %: what is read and what is divided are both rounded to the nearest number, and so agree.
    const convinced: Convinced =
      'number' in at
        ? (_, friends) => friends >= at.number
        : (person, friends) => friends / degree(context.in, person) >= at.share;
    return new SocialProof(context, null, convinced);
  },
});
