// What is kept of a run. The recorder is written by the model and the engine while the run goes on; the run record is
// what metrics, reports and the viewer read: counts per step, event and segment, money per step in whole cents, and where
// asked for, counts by channel and the event log.

import { Slab } from '../kernel/slab.ts';
import type { Market } from '../market/market.ts';
import { customerValue } from '../market/market.ts';
import type { ChannelName, EventName, Level } from './events.ts';
import { atLeast, CHANNEL, CHANNEL_NAMES, EVENT, EVENT_NAMES } from './events.ts';
import type { EventLog } from './log.ts';
import { LogWriter } from './log.ts';
import type { Product } from './product.ts';

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
  /**
   * How often something happened at one record; all channels or segments where none is named. Throws, as `soFar` does, where a
   * channel is named and channels were not kept.
   */
  count(step: number, event: EventName, channel?: ChannelName, segment?: number): number;
  /** How often it, or any of several things, had happened so far, at records 0 … steps. */
  soFar(event: EventName | readonly EventName[], channel?: ChannelName, segment?: number): Float64Array;
  /** Whole cents per record 0 … steps. */
  money(name: MoneyName): Float64Array;
  /** Amounts per record 0 … steps. */
  amount(name: AmountName): Float64Array;
  /** The events themselves, sorted by step, person, event; undefined where they were not asked for. */
  readonly log: EventLog | undefined;
}

/** Where curves are told: most are looked at once. */
const slab = new Slab();

/** What came at each record, one after the other, as far as anything did. Most runs are short, and most things never happen. */
type Column = number[];

/** Columns by event and channel. */
type Counts = ((Column | undefined)[] | undefined)[];

/** Columns by name. */
type Columns<Name extends string> = { [name in Name]?: Column };

function add(column: Column, place: number, amount: number): void {
  while (column.length <= place) column.push(0);
  column[place] += amount;
}

export class Recorder {
  private step = 0;
  private readonly segments: number;
  /** How often, at each record in each segment. */
  private readonly counts: Counts = new Array(EVENT_NAMES.length);
  private readonly cents: Columns<MoneyName> = {};
  private readonly amounts: Columns<AmountName> = {};
  private readonly writer: LogWriter | undefined;
  private readonly priced: boolean;
  /** Whether it is kept through which channels things happen. */
  private readonly byChannel: boolean;
  /** Share of the list price that is not asked on this step, and of the people who bought for less. */
  private discount = 0;
  private reduced: Map<number, number> | undefined;

  constructor(
    private readonly market: Market,
    private readonly product: Product,
    readonly level: Level,
  ) {
    this.segments = market.segments.length;
    this.writer = atLeast(level, 'events') ? new LogWriter() : undefined;
    this.byChannel = atLeast(level, 'tallies');
    this.priced = product.price !== undefined || product.margin !== undefined || product.unitCost > 0;
  }

  /** Opens the record of a step. Steps come in turn from 0. */
  open(step: number): void {
    this.step = step;
    this.discount = 0;
  }

  /** One event of the current step: codes of EVENT and CHANNEL, `from` a person or NOBODY. */
  event(event: number, person: number, from: number, channel: number): void {
    const segment = this.market.segmentOf === null ? 0 : this.market.segmentOf[person];
    this.tally(event, channel, segment, 1);
    if (this.priced) this.book(event, person);
    if (this.writer !== undefined) this.writer.add(this.step, person, event, from, channel);
  }

  /** Whether an event says nothing but that it happened: no log is kept, nothing is sold, all people are of one segment. */
  get countsOnly(): boolean {
    return this.writer === undefined && !this.priced && this.segments === 1;
  }

  /** So many events of the current step, where only counts are kept. */
  events(event: number, count: number, channel: number): void {
    this.tally(event, channel, 0, count);
  }

  /**
   * The same on each of so many steps from the current one on: counts[first], counts[first + 2] … Leaves the current step as it
   * is: `open` the last of these once all is told.
   */
  eventsInTurn(event: number, steps: number, counts: Uint32Array, first: number, channel: number): void {
    const column = this.columnFor(event, channel);
    for (let k = 0; k < steps; k++) add(column, this.step + k, counts[first + 2 * k]);
  }

  /** From here on, and for this step, sales are made at list price less this share. */
  sellFor(discount: number): void {
    this.discount = discount;
    if (discount > 0) this.measure('discount', discount);
  }

