// Preferential attachment, with or without triads: newcomers tie themselves to those present in proportion to the ties
// these have (Barabási & Albert 1999), and where triads are wanted also to friends of those whom they have just met (Holme
// & Kim 2002). Work is linear in ties. Triads draw from luck of their own: without them everything else is as it was.

import { kernelFor, WORTH_A_KERNEL } from '../kernel/kernel.ts';
import type { Key } from '../kernel/luck.ts';
import { derive, laneA, laneB, uniformOf } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import { kernelRowsBytes, memoryFor } from './kernel-rows.ts';

export interface Attachment {
  readonly people: number;
  /** Ties that each newcomer brings. */
  readonly ties: number;
  /** Chance that a tie goes to a friend of whom the newcomer met last; the first tie of a newcomer never does. */
  readonly triads?: number;
}

/** A star of ties + 1 people, and the ties that everybody else brings. */
export const tieCount = ({ people, ties }: Attachment): number => ties + (people - ties - 1) * ties;

export function checkAttachment({ people, ties }: Attachment): { path: string[]; message: string }[] {
  if (ties < people) return [];
  return [
    { path: ['ties'], message: `is ${ties}, but among ${people} people a newcomer can bring at most ${people - 1}` },
  ];
}

/** Bytes that triads take for a tie beside the list, at most: who chose whom. */
export const FRIENDS = 16 + 8;

/**
 * Ties in the order in which they come about: the star around person 0, then those of person ties + 1 and so on. They may lie
 * in `memory`.
 */
export function attach(how: Attachment, luck: Key, memory?: Allocator): Attached {
  return (tieCount(how) >= WORTH_A_KERNEL ? attachByKernel(how, luck, memory) : undefined) ?? attachPlainly(how, luck);
}

interface Attached {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: number;
}

/** Newcomers that the kernel is given at a time: a call that takes long would run to its end as it was compiled at first. */
const AT_A_TIME = 1000;

/** Undefined with triads, and where there is no kernel or no room. */
function attachByKernel(how: Attachment, luck: Key, market?: Allocator): Attached | undefined {
  const { people, ties, triads = 0 } = how;
  if (triads > 0) return undefined;
  const length = tieCount(how);
  const memory = memoryFor(kernelRowsBytes(people, length), market);
  const [from, to] = [memory.u32(length), memory.u32(length)];
  const [chosen, drawn] = [memory.u32(roomToChoose(ties)), memory.u32(512 + ties)];
  const kernel = kernelFor(from, to, chosen, drawn);
  if (kernel === undefined) return undefined;
  for (let tie = 0; tie < ties; tie++) to[tie] = tie + 1;
  const [froms, tos, chosens, draws] = [from, to, chosen, drawn].map(({ byteOffset }) => byteOffset);
  for (let newcomer = ties + 1; newcomer < people; newcomer += AT_A_TIME) {
    const end = Math.min(people, newcomer + AT_A_TIME);
    kernel.attach(newcomer, end, ties, luck.a, luck.b, froms, tos, chosens, chosen.length - 1, draws);
  }
  return { from, to, length };
}

/** The twin of `attachByKernel`, and triads. */
export function attachPlainly(how: Attachment, luck: Key): Attached {
  const { people, ties, triads = 0 } = how;
  const length = tieCount(how);
  const to = new Uint32Array(length);
  for (let other = 1; other <= ties; other++) to[other - 1] = other;
  const chosen = new Chosen(ties, to);
  const friends = triads > 0 ? new Friends(how, to, chosen, triads, luck) : undefined;
  for (let newcomer = ties + 1, tie = ties; newcomer < people; newcomer++) {
    const a = laneA(luck.a, newcomer);
    const b = laneB(luck.b, a);
    const ends = 2 * tie;
    chosen.enter(tie);
    friends?.enter(newcomer);
    for (let draw = 0, met = NOBODY, last = tie + ties; tie < last; tie++) {
      let other = friends === undefined || met === NOBODY ? NOBODY : friends.oneOf(met);
      while (other === NOBODY) {
        // Every tie has two ends, so the end of a tie drawn evenly is a person drawn in proportion to their ties.
        const end = (uniformOf(a, b, draw++) * ends) >>> 0;
        met = (end & 1) === 0 ? fromOf(end >>> 1, ties) : to[end >>> 1];
        if (!chosen.has(met)) other = met;
      }
      to[tie] = other;
      chosen.add(tie);
    }
    friends?.join(newcomer);
  }
  const from = new Uint32Array(length);
  for (let tie = 0; tie < length; tie++) from[tie] = fromOf(tie, ties);
  return { from, to, length };
}

/** Who brought a tie. */
const fromOf = (tie: number, ties: number): number => (tie < ties ? 0 : ((tie / ties) >>> 0) + ties);

