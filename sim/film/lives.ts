// One person's part in a run: what happened to them, whom they told and won, and the chain of people by which the word
// came to them. Rows of a log are put beside their people once; after that a life costs no more than its own rows.

import type { ChannelName, EventName } from '../world/events.ts';
import { CHANNEL_NAMES, EVENT, EVENT_NAMES, NOBODY } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';

/** Rows of a log beside people: those of person i are rows[first[i]] … rows[first[i + 1] − 1], in the log's order. */
interface RowsOf {
  readonly first: Uint32Array;
  readonly rows: Uint32Array;
}

export interface Lives {
  readonly log: EventLog;
  /** What happened to each, and what each caused. */
  readonly own: RowsOf;
  readonly caused: RowsOf;
}

/** What happened to a person, or through a person to another. */
export interface Moment {
  readonly step: number;
  readonly event: EventName;
  readonly channel: ChannelName;
  /** Who caused it; undefined where no person did. */
  readonly from: number | undefined;
}

export interface Life {
  readonly moments: readonly Moment[];
  /** Whom this person told first, and whom they won. */
  readonly told: readonly { readonly step: number; readonly person: number }[];
  readonly won: readonly { readonly step: number; readonly person: number }[];
}

/** A person of a chain, and how the word came to them. */
export interface Link extends Moment {
  readonly person: number;
}

export function livesOf(log: EventLog, people: number): Lives {
  return { log, own: rowsBeside(log.person, people), caused: rowsBeside(log.from, people) };
}

/** One person's whole story. */
export function lifeOf({ log, own, caused }: Lives, person: number): Life {
  const told: { step: number; person: number }[] = [];
  const won: { step: number; person: number }[] = [];
  const known = new Set<number>();
  for (const row of ofPerson(caused, person)) {
    const [step, other, event] = [log.step[row], log.person[row], log.event[row]];
    if (other === person) continue;
    if (event === EVENT.adopted) won.push({ step, person: other });
    if (event === EVENT.stopped || known.has(other)) continue;
    known.add(other);
    told.push({ step, person: other });
  }
  return { moments: Array.from(ofPerson(own, person), (row) => momentOf(log, row)), told, won };
}

/**
 * How the word came to a person: the person, who told them, who had told these, up to somebody who has it from no person.
 * Nobody tells before they have heard, so no run goes in circles; a log that is no run's ends where its circle would
 * begin again. Empty where nothing ever happened to the person.
 */
export function chainOf({ log, own }: Lives, person: number): Link[] {
  const chain = new Map<number, Link>();
  let next: number | undefined = person;
  while (next !== undefined && !chain.has(next) && own.first[next] < own.first[next + 1]) {
    const heard: Moment = momentOf(log, own.rows[own.first[next]]);
    chain.set(next, { person: next, ...heard });
    next = heard.from;
  }
  return [...chain.values()];
}

function momentOf({ step, event, channel, from }: EventLog, row: number): Moment {
  const cause = from[row] === NOBODY ? undefined : from[row];
  return { step: step[row], event: EVENT_NAMES[event[row]], channel: CHANNEL_NAMES[channel[row]], from: cause };
}

function ofPerson({ first, rows }: RowsOf, person: number): Uint32Array {
  return rows.subarray(first[person], first[person + 1]);
}

function rowsBeside(column: Uint32Array, people: number): RowsOf {
  const first = new Uint32Array(people + 1);
  for (const person of column) if (person < people) first[person + 1]++;
  for (let person = 0; person < people; person++) first[person + 1] += first[person];
  const next = first.slice();
  const rows = new Uint32Array(first[people]);
  for (let row = 0; row < column.length; row++) if (column[row] < people) rows[next[column[row]]++] = row;
  return { first, rows };
}

/** Who got it next after somebody, or first of all, in any of the runs, up to a step; after the last the first again. */
export function nextAdopter(logs: readonly EventLog[], after: number | undefined, upTo: number): number | undefined {
  const bought: { step: number; person: number }[] = [];
  for (const { length, step, person, event } of logs) {
    for (let row = 0; row < length && step[row] <= upTo; row++) {
      if (event[row] === EVENT.adopted) bought.push({ step: step[row], person: person[row] });
    }
  }
  bought.sort((a, b) => a.step - b.step || a.person - b.person);
  const people = [...new Set(bought.map(({ person }) => person))];
  return people[after === undefined ? 0 : (people.indexOf(after) + 1) % people.length];
}
