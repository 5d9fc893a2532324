// Text as pixels, so that a caption is the same on every machine: outlines of letters (glyphs.json, from the typeface
// Inter) are filled by exact coverage of each pixel. Letters that are not there are shown as a box.

import font from './glyphs.json';
import type { Picture } from './raster.ts';
import { mixed } from './raster.ts';

type Letter = readonly number[];
const GLYPHS = font.glyphs as Readonly<Record<string, Letter>>;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A box of 0.5 em, for letters that are not there. */
const BOX = Math.round(0.62 * font.em);
/** Height of a line, and how far below its top letters stand, as shares of the size. */
export const LINE = 1.3;
const BASELINE = 1;

interface Mask {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly cover: Uint16Array;
}

const masks = new Map<string, Mask>();

/** Letters of a text as they are drawn: whole characters, breaks and controls as spaces. */
function lettersOf(text: string): string[] {
  return Array.from(
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/\p{Cf}/gu, ''),
  );
}

function widthOf(letter: string): number {
  return Object.hasOwn(GLYPHS, letter) ? GLYPHS[letter][0] : BOX;
}

/** How wide a text is, in pixels. */
export function textWidth(text: string, size: number): number {
  return (lettersOf(text).reduce((sum, letter) => sum + widthOf(letter), 0) * size) / font.em;
}

/** A text cut with an ellipsis where it is wider than this. */
export function cutText(text: string, size: number, most: number): string {
  if (textWidth(text, size) <= most) return text;
  const letters = lettersOf(text);
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size) > most) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`;
}

/** Draws a text whose line has its top left corner here; returns where it ends. */
export function drawText(picture: Picture, text: string, x: number, y: number, size: number, pixel: number): number {
  let pen = x;
  const base = Math.round(y + BASELINE * size);
  for (const letter of lettersOf(text)) {
    const quarter = Math.round(pen * 4);
    stampMask(picture, maskOf(letter, size, quarter & 3), quarter >> 2, base, pixel);
    pen += (widthOf(letter) * size) / font.em;
  }
  return pen;
}

function stampMask({ width, height, pixels }: Picture, mask: Mask, x: number, y: number, pixel: number): void {
  for (let i = 0; i < mask.cover.length; i++) {
    if (mask.cover[i] === 0) continue;
    const px = x + mask.left + (i % mask.width);
    const py = y + mask.top + Math.floor(i / mask.width);
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    pixels[py * width + px] = mixed(pixels[py * width + px], pixel, mask.cover[i]);
  }
}

/** Coverage of a letter that begins at a quarter of a pixel. */
function maskOf(letter: string, size: number, quarter: number): Mask {
  const known = Object.hasOwn(GLYPHS, letter);
  const name = `${known ? letter : ''} ${size} ${quarter}`;
  let mask = masks.get(name);
  if (mask === undefined) {
    mask = filled(known ? linesOf(GLYPHS[letter]) : boxLines(), size / font.em, quarter / 4);
    masks.set(name, mask);
  }
  return mask;
}

/** Straight pieces of a letter's outlines: x0, y0, x1, y1 in turn, in units of the em. */
function linesOf(letter: Letter): number[] {
  const lines: number[] = [];
  for (let part = 1; part < letter.length; part += 3) {
    const [outline, left, top] = letter.slice(part, part + 3);
    const numbers = numbersOf(font.outlines[outline]);
    let [x, y] = [0, 0];
    const to = (nextX: number, nextY: number) => {
      lines.push(left + x, top + y, left + nextX, top + nextY);
      [x, y] = [nextX, nextY];
    };
    for (let i = 0; i < numbers.length; ) {
      const curve = numbers[i] & 1;
      const across = numbers[i] >> 1;
      if (curve === 0) {
        to(across, numbers[i + 1]);
      } else {
        const [x0, y0] = [x, y];
        for (let t = 0.25; t <= 1; t += 0.25) {
          const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
          to(a * x0 + b * across + c * numbers[i + 2], a * y0 + b * numbers[i + 1] + c * numbers[i + 3]);
        }
      }
      i += curve === 0 ? 2 : 4;
    }
    to(0, 0);
  }
  return lines;
}

function boxLines(): number[] {
  const loop = (x0: number, y0: number, x1: number, y1: number) => [
    x0,
    y0,
    x1,
    y0,
    x1,
    y0,
    x1,
    y1,
    x1,
    y1,
    x0,
    y1,
    x0,
    y1,
    x0,
    y0,
  ];
  const [edge, thick] = [0.06 * font.em, 0.06 * font.em];
  const [right, top] = [BOX - edge, -0.72 * font.em];
  const outer = loop(edge, 0, right, top);
  const inner = loop(right - thick, -thick, edge + thick, top + thick);
  return [...outer, ...inner];
}

/** Whole numbers of either sign, in digits of five bits. */
function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of text) {
    const bits = DIGITS.indexOf(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    numbers.push(value & 1 ? -((value + 1) >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** The share of each pixel that lies within the outlines: each line adds what lies to the right of it, with its sign. */
function filled(lines: readonly number[], unit: number, shift: number): Mask {
  const points = lines.map((value, i) => value * unit + (i % 2 === 0 ? shift : 0));
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  if (points.length === 0) return { left: 0, top: 0, width: 0, cover: new Uint16Array(0) };
  const left = Math.floor(Math.min(...xs));
  const top = Math.floor(Math.min(...ys));
  const width = Math.ceil(Math.max(...xs)) - left + 1;
  const height = Math.ceil(Math.max(...ys)) - top + 1;
  const sums = new Float64Array(width * height + 1);
  for (let i = 0; i < points.length; i += 4) {
    addEdge(sums, width, points[i] - left, points[i + 1] - top, points[i + 2] - left, points[i + 3] - top);
  }
  const cover = new Uint16Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += sums[row * width + column];
      cover[row * width + column] = Math.round(256 * Math.min(1, Math.abs(sum)));
    }
  }
  return { left, top, width, cover };
}

/** Adds one line, row by row and pixel by pixel: the height it takes in a pixel, and how much of that lies to its right. */
function addEdge(sums: Float64Array, width: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [top, bottom, start] = y0 < y1 ? [y0, y1, x0] : [y1, y0, x1];
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.floor(top); row < bottom; row++) {
    const [from, to] = [Math.max(top, row), Math.min(bottom, row + 1)];
    const [xa, xb] = [start + slope * (from - top), start + slope * (to - top)];
    const [left, right] = xa < xb ? [xa, xb] : [xb, xa];
    const whole = to - from;
    for (let column = Math.floor(left); column <= Math.floor(right); column++) {
      const [first, last] = [Math.max(left, column), Math.min(right, column + 1)];
      const high = left === right ? whole : (whole * (last - first)) / (right - left);
      const covered = sign * high * (column + 1 - (first + last) / 2);
      sums[row * width + column] += covered;
      sums[row * width + column + 1] += sign * high - covered;
    }
  }
}
