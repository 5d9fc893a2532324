// A market as a view shows it, before anything happens: where everybody stands in a picture, the ties between them, and
// all as people who know nothing. Made once for a view and shared by all pictures of it; scenes are drawn upon it.

import type { Market } from '../market/market.ts';
import type { Palette } from './looks.ts';
import { mixed, pixelOf, Stamp } from './raster.ts';
import { SHORT, tieLayer } from './ties.ts';
import type { View } from './view.ts';
import { Nearest, pointsOf, unitOf, wholeView } from './view.ts';

/** Marks smaller than this many pixels have no shape: it could not be told. */
export const TINY = 1.2;
/** Marks are no smaller than this. */
export const LEAST = 0.7;
/** How strong ties may be, and who knows nothing, of 256, where marks are tiny: else nobody would stand out. */
const FAINT = 0.6;
const FAINT_PEOPLE = 140;

/** Nobody is found further away than this, in pixels of the reader's screen. */
const REACH = 24;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export class Ground {
  readonly view: View;
  readonly width: number;
  readonly height: number;
  /** How many ties there are, and how many of them are drawn. */
  readonly ties: number;
  readonly drawn: number;
  /** Paper, ties, and everybody as who knows nothing. */
  readonly pixels: Uint32Array;
  /** Places in quarters of pixels from the corner, x and y in turn. */
  readonly spots: Int32Array;
  /** Of the usual mark, in pixels. */
  readonly radius: number;
  private readonly points: Float32Array;
  private finder: Nearest | undefined;

  /** `grain` is how many pixels there are to a pixel of the reader's screen: marks and lines grow with it. */
  constructor(
    readonly market: Market,
    places: Float32Array,
    { width, height }: Size,
    readonly palette: Palette,
    view?: View,
    readonly grain = 1,
  ) {
    const box = { left: 0, top: 0, width, height };
    [this.width, this.height] = [width, height];
    const whole = wholeView(places, box);
    this.view = view ?? whole;
    this.points = pointsOf(places, box, this.view);
    this.spots = Int32Array.from(this.points, (value) => Math.round(4 * value));
    this.radius = radiusFor(market.people, unitOf(box, this.view), grain);
    const short = SHORT * grain * Math.max(1, this.view.scale / whole.scale);
    const { pixels, ties, drawn } = tieLayer(market, this.points, box, palette, {
      short,
      strength: this.radius < TINY ? FAINT : 1,
    });
    [this.pixels, this.ties, this.drawn] = [pixels, ties, drawn];
    this.drawUnaware();
  }

  /** Who stands nearest to a pixel, if anybody does within reach, in pixels of the reader's screen. */
  personAt(x: number, y: number, reach: number): number | undefined {
    const box = { left: 0, top: 0, width: this.width, height: this.height };
    this.finder ??= new Nearest(this.points, box, REACH * this.grain);
    return this.finder.at(x, y, Math.max(Math.min(reach, REACH) * this.grain, 2 * this.radius));
  }

  /** A person's place, in pixels. */
  spotOf(person: number): readonly [number, number] {
    return [this.spots[2 * person] / 4, this.spots[2 * person + 1] / 4];
  }

  private drawUnaware(): void {
    const { width, height, spots } = this;
    const box = { left: 0, top: 0, width, height };
    const stamp = new Stamp('dot', Math.max(0.6, 0.65 * this.radius));
    const { paper, looks } = this.palette;
    const pixel = mixed(pixelOf(paper), pixelOf(looks.unaware), this.radius < TINY ? FAINT_PEOPLE : 256);
    for (let i = 0; i < spots.length; i += 2) stamp.draw(this, box, spots[i], spots[i + 1], pixel);
  }
}

/** A fifth of the way to the next person, were all spread evenly; neither a speck nor a blot. */
function radiusFor(people: number, unit: number, grain: number): number {
  const room = unit * Math.sqrt(Math.PI / Math.max(1, people));
  return Math.max(LEAST, Math.min(7 * grain, 0.22 * room));
}
