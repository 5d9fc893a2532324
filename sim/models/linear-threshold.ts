// Linear threshold (Granovetter 1978; Kempe, Kleinberg & Tardos 2003).
//
// Story: a person listens to several others, each with a share of their attention, and follows once the active among them
// hold a large enough part of it. How large is the person's own: the resistance that they put up in this replicate, drawn
// evenly from 0 to 1, so that whoever has more of it follows later.

import { z } from 'zod';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import { attention } from '../market/attention.ts';
import { keyOf } from '../market/market.ts';
import { defineModel } from './model.ts';
import { ONE_SHOT_BYTES } from './one-shot.ts';
import { SocialProof } from './social-proof.ts';

export const linearThreshold = defineModel({
  name: 'linear-threshold',
  about: 'A person follows once the active among those they listen to hold a share of their attention drawn for them.',
  source: 'Granovetter 1978, American Journal of Sociology 83; Kempe, Kleinberg & Tardos 2003',
  params: z.strictObject({}),
  rests: true,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  reads: () => ['share'],
  tieChance: () => 'thresholds',
  events: () => ['reached', 'adopted', 'placed'],
  // And what there is to listen to in all, for each.
  bytesPerPerson: () => ONE_SHOT_BYTES + 8,
  start(_, context) {
    const { market, luck, in: rows } = context;
    const key = purposeKey(luck, 'act');
    const whole = attention(market);
    const needed = (person: number) => uniform(derive(key, keyOf(market, person)), 0);
    return new SocialProof(context, rows.weights, (person, heard) => heard / whole[person] >= needed(person));
  },
});
