// What buyers find (ODD 4.6): their verdict when the delay is over, and what they say of it from then on. Service may
// catch the disappointed first, and a programme may make satisfied people talk more.

import { Calendar } from '../../kernel/calendar.ts';
import type { Key } from '../../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../../kernel/luck.ts';
import { keyOf } from '../../market/market.ts';
import { EVENT, NOBODY } from '../../world/events.ts';
import type { ModelContext } from '../model.ts';
import type { Circle, Conversation } from './conversation.ts';
import type { Mind } from './mind.ts';
import type { Offer } from './offer.ts';
import type { People } from './people.ts';
import { ADVOCATE, JUDGED, PLACED, SPEAKS_ILL } from './people.ts';
import type { Programmes } from './programmes.ts';
import type { Rates } from './rates.ts';
import { PRAISE, WARN } from './talk.ts';
import type { Traits } from './traits.ts';

interface Parts {
  readonly rates: Rates;
  readonly traits: Traits;
  readonly offer: Offer;
  readonly people: People;
  readonly mind: Mind;
  readonly programmes: Programmes;
  readonly talk: Conversation;
}

export class Verdicts {
  /** Advocates, each counted with what is left of their talk, which fades by circle. */
  private readonly left: Record<Circle, number> = { people: 0, members: 0, staff: 0 };
  private readonly due: Calendar;
  private readonly returnKey: Key;

  constructor(
    private readonly context: ModelContext,
    private readonly parts: Parts,
  ) {
    this.due = new Calendar(context.clock.steps);
    this.returnKey = purposeKey(context.luck, 'return');
  }

  get talkers(): number {
    return this.left.people + this.left.members;
  }

  /** A person will judge the product on a step. */
  expect(person: number, step: number): void {
    this.due.add(step, person);
  }

  pending(from: number): boolean {
    return this.due.pending(from);
  }

  /** Those who are due judge. Whoever has something to say talks from this very step. */
  step(step: number): void {
    for (const circle of ['people', 'members'] as const) this.left[circle] *= this.parts.talk.keepOf(circle);
    this.due.take(step, (person) => this.judge(person));
  }

  private judge(person: number): void {
    const { rates, traits, offer, people, mind } = this.parts;
    const quality = traits.quality(person, offer.quality);
    const gap = rates.experience ? quality - people.memory.belief[person] : 0;
    people.memory.stage[person] = JUDGED;
    this.context.record.measure('gap', gap);
    mind.learnFromOwnVerdict(person, quality);
    const verdict = gap >= 0 ? 'advocate' : gap < -rates.tolerance ? offer.serve(this.keyOf(person)) : 'content';
    this.record(EVENT[verdict], person);
    if (verdict === 'advocate') this.praise(person, quality);
    else if (verdict === 'detractor') this.warn(person, Math.max(0, quality + rates.sting * gap));
  }

  private praise(person: number, report: number): void {
    this.parts.people.set(person, ADVOCATE);
    this.left[this.parts.programmes.circleOf(person)]++;
    const { joins, heard } = this.parts.programmes.enlist(person);
    this.speak(person, PRAISE, report, heard);
    if (joins) this.record(EVENT.joined, person);
  }

  private warn(person: number, report: number): void {
    const { people, rates } = this.parts;
    people.set(person, SPEAKS_ILL);
    this.speak(person, WARN, report, 1);
    if (people.is(person, PLACED)) return;
    const luck = uniform(derive(this.returnKey, this.keyOf(person)), 0);
    if (luck < rates.returns) this.record(EVENT.returned, person);
  }

  private speak(person: number, kind: typeof PRAISE | typeof WARN, report: number, heard: number): void {
    const { traits, programmes, talk } = this.parts;
    talk.begin(programmes.circleOf(person), person, kind, traits.talkative(person) * heard, report);
  }

  private keyOf(person: number): number {
    return keyOf(this.context.market, person);
  }

  /** What a person does of themselves stands with the channel that made them adopt. */
  private record(event: number, person: number): void {
    this.context.record.event(event, person, NOBODY, this.parts.people.memory.channel[person]);
  }
}
