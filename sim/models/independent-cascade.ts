// Independent cascade (Goldenberg, Libai & Muller 2001; Kempe, Kleinberg & Tardos 2003).
//
// Story: whoever becomes active tries once to activate each person who listens to them, in the following step, and
// succeeds with the tie's chance. Every tie's luck is drawn beforehand by key, so the cascade is the set of people that
// the seeds reach over living ties: monotone in the chance and in the seeds. Work is proportional to the ties of those
// who are reached.

import { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import { derive, laneA, laneB, purposeKey, threshold, uniform } from '../kernel/luck.ts';
import { talk } from '../kernel/talk.ts';
import { BlockDigits, liveTies } from '../kernel/tries.ts';
import { attention } from '../market/attention.ts';
import { degree, keyOf } from '../market/market.ts';
import { share } from '../scenario/params.ts';
import { NOBODY } from '../world/events.ts';
import type { ModelContext } from './model.ts';
import { defineModel } from './model.ts';
import { COUNTED, OneShot, TAKEN } from './one-shot.ts';

const params = z.strictObject({
  probability: share({
    about:
      'chance that a try along a tie succeeds; `weighted`: the tie’s share of the hearer’s attention, 1 / number of people they listen to where ties have no shares; `ties`: what each tie itself says',
    words: ['weighted', 'ties'],
    min: 0,
    max: 1,
  }),
});
type Params = z.output<typeof params>;

export const independentCascade = defineModel({
  name: 'independent-cascade',
  about: 'Whoever becomes active tries once to win each listener, and succeeds with the tie’s chance.',
  source: 'Goldenberg, Libai & Muller 2001, Marketing Letters 12; Kempe, Kleinberg & Tardos 2003',
  params,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  reads: ({ probability }) => (probability === 'weighted' ? ['share'] : probability === 'ties' ? ['probability'] : []),
  needs: ({ probability }) => (probability === 'ties' ? ['probability'] : []),
  tieChance: ({ probability }) => probability,
  events: () => ['reached', 'adopted', 'placed'],
  start: (chosen, context) => new Cascade(chosen, context),
});

class Cascade extends OneShot {
  private readonly tryKey: Key;
  private readonly sourceKey: Key;
  /** The chance that all ties have, as a threshold; undefined where each has its own. */
  private readonly common: number | undefined;
  /** For `weighted` where ties have weights: what they are a share of, by hearer. */
  private readonly whole: Float64Array | undefined;
  private readonly digits = new BlockDigits();
  /** Who succeeded with whom on the present step, where it matters: pairs of hearer and speaker; `friends` counts them. */
  private readonly pairs: number[] = [];

  constructor({ probability }: Params, context: ModelContext) {
    super(context);
    this.tryKey = purposeKey(context.luck, 'try');
    this.sourceKey = purposeKey(context.luck, 'source');
    this.common = typeof probability === 'number' ? threshold(probability) : undefined;
    const shared = probability === 'weighted' && context.out.weights !== null;
    this.whole = shared ? attention(context.market) : undefined;
  }

  /** Where all ties have one chance and nobody asks who won whom, the rows of all speakers are gone through in one loop. */
  protected override tellAll(queue: Uint32Array, first: number, end: number): void {
    const { common, named, market, state } = this;
    if (common === undefined || named) {
      super.tellAll(queue, first, end);
      return;
    }
    talk(queue, first, end, this.context.out, market.keys, this.tryKey, common, (hearers, count) => {
      for (let i = 0; i < count; i++) if ((state[hearers[i]] & TAKEN) === 0) this.win(hearers[i], NOBODY);
    });
  }

  /** All tries of one speaker, 32 ties at a time. */
  protected tell(speaker: number): void {
    const { offsets, targets } = this.context.out;
    const a = laneA(this.tryKey.a, keyOf(this.market, speaker));
    const b = laneB(this.tryKey.b, a);
    const end = offsets[speaker + 1];
    for (let first = offsets[speaker], block = 0; first < end; first += 32, block++) {
      const count = Math.min(32, end - first);
      let live =
        this.common === undefined
          ? this.liveByOwn(a, b, block, first, count)
          : liveTies(a, b, block, count, this.common);
      for (; live !== 0; live &= live - 1) this.succeed(targets[first + 31 - Math.clz32(live & -live)], speaker);
    }
  }

  /** The living ties of a block in which each has a chance of its own. */
  private liveByOwn(a: number, b: number, block: number, first: number, count: number): number {
    const { digits, whole } = this;
    const { targets, weights } = this.context.out;
    const inward = this.context.in;
    digits.open(a, b, block);
    let live = 0;
    for (let bit = 0; bit < count; bit++) {
      const hearer = targets[first + bit];
      const part = weights === null ? 1 / degree(inward, hearer) : weights[first + bit];
      const chance = whole === undefined ? part : part / whole[hearer];
      if (digits.succeeds(bit, threshold(chance))) live |= 1 << bit;
    }
    return live;
  }

  private succeed(hearer: number, speaker: number): void {
    if (this.has(hearer)) return;
    if (!this.named) {
      this.win(hearer, speaker);
      return;
    }
    this.mark(hearer, COUNTED);
    this.friends[hearer]++;
    this.pairs.push(hearer, speaker);
  }

  /** Where several friends succeeded, a keyed draw says whose success counts. */
  protected settle(step: number): void {
    for (let pair = 0; pair < this.pairs.length; pair += 2) {
      const hearer = this.pairs[pair];
      if (this.friends[hearer] === 0) continue;
      this.win(hearer, this.winner(pair, step));
      this.friends[hearer] = 0;
    }
    this.pairs.length = 0;
  }

  /** One of the speakers who succeeded with the hearer of `pair`, all alike. They stand by rising number. */
  private winner(pair: number, step: number): number {
    const hearer = this.pairs[pair];
    if (this.friends[hearer] === 1) return this.pairs[pair + 1];
    const luck = uniform(derive(this.sourceKey, keyOf(this.market, hearer)), step);
    let skip = Math.floor(luck * this.friends[hearer]);
    for (let other = pair; ; other += 2) {
      if (this.pairs[other] === hearer && skip-- === 0) return this.pairs[other + 1];
    }
  }
}
