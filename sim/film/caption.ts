// What is written around a picture: title and time, a campaign's name and live counts, the legend; and the thin curve of
// adopters with the present step marked.

import type { LegendEntry, Palette } from './looks.ts';
import { SHAPE } from './looks.ts';
import type { Box, Picture, Point } from './raster.ts';
import { drawLine, mixed, pixelOf, Stamp } from './raster.ts';
import type { Story } from './story.ts';
import { cutText, drawText, LINE, textWidth } from './text.ts';

/** A size of text that suits a picture. */
export function textSize(width: number, height: number): number {
  return Math.max(11, Math.min(24, Math.round(Math.sqrt(width * height) / 52)));
}

/** Title on the left, the step on the right. */
export function drawTitle(picture: Picture, box: Box, title: string, time: string, palette: Palette): void {
  const size = Math.round(box.height / LINE);
  const right = box.left + box.width - textWidth(time, size);
  drawText(picture, time, right, box.top, size, pixelOf(palette.ink));
  drawText(picture, cutText(title, size, right - box.left - size), box.left, box.top, size, pixelOf(palette.ink));
}

/** A campaign's name, and under it the live counts. */
export function drawCampaign(picture: Picture, box: Box, name: string, counts: string, palette: Palette): void {
  const size = Math.round(box.height / (2 * LINE));
  drawText(picture, cutText(name, size, box.width), box.left, box.top, size, pixelOf(palette.ink));
  const below = box.top + Math.round(LINE * size);
  drawText(picture, cutText(counts, size, box.width), box.left, below, size, pixelOf(palette.muted));
}

/** Adopters so far: pale over the whole run, bold up to now. Several frames compare where `most` is the same. */
export function drawCurve(picture: Picture, box: Box, story: Story, most: number, palette: Palette): void {
  const { adopters, step, steps } = story;
  const bottom = box.top + box.height - 1;
  const at = (record: number): Point => [
    box.left + 3 + ((box.width - 7) * record) / Math.max(1, steps),
    bottom - 3 - ((box.height - 8) * adopters[record]) / Math.max(1, most),
  ];
  const bold = pixelOf(palette.looks.bought);
  const paper = pixelOf(palette.paper);
  const pale = mixed(paper, bold, 90);
  const rule = mixed(paper, pixelOf(palette.muted), 90);
  drawLine(picture, box, [box.left, bottom - 1], [box.left + box.width - 1, bottom - 1], rule);
  for (let record = 1; record <= steps; record++) {
    drawLine(picture, box, at(record - 1), at(record), record <= step ? bold : pale, record <= step ? 2 : 1.2);
  }
  const [x, y] = at(step);
  drawLine(picture, box, [x, y], [x, bottom - 1], rule);
  const size = Math.max(10, Math.round(0.2 * box.height));
  drawText(picture, 'adopters so far', box.left + 3, box.top, size, pixelOf(palette.muted));
  new Stamp('disc', 3.5).draw(picture, box, Math.round(4 * x), Math.round(4 * y), bold);
}

/** Lines that the legend takes at a width. */
export function legendLines(legend: readonly LegendEntry[], width: number, size: number): LegendEntry[][] {
  const lines: LegendEntry[][] = [];
  let room = 0;
  for (const entry of legend) {
    const needed = entryWidth(entry, size);
    if (lines.length === 0 || needed > room) {
      lines.push([]);
      room = width;
    }
    lines[lines.length - 1].push(entry);
    room -= needed;
  }
  return lines;
}

export function drawLegend(
  picture: Picture,
  box: Box,
  lines: readonly LegendEntry[][],
  size: number,
  palette: Palette,
): void {
  lines.forEach((line, row) => {
    let x = box.left;
    const y = box.top + Math.round(row * LINE * size);
    for (const entry of line) {
      const radius = (entry.look === 'unaware' ? 0.22 : entry.look === 'given' ? 0.25 : 0.34) * size;
      const middle = Math.round(4 * (y + 0.64 * size));
      const colour = pixelOf(palette.looks[entry.look]);
      new Stamp(SHAPE[entry.look], radius).draw(picture, box, Math.round(4 * (x + 0.4 * size)), middle, colour);
      if (entry.look === 'given') {
        const ring = new Stamp('halo', 2 * radius);
        ring.draw(picture, box, Math.round(4 * (x + 0.4 * size)), middle, pixelOf(palette.ink));
      }
      drawText(picture, entry.words, x + 1.2 * size, y, size, pixelOf(palette.muted));
      x += entryWidth(entry, size);
    }
  });
}

function entryWidth({ words }: LegendEntry, size: number): number {
  return 2.4 * size + textWidth(words, size);
}
