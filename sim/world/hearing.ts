// Who notices on a step. Each person has an Exp(1) mark for every step (resistance to noticing); whoever's contacts
// exceed their mark notices: the chance of noticing y contacts is 1 − e^(−y). Marks do not depend on the campaign, so
// more contact means a superset of those who notice. Only marks below what somebody could notice are looked for.

import { BLOCK, ExpField, GROUP } from '../kernel/field.ts';
import type { Key } from '../kernel/luck.ts';
import { purposeKey } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';

const GROUPS_PER_BLOCK = BLOCK / GROUP;

export class Hearing {
  private readonly field: ExpField;
  private readonly groups: number;

  constructor(replicateLuck: Key, { people, keys, out }: Market) {
    this.field = new ExpField(purposeKey(replicateLuck, 'hear'), people, keys, out.offsets);
    this.groups = Math.ceil(people / GROUP);
  }

  /**
   * Calls `visit` with all people whose mark on a step lies below `everybody` and `more(group)`, what single members of
   * a group of 32 may notice beyond. The caller compares the mark with what the person does notice. Where `everybody`
   * is 0 it looks only at the blocks of 256 in `where`, rising: those in which `more` may be above 0. `done` is called
   * behind each block.
   */
  sweep(
    step: number,
    everybody: number,
    where: ArrayLike<number>,
    more: (group: number) => number,
    visit: (person: number, mark: number) => void,
    done?: () => void,
  ): void {
    const { limits } = this.field;
    const count = everybody > 0 ? this.field.blocks : where.length;
    for (let place = 0; place < count; place++) {
      const block = everybody > 0 ? place : where[place];
      const first = block * GROUPS_PER_BLOCK;
      let most = 0;
      for (let group = 0; group < GROUPS_PER_BLOCK; group++) {
        limits[group] = everybody + (first + group < this.groups ? more(first + group) : 0);
        if (limits[group] > most) most = limits[group];
      }
      if (most > 0) this.field.belowLimits(block, step, visit);
      done?.();
    }
  }
}

/** The most that single people may notice on a step, by group of 32. */
export class GroupMost {
  private readonly most = new Map<number, number>();

  raise(person: number, contacts: number): void {
    const group = Math.floor(person / GROUP);
    if (contacts > this.of(group)) this.most.set(group, contacts);
  }

  of(group: number): number {
    return this.most.size === 0 ? 0 : (this.most.get(group) ?? 0);
  }

  /** The blocks of 256 that they fall into, rising, together with others. */
  blocks(others: Iterable<number> = []): number[] {
    const blocks = new Set(others);
    for (const group of this.most.keys()) blocks.add(Math.floor(group / GROUPS_PER_BLOCK));
    return [...blocks].sort((one, other) => one - other);
  }
}
