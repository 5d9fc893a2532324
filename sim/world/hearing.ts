// Who notices on a step. Each person has an Exp(1) mark for every step (resistance to noticing); whoever's contacts
// exceed their mark notices: the chance of noticing y contacts is 1 − e^(−y). Marks do not depend on the campaign, so
// more contact means a superset of those who notice. Only marks below what somebody could notice are looked for.

import { BLOCK, ExpField } from '../kernel/field.ts';
import type { Key } from '../kernel/luck.ts';
import { purposeKey } from '../kernel/luck.ts';
import { Pool } from '../kernel/pool.ts';

interface Memory {
  bits: Uint32Array;
  most: Float64Array;
}
const pool = new Pool<Memory>((people) => ({
  bits: new Uint32Array(Math.ceil(people / 32)),
  most: new Float64Array(Math.ceil(people / BLOCK)),
}));

/** People who may notice more on a step than everybody does: a bit for each, and the most of them in every block. */
export class Listeners {
  private readonly memory: Memory;
  private readonly added: number[] = [];

  constructor(
    private readonly owner: object,
    people: number,
  ) {
    this.memory = pool.take(owner, people);
  }

  get bits(): Uint32Array {
    return this.memory.bits;
  }

  /** The most that a listener in a block of 256 may notice beyond everybody. */
  most(block: number): number {
    return this.memory.most[block];
  }

  /** For this step: until `clear`. */
  add(person: number, contacts: number): void {
    const { most } = this.memory;
    const block = person >>> 8;
    this.set(person, true);
    most[block] = Math.max(most[block], contacts);
    this.added.push(person);
  }

  /** Ends what was added for the step. People for whom `stays` holds keep their bit. */
  clear(stays: (person: number) => boolean = () => false): void {
    for (const person of this.added) {
      this.memory.most[person >>> 8] = 0;
      if (!stays(person)) this.set(person, false);
    }
    this.added.length = 0;
  }

  /** Sets or clears a person's bit until further notice. */
  set(person: number, listens: boolean): void {
    const bit = 1 << (person & 31);
    if (listens) this.memory.bits[person >>> 5] |= bit;
    else this.memory.bits[person >>> 5] &= ~bit;
  }

  /** Gives the memory back. All bits must be cleared by then. */
  end(): void {
    this.clear();
    pool.give(this.owner, this.memory);
  }
}

export class Hearing {
  private readonly field: ExpField;

  constructor(replicateLuck: Key, people: number) {
    this.field = new ExpField(purposeKey(replicateLuck, 'hear'), people);
  }

  /**
   * Calls `visit` with all people whose mark on a step lies below `everybody`, and with listeners whose mark lies below
   * that and `more(block)`. The caller compares the mark with what the person does notice.
   */
  sweep(
    step: number,
    everybody: number,
    listeners: Listeners,
    more: (block: number) => number,
    visit: (person: number, mark: number) => void,
  ): void {
    for (let block = 0; block < this.field.blocks; block++) {
      const limit = everybody + listeners.most(block) + more(block);
      if (limit > 0) this.field.belowAmong(block, step, everybody, limit, listeners.bits, visit);
    }
  }
}
