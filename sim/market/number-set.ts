// A set of whole numbers (0 … 2⁵³ − 2) in one typed array: open addressing with linear probing, at most half full.
// For pairs of people (low × people + high) and luck keys, of which a JavaScript Set would make an object each.

import { laneA } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';

export class NumberSet {
  /** Numbers plus one: 0 marks a free place. */
  private places: Float64Array;
  private size = 0;

  /** `expected`: how many numbers there will be, as far as is known. */
  constructor(expected = 8) {
    let length = 16;
    while (length < expected * 2) length *= 2;
    this.places = new Float64Array(length);
  }

  has(value: number): boolean {
    return this.places[this.find(value + 1)] !== 0;
  }

  /** Adds a number; false where it was there already. */
  add(value: number): boolean {
    const place = this.find(value + 1);
    if (this.places[place] !== 0) return false;
    this.places[place] = value + 1;
    if (++this.size * 2 > this.places.length) this.grow();
    return true;
  }

  /** Takes a number out; nothing happens where it was not there. */
  delete(value: number): void {
    const { places } = this;
    let free = this.find(value + 1);
    if (places[free] === 0) return;
    this.size--;
    // What stands behind, up to the next free place, moves up where its search would otherwise end at the gap.
    const last = places.length - 1;
    for (let place = (free + 1) & last; places[place] !== 0; place = (place + 1) & last) {
      const steps = (place - this.home(places[place])) & last;
      if (steps < ((place - free) & last)) continue;
      places[free] = places[place];
      free = place;
    }
    places[free] = 0;
  }

  /** Where the search for a mark begins. */
  private home(mark: number): number {
    return laneA(Math.floor(mark / 4294967296), mark | 0) & (this.places.length - 1);
  }

  /** Where a mark stands, or the free place where it would. */
  private find(mark: number): number {
    const last = this.places.length - 1;
    let place = this.home(mark);
    while (this.places[place] !== 0 && this.places[place] !== mark) place = (place + 1) & last;
    return place;
  }

  private grow(): void {
    const old = this.places;
    this.places = new Float64Array(old.length * 2);
    for (const mark of old) if (mark !== 0) this.places[this.find(mark)] = mark;
  }
}

/** A set of at most so many words of 32 bits that are evenly spread, as hashes are: each is the place where it is looked for. */
export class WordSet {
  /** 0 marks a free place; the kernel adds to them too. */
  readonly places: Uint32Array;
  private hasZero = false;

  constructor(most: number, memory: Allocator = privateMemory) {
    let length = 16;
    while (length < most * 2) length *= 2;
    this.places = memory.u32(length);
  }

  /** Adds a word; false where it was there already. */
  add(word: number): boolean {
    const { places } = this;
    if (word === 0) {
      const isNew = !this.hasZero;
      this.hasZero = true;
      return isNew;
    }
    let place = word & (places.length - 1);
    while (places[place] !== 0) {
      if (places[place] === word) return false;
      place = (place + 1) & (places.length - 1);
    }
    places[place] = word;
    return true;
  }
}
