// Linear threshold (Granovetter 1978; Kempe, Kleinberg & Tardos 2003).
//
// Story: a person listens to several others, each with a share of their attention, and follows once the active among them
// hold a large enough part of it. How large is the person's own, drawn evenly from 0 to 1. It is the same resistance Ω
// as to the pressure of other models, as a share: θ = 1 − e^(−Ω), so whoever is hard to win here is so there.

import { z } from 'zod';
import { ExpField } from '../kernel/field.ts';
import { purposeKey } from '../kernel/luck.ts';
import { log1p } from '../kernel/math.ts';
import { attention } from '../market/attention.ts';
import { defineModel } from './model.ts';
import { SocialProof } from './social-proof.ts';

export const linearThreshold = defineModel({
  name: 'linear-threshold',
  about: 'A person follows once the active among those they listen to hold a share of their attention drawn for them.',
  source: 'Granovetter 1978, American Journal of Sociology 83; Kempe, Kleinberg & Tardos 2003',
  params: z.strictObject({}),
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  reads: () => ['share'],
  events: () => ['reached', 'adopted', 'placed'],
  start(_, context) {
    const { market, luck, in: rows } = context;
    const resistance = new ExpField(purposeKey(luck, 'act'), market.people, market.keys);
    const whole = attention(market);
    // The share h is enough where θ ≤ h, that is, where the resistance lies below the pressure −ln(1 − h). So asked, the
    // field need not find out by how much it lies above.
    const pressure = (person: number, heard: number) => -log1p(-heard / whole[person]);
    return new SocialProof(
      context,
      rows.weights,
      (person, heard) => resistance.mark(person, 0, pressure(person, heard)) < Infinity,
    );
  },
});
