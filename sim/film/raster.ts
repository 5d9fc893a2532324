// Pictures as plain pixels, drawn by arithmetic alone: the same bits in a browser, in Node and in a test. A pixel is red,
// green, blue and opacity in the order of bytes that a canvas has, read as one little-endian number.

import type { Shape } from './looks.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** A rectangle of a picture, in whole pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function blankPicture(width: number, height: number): Picture {
  return { width, height, pixels: new Uint32Array(width * height) };
}

/** Its bytes, four a pixel: red, green, blue, opacity. They are the picture's own, not a copy. */
export function bytesOf({ pixels }: Picture): Uint8Array<ArrayBuffer> {
  return new Uint8Array(pixels.buffer as ArrayBuffer, pixels.byteOffset, pixels.byteLength);
}

/** The pixel of a colour 0xRRGGBB, opaque. */
export function pixelOf(colour: number): number {
  return (0xff000000 | ((colour & 0xff) << 16) | (colour & 0xff00) | (colour >>> 16)) >>> 0;
}

/** Two opaque pixels mixed: 0 is the first, 256 the second. As a signed number, which typed arrays take as it is. */
export function mixed(under: number, over: number, share: number): number {
  const rest = 256 - share;
  const redBlue = (Math.imul(under & 0xff00ff, rest) + Math.imul(over & 0xff00ff, share)) >>> 8;
  const green = (Math.imul(under & 0xff00, rest) + Math.imul(over & 0xff00, share)) >>> 8;
  return 0xff000000 | (redBlue & 0xff00ff) | (green & 0xff00);
}

export function fillBox({ width, pixels }: Picture, box: Box, pixel: number): void {
  for (let row = box.top; row < box.top + box.height; row++) {
    pixels.fill(pixel, row * width + box.left, row * width + box.left + box.width);
  }
}

/** A line with soft edges, clipped to a box; coordinates at middles of pixels. */
export function drawLine(picture: Picture, box: Box, from: Point, to: Point, pixel: number, thick = 1): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  const wide = thick / 2 + 1;
  const left = Math.max(box.left, Math.floor(Math.min(from[0], to[0]) - wide));
  const right = Math.min(box.left + box.width - 1, Math.ceil(Math.max(from[0], to[0]) + wide));
  const top = Math.max(box.top, Math.floor(Math.min(from[1], to[1]) - wide));
  const bottom = Math.min(box.top + box.height - 1, Math.ceil(Math.max(from[1], to[1]) + wide));
  const slant = dy === 0 ? 0 : dx / dy;
  const breadth = dy === 0 ? Infinity : (wide * length) / Math.abs(dy) + 1;
  for (let y = top; y <= bottom; y++) {
    const middle = from[0] + (y - from[1]) * slant;
    const last = Math.min(right, Math.ceil(middle + breadth));
    for (let x = Math.max(left, Math.floor(middle - breadth)); x <= last; x++) {
      const [px, py] = [x - from[0], y - from[1]];
      const along = Math.max(0, Math.min(length, (px * dx + py * dy) / length));
      const [ox, oy] = [px - (along * dx) / length, py - (along * dy) / length];
      const cover = Math.min(1, thick / 2 + 0.5 - Math.sqrt(ox * ox + oy * oy));
      if (cover <= 0) continue;
      const at = y * picture.width + x;
      picture.pixels[at] = mixed(picture.pixels[at], pixel, Math.round(256 * cover));
    }
  }
}

export type Point = readonly [number, number];

/** A shape as coverage, for centres at each quarter of a pixel across and down. */
export class Stamp {
  readonly reach: number;
  private readonly masks: readonly Uint16Array[];
  private offsets: readonly Int32Array[] = [];
  private shares: readonly Uint16Array[] = [];
  /** How many of the offsets, the first, are covered wholly. */
  private solid: readonly number[] = [];
  private width = -1;

  constructor(shape: Shape, radius: number) {
    this.reach = Math.ceil(radius + 1);
    this.masks = Array.from({ length: 16 }, (_, phase) =>
      maskOf(shape, radius, this.reach, (phase & 3) / 4, (phase >> 2) / 4),
    );
  }

