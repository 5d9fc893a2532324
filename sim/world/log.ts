// The event log in columns: who, when, what, from whom, through which channel. Written in the order in which the engine
// meets events; sorted by step, person, event before anybody sees it, so that no order of work can show.

import { longer } from '../kernel/longer.ts';
import { EVENT_NAMES } from './events.ts';

/** Columns of equal length, one row per event, sorted by step, person, event. */
export interface EventLog {
  readonly length: number;
  readonly step: Uint32Array;
  readonly person: Uint32Array;
  /** Codes of EVENT. */
  readonly event: Uint8Array;
  /** A person, or NOBODY. */
  readonly from: Uint32Array;
  /** Codes of CHANNEL. */
  readonly channel: Uint8Array;
}

export class LogWriter {
  private length = 0;
  private step = new Uint32Array(256);
  private person = new Uint32Array(256);
  private event = new Uint8Array(256);
  private from = new Uint32Array(256);
  private channel = new Uint8Array(256);

  add(step: number, person: number, event: number, from: number, channel: number): void {
    if (this.length === this.step.length) this.grow();
    const row = this.length++;
    this.step[row] = step;
    this.person[row] = person;
    this.event[row] = event;
    this.from[row] = from;
    this.channel[row] = channel;
  }

  finish(): EventLog {
    const order = this.sortedOrder();
    return {
      length: this.length,
      step: picked(this.step, order, new Uint32Array(this.length)),
      person: picked(this.person, order, new Uint32Array(this.length)),
      event: picked(this.event, order, new Uint8Array(this.length)),
      from: picked(this.from, order, new Uint32Array(this.length)),
      channel: picked(this.channel, order, new Uint8Array(this.length)),
    };
  }

  /**
   * Least significant digit first, each pass stable: the event and the last bits of the person, the rest of the person, the
   * step. Linear in rows.
   */
  private sortedOrder(): Uint32Array {
    const { length, step, person, event } = this;
    const digits = new Uint16Array(length);
    let order = new Uint32Array(length);
    for (let row = 0; row < length; row++) {
      order[row] = row;
      digits[row] = ((person[row] << EVENT_BITS) & (DIGITS - 1)) | event[row];
    }
    order = stableBy(order, digits);
    for (const [column, first] of [[person, DIGIT_BITS - EVENT_BITS] as const, [step, 0] as const]) {
      let most = 0;
      for (let row = 0; row < length; row++) if (column[row] > most) most = column[row];
      for (let shift = first; most >>> shift > 0 && shift < 32; shift += DIGIT_BITS) {
        for (let row = 0; row < length; row++) digits[row] = (column[row] >>> shift) & (DIGITS - 1);
        order = stableBy(order, digits);
      }
    }
    return order;
  }

  private grow(): void {
    const room = 2 * this.step.length;
    this.step = longer(this.step, room);
    this.person = longer(this.person, room);
    this.event = longer(this.event, room);
    this.from = longer(this.from, room);
    this.channel = longer(this.channel, room);
  }
}

/** A column in another order: a plain loop, since logs have millions of rows. */
function picked<A extends Uint32Array | Uint8Array>(column: A, order: Uint32Array, to: A): A {
  for (let row = 0; row < order.length; row++) to[row] = column[order[row]];
  return to;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Bits that tell events apart. */
const EVENT_BITS = 32 - Math.clz32(EVENT_NAMES.length - 1);

/** One counting pass: the rows reordered by a digit of each, equal digits in their former order. Plain loops too. */
function stableBy(order: Uint32Array<ArrayBuffer>, digits: Uint16Array) {
  const next = new Uint32Array(DIGITS + 1);
  for (let row = 0; row < digits.length; row++) next[digits[row] + 1]++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] += next[digit];
  const sorted = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) sorted[next[digits[order[place]]]++] = order[place];
  return sorted;
}
