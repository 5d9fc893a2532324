// Talk that dies down: the SIR epidemic as word of mouth (Kermack & McKendrick 1927; on networks Newman 2002).
//
// Story: whoever adopts talks of it until they lose interest, and meanwhile tells everybody who listens to them, each at
// their own time. All luck is drawn beforehand by key: how long somebody talks, and how soon they tell each listener. So
// everybody adopts at a time of their own, the earliest at which a friend's word reaches them (Sellke 1983, as first
// passage over ties). Given as chances per step, both waiting times are whole steps; where nobody talks longer than one,
// that is the independent cascade, with the same luck.
//
// Work: the ties of those who adopt.

import { z } from 'zod';
import { Calendar } from '../kernel/calendar.ts';
import type { Key } from '../kernel/luck.ts';
import { derive, laneA, laneB, purposeKey, threshold, uniform, word } from '../kernel/luck.ts';
import { log } from '../kernel/math.ts';
import { exponential } from '../kernel/sample.ts';
import { BlockDigits, liveTies } from '../kernel/tries.ts';
import { keyOf } from '../market/market.ts';
import { hazard } from '../scenario/params.ts';
import { CHANNEL, NOBODY } from '../world/events.ts';
import type { Nudges } from '../world/nudges.ts';
import { DyingTalk } from './dying-talk.ts';
import type { ModelContext } from './model.ts';
import { defineModel } from './model.ts';
import { Wait } from './wait.ts';

const params = z.strictObject({
  contact: hazard({ about: 'how fast the word passes along each tie from somebody who talks' }),
  recover: hazard({ about: 'how fast somebody who talks loses interest; in the same form as contact' }),
});
type Params = z.output<typeof params>;

export const sir = defineModel({
  name: 'sir',
  about: 'Whoever adopts talks to everybody who listens, until they lose interest.',
  source: 'Kermack & McKendrick 1927, Proceedings of the Royal Society A 115; Newman 2002, Physical Review E 66',
  params,
  rests: true,
  answers: ['exposures', 'placements'],
  ignores: ['claim', 'halfLife'],
  tieChance: transmissibility,
  events: () => ['reached', 'adopted', 'placed', 'stopped'],
  check: ({ contact, recover }) => {
    if ('perStep' in contact === 'perStep' in recover) return [];
    const [one, other] = 'perStep' in recover ? ['a chance per step', 'a rate'] : ['a rate', 'a chance per step'];
    const message = `recover is ${one}, but contact is ${other}: give both as rates, or both as chances per step`;
    return [{ path: ['recover'], message }];
  },
  // Flags, dates, notes and whom to clean, 17 bytes; the rest are the lists of who begins and who stops on a step.
  bytesPerPerson: () => 65,
  start: (chosen, context) => new Fad(chosen, context),
});

/** The chance that somebody who talks tells one who listens before losing interest (Newman 2002). */
function transmissibility({ contact, recover }: Params): number {
  if ('perWeek' in contact && 'perWeek' in recover) {
    return contact.perWeek === 0 ? 0 : contact.perWeek / (contact.perWeek + recover.perWeek);
  }
  if (!('perStep' in contact && 'perStep' in recover) || contact.perStep === 0) return 0;
  return contact.perStep / (1 - (1 - contact.perStep) * (1 - recover.perStep));
}

const TWO_32 = 4294967296;

/** A date is when a friend's word will reach a person, a note by whose word that is. */
class Fad extends DyingTalk {
  private readonly tryKey: Key;
  private readonly stopKey: Key;
  private readonly sourceKey: Key;
  private readonly contact: Wait;
  private readonly recover: Wait;
  private readonly stopping: Calendar;
  private readonly digits = new BlockDigits();
  private now = 0;

  constructor({ contact, recover }: Params, context: ModelContext) {
    super(context, 'perStep' in contact ? 1 : context.clock.weeks);
    this.tryKey = purposeKey(context.luck, 'try');
    this.stopKey = purposeKey(context.luck, 'stop');
    this.sourceKey = purposeKey(context.luck, 'source');
    this.contact = new Wait(contact);
    this.recover = new Wait(recover);
    this.stopping = new Calendar(context.clock.steps);
  }

  override step(step: number, nudges: Nudges): void {
    this.now = step;
    super.step(step, nudges);
    this.stopping.take(step, (person) => this.stop(person, NOBODY, CHANNEL.own));
  }

  override quiet(): boolean {
    return super.quiet() && !this.stopping.pending(this.now + 1);
  }

  protected due(person: number, time: number): void {
    this.adopt(person, this.named ? this.notes[person] : NOBODY, CHANNEL.friend, time);
  }

  /** All that a person will say: most ties are passed over 32 at a time, as in the cascade. */
  protected begin(speaker: number, since: number): void {
    const { offsets, targets } = this.context.out;
    const key = keyOf(this.market, speaker);
    const span = this.recover.of(exponential(uniform(derive(this.stopKey, key), 0)));
    this.stopping.add(this.timeline.stepOf(since + span), speaker);
    // One more than the chance's own threshold: the waiting times decide, and their last digit is rounded.
    const limit = Math.min(TWO_32, threshold(this.contact.within(span)) + 1);
    const a = laneA(this.tryKey.a, key);
    const b = laneB(this.tryKey.b, a);
    const end = offsets[speaker + 1];
    for (let first = offsets[speaker], block = 0; first < end; first += 32, block++) {
      let live = liveTies(a, b, block, Math.min(32, end - first), limit);
      if (live !== 0) this.digits.open(a, b, block);
      for (; live !== 0; live &= live - 1) {
        const bit = 31 - Math.clz32(live & -live);
        const wait = this.contact.of(-log(1 - (this.digits.uniform(bit) + 0.5) / TWO_32));
        if (wait <= span) this.tell(targets[first + bit], since + wait, speaker);
      }
    }
  }

  /** A word that will reach somebody at a time: the earliest counts, and of several at once one by lot. */
  private tell(hearer: number, time: number, speaker: number): void {
    const { dates, notes } = this;
    if (this.has(hearer) || time > dates[hearer]) return;
    if (time < dates[hearer]) {
      this.date(hearer, time);
      notes[hearer] = speaker;
    } else if (this.named && this.lot(hearer, speaker) < this.lot(hearer, notes[hearer])) {
      notes[hearer] = speaker;
    }
  }

  /** The speakers of one moment draw lots, and the least has won the hearer: all alike, in whatever order they come. */
  private lot(hearer: number, speaker: number): number {
    return word(derive(derive(this.sourceKey, keyOf(this.market, hearer)), keyOf(this.market, speaker)), 0);
  }
}
