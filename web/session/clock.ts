// The one clock of all that plays: which step is shown, and how far on the way to the next. Steps come at the reader's
// pace, whatever the machine's; nothing moves until somebody says so.

import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';

/** Steps a second. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/** Told the step and the way to the next (0 … 1): at each frame while it plays, and once where it stands. */
export type Listener = (step: number, phase: number) => void;

export class Clock {
  /** The last step. */
  readonly steps = signal(0);
  readonly playing: ReadonlySignal<boolean>;
  readonly speed = signal<number>(2);
  /** The step that is shown: 0 … steps. */
  readonly step: ReadonlySignal<number>;
  private readonly running: Signal<boolean> = signal(false);
  private readonly wanted = signal(0);
  private readonly listeners = new Set<Listener>();
  private request = 0;
  private from = 0;

  constructor() {
    this.playing = this.running;
    this.step = computed(() => Math.min(this.wanted.value, this.steps.value));
    effect(() => {
      if (!this.running.value) this.tell(this.step.value, 0);
    });
    effect(() => {
      cancelAnimationFrame(this.request);
      // A change of speed takes up the time anew.
      this.speed.value;
      if (!this.running.value) return;
      this.from = performance.now();
      this.request = requestAnimationFrame((now) => this.tick(now));
    });
  }

  /** Has somebody told of every frame; returns how to stop it. They are told at once where it stands. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.step.peek(), 0);
    return () => this.listeners.delete(listener);
  }

  seek(step: number): void {
    this.aim(Math.max(0, Math.min(this.steps.peek(), Math.round(step))));
  }

  /** The same for a step that may come only with what is yet to be played; until then it stands at the last. */
  aim(step: number): void {
    this.running.value = false;
    this.wanted.value = step;
  }

  toggle(): void {
    if (!this.running.peek() && this.step.peek() >= this.steps.peek()) this.wanted.value = 0;
    this.running.value = !this.running.peek();
  }

  private tick(now: number): void {
    if (!this.running.peek()) return;
    const speed = this.speed.peek();
    const gone = Math.max(0, (now - this.from) / 1000) * speed;
    const whole = Math.floor(gone);
    if (whole > 0) {
      this.from += (1000 * whole) / speed;
      this.wanted.value = Math.min(this.steps.peek(), this.step.peek() + whole);
    }
    if (this.step.peek() >= this.steps.peek()) {
      this.running.value = false;
      return;
    }
    this.tell(this.step.peek(), still() ? 0 : gone - whole);
    this.request = requestAnimationFrame((next) => this.tick(next));
  }

  private tell(step: number, phase: number): void {
    for (const listener of this.listeners) listener(step, phase);
  }
}

/** Whether the reader's machine asks for less motion. */
function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
