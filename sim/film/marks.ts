// The people of a market in a box of a picture: ties and those who know nothing are drawn once, everybody else anew in
// each frame, the newest last and largest, so that the wave is what one sees.

import type { Market } from '../market/market.ts';
import { EVENT_NAMES, NOBODY } from '../world/events.ts';
import type { Palette, Shape } from './looks.ts';
import { AFTER, LOOK, LOOKS, SHAPE } from './looks.ts';
import type { Box, Picture } from './raster.ts';
import { pixelOf, Stamp } from './raster.ts';
import type { Story } from './story.ts';
import { tieLayer } from './ties.ts';
import type { View } from './view.ts';
import { Nearest, pointsOf, unitOf, wholeView } from './view.ts';

/** Beyond this many people nothing travels along ties: nobody could follow it. */
export const MOST_TRAVEL = 3000;

/** Marks smaller than this many pixels have no glow; smaller than the second, no shape: it could not be told. */
const SMALL = 2;
const TINY = 1;

export class Scene {
  /** How many ties there are, and how many of them are drawn. */
  readonly ties: number;
  readonly drawn: number;
  readonly view: View;
  private readonly points: Float32Array;
  /** Places in quarters of pixels of the picture. */
  private readonly spots: Int32Array;
  private readonly base: Uint32Array;
  private readonly radius: number;
  private readonly pixels: readonly number[];
  private readonly stamps = new Map<string, Stamp>();
  private finder: Nearest | undefined;
  /** People in the order of drawing: who merely knows, most, who warns, the newest. */
  private readonly levels: readonly Uint32Array[];

  constructor(
    market: Market,
    places: Float32Array,
    readonly box: Box,
    private readonly palette: Palette,
    view?: View,
  ) {
    this.view = view ?? wholeView(places, box);
    this.points = pointsOf(places, box, this.view);
    this.spots = Int32Array.from(this.points, (value, i) =>
      Math.round(4 * (value + (i % 2 === 0 ? box.left : box.top))),
    );
    this.radius = radiusFor(market.people, unitOf(box, this.view));
    this.pixels = LOOKS.map((look) => pixelOf(palette.looks[look]));
    this.levels = Array.from({ length: 4 }, () => new Uint32Array(market.people));
    const { pixels, ties, drawn } = tieLayer(market, this.points, box.width, box.height, palette);
    [this.base, this.ties, this.drawn] = [pixels, ties, drawn];
    this.drawUnaware();
  }

  /** Who stands nearest to a pixel of the picture. */
  personAt(x: number, y: number): number | undefined {
    this.finder ??= new Nearest(this.points, this.box);
    return this.finder.at(x - this.box.left, y - this.box.top, Math.max(6, 2 * this.radius));
  }

  /** A person's place in the picture. */
  spotOf(person: number): readonly [number, number] {
    return [this.spots[2 * person] / 4, this.spots[2 * person + 1] / 4];
  }

  /** Draws the step that the story shows; `phase` (0 … 1) of the way to the next, what will come of it travels. */
  draw(picture: Picture, story: Story, phase = 0): void {
    const { box, base, radius } = this;
    for (let row = 0; row < box.height; row++) {
      const line = base.subarray(row * box.width, (row + 1) * box.width);
      picture.pixels.set(line, (box.top + row) * picture.width + box.left);
    }
    const [known, most, warning, newest] = this.sorted(story);
    this.drawAll(picture, story, known, 0.8 * radius);
    this.drawAll(picture, story, most, radius);
    this.drawAll(picture, story, warning, 1.15 * radius);
    if (radius > SMALL) this.drawGlow(picture, story, newest);
    this.drawAll(picture, story, newest, radius > SMALL ? 1.4 * radius : 1.8 * radius);
    this.drawRings(picture, story);
    if (phase > 0 && story.people <= MOST_TRAVEL) this.drawTravel(picture, story, phase);
  }

