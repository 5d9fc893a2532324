// Scratch memory that outlives a run: arrays as long as the market, taken once and given back clean. So a run costs what
// happens in it, not a fill of a million zeros. Whoever takes a piece cleans what it dirtied before giving it back.

import type { Allocator } from './memory.ts';
import { privateMemory } from './memory.ts';

export class Pool<T> {
  private readonly free = new WeakMap<object, T[]>();

  constructor(private readonly make: (people: number, memory: Allocator) => T) {}

  /** A clean piece for a market (any object that lives as long as the market does) of so many people; a new one from `memory`. */
  take(owner: object, people: number, memory: Allocator = privateMemory): T {
    return this.free.get(owner)?.pop() ?? this.make(people, memory);
  }

  give(owner: object, piece: T): void {
    const pieces = this.free.get(owner);
    if (pieces === undefined) this.free.set(owner, [piece]);
    else pieces.push(piece);
  }
}
