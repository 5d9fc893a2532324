// What is kept of a run. The recorder is written by the model and the engine while the run goes on; the run record is
// what metrics, reports and the viewer read: counts per step, event, channel and segment, money per step in whole
// cents, and, where asked for, the event log.

import { longer } from '../kernel/longer.ts';
import type { Market } from '../market/market.ts';
import { customerValue } from '../market/market.ts';
import type { ChannelName, EventName, Level } from './events.ts';
import { atLeast, CHANNEL, CHANNEL_NAMES, EVENT, EVENT_NAMES } from './events.ts';
import type { EventLog } from './log.ts';
import { LogWriter } from './log.ts';
import type { Product } from './product.ts';

const EVENT_COUNT = EVENT_NAMES.length;
const CHANNEL_COUNT = CHANNEL_NAMES.length;

/** Streams of money, each in whole cents per record 0 … steps. */
export const MONEY = ['spend', 'gifts', 'revenue', 'margin', 'refund', 'refundMargin'] as const;
export type MoneyName = (typeof MONEY)[number];

/**
 * Amounts beside events and money: contacts that the firm's channels delivered and that were noticed (expected numbers),
 * trust in the firm that people lost (1: one person's whole), the sum of what verdicts found above expectation, and the
 * share of the list price that was not asked.
 */
export const AMOUNTS = ['delivered', 'noticed', 'trustLost', 'gap', 'discount'] as const;
export type AmountName = (typeof AMOUNTS)[number];

export interface RunRecord {
  /** The last record: 0 … steps were made. */
  readonly steps: number;
  /** How often something happened at one record; all channels or segments where none is named. */
  count(step: number, event: EventName, channel?: ChannelName, segment?: number): number;
  /** How often it had happened so far, at records 0 … steps. */
  soFar(event: EventName, channel?: ChannelName, segment?: number): Float64Array;
  /** Whole cents per record 0 … steps. */
  money(name: MoneyName): Float64Array;
  /** Amounts per record 0 … steps. */
  amount(name: AmountName): Float64Array;
  /** The events themselves, sorted by step, person, event; undefined where they were not asked for. */
  readonly log: EventLog | undefined;
}

/** Steps that there is room for at first: many a cascade is over by then, and then zeros are most of what it costs. */
const ROOM = 16;

export class Recorder {
  private step = 0;
  private readonly segments: number;
  private readonly width: number;
  private counts: Float64Array;
  private cents: Float64Array;
  private amounts: Float64Array;
  private readonly writer: LogWriter | undefined;
  private readonly priced: boolean;
  /** Share of the list price that is not asked on this step, and of the people who bought for less. */
  private discount = 0;
  private readonly reduced = new Map<number, number>();

  constructor(
    private readonly market: Market,
    private readonly product: Product,
    readonly level: Level,
  ) {
    this.segments = market.segments.length;
    this.width = EVENT_COUNT * CHANNEL_COUNT * this.segments;
    this.counts = new Float64Array(this.width * ROOM);
    this.cents = new Float64Array(MONEY.length * ROOM);
    this.amounts = new Float64Array(AMOUNTS.length * ROOM);
    this.writer = atLeast(level, 'events') ? new LogWriter() : undefined;
    this.priced = product.price !== undefined || product.margin !== undefined || product.unitCost > 0;
  }

  /** Opens the record of a step. Steps come in turn from 0. */
  open(step: number): void {
    this.step = step;
    this.discount = 0;
    if ((step + 1) * this.width > this.counts.length) {
      this.counts = longer(this.counts, 2 * this.counts.length);
      this.cents = longer(this.cents, 2 * this.cents.length);
      this.amounts = longer(this.amounts, 2 * this.amounts.length);
    }
  }

  /** One event of the current step: codes of EVENT and CHANNEL, `from` a person or NOBODY. */
  event(event: number, person: number, from: number, channel: number): void {
    const segment = this.market.segmentOf === null ? 0 : this.market.segmentOf[person];
    this.counts[this.step * this.width + (event * CHANNEL_COUNT + channel) * this.segments + segment]++;
    if (this.priced) this.book(event, person);
    if (this.writer !== undefined) this.writer.add(this.step, person, event, from, channel);
  }