  /** Money that a lever spent in the current step, in whole cents. */
  spent(cents: number): void {
    this.pay('spend', cents);
  }

  /** Adds to an amount of the current step. */
  measure(name: AmountName, amount: number): void {
    this.amounts[name] ??= [];
    add(this.amounts[name], this.step, amount);
  }

  /** The record, once the run has ended at this step. */
  finish(): RunRecord {
    const { step, segments, counts, cents, amounts } = this;
    return new FinishedRecord(step, segments, this.byChannel, counts, cents, amounts, this.writer?.finish());
  }

  /** A sale, a gift or a return moves money: only sales that were paid for can be reversed (the model sees to that). */
  private book(event: number, person: number): void {
    const { price = 0, margin = 0, unitCost, handling } = this.product;
    const value = customerValue(this.market, person);
    if (event === EVENT.adopted) {
      if (this.discount > 0) (this.reduced ??= new Map()).set(person, this.discount);
      const off = this.discount * price;
      this.pay('revenue', Math.round((price - off) * value * 100));
      this.pay('margin', Math.round((margin - off) * value * 100));
    } else if (event === EVENT.placed) {
      this.pay('gifts', Math.round(unitCost * 100));
    } else if (event === EVENT.returned) {
      const off = (this.reduced?.get(person) ?? 0) * price;
      this.pay('refund', Math.round((price - off) * value * 100));
      this.pay('refundMargin', Math.round((margin - off) * value * 100) + Math.round(handling * 100));
    }
  }

  private pay(name: MoneyName, cents: number): void {
    if (cents === 0) return;
    this.cents[name] ??= [];
    add(this.cents[name], this.step, cents);
  }

  private tally(event: number, channel: number, segment: number, count: number): void {
    add(this.columnFor(event, channel), this.step * this.segments + segment, count);
  }

  private columnFor(event: number, channel: number): Column {
    const channels = (this.counts[event] ??= new Array(this.byChannel ? CHANNEL_COUNT : 1));
    return (channels[this.byChannel ? channel : 0] ??= []);
  }
}

const NONE: readonly undefined[] = [];

class FinishedRecord implements RunRecord {
  constructor(
    readonly steps: number,
    private readonly segments: number,
    private readonly byChannel: boolean,
    private readonly counts: Counts,
    private readonly cents: Columns<MoneyName>,
    private readonly amounts: Columns<AmountName>,
    readonly log: EventLog | undefined,
  ) {}

  count(step: number, event: EventName, channel?: ChannelName, segment?: number): number {
    const { segments } = this;
    const [first, end] = segment === undefined ? [0, segments] : [segment, segment + 1];
    let sum = 0;
    for (const column of this.columnsOf(event, channel)) {
      if (column !== undefined) for (let s = first; s < end; s++) sum += column[step * segments + s] ?? 0;
    }
    return sum;
  }

  soFar(events: EventName | readonly EventName[], channel?: ChannelName, segment?: number): Float64Array {
    const { steps } = this;
    const curve = slab.take(steps + 1);
    if (typeof events === 'string') this.addTo(curve, events, channel, segment);
    else for (const event of events) this.addTo(curve, event, channel, segment);
    for (let step = 1; step <= steps; step++) curve[step] += curve[step - 1];
    return curve;
  }

  private addTo(curve: Float64Array, event: EventName, channel: ChannelName | undefined, segment: number | undefined) {
    const { segments } = this;
    const [first, end] = segment === undefined ? [0, segments] : [segment, segment + 1];
    for (const column of this.columnsOf(event, channel)) {
      if (column === undefined) continue;
      for (let s = first; s < end; s++) {
        for (let step = 0, place = s; place < column.length; step++, place += segments) curve[step] += column[place];
      }
    }
  }

  money(name: MoneyName): Float64Array {
    return this.column(this.cents[name]);
  }

  amount(name: AmountName): Float64Array {
    return this.column(this.amounts[name]);
  }

  private column(column: Column = []): Float64Array {
    const whole = slab.take(this.steps + 1);
    whole.set(column);
    return whole;
  }

  /** Of an event, through one channel or through all. */
  private columnsOf(event: EventName, channel: ChannelName | undefined): readonly (Column | undefined)[] {
    const columns = this.counts[EVENT[event]] ?? NONE;
    if (channel === undefined) return columns;
    if (!this.byChannel) throw new Error("this run kept no channels: that takes the level 'tallies'");
    return [columns[CHANNEL[channel]]];
  }
}
