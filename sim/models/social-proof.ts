// What the threshold models have in common: a person becomes active once the active people among those they listen to
// weigh enough. A model says what is enough, and whether ties have weights.
//
// Active friends are counted as they tell. Where ties have weights, those of active friends are summed anew in the order
// of the row instead: sums of fractions depend on their order, and the order in which friends became active must not show.

import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import type { Telling } from '../kernel/talk.ts';
import { everyTie, talkLoop } from '../kernel/talk.ts';
import { keyOf } from '../market/market.ts';
import { NOBODY } from '../world/events.ts';
import type { ModelContext } from './model.ts';
import { COUNTED, OneShot, OWN } from './one-shot.ts';

/** Whether a person is convinced by active friends of this weight in all (their number where ties have no weights). */
export type Convinced = (person: number, heard: number) => boolean;

/** Has heard more on the present step. */
const WAVERS = OWN;

export class SocialProof extends OneShot {
  private readonly sourceKey: Key;
  private readonly telling: Telling;
  private readonly wavering: number[] = [];

  /** `weights`: those of the ties of `context.in`, or null where all count alike. */
  constructor(
    context: ModelContext,
    private readonly weights: Float64Array | null,
    private readonly convinced: Convinced,
  ) {
    super(context);
    this.sourceKey = purposeKey(context.luck, 'source');
    this.telling = everyTie(context.out);
  }

  /** Everybody active is proof for good. */
  override talkers(): number {
    return this.active;
  }

  protected tell(first: number, end: number): void {
    const loop = talkLoop(this.telling);
    loop.run(this.queue, first, end, this.telling, (living) => {
      for (let i = 0; i < living; i++) this.told(loop.hearers[i]);
    });
  }

  private told(hearer: number): void {
    if (this.has(hearer)) return;
    this.friends[hearer]++;
    if ((this.state[hearer] & WAVERS) !== 0) return;
    this.mark(hearer, COUNTED | WAVERS);
    this.wavering.push(hearer);
  }

  protected settle(step: number): void {
    for (const person of this.wavering) {
      this.state[person] &= ~WAVERS;
      const heard = this.heardOf(person);
      if (this.convinced(person, heard)) this.win(person, this.named ? this.friend(person, heard, step) : NOBODY);
    }
    this.wavering.length = 0;
  }

  /** The weight of those of a person's friends who became active before this step. */
  private heardOf(person: number): number {
    if (this.weights === null) return this.friends[person];
    const { offsets, targets } = this.context.in;
    let sum = 0;
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
      if (this.has(targets[tie])) sum += this.weights[tie];
    }
    return sum;
  }

  /** The friend who gets the credit: one of the active, drawn in proportion to weight. */
  private friend(person: number, heard: number, step: number): number {
    const { offsets, targets } = this.context.in;
    let left = heard * uniform(derive(this.sourceKey, keyOf(this.market, person)), step);
    let last = NOBODY;
    for (let tie = offsets[person]; tie < offsets[person + 1] && left >= 0; tie++) {
      if (!this.has(targets[tie])) continue;
      last = targets[tie];
      left -= this.weights === null ? 1 : this.weights[tie];
    }
    return last;
  }
}
