// Everybody's hearing and judging by the kernel (assembly/minds.ts, judge.ts), which reads where all of it lies from a plan
// (assembly/plan.ts): what holds for a run is written when it begins, what moves on each step.

import { memoryBeside } from '../../kernel/arena.ts';
import * as at from '../../kernel/assembly/minds-places.ts';
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

/** Takes a piece of a list of people, by rising number: so many, and what friends bring each, where that is asked for. */
export type Told = (people: ArrayLike<number>, count: number, friends: ArrayLike<number>) => void;

/** That of people at large, of community members, of the firm's own people. */
const MOST_TALKS = 3;

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
  const numbers = memory.f64((at.TALKS + MOST_TALKS * at.TALK) / 8);
  return {
    whole: new Int32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length),
    numbers,
    degrees: undefined,
    highest: undefined,
    listed: memory.f64(Math.ceil(people / BLOCK) * (BLOCK / GROUP)),
    found: memory.u32(at.PIECE + BLOCK),
    brought: memory.f64(at.PIECE + BLOCK),
    desk: memory.u8(at.DESK_BYTES),
  };
});

export class KernelMinds {
  private readonly room: Room;
  /** Undefined where not all that is planned with lies in its memory. */
  private readonly kernel: Kernel | undefined;
  /** Talk by talk: its sums, as they were planned with last. */
  private readonly planned: Float32Array[] = [];

  constructor(private readonly parts: Parts) {
    const { market, people } = parts;
    const memory = memoryBeside(people.memory.settled);
    this.room = rooms.take(market, market.people, memory);
    this.room.degrees ??= memory.f64((at.DEGREE / 8) * market.fits.length);
    this.room.highest ??= highestDegrees(market, memory);
    this.kernel = this.begin();
  }

  end(): void {
    rooms.give(this.parts.market, this.room);
  }

  /** Tells whoever notices on a step, and what friends bring them; false where the kernel cannot say. */
  noticing(step: number, tell: Told): boolean {
    const kernel = this.plan();
    if (kernel === undefined) return false;
    const { listed, found, brought } = this.room;
    const { lists } = this.parts.firm;
    const { people, count } = lists;
    for (let row = 0; row < count; row++) {
      const group = people[row] >>> 5;
      listed[group] = Math.max(listed[group], lists.noticed(row));
    }
    try {
      this.byPieces(
        (plan) => kernel.notice(plan, step),
        (count) => tell(found, count, brought),
      );
    } finally {
      for (let row = 0; row < count; row++) listed[people[row] >>> 5] = 0;
    }
    return true;
  }

  /** Tells who buys on a step once belief, trust and pressure have moved; false where the kernel cannot do it. */
  buying(tell: Told): boolean {
    const kernel = this.plan();
    if (kernel === undefined) return false;
    const { mind } = this.parts;
    const { numbers, found, brought } = this.room;
    numbers[at.TRUST_LOST / 8] = mind.trustLost;
    this.byPieces(
      (plan) => kernel.judge(plan),
      (count) => tell(found, count, brought),
    );
    mind.trustLost = numbers[at.TRUST_LOST / 8];
    return true;
  }

  /** Tells how many the kernel finds, piece by piece. */
  private byPieces(next: (plan: number) => number, tell: (count: number) => void): void {
    const { whole } = this.room;
    const blocks = Math.ceil(this.parts.market.people / BLOCK);
    // The plan says with which block to go on.
    for (whole[at.AT / 4] = 0; whole[at.AT / 4] < blocks; ) {
      const count = next(whole.byteOffset);
      if (count > 0) tell(count);
    }
  }

