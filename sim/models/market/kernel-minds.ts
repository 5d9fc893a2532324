// Everybody's hearing and judging by the kernel (assembly/minds.ts, judge.ts), which reads where all of it lies from a plan
// (assembly/plan.ts): what holds for a run is written when it begins, what moves on each step.

import { memoryBeside } from '../../kernel/arena.ts';
import { BLOCK, GROUP } from '../../kernel/field.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { kernelFor } from '../../kernel/kernel.ts';
import { kernelField } from '../../kernel/kernel-field.ts';
import type { Key } from '../../kernel/luck.ts';
import { purposeKey } from '../../kernel/luck.ts';
import type { Allocator } from '../../kernel/memory.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Market } from '../../market/market.ts';
import { fitClassOf } from '../../market/market.ts';
import type { Conversation } from './conversation.ts';
import type { Firm } from './firm.ts';
import type { Mind } from './mind.ts';
import type { Offer } from './offer.ts';
import type { People } from './people.ts';
import type { Rates } from './rates.ts';
import type { Ear } from './talk.ts';

/** All that has a part in what goes on in people. */
export interface Parts {
  readonly market: Market;
  readonly luck: Key;
  readonly rates: Rates;
  readonly fits: Float64Array;
  readonly people: People;
  readonly talk: Conversation;
  readonly firm: Firm;
  readonly offer: Offer;
  readonly mind: Mind;
}

/** People who notice on a step, and what friends bring each of them: noticed contacts, from all talk. */
export interface Noticing {
  readonly people: readonly number[];
  readonly friends: readonly number[];
}

/** That of people at large, of community members, of the firm's own people. */
const MOST_TALKS = 3;
// The plan: places and whole numbers, other numbers, then so much for each talk. Where things stand in it, in bytes:
const AT = 0;
const SUMS = 60;
const ROW_OF = 64;
const TALKING = 76;
const WIDE = 96;
const FIRM = 116;
const TRUST_LOST = 120;
const BAR = 168;
const PRICE = 200;
const TALKS = 208;
const TALK = 32;
const FIRST = 24;
/** Numbers per degree of fit: fit, and what the firm's channels bring to everybody of it. */
const DEGREE = 5;
/** Once so many are found the kernel stops to tell, at the end of a block. */
const PIECE = 4096;
/** Room for assembly/judge.ts: of a block of people who knows, how far their beliefs move, and a line of memory for each. */
const DESK_BYTES = 20_480;

interface Room {
  /** The plan, as whole numbers and as others. */
  whole: Int32Array;
  numbers: Float64Array;
  /** Taken when it is known how many degrees of fit there are. */
  degrees: Float64Array | undefined;
  /** By group of 32: the highest degree of fit of its members. */
  highest: Uint16Array | undefined;
  /** By group of 32: the most that lists bring to one of its members. All 0 between steps. */
  listed: Float64Array;
  found: Uint32Array;
  /** What friends bring to each found to notice. */
  brought: Float64Array;
  /** Where the kernel puts what it knows of a block of people on its way. */
  desk: Uint8Array;
}
const rooms = new Pool<Room>((people, memory) => {
  const numbers = memory.f64((TALKS + MOST_TALKS * TALK) / 8);
  return {
    whole: new Int32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length),
    numbers,
    degrees: undefined,
    highest: undefined,
    listed: memory.f64(Math.ceil(people / BLOCK) * (BLOCK / GROUP)),
    found: memory.u32(PIECE + BLOCK),
    brought: memory.f64(PIECE + BLOCK),
    desk: memory.u8(DESK_BYTES),
  };
});

export class KernelMinds {
  private readonly room: Room;
  /** Undefined where not all that is planned with lies in its memory. */
  private readonly kernel: Kernel | undefined;
  /** Talk by talk: what is left of it after so many steps, as it was planned with last. */
  private readonly fades: Float64Array[] = [];

  constructor(private readonly parts: Parts) {
    const { market, people } = parts;
    const memory = memoryBeside(people.memory.settled);
    this.room = rooms.take(market, market.people, memory);
    this.room.degrees ??= memory.f64(DEGREE * market.fits.length);
    this.room.highest ??= highestDegrees(market, memory);
    this.kernel = this.begin();
  }

  end(): void {
    rooms.give(this.parts.market, this.room);
  }

  /** Whoever notices on a step, by rising number; undefined where the kernel cannot say. */
  noticing(step: number): Noticing | undefined {
    const kernel = this.plan(step);
    if (kernel === undefined) return undefined;
    const { listed, brought } = this.room;
    const { lists } = this.parts.firm;
    const { people, count } = lists;
    for (let row = 0; row < count; row++) {
      const group = people[row] >>> 5;
      listed[group] = Math.max(listed[group], lists.noticed(row));
    }
    const friends: number[] = [];
    const found = this.list((plan) => {
      const noticing = kernel.notice(plan, step);
      for (let place = 0; place < noticing; place++) friends.push(brought[place]);
      return noticing;
    });
    for (let row = 0; row < count; row++) listed[people[row] >>> 5] = 0;
    return { people: found, friends };
  }

  /** Who buys on a step once belief, trust and pressure have moved, by rising number; undefined where the kernel cannot do it. */
  buying(step: number): number[] | undefined {
    const kernel = this.plan(step);
    if (kernel === undefined) return undefined;
    const { mind } = this.parts;
    const { numbers } = this.room;
    numbers[TRUST_LOST / 8] = mind.trustLost;
    const found = this.list((plan) => kernel.judge(plan, step));
    mind.trustLost = numbers[TRUST_LOST / 8];
    return found;
  }

