// A market's ties as one layer: lines add up to a density, and the density becomes ink, less the more there is, so that
// groups and bridges show where single lines no longer would. Made once for each view; frames are drawn upon it.

import type { Market } from '../market/market.ts';
import { Density } from './density.ts';
import type { Palette } from './looks.ts';
import { mixed, pixelOf } from './raster.ts';

/** Of more lines than this many pixels in all an even sample is drawn: more would look the same, and take long. */
const MOST_LENGTH = 8_000_000;
/** Lines longer than this many pixels, where all are seen, are fainter: of two ties the long one would have more ink. */
export const SHORT = 50;
/** The most that ties cover. */
const MOST_INK = 0.85;

export interface TieLayer {
  /** Pixels of paper and ties. */
  readonly pixels: Uint32Array;
  /** How many ties there are, and how many of them were drawn. */
  readonly ties: number;
  readonly drawn: number;
}

/** Draws the ties between points, x and y in turn, in pixels from the layer's corner; beyond `short` they
 * are fainter, all by `strength`. */
export function tieLayer(
  market: Market,
  points: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  palette: Palette,
  { short = SHORT, strength = 1 }: { short?: number; strength?: number } = {},
): TieLayer {
  const density = new Density(width, height, short);
  let length = 0;
  eachLine(market, points, (x0, y0, x1, y1) => {
    length += density.lengthOf(x0, y0, x1, y1);
  });
  const share = Math.min(1, MOST_LENGTH / Math.max(1, length));
  let due = 0;
  let drawn = 0;
  eachLine(market, points, (x0, y0, x1, y1) => {
    due += share;
    if (due < 1) return;
    due -= 1;
    drawn++;
    density.add(x0, y0, x1, y1);
  });
  return { pixels: inked(density.sums(), palette, strength * MOST_INK), ties: market.ties, drawn };
}

/** Where each tie begins and ends; a mutual one counts once. */
function eachLine(
  market: Market,
  points: Float32Array,
  use: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  const { offsets, targets } = market.out;
  for (let person = 0; person < market.people; person++) {
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
      const friend = targets[tie];
      if (!market.directed && friend <= person) continue;
      use(points[2 * person], points[2 * person + 1], points[2 * friend], points[2 * friend + 1]);
    }
  }
}

/** Paper, and on it the more ink the denser the lines; so strong that the usual density is well seen and no more. */
function inked(density: Float32Array, palette: Palette, most: number): Uint32Array {
  let sum = 0;
  let touched = 0;
  for (const value of density) {
    if (value < 0.02) continue;
    sum += value;
    touched++;
  }
  const gain = Math.min(1.2, (0.5 * touched) / Math.max(1e-9, sum));
  const paper = pixelOf(palette.paper);
  const ink = pixelOf(palette.tie);
  const pixels = new Uint32Array(density.length);
  for (let at = 0; at < density.length; at++) {
    const strength = gain * density[at];
    pixels[at] = strength === 0 ? paper : mixed(paper, ink, Math.round((256 * most * strength) / (1 + strength)));
  }
  return pixels;
}
