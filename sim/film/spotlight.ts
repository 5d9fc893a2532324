// One person in the light: all others fade, but for those the person is tied to; and the chain by which the word came to
// them is drawn as a path. Drawn upon a scene that has been drawn.

import type { Rows } from '../market/market.ts';
import type { Scene } from './marks.ts';
import type { Box, Picture } from './raster.ts';
import { drawLine, mixed, pixelOf } from './raster.ts';
import type { Story } from './story.ts';

export interface Spotlight {
  readonly person: number;
  /** From the person back to the first of the chain; empty where it is not asked for. */
  readonly chain: readonly number[];
}

/** How much of the others goes, of 256. */
const FADE = 170;
/** More ties than this are not drawn one by one: they would hide everybody they lead to. */
const MOST_LINES = 2000;

export function drawSpotlight(picture: Picture, scene: Scene, story: Story, { person, chain }: Spotlight): void {
  const { palette, grain, radius } = scene.ground;
  fade(picture, scene.box, pixelOf(palette.paper));
  const friends = friendsOf(scene, person);
  const line = mixed(pixelOf(palette.paper), pixelOf(palette.muted), friends.length > 60 ? 110 : 180);
  const here = scene.spotOf(person);
  for (const friend of friends.subarray(0, MOST_LINES)) {
    drawLine(picture, scene.box, here, scene.spotOf(friend), line, grain);
  }
  const ink = pixelOf(palette.ink);
  for (let i = 1; i < chain.length; i++) {
    drawLine(picture, scene.box, scene.spotOf(chain[i - 1]), scene.spotOf(chain[i]), ink, 3 * grain);
  }
  scene.drawPeople(picture, story, friends, 1.2);
  scene.drawPeople(picture, story, Uint32Array.of(...chain, person), 1.6);
  const ring = Math.max(4 * grain, 2 * radius);
  for (const other of chain) scene.drawRing(picture, other, ring, ink);
  scene.drawRing(picture, person, ring, ink);
  scene.drawRing(picture, person, ring + 3 * grain, ink);
}

/** To whom a person is tied, in either direction. */
function friendsOf({ ground: { market } }: Scene, person: number): Uint32Array {
  const of = ({ offsets, targets }: Rows) => targets.subarray(offsets[person], offsets[person + 1]);
  return market.directed ? Uint32Array.from(new Set([...of(market.out), ...of(market.in)])) : of(market.out);
}

function fade({ width, pixels }: Picture, box: Box, paper: number): void {
  for (let row = box.top; row < box.top + box.height; row++) {
    const end = row * width + box.left + box.width;
    for (let at = row * width + box.left; at < end; at++) {
      if (pixels[at] !== paper) pixels[at] = mixed(pixels[at], paper, FADE);
    }
  }
}
