// What the twins share: the plan of a campaign as plain records, the rows they give back, keyed draws spelled out in
// full, and contacts shared out among people. The twins are slow and obvious reference implementations: loops over all
// people and all ties in every step, written from the specification alone, so that the engine can be held against them
// row by row. They share the engine's keyed luck (sim/kernel/luck.ts, field.ts) and the market's data, nothing else.

import { ExpField } from '../../sim/kernel/field.ts';
import type { Key, Purpose } from '../../sim/kernel/luck.ts';
import { derive, purposeKey, uniform } from '../../sim/kernel/luck.ts';
import type { Market, Rows } from '../../sim/market/market.ts';
import { keyOf } from '../../sim/market/market.ts';
import type { ChannelName, EventName } from '../../sim/world/events.ts';
import { CHANNEL_NAMES, EVENT, EVENT_NAMES, NOBODY } from '../../sim/world/events.ts';
import type { EventLog } from '../../sim/world/log.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import { plainMarket } from '../market/plain.ts';

/** One row of an event log in words; `from` only where a person caused it. */
export interface Row {
  readonly step: number;
  readonly person: number;
  readonly event: EventName;
  readonly channel: ChannelName;
  readonly from?: number;
}

/** Who or what caused something. */
export type Cause = Pick<Row, 'channel' | 'from'>;

/** What the campaign does, by record 0 … steps. Exposures act from move 1. */
export interface Plan {
  readonly placements?: Readonly<Record<number, readonly number[]>>;
  readonly exposures?: Readonly<Record<number, readonly Exposure[]>>;
}

/** Rows in the log's order: step, person, event. */
export function sorted(rows: readonly Row[]): Row[] {
  return [...rows].sort((x, y) => x.step - y.step || x.person - y.person || EVENT[x.event] - EVENT[y.event]);
}

/** An event log of the engine as rows, of the named events only where some are named. */
export function rowsOf(log: EventLog, events: readonly EventName[] = EVENT_NAMES): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < log.length; i++) {
    const event = EVENT_NAMES[log.event[i]];
    if (!events.includes(event)) continue;
    const from = log.from[i] === NOBODY ? {} : { from: log.from[i] };
    rows.push({ step: log.step[i], person: log.person[i], event, channel: CHANNEL_NAMES[log.channel[i]], ...from });
  }
  return rows;
}

/** The neighbours of a person in rows, with the weight of each tie (1 where all count alike), and whether it is strong. */
export function neighbours(rows: Rows, person: number): { person: number; weight: number; strong: boolean }[] {
  const list = [];
  for (let k = rows.offsets[person]; k < rows.offsets[person + 1]; k++) {
    const strong = rows.strong !== null && rows.strong[k] === 1;
    list.push({ person: rows.targets[k], weight: rows.weights === null ? 1 : rows.weights[k], strong });
  }
  return list;
}

/** The uniform of a purpose for a person on an occasion. */
export function draw(luck: Key, purpose: Purpose, market: Market, person: number, occasion: number): number {
  return uniform(derive(purposeKey(luck, purpose), keyOf(market, person)), occasion);
}

/** Every person's mark against hearing in a step. */
export function hearingMarks(luck: Key, { people, keys }: Market, step: number): number[] {
  const field = new ExpField(purposeKey(luck, 'hear'), people, keys);
  const marks: number[] = [];
  for (let block = 0; block < field.blocks; block++) {
    field.below(block, step, Number.POSITIVE_INFINITY, (person, mark) => {
      marks[person] = mark;
    });
  }
  return marks;
}

/** The first term at which the sum of amounts exceeds `share` of the whole. At least one amount is above 0. */
export function pick<Term extends { readonly amount: number }>(terms: readonly Term[], share: number): Term {
  const total = terms.reduce((sum, term) => sum + term.amount, 0);
  let sum = 0;
  for (const term of terms) {
    sum += term.amount;
    if (sum > share * total) return term;
  }
  throw new Error('pick needs an amount above 0');
}

/** Delivered contacts of one exposure for each person; `open`: shared out in proportion to fit among the open. */
export function delivered(exposure: Exposure, fit: readonly number[], isOpen: (person: number) => boolean): number[] {
  const { to, contacts } = exposure;
  if (to === 'everyone') return fit.map(() => contacts);
  if (to === 'open') {
    const total = fit.reduce((sum, f, i) => sum + (isOpen(i) ? f : 0), 0);
    return fit.map((f, i) => (isOpen(i) && total > 0 ? (contacts * f) / total : 0));
  }
  if (to === 'relevant') return fit.map((f) => (f >= 0.5 ? contacts : 0));
  const each = fit.map(() => 0);
  for (const person of to) each[person] += contacts;
  return each;
}

/** A market from a plain list of ties [from, to, weight?], mutual unless `directed`; one segment per distinct fit. */
export function marketOf(
  people: number,
  ties: readonly (readonly [number, number, number?])[],
  more: { fits?: readonly number[]; directed?: boolean; keys?: Uint32Array } = {},
): Market {
  const weighted = ties.some(([, , weight]) => weight !== undefined);
  const oneWay = ties.map(([from, to, weight = 1]) => ({ from, to, weight }));
  const both = [...oneWay, ...oneWay.map(({ from, to, weight }) => ({ from: to, to: from, weight }))];
  const said = more.directed ? oneWay : both;
  const turned = said.map(({ from, to, weight }) => ({ from: to, to: from, weight }));
  const fits = more.fits ?? Array.from({ length: people }, () => 1);
  const distinct = [...new Set(fits)];
  const out = rowsFrom(people, said, weighted);
  return plainMarket({
    people,
    out,
    in: more.directed ? rowsFrom(people, turned, weighted) : out,
    ties: ties.length,
    directed: more.directed ?? false,
    segments: distinct.map((fit) => ({
      name: `fit ${fit}`,
      people: fits.filter((f) => f === fit).length,
      fit,
      value: 1,
    })),
    segmentOf: distinct.length === 1 ? null : Uint8Array.from(fits, (fit) => distinct.indexOf(fit)),
    keys: more.keys ?? null,
  });
}

function rowsFrom(
  people: number,
  ties: readonly { from: number; to: number; weight: number }[],
  weighted: boolean,
): Rows {
  const order = [...ties].sort((x, y) => x.from - y.from || x.to - y.to);
  const offsets = new Uint32Array(people + 1);
  for (const tie of order) offsets[tie.from + 1]++;
  for (let i = 0; i < people; i++) offsets[i + 1] += offsets[i];
  return {
    offsets,
    targets: Uint32Array.from(order, (tie) => tie.to),
    weights: weighted ? Float64Array.from(order, (tie) => tie.weight) : null,
    strong: null,
  };
}
