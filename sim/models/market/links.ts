// Ties that were formed while the run went on, between members of a community; each counts like a tie of weight 1. Of each
// person a chain through one list of entries: nearly all people have none, and whoever has some has a few.

import { longer } from '../../kernel/longer.ts';

const NONE = -1;

export class Links {
  /** By person: one more than their place among those with ties; taken with the first tie. */
  private places = new Uint32Array(0);
  private people = 0;
  /** Of each person with ties, the first entry and the last. */
  private first = new Int32Array(16);
  private last = new Int32Array(16);
  /** Of each entry, who is at the other end, and the person's next. */
  private others = new Uint32Array(64);
  private next = new Int32Array(64);
  private count = 0;

  /** Among so many people. */
  constructor(private readonly room: number) {}

  get any(): boolean {
    return this.count > 0;
  }

  /** A tie of both. */
  join(one: number, other: number): void {
    if (this.places.length === 0) this.places = new Uint32Array(this.room);
    this.add(one, other);
    this.add(other, one);
  }

  /** All at the other ends of a person's ties, as they were formed. */
  of(person: number): readonly number[] {
    if (this.count === 0 || this.places[person] === 0) return UNLINKED;
    const found: number[] = [];
    let entry = this.first[this.places[person] - 1];
    for (; entry !== NONE; entry = this.next[entry]) found.push(this.others[entry]);
    return found;
  }

  private add(person: number, other: number): void {
    const entry = this.count++;
    this.others = longer(this.others, this.count);
    this.next = longer(this.next, this.count);
    this.others[entry] = other;
    this.next[entry] = NONE;
    if (this.places[person] === 0) this.begin(person, entry);
    else {
      const place = this.places[person] - 1;
      this.next[this.last[place]] = entry;
      this.last[place] = entry;
    }
  }

  private begin(person: number, entry: number): void {
    const place = this.people++;
    this.places[person] = this.people;
    this.first = longer(this.first, place + 1);
    this.last = longer(this.last, place + 1);
    this.first[place] = this.last[place] = entry;
  }
}

const UNLINKED: readonly number[] = [];