  /** What the kernel finds, piece by piece. */
  private list(next: (plan: number) => number): number[] {
    const { whole, found } = this.room;
    const blocks = Math.ceil(this.parts.market.people / BLOCK);
    const list: number[] = [];
    // The plan says with which block to go on.
    for (whole[AT / 4] = 0; whole[AT / 4] < blocks; ) {
      const count = next(whole.byteOffset);
      for (let place = 0; place < count; place++) list.push(found[place]);
    }
    return list;
  }

  /** Writes what holds for the run. */
  private begin(): Kernel | undefined {
    const { market, people, rates, luck } = this.parts;
    const { settled, belief, trust, pressure, resistance, heardAt } = people.memory;
    const { whole, numbers, degrees, highest, listed, found, brought, desk } = this.room;
    const { bits, inBlock } = people.aware;
    const state = [
      settled,
      highest!,
      belief,
      trust,
      pressure,
      resistance,
      heardAt,
      bits,
      inBlock,
      degrees!,
      listed,
      found,
    ];
    const given = [market.fitClass, market.keys];
    const room = [desk, brought];
    const kernel = kernelFor(whole, ...state, ...room, ...given.filter((array) => array !== null));
    const field = kernelField(whole, market.keys ?? whole);
    if (kernel === undefined || field === undefined) return undefined;
    const hear = purposeKey(luck, 'hear');
    const act = purposeKey(luck, 'act');
    const wide = market.fitClass instanceof Uint16Array;
    const noLists = [0, 0];
    const noTalk = 0;
    const places = [0, ...[...state, ...given].map(placeOf), ...noLists, field.at];
    whole.set([...places, market.people, noTalk, hear.a, hear.b, act.a, act.b]);
    whole.set([...[wide, rates.expectation, rates.judges].map(Number), ...room.map(placeOf)], WIDE / 4);
    const { weeks, homophily, trustPeers, learn, erosion, own, persuasion, worth } = rates;
    numbers.set([0, weeks, homophily, trustPeers, learn, erosion, 0, own, persuasion, worth, 0], TRUST_LOST / 8);
    return kernel;
  }

  /** Writes what is otherwise on each step. Returns the kernel, if all that is planned with lies in its memory. */
  private plan(step: number): Kernel | undefined {
    const { kernel } = this;
    const { talk, firm, rates, offer } = this.parts;
    const { whole, numbers } = this.room;
    const lists = firm.lists.rows;
    if (kernel === undefined || (lists && kernelFor(lists.sums, lists.rowOf) !== kernel)) return undefined;
    whole[SUMS / 4] = placeOf(lists?.sums);
    whole[ROW_OF / 4] = placeOf(lists?.rowOf);
    whole[FIRM / 4] = Number(firm.lists.count > 0 || firm.noticed.some((contacts) => contacts > 0));
    // No claim is never caught out: nothing lies below what is not a number.
    numbers[BAR / 8] = (firm.claim ?? Number.NaN) - rates.tolerance;
    numbers[PRICE / 8] = 1 - offer.discount;
    this.writeDegrees();
    return this.planTalks(talk.ears(step)) ? kernel : undefined;
  }

  /** Writes where all talk lies that has moved since it was last asked for. Returns whether the kernel sees it. */
  private planTalks(ears: readonly Ear[]): boolean {
    const { kernel, fades } = this;
    const { whole, numbers } = this.room;
    whole[TALKING / 4] = ears.length;
    for (let place = 0; place < ears.length; place++) {
      const { laid, first } = ears[place];
      const { rows, fade, most, mostSince, loud } = laid;
      if (fade === fades[place]) continue;
      const arrays = [rows, fade, most, mostSince, loud];
      if (kernelFor(...arrays) !== kernel) return false;
      const at = TALKS + place * TALK;
      whole.set(arrays.map(placeOf), at / 4);
      numbers[(at + FIRST) / 8] = first;
      fades[place] = fade;
    }
    return true;
  }

  private writeDegrees(): void {
    const { firm, fits } = this.parts;
    const degrees = this.room.degrees!;
    for (let degree = 0; degree < fits.length; degree++) {
      const row = degree * DEGREE;
      degrees[row] = fits[degree];
      degrees[row + 1] = firm.noticed[degree];
      degrees[row + 2] = firm.trusted[degree];
      degrees[row + 3] = firm.claimed[degree];
      degrees[row + 4] = firm.push[degree];
    }
  }
}

/** Of each group of 32 people, the degree of fit of those to whom the product is most relevant. */
function highestDegrees(market: Market, memory: Allocator): Uint16Array {
  const highest = memory.u16(Math.ceil(market.people / BLOCK) * (BLOCK / GROUP));
  for (let person = 0; person < market.people; person++) {
    const group = Math.floor(person / GROUP);
    const degree = fitClassOf(market, person);
    const first = person % GROUP === 0;
    if (first || market.fits[degree] > market.fits[highest[group]]) highest[group] = degree;
  }
  return highest;
}

/** Place 0 stands for an array that is not there. */
const placeOf = (array: ArrayBufferView | null | undefined) => array?.byteOffset ?? 0;
