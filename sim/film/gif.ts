// A film as an animated GIF: one palette for all frames, and only what changed in each. The same film gives the same
// bytes, on the command line and in a page.

import gifenc from 'gifenc';
import type { Film } from './frame.ts';
import { bytesOf } from './raster.ts';
import type { Reel } from './reel.ts';

/** The place in the palette that stands for what did not change. */
const STAYS = 255;

/** `onFrame` hears how many frames are done. */
export function gifOf(film: Film, { steps, times }: Reel, onFrame: (done: number) => void = () => {}): Uint8Array {
  const gif = gifenc.GIFEncoder();
  const colours = coloursOf(film, steps);
  let before: Uint8Array | undefined;
  steps.forEach((step, i) => {
    const picture = film.frame(step);
    const index = gifenc.applyPalette(bytesOf(picture), colours.slice(0, STAYS));
    gif.writeFrame(before === undefined ? index : changed(index, before), picture.width, picture.height, {
      palette: before === undefined ? colours : undefined,
      delay: times[i],
      transparent: before !== undefined,
      transparentIndex: STAYS,
      dispose: 1,
    });
    before = index;
    onFrame(i + 1);
  });
  gif.finish();
  return gif.bytes();
}

/** Colours that suit the whole film, found in its beginning, middle and end; the last place is for what stays. */
function coloursOf(film: Film, steps: readonly number[]): number[][] {
  const looked = [0, 0.25, 0.5, 1].map((share) => steps[Math.round(share * (steps.length - 1))]);
  const samples = looked.map((step) => bytesOf(film.frame(step)).slice());
  const all = new Uint8Array(samples.reduce((sum, { length }) => sum + length, 0));
  samples.forEach((sample, i) => {
    all.set(sample, i * sample.length);
  });
  const found = gifenc.quantize(all, STAYS);
  return Array.from({ length: 256 }, (_, place) => found[place] ?? found[0]);
}

/** What did not change since the frame before shows through. */
function changed(index: Uint8Array, before: Uint8Array): Uint8Array {
  return index.map((colour, at) => (colour === before[at] ? STAYS : colour));
}
