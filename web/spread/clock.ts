// The one clock of all that plays: which step is shown, and how far on the way to the next. Steps come at the reader's
// pace, whatever the machine's; nothing moves until somebody says so.

import { useEffect, useRef, useState } from 'preact/hooks';

/** Steps a second. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

export interface Clock {
  readonly step: number;
  readonly playing: boolean;
  readonly speed: number;
  seek(step: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
}

/** `onFrame` is told the step and the way to the next (0 … 1), at each frame while it plays, and once where it stands. */
export function useClock(steps: number, onFrame: (step: number, phase: number) => void): Clock {
  const [step, setStep] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(2);
  const frame = useRef(onFrame);
  frame.current = onFrame;
  useEffect(() => {
    if (!playing) {
      frame.current(step, 0);
      return undefined;
    }
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let from = performance.now();
    let at = step;
    let request = 0;
    const tick = (now: number) => {
      const gone = Math.max(0, (now - from) / 1000) * speed;
      const whole = Math.floor(gone);
      if (whole > 0) {
        at = Math.min(steps, at + whole);
        from += (1000 * whole) / speed;
        setStep(at);
      }
      if (at >= steps) {
        setPlaying(false);
        return;
      }
      frame.current(at, still ? 0 : gone - whole);
      request = requestAnimationFrame(tick);
    };
    request = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(request);
  }, [playing, speed, steps, playing ? -1 : step]);
  const seek = (to: number) => {
    setPlaying(false);
    setStep(Math.max(0, Math.min(steps, Math.round(to))));
  };
  const toggle = () => {
    if (!playing && step >= steps) setStep(0);
    setPlaying(!playing);
  };
  return { step: Math.min(step, steps), playing, speed, seek, toggle, setSpeed };
}