  /** Draws at a place in quarters of pixels, in a box. */
  draw(picture: Picture, box: Box, x4: number, y4: number, pixel: number): void {
    const { reach } = this;
    const x = x4 >> 2;
    const y = y4 >> 2;
    const right = box.left + box.width;
    const bottom = box.top + box.height;
    if (x < box.left - reach || y < box.top - reach || x >= right + reach || y >= bottom + reach) return;
    const phase = (x4 & 3) | ((y4 & 3) << 2);
    if (x - reach < box.left || y - reach < box.top || x + reach >= right || y + reach >= bottom) {
      this.drawClipped(picture, box, x, y, this.masks[phase], pixel);
      return;
    }
    const { width, pixels } = picture;
    if (this.width !== width) this.fit(width);
    const offsets = this.offsets[phase];
    const shares = this.shares[phase];
    const solid = this.solid[phase];
    const centre = y * width + x;
    for (let i = 0; i < solid; i++) pixels[centre + offsets[i]] = pixel;
    for (let i = solid; i < offsets.length; i++) {
      const at = centre + offsets[i];
      pixels[at] = mixed(pixels[at], pixel, shares[i]);
    }
  }

  private drawClipped(picture: Picture, box: Box, x: number, y: number, mask: Uint16Array, pixel: number): void {
    const size = 2 * this.reach + 1;
    for (let i = 0; i < mask.length; i++) {
      const px = x + (i % size) - this.reach;
      const py = y + Math.floor(i / size) - this.reach;
      if (mask[i] === 0 || px < box.left || py < box.top) continue;
      if (px >= box.left + box.width || py >= box.top + box.height) continue;
      const at = py * picture.width + px;
      picture.pixels[at] = mixed(picture.pixels[at], pixel, mask[i]);
    }
  }

  /** Where the covered pixels lie in pictures of this width. */
  private fit(width: number): void {
    const size = 2 * this.reach + 1;
    this.width = width;
    const covered = this.masks.map((mask) =>
      Array.from(mask.keys())
        .filter((i) => mask[i] > 0)
        .sort((a, b) => mask[b] - mask[a]),
    );
    this.solid = covered.map((list, phase) => list.filter((i) => this.masks[phase][i] === 256).length);
    this.offsets = covered.map((list) =>
      Int32Array.from(list, (i) => (Math.floor(i / size) - this.reach) * width + (i % size) - this.reach),
    );
    this.shares = covered.map((list, phase) => Uint16Array.from(list, (i) => this.masks[phase][i]));
  }
}

function maskOf(shape: Shape, radius: number, reach: number, shiftX: number, shiftY: number): Uint16Array {
  const size = 2 * reach + 1;
  return Uint16Array.from({ length: size * size }, (_, i) => {
    const x = (i % size) - reach - shiftX;
    const y = Math.floor(i / size) - reach - shiftY;
    return Math.round(256 * Math.max(0, Math.min(1, 0.5 - outside(shape, x, y, radius))));
  });
}

/** How far a point lies outside a shape around 0, in pixels; negative inside. All shapes seem equally large. */
function outside(shape: Shape, x: number, y: number, radius: number): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)];
  const round = Math.sqrt(x * x + y * y);
  switch (shape) {
    case 'dot':
    case 'disc':
      return round - radius;
    case 'glow':
      return 0.5 - 0.45 * Math.max(0, 1 - round / radius);
    case 'ring':
      return Math.abs(round - 0.8 * radius) - Math.max(0.6, 0.22 * radius);
    case 'halo':
      return Math.abs(round - radius) - Math.max(0.5, 0.08 * radius);
    case 'diamond':
      return (ax + ay) / Math.SQRT2 - 0.92 * radius;
    case 'square':
      return Math.max(ax, ay) - 0.86 * radius;
    case 'triangle':
      return Math.max(0.866 * ax - 0.5 * (y + 0.15 * radius), y + 0.15 * radius) - 0.62 * radius;
    case 'cross':
      return bars((x + y) / Math.SQRT2, (x - y) / Math.SQRT2, radius);
    case 'plus':
      return bars(x, y, radius);
  }
}

/** Two bars that cross. */
function bars(x: number, y: number, radius: number): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)];
  const thick = Math.max(0.7, 0.36 * radius);
  return Math.min(Math.max(ax - 1.1 * radius, ay - thick), Math.max(ay - 1.1 * radius, ax - thick));
}
