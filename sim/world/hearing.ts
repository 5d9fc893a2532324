// Who notices on a step. Each person has an Exp(1) mark for every step (resistance to noticing); whoever's contacts
// exceed their mark notices: the chance of noticing y contacts is 1 − e^(−y). Marks do not depend on the campaign, so
// more contact means a superset of those who notice. Only marks below what somebody in a block could notice are drawn.

import type { Key } from '../kernel/luck.ts';
import { purposeKey } from '../kernel/luck.ts';
import { OrderedField } from '../kernel/ordered-field.ts';

export class Hearing {
  private readonly field: OrderedField;

  constructor(replicateLuck: Key, people: number) {
    this.field = new OrderedField(purposeKey(replicateLuck, 'hear'), people);
  }

  /**
   * Calls `visit` with everybody whose mark on a step lies below `most(block)`, the most that anybody in the block of
   * 256 people may notice. The caller compares the mark with what the person does notice.
   */
  sweep(step: number, most: (block: number) => number, visit: (person: number, mark: number) => void): void {
    for (let block = 0; block < this.field.blocks; block++) {
      const limit = most(block);
      if (limit > 0) this.field.below(block, step, limit, visit);
    }
  }
}

/** The most that single people may notice, by block of 256. */
export class BlockMost {
  private readonly most = new Map<number, number>();

  raise(person: number, contacts: number): void {
    const block = person >>> 8;
    if (contacts > this.of(block)) this.most.set(block, contacts);
  }

  of(block: number): number {
    return this.most.size === 0 ? 0 : (this.most.get(block) ?? 0);
  }
}