/** A power of two, at least four for each tie of a newcomer. */
function roomToChoose(ties: number): number {
  let room = 4;
  while (room < 4 * ties) room *= 2;
  return room;
}

/**
 * Whom the newcomer has chosen so far, as places in the list of ties. Nothing need be cleared for the next one: places before
 * the newcomer's first tie say nothing. It stays in the cache, where a mark for each person would not.
 */
class Chosen {
  private readonly places: Uint32Array;
  private readonly last: number;
  private first = 0;

  constructor(
    ties: number,
    private readonly to: Uint32Array,
  ) {
    this.places = new Uint32Array(roomToChoose(ties));
    this.last = this.places.length - 1;
  }

  /** `first`: the place of the newcomer's first tie. */
  enter(first: number): void {
    this.first = first;
  }

  has(person: number): boolean {
    const { places, last, first, to } = this;
    for (let at = person & last; places[at] >= first; at = (at + 1) & last) if (to[places[at]] === person) return true;
    return false;
  }

  /** Whoever stands at a place of the list, for the first time. */
  add(tie: number): void {
    const { places, last, first } = this;
    let at = this.to[tie] & last;
    while (places[at] >= first) at = (at + 1) & last;
    places[at] = tie;
  }
}

const NOBODY = -1;
/** Where triads draw their luck: the number of no newcomer. */
const TRIADS = -1;

/**
 * Who is tied to whom so far: whom a person chose stands in the list of ties, who chose a person in a row of their own. A
 * row has room for the next power of two, and moves behind all others when it is full.
 */
class Friends {
  private readonly choosers: Uint32Array;
  /** Of person i the start of their row at 2 i, and how many stand in it at 2 i + 1. */
  private readonly rows: Uint32Array;
  private readonly key: Key;
  private readonly ties: number;
  private end = 0;
  /** The newcomer's luck and how much of it is used. */
  private a = 0;
  private b = 0;
  private draws = 0;

  constructor(
    { people, ties }: Attachment,
    private readonly to: Uint32Array,
    private readonly chosen: Chosen,
    private readonly triads: number,
    luck: Key,
  ) {
    // A row that holds c has had rooms of 2, 4, 8 … below 2 c: less than 4 c in all.
    this.choosers = new Uint32Array(4 * to.length);
    this.rows = new Uint32Array(2 * people);
    this.key = derive(luck, TRIADS);
    this.ties = ties;
    for (let other = 1; other <= ties; other++) this.add(other, 0);
  }

  enter(newcomer: number): void {
    this.a = laneA(this.key.a, newcomer);
    this.b = laneB(this.key.b, this.a);
    this.draws = 0;
  }

  /** A friend of somebody, drawn evenly from those to whom the newcomer is not tied; nobody by chance or where there is none. */
  oneOf(person: number): number {
    if (this.uniform() >= this.triads) return NOBODY;
    const count = this.chose(person) + this.rows[2 * person + 1];
    for (let tries = 0; tries < count; tries++) {
      const found = this.friend(person, Math.floor(this.uniform() * count));
      if (!this.chosen.has(found)) return found;
    }
    // Most or all are tied already: a draw from a list of those who are not has the same chances.
    const open: number[] = [];
    for (let place = 0; place < count; place++) {
      const found = this.friend(person, place);
      if (!this.chosen.has(found)) open.push(found);
    }
    return open.length === 0 ? NOBODY : open[Math.floor(this.uniform() * open.length)];
  }

  /** Notes whom the newcomer chose. */
  join(newcomer: number): void {
    const first = this.firstTie(newcomer);
    for (let tie = first; tie < first + this.ties; tie++) this.add(this.to[tie], newcomer);
  }

  private friend(person: number, place: number): number {
    const chose = this.chose(person);
    return place < chose
      ? this.to[this.firstTie(person) + place]
      : this.choosers[this.rows[2 * person] + place - chose];
  }

  /** How many a person chose: person 0 all others of the star, these nobody. */
  private chose(person: number): number {
    return person > 0 && person <= this.ties ? 0 : this.ties;
  }

  private firstTie(person: number): number {
    return person === 0 ? 0 : (person - this.ties) * this.ties;
  }

  private add(person: number, chooser: number): void {
    const { choosers, rows } = this;
    const count = rows[2 * person + 1]++;
    const full = count !== 1 && (count & (count - 1)) === 0;
    if (full) {
      const start = rows[2 * person];
      for (let place = 0; place < count; place++) choosers[this.end + place] = choosers[start + place];
      rows[2 * person] = this.end;
      this.end += Math.max(2, 2 * count);
    }
    choosers[rows[2 * person] + count] = chooser;
  }

  private uniform(): number {
    return uniformOf(this.a, this.b, this.draws++);
  }
}
