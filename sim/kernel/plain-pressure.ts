// Pressure in TypeScript: it says what is meant, and works wherever arrays lie. What runs in a kernel's memory does the same
// to the bit (assembly/pressure.ts).

import { BLOCK } from './field.ts';
import type { Key } from './luck.ts';
import { derive, uniform } from './luck.ts';
import type { Pressing, Pressures, Resisters, Tellable } from './pressure.ts';
import { friends, lacks, press } from './tallies.ts';

/** A date that never comes. */
export const NEVER = 0x7fffffff;

export class PlainPressure implements Pressing {
  /** Of the person looked up: what presses on them beside their own, in a step, and what it lacks on the whole. */
  private friendly = 0;
  private lag = 0;

  constructor(
    private readonly people: Resisters,
    private readonly pressures: Pressures,
  ) {}

  press({ offsets, targets }: Tellable, first: number, end: number, step: number): void {
    const { list, dates, tallies } = this.people;
    const { form, weights, others } = this.pressures;
    for (let place = first; place < end; place++) {
      const last = offsets[list[place] + 1];
      for (let tie = offsets[list[place]]; tie < last; tie++) {
        const hearer = targets[tie];
        const weight = weights === null ? 1 : weights[tie];
        press(tallies, form, form.kinds * hearer + (others !== null && others[tie] === 1 ? 1 : 0), weight, step);
        dates[hearer >>> 8] = 0;
      }
    }
  }

  resist(block: number): void {
    const { resistances, hurdles } = this.people;
    for (let person = block * BLOCK; person < (block + 1) * BLOCK; person++) hurdles[person] = resistances[person];
  }

  yielding(block: number, step: number, end: number): number {
    const { list, hurdles } = this.people;
    let last = end;
    for (let person = block * BLOCK; person < (block + 1) * BLOCK; person++) {
      if (!this.yields(person, step)) continue;
      list[last++] = person;
      hurdles[person] = Number.POSITIVE_INFINITY;
    }
    return last;
  }

  next(block: number, after: number): number {
    const { resistances, hurdles } = this.people;
    const [first, end] = [block * BLOCK, (block + 1) * BLOCK];
    let soonest = Number.POSITIVE_INFINITY;
    for (let person = first; person < end; person++) {
      if (hurdles[person] === Number.POSITIVE_INFINITY) continue;
      this.look(person);
      const wait = (resistances[person] + this.lag) / (this.pressures.own + this.friendly);
      if (wait < soonest) soonest = wait;
    }
    // The quotient is rounded; the product decides.
    const guess = Math.floor(soonest);
    if (!(guess < NEVER - 2)) return NEVER;
    for (let step = Math.max(after + 1, guess); step < NEVER; step++) {
      for (let person = first; person < end; person++) if (this.yields(person, step)) return step;
    }
    return NEVER;
  }

  thankful(first: number, end: number, luck: Key): number {
    const { list, aside } = this.people;
    const { own, names } = this.pressures;
    let count = 0;
    for (let place = first; place < end; place++) {
      const person = list[place];
      this.look(person);
      const drawn = uniform(derive(luck, names === null ? person : names[person]), 0);
      if (drawn * (own + this.friendly) < own || this.friendly === 0) continue;
      aside[count++] = person;
    }
    return count;
  }

  private yields(person: number, step: number): boolean {
    this.look(person);
    const { resistances, hurdles } = this.people;
    const gathered = (this.pressures.own + this.friendly) * step - this.lag;
    return gathered > resistances[person] && hurdles[person] < Number.POSITIVE_INFINITY;
  }

  private look(person: number): void {
    const { tallies } = this.people;
    const { form, rates, rate, otherRate } = this.pressures;
    const pair = form.kinds * person;
    const first = rates === null ? rate : rates[person];
    this.friendly = first * friends(tallies, form, pair);
    this.lag = first * lacks(tallies, form, pair);
    if (form.kinds === 1) return;
    this.friendly += otherRate * friends(tallies, form, pair + 1);
    this.lag += otherRate * lacks(tallies, form, pair + 1);
  }
}
