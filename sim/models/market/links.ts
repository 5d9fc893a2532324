// Ties that were formed while the run went on, between members of a community; each counts like a tie of weight 1. Of each
// person a chain through one list of entries: nearly all people have none, and whoever has some has a few.

import { longer } from '../../kernel/longer.ts';

const NONE = -1;

export class Links {
  /** Of each person with ties, the first entry and the last. */
  private readonly ends = new Map<number, number>();
  private first = new Int32Array(16);
  private last = new Int32Array(16);
  /** Of each entry, who is at the other end, and the person's next. */
  private others = new Uint32Array(64);
  private next = new Int32Array(64);
  private count = 0;

  get any(): boolean {
    return this.count > 0;
  }

  /** A tie of both. */
  join(one: number, other: number): void {
    this.add(one, other);
    this.add(other, one);
  }

  /** All at the other ends of a person's ties, as they were formed. */
  of(person: number): readonly number[] {
    const place = this.ends.get(person);
    if (place === undefined) return UNLINKED;
    const found: number[] = [];
    for (let entry = this.first[place]; entry !== NONE; entry = this.next[entry]) found.push(this.others[entry]);
    return found;
  }

  private add(person: number, other: number): void {
    const entry = this.count++;
    this.others = longer(this.others, this.count);
    this.next = longer(this.next, this.count);
    this.others[entry] = other;
    this.next[entry] = NONE;
    const place = this.ends.get(person);
    if (place === undefined) this.begin(person, entry);
    else {
      this.next[this.last[place]] = entry;
      this.last[place] = entry;
    }
  }

  private begin(person: number, entry: number): void {
    const place = this.ends.size;
    this.ends.set(person, place);
    this.first = longer(this.first, place + 1);
    this.last = longer(this.last, place + 1);
    this.first[place] = this.last[place] = entry;
  }
}

const UNLINKED: readonly number[] = [];
