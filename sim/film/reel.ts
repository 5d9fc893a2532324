// Which steps of a run a film shows, and for how long: the same for a GIF and a video, from the command line and from a
// page.

/** Films of more steps leave some out, unless they are told otherwise. */
const USUAL_FRAMES = 120;
/** Time for a whole film that was given no speed, and for the last frame of any, in milliseconds. */
const WHOLE = 20_000;
const LAST = 3000;

/** The speeds that can be chosen, in steps a second. */
export const LEAST_SPEED = 0.5;
export const MOST_SPEED = 50;

export interface Reel {
  /** The steps that are shown: every so many, and the last. */
  readonly steps: readonly number[];
  /** How long each is shown, in milliseconds. */
  readonly times: readonly number[];
}

export interface Pace {
  /** Show every so many steps; as many as suit a film, where it is left out. */
  readonly every?: number;
  /** Steps a second; so many that the film takes about 20 seconds, where it is left out. */
  readonly speed?: number;
}

export function reelOf(last: number, { every = Math.max(1, Math.ceil(last / USUAL_FRAMES)), speed }: Pace): Reel {
  const steps = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);
  if (last % every !== 0) steps.push(last);
  const usual = Math.max(80, Math.min(500, Math.round(WHOLE / steps.length)));
  const time = speed === undefined ? usual : Math.max(20, Math.round((1000 * every) / speed));
  return { steps, times: steps.map((step) => (step === last ? LAST : time)) };
}
