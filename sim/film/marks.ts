// The people of a market in a box of a picture: ties and those who know nothing are drawn once, everybody else anew in
// each frame, the newest last and largest, so that the wave is what one sees.

import { EVENT_NAMES, NOBODY } from '../world/events.ts';
import type { Ground } from './ground.ts';
import { LEAST, TINY } from './ground.ts';
import type { Look, Shape } from './looks.ts';
import { AFTER, LOOK, LOOKS, SHAPE } from './looks.ts';
import type { Box, Picture } from './raster.ts';
import { mixed, pixelOf, Stamp } from './raster.ts';
import { drawSpecks, speckSide } from './specks.ts';
import type { Story } from './story.ts';

/** Beyond this many people nothing travels along ties: nobody could follow it. */
export const MOST_TRAVEL = 3000;

/** Who has done nothing yet is smaller. */
const SMALLER: Readonly<Partial<Record<Look, number>>> = { unaware: 0.65, aware: 0.8 };

/** Marks smaller than this many pixels have no glow. */
const SMALL = 2;
/** What is left of the colour of those who have long looked so, of 256, where there are no shapes:
 * the newest stand out. */
const PALE = 195;

export class Scene {
  readonly box: Box;
  private readonly pixels: Uint32Array;
  /** Of those who have long looked so, where people stand too close for size to tell. */
  private readonly pale: Uint32Array;
  private readonly stamps = new Map<string, Stamp>();
  /** People in the order of drawing: who merely knows, most, who warns, the newest. */
  private readonly levels: readonly Uint32Array[];

  /** The corner is where the ground lies in the picture. */
  constructor(
    readonly ground: Ground,
    corner: { readonly left: number; readonly top: number } = { left: 0, top: 0 },
  ) {
    const { market, palette, width, height } = ground;
    this.box = { ...corner, width, height };
    this.pixels = Uint32Array.from(LOOKS, (look) => pixelOf(palette.looks[look]));
    this.pale = this.pixels.map((pixel) => mixed(pixelOf(palette.paper), pixel, PALE));
    this.levels = Array.from({ length: 4 }, () => new Uint32Array(market.people));
  }

  /** Draws the step that the story shows; `phase` (0 … 1) of the way to the next, what will come of it travels. */
  draw(picture: Picture, story: Story, phase = 0): void {
    this.drawGround(picture);
    const { radius } = this.ground;
    const [known, most, warning, newest] = this.sorted(story);
    if (radius < TINY) {
      this.drawSpecks(picture, story, known, 1, this.pixels);
      for (const people of [most, warning]) this.drawSpecks(picture, story, people, 1, this.pale);
      this.drawSpecks(picture, story, newest, 1.8, this.pixels);
    } else {
      this.drawAll(picture, story, known, 0.8 * radius);
      this.drawAll(picture, story, most, radius);
      this.drawAll(picture, story, warning, 1.15 * radius);
      if (radius > SMALL) this.drawGlow(picture, story, newest);
      this.drawAll(picture, story, newest, radius > SMALL ? 1.4 * radius : 1.8 * radius);
    }
    this.drawGiven(picture, story);
    if (this.moves(story, phase)) this.drawTravel(picture, story, phase);
  }

  /** Whether something is on its way between this step and the next. */
  moves(story: Story, phase: number): boolean {
    return phase > 0 && story.people <= MOST_TRAVEL;
  }

  /** Some people as they look at the step that the story shows, larger than usual by so much. */
  drawPeople(picture: Picture, story: Story, people: Uint32Array, larger: number): void {
    this.drawAll(picture, story, people, larger * Math.max(TINY, this.ground.radius));
  }

  /** A ring around a person. */
  drawRing(picture: Picture, person: number, radius: number, pixel: number): void {
    this.stampAt(picture, this.stamp('halo', radius), person, pixel);
  }

  /** A person's place in the picture. */
  spotOf(person: number): readonly [number, number] {
    const [x, y] = this.ground.spotOf(person);
    return [x + this.box.left, y + this.box.top];
  }

  private drawGround(picture: Picture): void {
    const { box, ground } = this;
    if (box.width === picture.width) {
      picture.pixels.set(ground.pixels, box.top * picture.width);
      return;
    }
    for (let row = 0; row < box.height; row++) {
      const line = ground.pixels.subarray(row * box.width, (row + 1) * box.width);
      picture.pixels.set(line, (box.top + row) * picture.width + box.left);
    }
  }

