// Who looks like what at each step of a run, from its event log: the film's memory. Forwards it reads on, backwards it
// reads again from the start, so that a step shows the same whatever was looked at before.

import { EVENT, EVENT_NAMES } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';
import { AFTER, LOOK, LOOKS } from './looks.ts';

/** Look after each event, by code; −1 where it changes none. */
const AFTER_CODE = Int8Array.from(EVENT_NAMES, (name) => {
  const look = AFTER[name];
  return look === undefined ? -1 : LOOK[look];
});

export class Story {
  /** The step that is shown; −1 before everything. */
  step = -1;
  /** Codes of LOOK, and the step since which each person looks so. */
  readonly looks: Uint8Array;
  readonly since: Uint32Array;
  /** 1 where the campaign gave somebody the product. */
  readonly given: Uint8Array;
  /** How many people have each look. */
  readonly counts = new Uint32Array(LOOKS.length);
  /** How many have bought, and how many have it, so far. */
  bought = 0;
  readonly steps: number;
  /** Adopters so far (who bought or was given it) at records 0 … steps. */
  readonly adopters: Uint32Array;
  /** Rows of each step: first[step] … first[step + 1] − 1. */
  private readonly first: Uint32Array;

  constructor(
    readonly log: EventLog,
    readonly people: number,
    steps: number,
  ) {
    this.steps = steps;
    this.looks = new Uint8Array(people);
    this.since = new Uint32Array(people);
    this.given = new Uint8Array(people);
    this.first = new Uint32Array(steps + 2);
    this.adopters = new Uint32Array(steps + 1);
    for (let row = 0; row < log.length; row++) {
      this.first[log.step[row] + 1]++;
      if (log.event[row] === EVENT.adopted || log.event[row] === EVENT.placed) this.adopters[log.step[row]]++;
    }
    for (let step = 0; step <= steps; step++) {
      this.first[step + 1] += this.first[step];
      if (step > 0) this.adopters[step] += this.adopters[step - 1];
    }
    this.restart();
  }

  /** Shows a step: 0 … steps, or the nearest there is. */
  seek(step: number): this {
    const target = Math.max(0, Math.min(this.steps, Math.floor(step)));
    if (target < this.step) this.restart();
    while (this.step < target) this.advance();
    return this;
  }

  /** How many know of the product now, the firm's own people aside. */
  get aware(): number {
    return this.people - this.counts[LOOK.unaware] - this.counts[LOOK.staff];
  }

  /** First and last + 1 of a step's rows in the log. */
  rowsOf(step: number): readonly [number, number] {
    return step < 0 || step > this.steps ? [0, 0] : [this.first[step], this.first[step + 1]];
  }

  private restart(): void {
    this.step = -1;
    this.looks.fill(LOOK.unaware);
    this.since.fill(0);
    this.given.fill(0);
    this.counts.fill(0);
    this.counts[LOOK.unaware] = this.people;
    this.bought = 0;
  }

  private advance(): void {
    const { log } = this;
    this.step++;
    for (let row = this.first[this.step]; row < this.first[this.step + 1]; row++) {
      const event = log.event[row];
      if (event === EVENT.adopted) this.bought++;
      else if (event === EVENT.placed) this.given[log.person[row]] = 1;
      if (!this.hearsAgain(row)) this.become(log.person[row], event);
    }
  }

  /** Who forgets and hears anew on the same step knows of it: the log has the new spell first, the world the other way. */
  private hearsAgain(row: number): boolean {
    const { event, person, step } = this.log;
    if (event[row] !== EVENT.forgot || row === 0 || event[row - 1] !== EVENT.aware) return false;
    return person[row] === person[row - 1] && step[row] === step[row - 1];
  }

  private become(person: number, event: number): void {
    const look = AFTER_CODE[event];
    const before = this.looks[person];
    if (look < 0 || look === before || (look === LOOK.aware && before !== LOOK.unaware)) return;
    this.counts[before]--;
    this.counts[look]++;
    this.looks[person] = look;
    this.since[person] = this.step;
  }
}
