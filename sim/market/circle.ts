// People in a circle, each tied to the nearest on both sides: what a ring is and what a small world starts from.

import type { TieStream } from './tie-stream.ts';
import { TieChunk } from './tie-stream.ts';

export interface Circle {
  readonly people: number;
  /** Ties of each person, half of them on each side. */
  readonly ties: number;
}

/** Ties lap by lap: entry lap × people + i ties person i to the one lap + 1 places on. */
export function circleTies({ people, ties }: Circle): { from: Uint32Array; to: Uint32Array; length: number } {
  const length = (people * ties) / 2;
  const from = new Uint32Array(length);
  const to = new Uint32Array(length);
  for (let tie = 0; tie < length; tie++) {
    const person = tie % people;
    const step = (tie - person) / people + 1;
    from[tie] = person;
    to[tie] = person + step < people ? person + step : person + step - people;
  }
  return { from, to, length };
}

/** The same ties, person by person, without a list. */
export function circleStream({ people, ties }: Circle): TieStream {
  return {
    people,
    ties: (people * ties) / 2,
    each(take) {
      const chunk = new TieChunk(take);
      for (let person = 0; person < people; person++) {
        for (let to = person + 1; to <= person + ties / 2; to++) chunk.add(person, to < people ? to : to - people);
      }
      chunk.flush();
    },
  };
}

/** The entry of `circleTies` that ties these two people to each other, −1 where they are not neighbours. */
export function circlePlace({ people, ties }: Circle, one: number, other: number): number {
  const ahead = other > one ? other - one : other - one + people;
  if (2 * ahead <= ties) return (ahead - 1) * people + one;
  const back = people - ahead;
  return 2 * back <= ties ? (back - 1) * people + other : -1;
}

/** What is wrong with a circle's parameters. */
export function checkCircle({ people, ties }: Circle): { path: string[]; message: string }[] {
  if (ties % 2 !== 0) {
    return [{ path: ['ties'], message: `is ${ties}, but must be even: half of them on each side` }];
  }
  if (ties >= people) {
    return [{ path: ['ties'], message: `is ${ties}, but ${people} people can have at most ${mostEven(people)} each` }];
  }
  return [];
}

const mostEven = (people: number): number => people - 1 - ((people - 1) % 2);