  private sorted({ looks, since, step }: Story): Uint32Array[] {
    const [known, most, warning, newest] = this.levels;
    const { unaware, aware, detractor } = LOOK;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let person = 0; person < looks.length; person++) {
      const look = looks[person];
      if (look === unaware) continue;
      if (since[person] === step) newest[d++] = person;
      else if (look === aware) known[a++] = person;
      else if (look === detractor) warning[c++] = person;
      else most[b++] = person;
    }
    return [known.subarray(0, a), most.subarray(0, b), warning.subarray(0, c), newest.subarray(0, d)];
  }

  private drawAll(picture: Picture, { looks }: Story, people: Uint32Array, radius: number): void {
    const stamps = LOOKS.map((look) => this.stamp(SHAPE[look], (SMALLER[look] ?? 1) * radius));
    for (const person of people) this.stampAt(picture, stamps[looks[person]], person, this.pixels[looks[person]]);
  }

  /** Squares of a few pixels; who merely knows, of no more than usual. */
  private drawSpecks(picture: Picture, { looks }: Story, people: Uint32Array, larger: number, colours: Uint32Array) {
    const { radius, spots } = this.ground;
    const sides = Uint8Array.from(LOOKS, (look) => speckSide(look === 'aware' ? 0.9 * radius : larger * radius));
    drawSpecks(picture, this.box, spots, people, looks, sides, colours);
  }

  /** A glow around the newest, but for those who merely came to know. */
  private drawGlow(picture: Picture, { looks }: Story, newest: Uint32Array): void {
    const glow = this.stamp('glow', 3 * this.ground.radius);
    for (const person of newest) {
      if (looks[person] !== LOOK.aware) this.stampAt(picture, glow, person, this.pixels[looks[person]]);
    }
  }

  /** A ring around whomever the campaign gave it; where rings would hide the rest, a dark speck. */
  private drawGiven(picture: Picture, { given, looks }: Story): void {
    const { radius, palette, spots } = this.ground;
    const ink = pixelOf(palette.ink);
    const people: number[] = [];
    for (let person = given.indexOf(1); person >= 0; person = given.indexOf(1, person + 1)) people.push(person);
    if (radius > LEAST) {
      for (const person of people) this.drawRing(picture, person, Math.max(2.5, 2 * radius), ink);
    } else {
      const sides = new Uint8Array(LOOKS.length).fill(speckSide(LEAST));
      const colours = new Uint32Array(LOOKS.length).fill(ink);
      drawSpecks(picture, this.box, spots, Uint32Array.from(people), looks, sides, colours);
    }
  }

  private drawTravel(picture: Picture, story: Story, phase: number): void {
    const { ground, box, pixels } = this;
    const { spots } = ground;
    const stamp = this.stamp('disc', Math.max(1.5, 0.6 * ground.radius));
    const { from, person, event } = story.log;
    const [first, end] = story.rowsOf(story.step + 1);
    for (let row = first; row < end; row++) {
      const look = AFTER[EVENT_NAMES[event[row]]];
      if (from[row] === NOBODY || look === undefined) continue;
      const [a, b] = [2 * from[row], 2 * person[row]];
      const x = 4 * box.left + Math.round(spots[a] + phase * (spots[b] - spots[a]));
      const y = 4 * box.top + Math.round(spots[a + 1] + phase * (spots[b + 1] - spots[a + 1]));
      stamp.draw(picture, box, x, y, pixels[LOOK[look]]);
    }
  }

  private stampAt(picture: Picture, stamp: Stamp, person: number, pixel: number): void {
    const { ground, box } = this;
    const { spots } = ground;
    stamp.draw(picture, box, spots[2 * person] + 4 * box.left, spots[2 * person + 1] + 4 * box.top, pixel);
  }

  private stamp(shape: Shape, radius: number): Stamp {
    const name = `${shape} ${radius}`;
    let stamp = this.stamps.get(name);
    if (stamp === undefined) this.stamps.set(name, (stamp = new Stamp(shape, radius)));
    return stamp;
  }
}
