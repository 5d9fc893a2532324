// Worlds in which every tie either lives or does not: what a group of people reaches in one is fixed, everybody to whom a
// chain of living ties leads. Over some worlds that are kept, what a group reaches on average never falls when somebody
// joins it, and whoever joins adds the less the larger it is (Kempe, Kleinberg & Tardos 2003), exactly and not only on average.

import { longer } from '../../kernel/longer.ts';
import type { Key } from '../../kernel/luck.ts';
import { derive, laneA, laneB } from '../../kernel/luck.ts';
import { privateMemory } from '../../kernel/memory.ts';
import type { Market, Rows } from '../../market/market.ts';
import { turnRows } from '../../market/rows.ts';
import type { TieChance } from '../../market/tie-chance.ts';
import { liveTiesOf } from './live-ties.ts';

export class LiveWorlds {
  /** Who hears whom in each world, over living ties. */
  private readonly rows: readonly Pick<Rows, 'offsets' | 'targets'>[];
  /** Whom those taken reach: a row of people for each world. */
  private readonly reached: Uint8Array;
  /** Who was met on which walk: walks are numbered. */
  private readonly metOn: Uint32Array;
  private readonly line: Uint32Array;
  private walks = 0;

  constructor(
    private readonly market: Market,
    chance: TieChance,
    luck: Key,
    worlds: number,
  ) {
    const livesIn = living(market, chance);
    this.rows = Array.from({ length: worlds }, (_, world) => livesIn(derive(luck, world)));
    this.reached = new Uint8Array(worlds * market.people);
    this.metOn = new Uint32Array(market.people);
    this.line = new Uint32Array(market.people);
  }

  /** How many more people are reached, in all worlds together, when somebody joins those taken. */
  gain(person: number): number {
    let sum = 0;
    for (let world = 0; world < this.rows.length; world++) sum += this.walk(world, person);
    return sum;
  }

  /** Somebody joins. */
  take(person: number): void {
    for (let world = 0; world < this.rows.length; world++) {
      const met = this.walk(world, person);
      for (let i = 0; i < met; i++) this.reached[world * this.market.people + this.line[i]] = 1;
    }
  }

  /** Puts those into line whom a person reaches in a world and nobody taken does; returns how many. */
  private walk(world: number, person: number): number {
    const { offsets, targets } = this.rows[world];
    const { line, metOn, reached } = this;
    const own = world * this.market.people;
    if (reached[own + person] === 1) return 0;
    const walk = ++this.walks;
    line[0] = person;
    metOn[person] = walk;
    let end = 1;
    for (let next = 0; next < end; next++) {
      for (let tie = offsets[line[next]]; tie < offsets[line[next] + 1]; tie++) {
        const hearer = targets[tie];
        if (metOn[hearer] === walk || reached[own + hearer] === 1) continue;
        metOn[hearer] = walk;
        line[end++] = hearer;
      }
    }
    return end;
  }
}

/** The living ties of a world, from teller to hearer: drawn by hearer, as reverse walks draw them. */
function living(market: Market, chance: TieChance): (luck: Key) => Pick<Rows, 'offsets' | 'targets'> {
  const { people, in: rows } = market;
  const liveTies = liveTiesOf(market, chance);
  let places: Uint32Array = new Uint32Array(64);
  return (luck) => {
    const offsets = new Uint32Array(people + 1);
    for (let hearer = 0; hearer < people; hearer++) {
      const first = rows.offsets[hearer];
      const count = rows.offsets[hearer + 1] - first;
      places = longer(places, offsets[hearer] + count);
      const a = laneA(luck.a, hearer);
      offsets[hearer + 1] =
        count === 0 ? offsets[hearer] : liveTies(a, laneB(luck.b, a), hearer, first, count, places, offsets[hearer]);
    }
    const targets = places.slice(0, offsets[people]);
    for (let i = 0; i < targets.length; i++) targets[i] = rows.targets[targets[i]];
    return turnRows(people, { offsets, targets, weights: null, strong: null }, privateMemory);
  };
}
