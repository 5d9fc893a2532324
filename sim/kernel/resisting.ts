// Who of many yields to pressure on a step, without asking everybody on each: a block of 256 people is looked through only
// where somebody in it was pressed upon since, or where the step has come on which the next of them yields as things
// stand. Their resistances, an exponential field, are looked up when a block is first looked through; before that its least
// one says when it may have to be. So quiet times cost nothing, and the start one look a block.

import type { ExpField } from './field.ts';
import { BLOCK } from './field.ts';
import type { Key } from './luck.ts';
import type { Allocator } from './memory.ts';
import { NEVER } from './plain-pressure.ts';
import type { Pressing, Pressures, Resisters, Tellable } from './pressure.ts';
import { PRESSED, pressing, resisters } from './pressure.ts';
import type { TallyForm } from './tallies.ts';
import { friends } from './tallies.ts';

/** What is kept for the next run: clean but for resistances, which are the same in all runs of a replicate. */
export interface ResistingRoom {
  readonly resisters: Resisters;
  /** By block: whether its resistances are there, drawn with a luck. */
  readonly drawn: Uint8Array;
  luck: Key;
  /** By block: whether it has been looked through, or somebody in it does not resist any more. */
  readonly known: Uint8Array;
  /** By block, where it was looked through: how many still resist. */
  readonly left: Uint16Array;
}

export function resistingRoom(people: number, form: TallyForm, memory: Allocator): ResistingRoom {
  const room = resisters(people, form, memory);
  const blocks = room.dates.length;
  const [drawn, known, left] = [new Uint8Array(blocks), new Uint8Array(blocks), new Uint16Array(blocks)];
  return { resisters: room, drawn, luck: NO_LUCK, known, left };
}

const NO_LUCK: Key = { a: 0, b: 0 };
const OPEN = 1;
const MET = 2;

export class Resisting {
  readonly pressing: Pressing;
  /** By block, see the room. */
  private readonly dates: Int32Array;
  private readonly known: Uint8Array;
  private readonly left: Uint16Array;
  /** No block is to be looked through before this step. */
  private earliest = PRESSED;

  constructor(
    private readonly people: number,
    private readonly room: ResistingRoom,
    private readonly field: ExpField,
    private readonly pressures: Pressures,
    /** Whether somebody who was met before their block was looked through resists no more. */
    private readonly gone: (person: number) => boolean,
  ) {
    this.pressing = pressing(room.resisters, pressures);
    this.dates = room.resisters.dates;
    this.known = room.known;
    this.left = room.left;
    if (field.key.a !== room.luck.a || field.key.b !== room.luck.b) room.drawn.fill(0);
    room.luck = field.key;
    const { own } = pressures;
    for (let block = 0; block < this.dates.length; block++) {
      this.dates[block] = own > 0 ? firstAbove(field.least(block, 0), own) : NEVER;
    }
  }

  /** Whoever listens to list[first] … list[end − 1] is pressed upon from a step on. */
  press(rows: Tellable, first: number, end: number, step: number): void {
    this.pressing.press(rows, first, end, step);
    this.earliest = PRESSED;
  }

  /** Lists who yields on a step from list[end] on, by rising number; returns the place behind the last. */
  yielding(step: number, end: number): number {
    if (this.earliest > step) return end;
    const { dates } = this;
    this.earliest = NEVER;
    let last = end;
    for (let block = 0; block < dates.length; block++) {
      if (dates[block] <= step) {
        const before = last;
        last = this.lookThrough(block, step, last);
        this.left[block] -= last - before;
      }
      if (dates[block] < this.earliest) this.earliest = dates[block];
    }
    return last;
  }

  private lookThrough(block: number, step: number, end: number): number {
    const { dates, pressing } = this;
    const date = dates[block];
    this.open(block);
    const last = this.left[block] === 0 ? end : pressing.yielding(block, step, end);
    // Where something happens more mostly follows: the next date is worth its while only when it is quiet.
    if (this.left[block] === last - end) dates[block] = NEVER;
    else dates[block] = date === PRESSED || last > end ? step + 1 : pressing.next(block, step);
    return last;
  }

  /** What presses on a person beside their own: in one step, and by weight along ties of the first kind. */
  friendly(person: number): number {
    const { form, rates, rate, otherRate } = this.pressures;
    const first = (rates?.[person] ?? rate) * this.weight(person);
    return form.kinds === 1 ? first : first + otherRate * this.weight(person, 1);
  }

  /** What friends weigh who press on a person along ties of a kind. */
  weight(person: number, kind: 0 | 1 = 0): number {
    const { form } = this.pressures;
    return friends(this.room.resisters.tallies, form, form.kinds * person + kind);
  }

  /** Whether nobody yields after a step, up to the last, as things stand. */
  quiet(step: number, last: number): boolean {
    const { dates } = this;
    for (let block = 0; block < dates.length; block++) {
      if (dates[block] <= step + 1) {
        this.open(block);
        dates[block] = this.left[block] === 0 ? NEVER : this.pressing.next(block, step);
      }
      if (dates[block] <= last) return false;
    }
    return true;
  }

  /** Somebody is met: their block is among those to clean. */
  meet(person: number): void {
    this.known[person >>> 8] |= MET;
  }

  /** Somebody resists no more. */
  leave(person: number): void {
    this.meet(person);
    const { hurdles } = this.room.resisters;
    if ((this.known[person >>> 8] & OPEN) === 0 || hurdles[person] === Number.POSITIVE_INFINITY) return;
    hurdles[person] = Number.POSITIVE_INFINITY;
    this.left[person >>> 8]--;
  }

  /** Cleans the room for the next run; `clean` is called for each block that was met, with its first person and its end. */
  end(clean: (first: number, end: number) => void): void {
    const { known, dates } = this;
    const { tallies } = this.room.resisters;
    const width = tallies.length / dates.length;
    for (let block = 0; block < dates.length; block++) {
      if (known[block] === 0 && dates[block] !== PRESSED) continue;
      tallies.fill(0, block * width, (block + 1) * width);
      known[block] = 0;
      clean(block * BLOCK, (block + 1) * BLOCK);
    }
  }

  /** Looks up the resistances of a block. */
  private open(block: number): void {
    const { known } = this;
    if ((known[block] & OPEN) !== 0) return;
    const { resisters, drawn } = this.room;
    const end = Math.min(this.people, (block + 1) * BLOCK);
    if (drawn[block] === 0) this.field.all(block, 0, resisters.resistances);
    drawn[block] = 1;
    this.pressing.resist(block);
    this.left[block] = end - block * BLOCK;
    const met = known[block] === MET;
    known[block] = OPEN;
    if (met) for (let person = block * BLOCK; person < end; person++) if (this.gone(person)) this.leave(person);
  }
}

/** The first step on which so much pressure in each passes a resistance. */
function firstAbove(resistance: number, rate: number): number {
  const guess = Math.floor(resistance / rate);
  if (!(guess < NEVER - 2)) return NEVER;
  let step = Math.max(1, guess);
  while (rate * step <= resistance) step++;
  return step;
}