  /** Whether an event says nothing but that it happened: no log is kept, nothing is sold, all people are of one segment. */
  get countsOnly(): boolean {
    return this.writer === undefined && !this.priced && this.segments === 1;
  }

  /** So many events of the current step, where only counts are kept. */
  events(event: number, count: number, channel: number): void {
    this.counts[this.step * this.width + event * CHANNEL_COUNT + channel] += count;
  }

  /** From here on, and for this step, sales are made at list price less this share. */
  sellFor(discount: number): void {
    this.discount = discount;
    if (discount > 0) this.measure('discount', discount);
  }

  /** Money that a lever spent in the current step, in whole cents. */
  spent(cents: number): void {
    this.add('spend', cents);
  }

  /** Adds to an amount of the current step. */
  measure(name: AmountName, amount: number): void {
    this.amounts[this.step * AMOUNTS.length + AMOUNTS.indexOf(name)] += amount;
  }

  /** The record, once the run has ended at this step. */
  finish(): RunRecord {
    const { step, segments, width, counts, cents, amounts } = this;
    return new FinishedRecord(step, segments, width, counts, cents, amounts, this.writer?.finish());
  }

  /** A sale, a gift or a return moves money: only sales that were paid for can be reversed (the model sees to that). */
  private book(event: number, person: number): void {
    const { price = 0, margin = 0, unitCost, handling } = this.product;
    const value = customerValue(this.market, person);
    if (event === EVENT.adopted) {
      if (this.discount > 0) this.reduced.set(person, this.discount);
      const off = this.discount * price;
      this.add('revenue', Math.round((price - off) * value * 100));
      this.add('margin', Math.round((margin - off) * value * 100));
    } else if (event === EVENT.placed) {
      this.add('gifts', Math.round(unitCost * 100));
    } else if (event === EVENT.returned) {
      const off = (this.reduced.get(person) ?? 0) * price;
      this.add('refund', Math.round((price - off) * value * 100));
      this.add('refundMargin', Math.round((margin - off) * value * 100) + Math.round(handling * 100));
    }
  }

  private add(name: MoneyName, cents: number): void {
    this.cents[this.step * MONEY.length + MONEY.indexOf(name)] += cents;
  }
}

class FinishedRecord implements RunRecord {
  constructor(
    readonly steps: number,
    private readonly segments: number,
    private readonly width: number,
    private readonly counts: Float64Array,
    private readonly cents: Float64Array,
    private readonly amounts: Float64Array,
    readonly log: EventLog | undefined,
  ) {}

  count(step: number, event: EventName, channel?: ChannelName, segment?: number): number {
    let sum = 0;
    for (let c = 0; c < CHANNEL_COUNT; c++) {
      if (channel !== undefined && c !== CHANNEL[channel]) continue;
      const row = step * this.width + (EVENT[event] * CHANNEL_COUNT + c) * this.segments;
      const [first, end] = segment === undefined ? [0, this.segments] : [segment, segment + 1];
      for (let s = first; s < end; s++) sum += this.counts[row + s];
    }
    return sum;
  }

  soFar(event: EventName, channel?: ChannelName, segment?: number): Float64Array {
    const curve = new Float64Array(this.steps + 1);
    let sum = 0;
    for (let step = 0; step <= this.steps; step++) {
      sum += this.count(step, event, channel, segment);
      curve[step] = sum;
    }
    return curve;
  }

  money(name: MoneyName): Float64Array {
    return this.column(this.cents, MONEY.indexOf(name), MONEY.length);
  }

  amount(name: AmountName): Float64Array {
    return this.column(this.amounts, AMOUNTS.indexOf(name), AMOUNTS.length);
  }

  private column(table: Float64Array, column: number, columns: number): Float64Array {
    return Float64Array.from({ length: this.steps + 1 }, (_, step) => table[step * columns + column]);
  }
}
