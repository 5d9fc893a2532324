// Reverse-reachable sets (Borgs, Brautbar, Chayes & Lucier 2014): somebody is drawn by lot, and with the luck of one world
// those are found who would reach them. Whoever is in many such sets reaches many people: the share of sets that a group
// of seeds meets is the share of the market that it reaches, on average.
//
// Sets are walked backwards from the person drawn, over the ties on which each listens. Memory is what takes time here, so
// many sets are walked side by side, in phases: the reads of a phase do not wait for one another. A set's luck hangs on
// its number alone, so neither more sets nor those walked beside it change who is in it, nor their order: batches of them
// can be drawn anywhere, and put together by number.

import { longer } from '../../kernel/longer.ts';
import type { Key } from '../../kernel/luck.ts';
import { laneA, laneB, uniformOf } from '../../kernel/luck.ts';
import type { Market } from '../../market/market.ts';
import type { TieChance } from '../../market/tie-chance.ts';
import type { LiveTies } from './live-ties.ts';
import { liveTiesOf } from './live-ties.ts';
import { Pairs } from './pairs.ts';

/** Sets walked side by side at most, about how many members they are to have, and how many of these are asked at a time. */
const SETS = 1024;
const MEMBERS = 8192;
const ASKED = 512;

/** Sets to be drawn, those with numbers first … end − 1, by whoever has the market. Plain data. */
export interface Batch {
  readonly chance: TieChance;
  readonly luck: Key;
  readonly first: number;
  readonly end: number;
  /** With so many members it need not go on. */
  readonly room: number;
}

/** Sets that were drawn: their members, and where each set begins. */
export type Drawn = Pick<ReverseSets, 'members' | 'starts'>;

/** Draws a batch. */
export function drawBatch(market: Market, { chance, luck, first, end, room }: Batch): Drawn {
  const sets = new ReverseSets(market, chance, luck, room, first);
  sets.grow(end - first);
  const { members, starts, length } = sets;
  return { members: members.slice(0, starts[length]), starts: starts.slice(0, length + 1) };
}

export class ReverseSets {
  /** Members of all sets, one set after the other, each set in the order of meeting. */
  members: Uint32Array = new Uint32Array(1 << 16);
  /** Where each set begins; one more than there are sets. */
  starts: Uint32Array = new Uint32Array(1 << 12);
  length = 0;
  readonly people: number;
  private readonly liveTies: LiveTies;
  /** Who was met, and in which of the sets that are walked. */
  private readonly met = new Pairs();
  private readonly keyA = new Int32Array(SETS);
  private readonly keyB = new Int32Array(SETS);
  private readonly sizes = new Uint32Array(SETS);
  /** Where the rows of those asked begin, and how long they are. */
  private readonly begins = new Uint32Array(ASKED);
  private readonly counts = new Uint32Array(ASKED);
  /** Where ties that live stand, then who tells on them; and in which set. */
  private tellers: Uint32Array = new Uint32Array(1 << 12);
  private tellIn: Uint16Array = new Uint16Array(1 << 12);

  constructor(
    readonly market: Market,
    private readonly chance: TieChance,
    private readonly luck: Key,
    /** With so many members in all it is full. */
    private readonly room = Number.POSITIVE_INFINITY,
    /** The number of the first set. */
    private readonly first = 0,
  ) {
    this.people = market.people;
    this.liveTies = liveTiesOf(market, chance);
  }

  /** Whether there is no room for more. */
  get full(): boolean {
    return this.starts[this.length] >= this.room;
  }

  /** Draws sets until there are so many, or no room is left. */
  grow(length: number): void {
    this.starts = longer(this.starts, length + 1);
    while (this.length < length && !this.full) {
      const sets = Math.min(SETS, this.portion(MEMBERS), length - this.length);
      this.walk(sets);
      this.put(sets);
    }
    this.trim();
  }

  /** How many sets are to have about so many members, by how large they are so far: no more than were seen. */
  portion(members: number): number {
    const { length, starts } = this;
    if (length === 0) return 1;
    return Math.max(1, Math.min(length, Math.floor((members * length) / starts[length])));
  }

