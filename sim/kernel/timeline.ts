// What happens at real times, met step by step and, within a step, in order of time: a calendar of steps, and a heap of
// what falls on the open one. Work is proportional to the dates that are set. Each subject has one date at most; one
// that is moved or cancelled leaves an entry behind, which is passed over when its turn comes.

import { Calendar } from './calendar.ts';

export class Timeline {
  private readonly calendar: Calendar;
  /** A binary heap of what falls on the open step: the earliest stands first. */
  private readonly times: number[] = [];
  private readonly subjects: number[] = [];
  private step = -1;
  private dated = 0;

  /** Steps are `unit` long; `dates` holds each subject's date, Infinity where there is none: all of them at first. */
  constructor(
    private readonly steps: number,
    private readonly unit: number,
    private readonly dates: Float64Array,
  ) {
    this.calendar = new Calendar(steps);
  }

  /** The step on which a time is recorded: the first that ends at that time or later. */
  stepOf(time: number): number {
    const near = Math.ceil(time / this.unit);
    // The quotient is rounded; the product decides.
    if (time > near * this.unit) return near + 1;
    return time <= (near - 1) * this.unit ? near - 1 : near;
  }

  /** Gives a subject a date, in place of any it had. Beyond the last step it has none. */
  set(subject: number, time: number): void {
    this.cancel(subject);
    const step = this.stepOf(time);
    if (step > this.steps) return;
    this.dates[subject] = time;
    this.dated++;
    if (step <= this.step) this.push(time, subject);
    else this.calendar.add(step, subject);
  }

  cancel(subject: number): void {
    if (this.dates[subject] === Infinity) return;
    this.dates[subject] = Infinity;
    this.dated--;
  }

  /** Begins a step: steps come in turn. */
  open(step: number): void {
    this.step = step;
    this.calendar.take(step, (subject) => {
      const time = this.dates[subject];
      if (this.stepOf(time) === step) this.push(time, subject);
    });
  }

  /** Calls `visit` for all dates of the open step before `end`, in order, also for those that it sets meanwhile. */
  run(end: number, visit: (subject: number, time: number) => void): void {
    while (this.times.length > 0 && this.times[0] < end) {
      const time = this.times[0];
      const subject = this.pop();
      if (this.dates[subject] !== time) continue;
      this.cancel(subject);
      visit(subject, time);
    }
  }

  /** Whether anybody has a date. */
  pending(): boolean {
    return this.dated > 0;
  }

  private push(time: number, subject: number): void {
    const { times, subjects } = this;
    let place = times.length;
    for (let parent = (place - 1) >> 1; place > 0 && times[parent] > time; parent = (place - 1) >> 1) {
      times[place] = times[parent];
      subjects[place] = subjects[parent];
      place = parent;
    }
    times[place] = time;
    subjects[place] = subject;
  }

  /** Takes the first subject out. */
  private pop(): number {
    const { times, subjects } = this;
    const first = subjects[0];
    const time = times.pop()!;
    const subject = subjects.pop()!;
    const { length } = times;
    if (length === 0) return first;
    let place = 0;
    for (let child = 1; child < length; child = 2 * place + 1) {
      if (child + 1 < length && times[child + 1] < times[child]) child++;
      if (times[child] >= time) break;
      times[place] = times[child];
      subjects[place] = subjects[child];
      place = child;
    }
    times[place] = time;
    subjects[place] = subject;
    return first;
  }
}
