// Everybody's hearing and judging by the kernel (assembly/minds.ts), which reads where all of it lies from a plan that is
// written anew for each step.

import { memoryBeside } from '../../kernel/arena.ts';
import { BLOCK, GROUP } from '../../kernel/field.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { kernelFor } from '../../kernel/kernel.ts';
import { kernelField } from '../../kernel/kernel-field.ts';
import type { Key } from '../../kernel/luck.ts';
import { purposeKey } from '../../kernel/luck.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Market } from '../../market/market.ts';
import type { Conversation } from './conversation.ts';
import type { Firm } from './firm.ts';
import type { Mind } from './mind.ts';
import type { Offer } from './offer.ts';
import type { People } from './people.ts';
import type { Rates } from './rates.ts';

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

/** That of people at large, of community members, of the firm's own people. */
const MOST_TALKS = 3;
// The plan: places and whole numbers, other numbers, then so much for each talk.
const NUMBERS = 104;
const TALKS = NUMBERS + 8 * 12;
const TALK = 32;
const TRUST_LOST = 0;
/** Numbers per degree of fit: fit, and what the firm's channels bring to everybody of it. */
const DEGREE = 5;
/** Once so many are found the kernel stops to tell, at the end of a block. */
const PIECE = 4096;

interface Room {
  plan: Uint8Array;
  /** Taken when it is known how many degrees of fit there are. */
  degrees: Float64Array | undefined;
  /** By group of 32: the most that lists bring to one of its members. All 0 between steps. */
  listed: Float64Array;
  found: Uint32Array;
}
const rooms = new Pool<Room>((people, memory) => ({
  plan: memory.u8(TALKS + MOST_TALKS * TALK),
  degrees: undefined,
  listed: memory.f64(Math.ceil(people / BLOCK) * (BLOCK / GROUP)),
  found: memory.u32(PIECE + BLOCK),
}));

export class KernelMinds {
  private readonly room: Room;
  private readonly hearKey: Key;

  constructor(private readonly parts: Parts) {
    const { market, people, luck } = parts;
    this.hearKey = purposeKey(luck, 'hear');
    const memory = memoryBeside(people.memory.stage);
    this.room = rooms.take(market, market.people, memory);
    this.room.degrees ??= memory.f64(DEGREE * market.fits.length);
  }

  end(): void {
    rooms.give(this.parts.market, this.room);
  }

  /** Whoever notices on a step, by rising number; undefined where the kernel cannot say. */
  noticing(step: number): number[] | undefined {
    const kernel = this.plan(step);
    if (kernel === undefined) return undefined;
    const { listed } = this.room;
    const { lists } = this.parts.firm;
    for (const person of lists.people) listed[person >>> 5] = Math.max(listed[person >>> 5], lists.noticed(person));
    const found = this.list((plan) => kernel.notice(plan, step));
    for (const person of lists.people) listed[person >>> 5] = 0;
    return found;
  }

  /** Who buys on a step once belief, trust and pressure have moved, by rising number; undefined where the kernel cannot do it. */
  buying(step: number): number[] | undefined {
    const kernel = this.plan(step);
    if (kernel === undefined) return undefined;
    const { mind } = this.parts;
    const numbers = this.numbers();
    numbers[TRUST_LOST] = mind.trustLost;
    const found = this.list((plan) => kernel.judge(plan, step));
    mind.trustLost = numbers[TRUST_LOST];
    return found;
  }

  /** What the kernel finds, piece by piece. */
  private list(next: (plan: number) => number): number[] {
    const { plan, found } = this.room;
    const blocks = Math.ceil(this.parts.market.people / BLOCK);
    // The first word of the plan says with which block to go on.
    const at = new Uint32Array(plan.buffer, plan.byteOffset, 1);
    const list: number[] = [];
    for (at[0] = 0; at[0] < blocks; ) {
      const count = next(plan.byteOffset);
      for (let place = 0; place < count; place++) list.push(found[place]);
    }
    return list;
  }

  /** Writes the plan of a step. Returns the kernel, if all that is planned with lies in its memory. */
  private plan(step: number): Kernel | undefined {
    const { market, people, talk, firm, rates } = this.parts;
    const { memory, aware } = people;
    const { plan, degrees, listed, found } = this.room;
    const { stage, flags, belief, trust, pressure, resistance, heardAt } = memory;
    const state = [stage, flags, belief, trust, pressure, resistance, heardAt, aware.bits, aware.inBlock];
    const lists = firm.lists.rows;
    const given = [market.fitClass, market.keys, lists?.sums, lists?.rowOf];
    const ears = talk.ears(step);
    const heard = ears.map(({ rows, fade, most, mostSince, loud }) => [rows, fade, most, mostSince, loud]);
    const arrays = [...state, degrees, listed, found, ...given, ...heard.flat()];
    const kernel = kernelFor(plan, ...arrays.filter((array) => array !== null && array !== undefined));
    const field = kernelField(plan, market.keys ?? plan);
    if (kernel === undefined || field === undefined) return undefined;
    const { a, b } = this.hearKey;
    const wide = market.fitClass instanceof Uint16Array;
    const whole = [
      field.at,
      market.people,
      ears.length,
      a,
      b,
      Number(wide),
      Number(rates.expectation),
      Number(rates.judges),
    ];
    const places = [...state, degrees, listed, found, ...given].map(placeOf);
    new Int32Array(plan.buffer, plan.byteOffset, NUMBERS / 4).set([0, ...places, ...whole]);
    this.numbers().set(this.numbersOf());
    for (const [number, ear] of ears.entries()) {
      const at = plan.byteOffset + TALKS + number * TALK;
      new Uint32Array(plan.buffer, at, 5).set(heard[number].map(placeOf));
      new Float64Array(plan.buffer, at + 24, 1)[0] = ear.first;
    }
    this.writeDegrees();
    return kernel;
  }

  private numbers(): Float64Array {
    const { plan } = this.room;
    return new Float64Array(plan.buffer, plan.byteOffset + NUMBERS, (TALKS - NUMBERS) / 8);
  }

  private numbersOf(): number[] {
    const { firm, rates, offer } = this.parts;
    const { weeks, homophily, trustPeers, learn, erosion, tolerance, own, persuasion, worth } = rates;
    // No claim is never caught out: nothing lies below what is not a number.
    const bar = (firm.claim ?? Number.NaN) - tolerance;
    const most = Math.max(...firm.noticed);
    return [0, most, weeks, homophily, trustPeers, learn, erosion, bar, own, persuasion, worth, 1 - offer.discount];
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

/** Place 0 stands for an array that is not there. */
const placeOf = (array: ArrayBufferView | null | undefined) => array?.byteOffset ?? 0;