  /** How many members are to come, about, until there are so many sets. */
  ahead(length: number): number {
    const members = this.starts[this.length];
    return this.length === 0 ? 0 : Math.min(this.room - members, (length / this.length - 1) * members);
  }

  /** Those to come from `first` to `end`, for somebody else to draw. */
  batch(first: number, end: number): Batch {
    const { chance, luck } = this;
    return {
      chance,
      luck,
      first: this.first + first,
      end: this.first + end,
      room: this.room - this.starts[this.length],
    };
  }

  /** Adds the next sets, which somebody else has drawn. */
  take({ members, starts }: Drawn): void {
    const at = this.starts[this.length];
    this.members = longer(this.members, at + members.length);
    this.members.set(members, at);
    this.starts = longer(this.starts, this.length + starts.length);
    for (let set = 1; set < starts.length; set++) this.starts[this.length + set] = at + starts[set];
    this.length += starts.length - 1;
    this.trim();
  }

  /** The same sets are kept however many were drawn together: up to that which fills the room. */
  private trim(): void {
    while (this.length > 0 && this.starts[this.length - 1] >= this.room) this.length--;
  }

  /** Walks the next so many sets. */
  private walk(sets: number): void {
    const { met, tellers, tellIn, keyA, keyB, luck, first } = this;
    for (let set = 0; set < sets; set++) {
      keyA[set] = laneA(luck.a, first + this.length + set);
      keyB[set] = laneB(luck.b, keyA[set]);
      tellers[set] = Math.floor(uniformOf(keyA[set], keyB[set], 0) * this.market.people);
      tellIn[set] = set;
    }
    met.clear();
    met.add(tellers, tellIn, sets);
    for (let asked = 0; asked < met.count; ) {
      const end = Math.min(met.count, asked + ASKED);
      const ties = this.look(asked, end);
      this.tellers = longer(this.tellers, ties);
      this.tellIn = longer(this.tellIn, ties);
      const live = this.draw(asked, end);
      this.fetch(live);
      met.add(this.tellers, this.tellIn, live);
      asked = end;
    }
  }

  /** Where those asked listen; returns to how many ties in all. */
  private look(first: number, end: number): number {
    const { begins, counts, met } = this;
    const { one: people } = met;
    const { offsets } = this.market.in;
    let ties = 0;
    for (let place = first; place < end; place++) {
      const begin = offsets[people[place]];
      const count = offsets[people[place] + 1] - begin;
      begins[place - first] = begin;
      counts[place - first] = count;
      ties += count;
    }
    return ties;
  }

  /** Which of these ties live; returns how many. */
  private draw(first: number, end: number): number {
    const { begins, counts, keyA, keyB, tellers, tellIn, liveTies } = this;
    const { one: people, other: sets } = this.met;
    let live = 0;
    for (let place = first; place < end; place++) {
      const count = counts[place - first];
      if (count === 0) continue;
      const set = sets[place];
      const a = laneA(keyA[set], people[place]);
      const before = live;
      live = liveTies(a, laneB(keyB[set], a), people[place], begins[place - first], count, tellers, live);
      for (let tie = before; tie < live; tie++) tellIn[tie] = set;
    }
    return live;
  }

  /** Who tells on the ties that live. */
  private fetch(live: number): void {
    const { tellers } = this;
    const { targets } = this.market.in;
    for (let i = 0; i < live; i++) tellers[i] = targets[tellers[i]];
  }

  /** Writes down the sets that were walked, one after the other. */
  private put(sets: number): void {
    const { starts, sizes } = this;
    const { one: people, other: setOf, count } = this.met;
    let at = starts[this.length];
    this.members = longer(this.members, at + count);
    const { members } = this;
    sizes.fill(0);
    for (let place = 0; place < count; place++) sizes[setOf[place]]++;
    for (let set = 0; set < sets; set++) {
      starts[this.length + set + 1] = at + sizes[set];
      sizes[set] = at;
      at = starts[this.length + set + 1];
    }
    for (let place = 0; place < count; place++) members[sizes[setOf[place]]++] = people[place];
    this.length += sets;
  }
}
