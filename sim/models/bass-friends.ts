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

interface Tally {
  /** Weight of the friends who have adopted, and what it comes to over the steps up to `since`. */
  friends: Float64Array;
  gathered: Float64Array;
  since: Int32Array;
}
const pool = new Pool<Tally>((people) => ({
  friends: new Float64Array(people),
  gathered: new Float64Array(people),
  since: new Int32Array(people),
}));

export class Friends {
  /** Whether friends have any influence at all. */
  readonly matter: boolean;
  /** Pressure on the person looked up in one step, as things stand. */
  pressure = 0;
  /** The pressure that they will have gathered by a step to come is this and `pressure` × that step. */
  gathered = 0;
  /** Influence of each friend, of each weak one, or of all together where it is shared; and of each strong one. */
  private readonly influence: number;
  private readonly ofStrong: number;
  private readonly shared: boolean;
  /** All friends, or the weak ones; and the strong, where they are told apart. */
  private readonly tally: Tally;
  private readonly strong: Tally | undefined;

  constructor(
    law: FriendLaw,
    private readonly market: Market,
    private readonly out: Rows,
    private readonly inward: Rows,
  ) {
    this.shared = 'shared' in law;
    this.influence = 'shared' in law ? law.shared : 'perTie' in law ? law.perTie : law.weak;
    this.ofStrong = 'strong' in law ? law.strong : 0;
    this.matter = this.influence > 0 || this.ofStrong > 0;
    this.tally = pool.take(market, market.people);
    this.strong = 'strong' in law ? pool.take(market, market.people) : undefined;
  }

  /** Somebody has adopted on a step and presses on a hearer from then on: `tie` is its place in the rows of talk. */
  add(hearer: number, tie: number, step: number): void {
    const { weights, strong } = this.out;
    if (this.strong !== undefined && strong![tie] === 1) count(this.strong, hearer, 1, step);
    else count(this.tally, hearer, this.shared && weights !== null ? weights[tie] : 1, step);
  }

  /** Looks a person up: `pressure` and `gathered` are then theirs. */
  of(person: number): this {
    const rate = this.rate(person);
    this.pressure = rate * this.tally.friends[person];
    this.gathered = rate * behind(this.tally, person);
    if (this.strong !== undefined) {
      this.pressure += this.ofStrong * this.strong.friends[person];
      this.gathered += this.ofStrong * behind(this.strong, person);
    }
    return this;
  }

  /** One of the friends who have adopted, in proportion to their part in the pressure; `luck` is uniform. */
  pick(person: number, luck: number, has: (friend: number) => boolean): number {
    const { offsets, targets } = this.inward;
    let left = luck * (this.strong === undefined ? this.tally.friends[person] : this.of(person).pressure);
    let last = NOBODY;
    for (let tie = offsets[person]; tie < offsets[person + 1] && left >= 0; tie++) {
      if (!has(targets[tie])) continue;
      last = targets[tie];
      left -= this.part(tie);
    }
    return last;
  }

  /** Makes a person's place clean for the next run. */
  forget(person: number): void {
    clean(this.tally, person);
    if (this.strong !== undefined) clean(this.strong, person);
  }

  end(): void {
    pool.give(this.market, this.tally);
    if (this.strong !== undefined) pool.give(this.market, this.strong);
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
    if (this.strong !== undefined) return strong![tie] === 1 ? this.ofStrong : this.influence;
    return this.shared && weights !== null ? weights[tie] : 1;
  }
}

function count({ friends, gathered, since }: Tally, person: number, weight: number, step: number): void {
  gathered[person] += friends[person] * (step - since[person]);
  since[person] = step;
  friends[person] += weight;
}

/** Friend-steps gathered, less those that the present friends would have gathered from step 0 on. */
function behind({ friends, gathered, since }: Tally, person: number): number {
  return gathered[person] - friends[person] * since[person];
}

function clean({ friends, gathered, since }: Tally, person: number): void {
  friends[person] = gathered[person] = since[person] = 0;
}
