// How fine pictures are drawn: as fine as the screen, up to a point from which eyes see no more, and the sooner that point
// the more people there are to be drawn in each frame.

import type { Room } from './use-size.ts';

const FINEST = 2;
/** Pixels of a picture, and how few they are where a market is large. */
const MOST = 1_500_000;
const MOST_WHERE_LARGE = 500_000;
const LARGE = 20_000;

/** Pixels drawn to a pixel of the page. */
export function grainOf({ width, height, ratio }: Room, people: number): number {
  const most = people > LARGE ? MOST_WHERE_LARGE : MOST;
  return Math.max(1, Math.min(FINEST, ratio, Math.sqrt(most / (width * height))));
}