  /** Writes what holds for the run. */
  private begin(): Kernel | undefined {
    const { market, people, rates, luck } = this.parts;
    const { settled, belief, trust, resistance, fresh } = people.memory;
    const { whole, numbers, degrees, highest, listed, found, brought, desk } = this.room;
    const { bits, inBlock } = people.aware;
    const arrays = new Map<number, ArrayBufferView | null>([
      [at.SETTLED, settled],
      [at.HIGHEST, highest!],
      [at.BELIEF, belief],
      [at.TRUST, trust],
      [at.RESISTANCE, resistance],
      [at.FRESH, fresh.bits],
      [at.AWARE, bits],
      [at.IN_BLOCK, inBlock],
      [at.DEGREES, degrees!],
      [at.LISTED_MOST, listed],
      [at.LIST, found],
      [at.BROUGHT, brought],
      [at.DESK, desk],
      [at.FIT, market.fitClass],
      [at.NAMES, market.keys],
    ]);
    const kernel = kernelFor(whole, ...[...arrays.values()].filter((array) => array !== null));
    const field = kernelField(whole, market.keys ?? whole);
    if (kernel === undefined || field === undefined) return undefined;
    for (const [place, array] of arrays) whole[place / 4] = placeOf(array);
    const hear = purposeKey(luck, 'hear');
    const act = purposeKey(luck, 'act');
    whole[at.ROOM / 4] = field.at;
    whole[at.PEOPLE / 4] = market.people;
    whole.set([hear.a, hear.b], at.HEAR_A / 4);
    whole.set([act.a, act.b], at.ACT_A / 4);
    whole[at.WIDE / 4] = Number(market.fitClass instanceof Uint16Array);
    whole[at.EXPECTS / 4] = Number(rates.expectation);
    whole[at.JUDGES / 4] = Number(rates.judges);
    const { homophily, trustPeers, learn, erosion, own, persuasion, worth } = rates;
    numbers.set([homophily, trustPeers, learn, erosion], at.HOMOPHILY / 8);
    numbers.set([own, persuasion, worth], at.OWN / 8);
    return kernel;
  }

  /** Writes what is otherwise on each step. Returns the kernel, if all that is planned with lies in its memory. */
  private plan(): Kernel | undefined {
    const { kernel } = this;
    const { talk, firm, rates, offer } = this.parts;
    const { whole, numbers } = this.room;
    const lists = firm.lists.rows;
    if (kernel === undefined || (lists && kernelFor(lists.sums, lists.rowOf) !== kernel)) return undefined;
    whole[at.SUMS / 4] = placeOf(lists?.sums);
    whole[at.ROW_OF / 4] = placeOf(lists?.rowOf);
    whole[at.FIRM / 4] = Number(firm.lists.count > 0 || firm.noticed.some((contacts) => contacts > 0));
    // No claim is never caught out: nothing lies below what is not a number.
    numbers[at.BAR / 8] = (firm.claim ?? Number.NaN) - rates.tolerance;
    numbers[at.PRICE / 8] = 1 - offer.discount;
    this.writeDegrees();
    return this.planTalks(talk.ears()) ? kernel : undefined;
  }

  /** Writes what all talk is at present, and where it lies. Returns whether the kernel sees it. */
  private planTalks(ears: readonly Ear[]): boolean {
    const { kernel, planned } = this;
    const { whole, numbers } = this.room;
    whole[at.TALKING / 4] = ears.length;
    for (let place = 0; place < ears.length; place++) {
      const { laid, scale } = ears[place];
      const talk = at.TALKS + place * at.TALK;
      numbers[(talk + at.SCALE) / 8] = scale;
      if (laid.rows === planned[place]) continue;
      const arrays = [laid.rows, laid.most, laid.loud];
      if (kernelFor(...arrays) !== kernel) return false;
      whole.set(arrays.map(placeOf), (talk + at.ROWS) / 4);
      planned[place] = laid.rows;
    }
    return true;
  }

  private writeDegrees(): void {
    const { firm, fits } = this.parts;
    const degrees = this.room.degrees!;
    for (let degree = 0; degree < fits.length; degree++) {
      const { noticed, trusted, claimed, push } = firm;
      const row = [fits[degree], noticed[degree], trusted[degree], claimed[degree], push[degree]];
      degrees.set(row, (degree * at.DEGREE) / 8);
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
