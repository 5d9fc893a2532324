// How friends who have adopted press on a person in the Bass model, by one of three laws: all that one listens to share
// the influence q (Bass 1969); each friend has the same (`perTie`); or strong and weak friends each have their own
// (Goldenberg, Libai & Muller 2001). Friends are counted, and friend-steps with them: whole numbers, so that no order of
// adding can show in a sum of pressure (sums of weights, where ties have weights and share q).

import type { Allocator } from '../kernel/memory.ts';
import type { Pressures } from '../kernel/pressure.ts';
import type { TallyForm } from '../kernel/tallies.ts';
import { tallyForm } from '../kernel/tallies.ts';
import { attention } from '../market/attention.ts';
import { takenOnce } from '../market/kept.ts';
import type { Market, Rows } from '../market/market.ts';
import { degree } from '../market/market.ts';
import { NOBODY } from '../world/events.ts';
import type { ModelContext } from './model.ts';

/** Pressure in one step: of all friends together, of each, or of each by the strength of the tie. */
export type FriendLaw =
  | { readonly shared: number }
  | { readonly perTie: number }
  | { readonly strong: number; readonly weak: number };

/** Whether friends have any influence at all. */
export function matters(law: FriendLaw): boolean {
  return 'shared' in law ? law.shared > 0 : 'perTie' in law ? law.perTie > 0 : law.strong > 0 || law.weak > 0;
}

/** Influence of a friend of weight 1, by person, where all they listen to share it; kept for the next run under the same law. */
export class SharedRates {
  private influence = Number.NaN;
  private rates: Float64Array | undefined;

  constructor(
    private readonly room: number,
    private readonly memory: Allocator,
  ) {}

  of(market: Market, influence: number): Float64Array {
    this.rates ??= this.memory.f64(this.room);
    if (this.influence === influence) return this.rates;
    const whole = attention(market);
    for (let person = 0; person < whole.length; person++) {
      this.rates[person] = whole[person] > 0 ? influence / whole[person] : 0;
    }
    this.influence = influence;
    return this.rates;
  }
}

/** How friends are tallied under a law. */
export function formOf(law: FriendLaw, { market, out, clock }: ModelContext): TallyForm {
  const weighted = 'shared' in law && out.weights !== null;
  return tallyForm('strong' in law ? 2 : 1, weighted, mostFriends(market).count, clock.steps);
}

/** The pressures under a law and `own`. */
export function pressuresOf(
  law: FriendLaw,
  own: number,
  form: TallyForm,
  { market, out }: ModelContext,
  shared: SharedRates,
): Pressures {
  const all = { own, form, rates: null, rate: 0, otherRate: 0, weights: null, others: null, names: market.keys };
  if ('shared' in law) return { ...all, rates: shared.of(market, law.shared), weights: out.weights };
  if ('perTie' in law) return { ...all, rate: law.perTie };
  return { ...all, rate: law.weak, otherRate: law.strong, others: out.strong };
}

/** The largest number of people whom anybody listens to. */
const mostFriends = takenOnce((market: Market) => {
  let count = 0;
  for (let person = 0; person < market.people; person++) count = Math.max(count, degree(market.in, person));
  return { count };
});

/**
 * One of the friends who have adopted, in proportion to their part in the pressure on a person: `left` of it, in the units
 * of `partOf`, is passed over.
 */
export function pickFriend(
  { offsets, targets }: Rows,
  person: number,
  part: (tie: number) => number,
  left: number,
  has: (friend: number) => boolean,
): number {
  let last = NOBODY;
  for (let tie = offsets[person], rest = left; tie < offsets[person + 1] && rest >= 0; tie++) {
    if (!has(targets[tie])) continue;
    last = targets[tie];
    rest -= part(tie);
  }
  return last;
}

/** A friend's part in the pressure, by the tie to them in the rows of listening: where all count alike, their weight. */
export function partOf(law: FriendLaw, { weights, strong }: Rows): (tie: number) => number {
  if ('strong' in law) return (tie) => (strong![tie] === 1 ? law.strong : law.weak);
  return 'shared' in law && weights !== null ? (tie) => weights[tie] : () => 1;
}
