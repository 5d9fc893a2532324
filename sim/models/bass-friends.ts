// How friends who have adopted press on a person in the Bass model, by one of three laws: all that one listens to share
// the influence q (Bass 1969); each friend has the same (`perTie`); or strong and weak friends each have their own
// (Goldenberg, Libai & Muller 2001). Friends are counted, and friend-steps with them: whole numbers, so that no order of
// adding can show in a sum of pressure (sums of weights, where ties have weights and share q).

import { Pool } from '../kernel/pool.ts';
import type { Market, Rows } from '../market/market.ts';
import { NOBODY } from '../world/events.ts';

/** Pressure in one step: of all friends together, of each, or of each by the strength of the tie. */
export type FriendLaw =
  | { readonly shared: number }
  | { readonly perTie: number }
  | { readonly strong: number; readonly weak: number };

/**
 * Columns of a person's row, one line of memory, since all of them are needed at once: resistance (0 while it has not been
 * looked up), the step on which they will adopt as things stand, and of all or of weak friends, then of strong ones: the
 * weight of those who have adopted, and what it comes to over the steps up to `since`.
 */
export const COLUMNS = 8;
export const RESISTANCE = 0;
export const DUE = 1;
const FRIENDS = 2;
const STRONG = 5;
const GATHERED = 1;
const SINCE = 2;

const pool = new Pool<Float64Array>((people) => new Float64Array(people * COLUMNS));

export class Friends {
  /** Whether friends have any influence at all. */
  readonly matter: boolean;
  readonly rows: Float64Array;
  /** Pressure on the person looked up in one step, as things stand. */
  pressure = 0;
  /** The pressure that they will have gathered by a step to come is this and `pressure` × that step. */
  gathered = 0;
  /** Influence of each friend, of each weak one, or of all together where it is shared; and of each strong one. */
  private readonly influence: number;
  private readonly ofStrong: number;
  private readonly shared: boolean;
  private readonly told: boolean;

  constructor(
    law: FriendLaw,
    private readonly market: Market,
    private readonly out: Rows,
    private readonly inward: Rows,
  ) {
    this.shared = 'shared' in law;
    this.told = 'strong' in law;
    this.influence = 'shared' in law ? law.shared : 'perTie' in law ? law.perTie : law.weak;
    this.ofStrong = 'strong' in law ? law.strong : 0;
    this.matter = this.influence > 0 || this.ofStrong > 0;
    this.rows = pool.take(market, market.people);
  }

  /** Somebody has adopted on a step and presses on a hearer from then on: `tie` is its place in the rows of talk. */
  add(hearer: number, tie: number, step: number): void {
    const { rows, out } = this;
    const own = this.told && out.strong![tie] === 1;
    const at = hearer * COLUMNS + (own ? STRONG : FRIENDS);
    rows[at + GATHERED] += rows[at] * (step - rows[at + SINCE]);
    rows[at + SINCE] = step;
    rows[at] += this.shared && out.weights !== null ? out.weights[tie] : 1;
  }

  /** Looks a person up: `pressure` and `gathered` are then theirs. */
  of(person: number): this {
    const { rows } = this;
    const rate = this.rate(person);
    const at = person * COLUMNS + FRIENDS;
    this.pressure = rate * rows[at];
    this.gathered = rate * behind(rows, at);
    if (this.told) {
      const strong = person * COLUMNS + STRONG;
      this.pressure += this.ofStrong * rows[strong];
      this.gathered += this.ofStrong * behind(rows, strong);
    }
    return this;
  }

  /** One of the friends who have adopted, in proportion to their part in the pressure; `luck` is uniform. */
  pick(person: number, luck: number, has: (friend: number) => boolean): number {
    const { offsets, targets } = this.inward;
    let left = luck * (this.told ? this.of(person).pressure : this.rows[person * COLUMNS + FRIENDS]);
    let last = NOBODY;
    for (let tie = offsets[person]; tie < offsets[person + 1] && left >= 0; tie++) {
      if (!has(targets[tie])) continue;
      last = targets[tie];
      left -= this.part(tie);
    }
    return last;
  }

  /** Makes a person's row clean for the next run. */
  forget(person: number): void {
    for (let column = person * COLUMNS; column < (person + 1) * COLUMNS; column++) this.rows[column] = 0;
  }

  end(): void {
    pool.give(this.market, this.rows);
  }

  /** Influence of a friend of weight 1. */
  private rate(person: number): number {
    if (!this.shared) return this.influence;
    const { offsets, weights } = this.inward;
    const first = offsets[person];
    const end = offsets[person + 1];
    if (weights === null) return end === first ? 0 : this.influence / (end - first);
    let sum = 0;
    for (let tie = first; tie < end; tie++) sum += weights[tie];
    return sum > 0 ? this.influence / sum : 0;
  }

  /** A friend's part in the pressure, by the tie to them in the rows of listening. */
  private part(tie: number): number {
    const { weights, strong } = this.inward;
    if (this.told) return strong![tie] === 1 ? this.ofStrong : this.influence;
    return this.shared && weights !== null ? weights[tie] : 1;
  }
}

/** Friend-steps gathered, less those that the present friends would have gathered from step 0 on. */
function behind(rows: Float64Array, at: number): number {
  return rows[at + GATHERED] - rows[at] * rows[at + SINCE];
}
