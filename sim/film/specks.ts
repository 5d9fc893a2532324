// People as squares of whole pixels, where no shape could be told: the plainest marks, and so many that nothing else in a
// frame takes as long.

import type { Box, Picture } from './raster.ts';

/** How many pixels wide a speck is that stands for a mark of this radius. */
export function speckSide(radius: number): number {
  return Math.max(1, Math.floor(2 * radius + 0.6));
}

/** Fills a square around each place (in quarters of pixels from the box's corner), of a side and a pixel by its look. */
export function drawSpecks(
  { width, pixels }: Picture,
  box: Box,
  spots: Int32Array,
  people: Uint32Array,
  looks: Uint8Array,
  sides: Uint8Array,
  colours: Uint32Array,
): void {
  for (let i = 0; i < people.length; i++) {
    const person = people[i];
    const look = looks[person];
    const side = sides[look];
    const colour = colours[look];
    const x = (spots[2 * person] >> 2) - (side >> 1);
    const y = (spots[2 * person + 1] >> 2) - (side >> 1);
    if (x >= 0 && y >= 0 && x + side <= box.width && y + side <= box.height) {
      const first = (y + box.top) * width + x + box.left;
      for (let row = 0, at = first; row < side; row++, at += width) {
        for (let column = 0; column < side; column++) pixels[at + column] = colour;
      }
      continue;
    }
    for (let row = Math.max(0, y); row < Math.min(box.height, y + side); row++) {
      for (let column = Math.max(0, x); column < Math.min(box.width, x + side); column++) {
        pixels[(row + box.top) * width + column + box.left] = colour;
      }
    }
  }
}
