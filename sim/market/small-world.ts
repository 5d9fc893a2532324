// A small world (Watts & Strogatz 1998) without a list of its ties: the same, tie by tie, as a circle that is rewired in
// a list, made again from luck whenever it is asked for. Whether a tie moves, and where to, follows from its own luck and
// from whether other ties have moved. Only that two ties must not join the same pair takes knowing all of them: pairs that
// are found to be tied twice, which are few, are drawn again afterwards in the order of the list.

import type { Key } from '../kernel/luck.ts';
import { derive, laneA, laneB, threshold, uniformOf, wordOf } from '../kernel/luck.ts';
import type { Circle } from './circle.ts';
import { circlePlace } from './circle.ts';
import type { Pair, TakeTies, TieStream } from './tie-stream.ts';
import { TieChunk } from './tie-stream.ts';

/** Below this many people, or where ties are many, somebody might come to be tied to everybody else, which is left to the list. */
const FEW = 1000;
/** Where more ties lead far, making a list and sorting it is quicker, as long as there is room for it. */
const NEAR = 0.75;
const ROOM = 10_000_000;
/** Pairs that are tied twice, on average, up to which they are mended one by one. */
const REPEATS = 100;

/** Whether a small world is better made without a list. */
export function canStream({ people, ties }: Circle, rewiring: number): boolean {
  const moved = (ties / 2) * rewiring;
  const near = 1 - rewiring >= NEAR || people > ROOM;
  return people >= FEW && ties * ties <= people && moved * moved <= REPEATS && near;
}

/** Ties are numbered lap by lap: lap × people + near joins `near` to the one lap + 1 places on, unless it has moved. */
export class SmallWorld implements TieStream {
  readonly people: number;
  readonly ties: number;
  private readonly limit: number;
  private readonly laps: readonly Key[];
  /** The draw that holds, of ties for which it is not the first that could. */
  private readonly drawn = new Map<number, number>();

  constructor(
    private readonly circle: Circle,
    rewiring: number,
    luck: Key,
  ) {
    this.people = circle.people;
    this.ties = (circle.people * circle.ties) / 2;
    this.limit = threshold(rewiring);
    this.laps = Array.from({ length: circle.ties / 2 }, (_, lap) => derive(luck, lap));
  }

  each(take: TakeTies): void {
    const { people, laps, limit, drawn } = this;
    const chunk = new TieChunk(take);
    const keys = Int32Array.from(laps.flatMap(({ a, b }) => [a, b]));
    for (let near = 0; near < people; near++) {
      for (let lap = 0; lap < laps.length; lap++) {
        const a = laneA(keys[2 * lap], near);
        const b = laneB(keys[2 * lap + 1], a);
        let to = near + lap + 1;
        if (to >= people) to -= people;
        if (wordOf(a, b, 0) < limit) {
          // Nearly always the first draw leads out of the neighbourhood, and holds.
          to = (uniformOf(a, b, 1) * people) >>> 0;
          if (!this.apart(near, to) || (drawn.size > 0 && drawn.has(lap * people + near))) to = this.far(lap, near);
        }
        chunk.add(near, to);
      }
    }
    chunk.flush();
  }

  mend(repeats: readonly Pair[]): void {
    const due = new Set<number>();
    for (const [one, other] of repeats) {
      // The first in the order of the list keeps the pair.
      for (const tie of this.joining(one, other).slice(1)) due.add(tie);
    }
    // The earliest goes first: what stands before it in the list is then final. It may take a pair from one that comes later.
    while (due.size > 0) {
      const tie = Math.min(...due);
      due.delete(tie);
      const near = tie % this.people;
      for (let draw = this.drawOf(tie); ; ) {
        draw = this.nextDraw(tie, draw + 1);
        const others = this.joining(near, this.at(tie, draw));
        if (others.some((other) => other < tie)) continue;
        for (const other of others) due.add(other);
        this.drawn.set(tie, draw);
        break;
      }
    }
  }

  /** The ties that moved to join this pair, in order. */
  private joining(one: number, other: number): number[] {
    const found: number[] = [];
    for (let lap = 0; lap < this.laps.length; lap++) {
      if (this.moves(lap, one) && this.far(lap, one) === other) found.push(lap * this.people + one);
      if (this.moves(lap, other) && this.far(lap, other) === one) found.push(lap * this.people + other);
    }
    return found.sort((earlier, later) => earlier - later);
  }

  /** Whether two people are so far apart that no tie of the circle joins them. */
  private apart(one: number, other: number): boolean {
    const { people, ties } = this.circle;
    const ahead = one < other ? other - one : one - other;
    return 2 * ahead > ties && 2 * (people - ahead) > ties;
  }

  private moves(lap: number, near: number): boolean {
    const { a, b } = this.keyOf(lap, near);
    return wordOf(a, b, 0) < this.limit;
  }

  /** Where a tie that moves leads in the end. */
  private far(lap: number, near: number): number {
    const tie = lap * this.people + near;
    return this.at(tie, this.drawOf(tie));
  }

  private drawOf(tie: number): number {
    return (this.drawn.size > 0 ? this.drawn.get(tie) : undefined) ?? this.nextDraw(tie, 1);
  }

  /** The first draw from `draw` on that leads neither to oneself nor along a tie of the circle that stands at that time. */
  private nextDraw(tie: number, draw: number): number {
    const near = tie % this.people;
    for (; ; draw++) {
      const far = this.at(tie, draw);
      if (far === near) continue;
      const place = circlePlace(this.circle, near, far);
      const stands = place >= tie || (place >= 0 && !this.moves(Math.floor(place / this.people), place % this.people));
      if (!stands) return draw;
    }
  }

  private at(tie: number, draw: number): number {
    const near = tie % this.people;
    const { a, b } = this.keyOf((tie - near) / this.people, near);
    return Math.floor(uniformOf(a, b, draw) * this.people);
  }

  private keyOf(lap: number, near: number): Key {
    return derive(this.laps[lap], near);
  }
}
