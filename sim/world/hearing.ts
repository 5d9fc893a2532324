// Who notices on a step. Each person has an Exp(1) mark for every step (resistance to noticing); whoever's contacts
// exceed their mark notices: the chance of noticing y contacts is 1 − e^(−y). Marks do not depend on the campaign, so
// more contact means a superset of those who notice. Blocks whose least mark lies above everybody's contacts stay shut.

import { BLOCK, ExpField } from '../kernel/field.ts';
import type { Key } from '../kernel/luck.ts';
import { purposeKey } from '../kernel/luck.ts';
import { Pool } from '../kernel/pool.ts';
import type { Market } from '../market/market.ts';

interface Kept {
  /** The step (plus 1) for which the block's least mark is kept. */
  step: Int32Array;
  least: Float64Array;
  holder: Uint32Array;
}

const pool = new Pool<Kept>((people) => {
  const blocks = Math.ceil(people / BLOCK);
  return { step: new Int32Array(blocks), least: new Float64Array(blocks), holder: new Uint32Array(blocks) };
});

export class Hearing {
  private readonly field: ExpField;
  private readonly kept: Kept;

  constructor(
    replicateLuck: Key,
    private readonly market: Market,
  ) {
    this.field = new ExpField(purposeKey(replicateLuck, 'hear'), market.people, market.keys);
    this.kept = pool.take(market, market.people);
  }

  /** Whether a person with `contacts` expected contacts notices on this step. */
  notices(person: number, step: number, contacts: number): boolean {
    const block = person >>> 8;
    this.look(block, step);
    const least = this.kept.least[block];
    if (least >= contacts) return false;
    return this.field.markWithin(person, step, least, this.kept.holder[block]) < contacts;
  }

  /** Calls `visit` for everybody in the blocks in which someone with `most` contacts would notice. */
  sweep(step: number, most: number, visit: (person: number) => void): void {
    if (most <= 0) return;
    for (let block = 0; block < this.field.blocks; block++) {
      this.look(block, step);
      if (this.kept.least[block] >= most) continue;
      const end = Math.min(this.market.people, (block + 1) * BLOCK);
      for (let person = block * BLOCK; person < end; person++) visit(person);
    }
  }

  end(): void {
    // Only blocks that were looked at are dirty, but they are few: one in 256 people.
    this.kept.step.fill(0);
    pool.give(this.market, this.kept);
  }

  private look(block: number, step: number): void {
    if (this.kept.step[block] === step + 1) return;
    this.kept.step[block] = step + 1;
    this.kept.least[block] = this.field.least(block, step);
    this.kept.holder[block] = this.field.holder(block, step);
  }
}
