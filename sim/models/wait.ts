// Waiting times of models that run in continuous time. A hazard given as a rate makes them exponential, in weeks; given
// as a chance per step it makes them geometric, in whole steps of at least one, as in published discrete models.

import { expm1, log1p } from '../kernel/math.ts';
import type { Hazard } from '../scenario/params.ts';

export class Wait {
  private readonly pace: number;
  private readonly whole: boolean;

  constructor(hazard: Hazard) {
    this.whole = 'perStep' in hazard;
    this.pace = 'perStep' in hazard ? -log1p(-hazard.perStep) : hazard.perWeek;
  }

  /** How long one waits, in weeks or steps, from an Exp(1) mark; Infinity under a hazard of 0. */
  of(mark: number): number {
    if (this.pace === 0) return Infinity;
    return this.whole ? Math.max(1, Math.ceil(mark / this.pace)) : mark / this.pace;
  }

  /** The chance to wait no longer than `time`. */
  within(time: number): number {
    return this.pace === 0 ? 0 : -expm1(-this.pace * time);
  }
}
