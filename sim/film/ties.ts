// A market's ties as one layer: lines add up to a density, and the density becomes ink, less the more there is, so that
// groups and bridges show where single lines no longer would. Made once for each view; frames are drawn upon it.

import type { Market } from '../market/market.ts';
import type { Palette } from './looks.ts';
import { mixed, pixelOf } from './raster.ts';

/** Beyond these an even sample is drawn. */
export const MOST_TIES = 300_000;
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
  const { offsets, targets } = market.out;
  const layer = { density: new Float32Array(width * height), width, height, short };
  const share = Math.min(1, MOST_TIES / Math.max(1, market.ties));
  let due = 0;
  let drawn = 0;
  for (let person = 0; person < market.people; person++) {
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
      const friend = targets[tie];
      if (!market.directed && friend <= person) continue;
      due += share;
      if (due < 1) continue;
      due -= 1;
      drawn++;
      addLine(layer, points[2 * person], points[2 * person + 1], points[2 * friend], points[2 * friend + 1]);
    }
  }
  return { pixels: inked(layer.density, palette, strength * MOST_INK), ties: market.ties, drawn };
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

interface Layer {
  readonly density: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly short: number;
}

/** Adds a line to the density, shared between the two pixels that it runs between. */
function addLine({ density, width, height, short }: Layer, x0: number, y0: number, x1: number, y1: number): void {
  if ((x0 < 0 && x1 < 0) || (y0 < 0 && y1 < 0) || (x0 > width && x1 > width) || (y0 > height && y1 > height)) return;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const steep = Math.abs(dy) > Math.abs(dx);
  const long = steep ? dy : dx;
  if (long === 0) return;
  const slope = (steep ? dx : dy) / long;
  const weight = Math.sqrt(Math.min(1, short / Math.abs(long)));
  const [along, across] = steep ? [y0, x0] : [x0, y0];
  const [length, breadth] = steep ? [height, width] : [width, height];
  const [stepAlong, stepAcross] = steep ? [width, 1] : [1, width];
  const first = Math.max(0, Math.ceil(Math.min(along, along + long)));
  const last = Math.min(length - 1, Math.floor(Math.max(along, along + long)));
  for (let at = first; at <= last; at++) {
    const exact = across + slope * (at - along);
    const line = Math.floor(exact);
    if (line < 0 || line >= breadth - 1) continue;
    const place = at * stepAlong + line * stepAcross;
    density[place] += weight * (1 - exact + line);
    density[place + stepAcross] += weight * (exact - line);
  }
}
