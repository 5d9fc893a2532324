// Independent cascade (Goldenberg, Libai & Muller 2001; Kempe, Kleinberg & Tardos 2003).
//
// Story: whoever becomes active tries once to activate each person who listens to them, in the following step, and
// succeeds with the tie's chance. Every tie's luck is drawn beforehand by key, so the cascade is the set of people that
// the seeds reach over living ties: monotone in the chance and in the seeds. Work is proportional to the ties of those
// who are reached.

import { z } from 'zod';
import { memoryBeside } from '../kernel/arena.ts';
import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import type { Chance, TalkLoop, Telling } from '../kernel/talk.ts';
import { lastBelow, talkLoop } from '../kernel/talk.ts';
import { attention } from '../market/attention.ts';
import { takenOnce } from '../market/kept.ts';
import type { Market } from '../market/market.ts';
import { degree, keyOf } from '../market/market.ts';
import { share } from '../scenario/params.ts';
import type { ModelContext } from './model.ts';
import { defineModel } from './model.ts';
import { COUNTED, ONE_SHOT_BYTES, OneShot } from './one-shot.ts';

/** From here on a count of friends says how many of them are still passed over, and no longer how many succeeded. */
const PASSING = 0x80000000;

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
  rests: true,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  reads: ({ probability }) => (probability === 'weighted' ? ['share'] : probability === 'ties' ? ['probability'] : []),
  needs: ({ probability }) => (probability === 'ties' ? ['probability'] : []),
  tieChance: ({ probability }) => probability,
  events: () => ['reached', 'adopted', 'placed'],
  // Weighted, it knows a chance for each hearer.
  bytesPerPerson: ({ probability }) =>
    probability === 'ties' ? undefined : ONE_SHOT_BYTES + (probability === 'weighted' ? 4 : 0),
  start: (chosen, context) => new Cascade(chosen, context),
});

interface Talk {
  readonly loop: TalkLoop;
  readonly telling: Telling;
}

class Cascade extends OneShot {
  /** How they turn to those who listen, once anybody does. */
  private talk: Talk | undefined;
  private sourceKey: Key | undefined;
  /** Who succeeded with whom on the present step, where it matters: pairs of hearer and speaker; `friends` counts them. */
  private readonly pairs: number[] = [];

  constructor(
    private readonly chosen: Params,
    context: ModelContext,
  ) {
    super(context);
  }

  protected tell(first: number, end: number): void {
    const { probability } = this.chosen;
    if (probability === 0) return;
    this.talk ??= this.talkBy(probability);
    const { loop, telling } = this.talk;
    const { hearers } = loop;
    if (this.named) loop.run(this.queue, first, end, telling, (living) => this.note(loop, living));
    else loop.run(this.queue, first, end, telling, (living) => this.winAll(hearers, living));
  }

  moveOn(step: number, last: number): number | undefined {
    const { probability } = this.chosen;
    if (probability === 0 || this.quiet() || !this.context.record.countsOnly) return undefined;
    this.talk ??= this.talkBy(probability);
    return this.talkOn(this.talk.loop, this.talk.telling, step, last);
  }

  private talkBy(probability: Params['probability']): Talk {
    const { out, market, luck } = this.context;
    const key = purposeKey(luck, 'try');
    const telling: Telling = {
      rows: out,
      keys: market.keys,
      key,
      chance: chanceOf(probability, market),
      named: this.named,
    };
    return { loop: talkLoop(telling), telling };
  }

  private note({ hearers, tellers }: TalkLoop, living: number): void {
    for (let i = 0; i < living; i++) {
      const hearer = hearers[i];
      if (this.has(hearer)) continue;
      this.mark(hearer, COUNTED);
      this.friends[hearer]++;
      this.pairs.push(hearer, this.queue[tellers[i]]);
    }
  }

  /** Where several friends succeeded, a keyed draw says whose success counts: all alike, as they stand by rising number. */
  protected settle(step: number): void {
    const { pairs, friends } = this;
    if (pairs.length === 0) return;
    for (let pair = 0; pair < pairs.length; pair += 2) {
      const hearer = pairs[pair];
      const left = friends[hearer];
      if (left === 0) continue;
      // Met for the first time: how many successes are passed over. From then on they are counted down.
      const skip = left >= PASSING ? left - PASSING : this.passedOver(hearer, left, step);
      friends[hearer] = skip === 0 ? 0 : PASSING + skip - 1;
      if (skip === 0) this.win(hearer, pairs[pair + 1]);
    }
    pairs.length = 0;
  }

  /** How many of so many who succeeded with a hearer stand before the one whose success counts. */
  private passedOver(hearer: number, succeeded: number, step: number): number {
    if (succeeded === 1) return 0;
    this.sourceKey ??= purposeKey(this.context.luck, 'source');
    return Math.floor(uniform(derive(this.sourceKey, keyOf(this.market, hearer)), step) * succeeded);
  }
}

function chanceOf(probability: Params['probability'], market: Market): Chance {
  if (typeof probability === 'number') return probability === 1 ? null : lastBelow(probability);
  const { weights } = market.out;
  if (probability === 'weighted' && weights === null) return { by: 'hearer', lasts: evenShares(market), weights };
  return { by: 'tie', lasts: probability === 'ties' ? tieChances(market) : tieShares(market), weights };
}

/** By hearer: 1 / number of people they listen to. */
const evenShares = takenOnce(({ people, in: inward }: Market) => {
  const lasts = memoryBeside(inward.offsets).u32(people);
  for (let hearer = 0; hearer < people; hearer++) lasts[hearer] = lastBelow(1 / Math.max(1, degree(inward, hearer)));
  return lasts;
});

/** By tie: its share of the hearer's attention. */
const tieShares = takenOnce((market: Market) => {
  const whole = attention(market);
  const { targets, weights } = market.out;
  const lasts = memoryBeside(targets).u32(targets.length);
  for (let tie = 0; tie < lasts.length; tie++) lasts[tie] = lastBelow(weights![tie] / whole[targets[tie]]);
  return lasts;
});

/** By tie: its own chance; 1 where ties have none. */
const tieChances = takenOnce(({ out: { targets, weights } }: Market) => {
  const lasts = memoryBeside(targets).u32(targets.length);
  for (let tie = 0; tie < lasts.length; tie++) lasts[tie] = lastBelow(weights === null ? 1 : weights[tie]);
  return lasts;
});