  /** Those who know nothing, onto the base. */
  private drawUnaware(): void {
    const { box } = this;
    const own = { left: 0, top: 0, width: box.width, height: box.height };
    const picture = { width: box.width, height: box.height, pixels: this.base };
    const stamp = this.stamp('dot', Math.max(0.6, 0.65 * this.radius));
    for (let i = 0; i < this.spots.length; i += 2) {
      stamp.draw(
        picture,
        own,
        this.spots[i] - 4 * box.left,
        this.spots[i + 1] - 4 * box.top,
        this.pixels[LOOK.unaware],
      );
    }
  }

  private sorted(story: Story): Uint32Array[] {
    const ends = [0, 0, 0, 0];
    const { looks, since, step } = story;
    for (let person = 0; person < looks.length; person++) {
      const look = looks[person];
      if (look === LOOK.unaware) continue;
      const level = since[person] === step ? 3 : look === LOOK.aware ? 0 : look === LOOK.detractor ? 2 : 1;
      this.levels[level][ends[level]++] = person;
    }
    return this.levels.map((list, level) => list.subarray(0, ends[level]));
  }

  private drawAll(picture: Picture, { looks }: Story, people: Uint32Array, radius: number): void {
    const stamps = LOOKS.map((look) =>
      this.stamp(this.radius < TINY ? 'speck' : SHAPE[look], look === 'aware' ? 0.8 * radius : radius),
    );
    const { spots, pixels, box } = this;
    for (const person of people) {
      const look = looks[person];
      stamps[look].draw(picture, box, spots[2 * person], spots[2 * person + 1], pixels[look]);
    }
  }

  /** A glow around the newest, but for those who merely came to know. */
  private drawGlow(picture: Picture, { looks }: Story, newest: Uint32Array): void {
    const glow = this.stamp('glow', 3 * this.radius);
    for (const person of newest) {
      if (looks[person] === LOOK.aware) continue;
      glow.draw(picture, this.box, this.spots[2 * person], this.spots[2 * person + 1], this.pixels[looks[person]]);
    }
  }

  /** A ring around whomever the campaign gave it. */
  private drawRings(picture: Picture, { given }: Story): void {
    const ring = this.stamp('halo', Math.max(2.5, 2 * this.radius));
    const ink = pixelOf(this.palette.ink);
    for (let person = given.indexOf(1); person >= 0; person = given.indexOf(1, person + 1)) {
      ring.draw(picture, this.box, this.spots[2 * person], this.spots[2 * person + 1], ink);
    }
  }

  private drawTravel(picture: Picture, story: Story, phase: number): void {
    const { spots, box, pixels } = this;
    const stamp = this.stamp('disc', Math.max(1.5, 0.6 * this.radius));
    const { from, person, event } = story.log;
    const [first, end] = story.rowsOf(story.step + 1);
    for (let row = first; row < end; row++) {
      const look = AFTER[EVENT_NAMES[event[row]]];
      if (from[row] === NOBODY || look === undefined) continue;
      const [a, b] = [2 * from[row], 2 * person[row]];
      const x = Math.round(spots[a] + phase * (spots[b] - spots[a]));
      const y = Math.round(spots[a + 1] + phase * (spots[b + 1] - spots[a + 1]));
      stamp.draw(picture, box, x, y, pixels[LOOK[look]]);
    }
  }

  private stamp(shape: Shape, radius: number): Stamp {
    const name = `${shape} ${radius}`;
    let stamp = this.stamps.get(name);
    if (stamp === undefined) this.stamps.set(name, (stamp = new Stamp(shape, radius)));
    return stamp;
  }
}

/** A third of the way to the next person, were all spread evenly; neither a speck nor a blot. */
function radiusFor(people: number, unit: number): number {
  const room = unit * Math.sqrt(Math.PI / Math.max(1, people));
  return Math.max(0.7, Math.min(7, 0.22 * room));
}
