// A rumour (Daley & Kendall 1965; Maki & Thompson 1973): it dies because it stops being news.
//
// Story: a spreader calls people who listen to them, one at a time, drawn evenly. Who has not heard it becomes a
// spreader too. Who calls somebody that knows it already loses interest. By Maki & Thompson only the caller does; by
// Daley & Kendall, who think of people meeting, two spreaders who meet both do. Calls come at exponential times, each
// drawn by caller and number of the call, and are made one after the other.
//
// Work: the calls.

import { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import { below, derive, purposeKey, uniform } from '../kernel/luck.ts';
import { exponential } from '../kernel/sample.ts';
import type { Rows } from '../market/market.ts';
import { degree, keyOf } from '../market/market.ts';
import { choice, rate } from '../scenario/params.ts';
import { CHANNEL, NOBODY } from '../world/events.ts';
import { DyingTalk } from './dying-talk.ts';
import type { ModelContext } from './model.ts';
import { defineModel } from './model.ts';
import { Wait } from './wait.ts';

const params = z.strictObject({
  kind: choice(['maki-thompson', 'daley-kendall'], {
    about: 'who loses interest when one spreader calls another: only the caller, or both',
    default: 'maki-thompson',
    mark: 'definition',
  }),
  contact: rate({
    about: 'how often a spreader calls somebody: sets the pace, and not how many hear of it',
    default: '1 per week',
    mark: 'assumption',
  }),
});
type Params = z.output<typeof params>;

export const rumor = defineModel({
  name: 'rumor',
  about: 'Spreaders call people who listen to them, and stop when they meet somebody who knows it already.',
  source: 'Daley & Kendall 1965, IMA Journal of Applied Mathematics 1; Maki & Thompson 1973',
  params,
  rests: true,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  events: () => ['reached', 'adopted', 'placed', 'stopped'],
  // Flags, dates, notes and whom to clean, 17 bytes; the rest are the lists of who calls on a step.
  bytesPerPerson: () => 50,
  start: (chosen, context) => new Rumor(chosen, context),
});

/** Draws for each call: when it comes, whom it goes to, and whether the line is free. */
const DRAWS = 3;

/** A date is when a spreader calls next, a note how often they have called. */
class Rumor extends DyingTalk {
  private readonly callKey: Key;
  private readonly wait: Wait;
  private readonly meetings: boolean;

  constructor({ kind, contact }: Params, context: ModelContext) {
    super(context, context.clock.weeks);
    this.callKey = purposeKey(context.luck, 'call');
    this.wait = new Wait({ perWeek: contact });
    this.meetings = kind === 'daley-kendall';
  }

  /** Sets the date of the next call; where nobody listens there is none. */
  protected begin(person: number, time: number): void {
    if (degree(this.context.out, person) === 0) return;
    const luck = uniform(derive(this.callKey, keyOf(this.market, person)), DRAWS * this.notes[person]);
    this.date(person, time + this.wait.of(exponential(luck)));
  }

  protected due(caller: number, time: number): void {
    const { out } = this.context;
    const key = derive(this.callKey, keyOf(this.market, caller));
    const draw = DRAWS * this.notes[caller]++;
    const hearer = out.targets[out.offsets[caller] + below(key, draw + 1, degree(out, caller))];
    if (!this.has(hearer)) {
      this.adopt(hearer, this.named ? caller : NOBODY, CHANNEL.friend, time);
    } else if (!this.meetings || !this.talks(hearer)) {
      this.lose(caller, hearer);
    } else if (!tells(out, hearer, caller) || uniform(key, draw + 2) < 0.5) {
      this.lose(caller, hearer);
      this.lose(hearer, caller);
    }
    // In what is left, two spreaders found the line busy. All pairs meet alike in the published model; two spreaders who
    // may both call would meet twice as often as others, so that half of their calls must come to nothing.
    if (this.talks(caller)) this.begin(caller, time);
  }

  /** Somebody loses interest because the other knows it too. */
  private lose(person: number, met: number): void {
    this.stop(person, this.named ? met : NOBODY, CHANNEL.friend);
  }
}

/** Whether one person's talk is heard by another. Rows stand by rising number. */
function tells(rows: Rows, person: number, other: number): boolean {
  let low = rows.offsets[person];
  let high = rows.offsets[person + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows.targets[middle] < other) low = middle + 1;
    else high = middle;
  }
  return low < rows.offsets[person + 1] && rows.targets[low] === other;
}
