// Which part of the market a box of a picture shows, and who stands at a pixel.

import type { Box, Point } from './raster.ts';

/** The place in the middle, and how much larger than the whole market's own size everything is. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Pixels of one unit of places, in a view. */
export function unitOf(box: Box, view: View): number {
  return 0.5 * Math.min(box.width, box.height) * view.scale;
}

/** Room for the marks of those who stand at the edge, in pixels. */
const MARGIN = 15;

/** The view in which everybody is seen, as large as the box allows. */
export function wholeView(places: Float32Array, box: Box): View {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < places.length; i += 2) {
    left = Math.min(left, places[i]);
    right = Math.max(right, places[i]);
    top = Math.min(top, places[i + 1]);
    bottom = Math.max(bottom, places[i + 1]);
  }
  const across = Math.max(1, box.width - 2 * MARGIN) / Math.max(0.2, right - left);
  const down = Math.max(1, box.height - 2 * MARGIN) / Math.max(0.2, bottom - top);
  const scale = Math.min(across, down) / (0.5 * Math.min(box.width, box.height));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

/** Where people stand in a box, x and y in turn, in pixels from its corner. */
export function pointsOf(places: Float32Array, box: Box, view: View): Float32Array {
  const unit = unitOf(box, view);
  return places.map((value, i) =>
    i % 2 === 0 ? box.width / 2 + (value - view.x) * unit : box.height / 2 + (value - view.y) * unit,
  );
}

/** Where a person stands in a box, in pixels from its corner. */
export function pointOf(places: Float32Array, person: number, box: Box, view: View): Point {
  const unit = unitOf(box, view);
  const [x, y] = [places[2 * person], places[2 * person + 1]];
  return [box.width / 2 + (x - view.x) * unit, box.height / 2 + (y - view.y) * unit];
}

/** The nearest one may come: people as far apart as this many pixels, were all spread evenly. */
const APART = 70;

/** How much larger than the whole a view of so many people may show them. */
export function closest(people: number, box: Box): number {
  const apart = 0.5 * Math.min(box.width, box.height) * Math.sqrt(Math.PI / Math.max(1, people));
  return Math.max(4, APART / apart);
}

/** A view nearer by a factor, or further; the place at a pixel of the box stays there. Undefined: the whole again. */
export function zoomed(
  view: View,
  whole: View,
  factor: number,
  [x, y]: Point,
  box: Box,
  most: number,
): View | undefined {
  const scale = Math.min(view.scale * factor, whole.scale * most);
  if (scale <= whole.scale * 1.001) return undefined;
  const stays = 1 / unitOf(box, view) - 1 / unitOf(box, { ...view, scale });
  return within({
    x: view.x + (x - box.width / 2) * stays,
    y: view.y + (y - box.height / 2) * stays,
    scale,
  });
}

/** A view moved so that what it shows goes this many pixels right and down. */
export function shifted(view: View, dx: number, dy: number, box: Box): View {
  const unit = unitOf(box, view);
  return within({ ...view, x: view.x - dx / unit, y: view.y - dy / unit });
}

/** A view with a person's place in the middle. */
export function centredOn(view: View, places: Float32Array, person: number): View {
  return { ...view, x: places[2 * person], y: places[2 * person + 1] };
}

/** Nobody stands beyond 1; so something is always to be seen. */
function within({ x, y, scale }: View): View {
  return { x: Math.max(-1, Math.min(1, x)), y: Math.max(-1, Math.min(1, y)), scale };
}

/** How a picture of one view is moved and then scaled to stand for another, until that is drawn. */
export function standIn(drawn: View, wanted: View, box: Box): { x: number; y: number; scale: number } {
  const unit = unitOf(box, wanted);
  const scale = wanted.scale / drawn.scale;
  return {
    x: (box.width / 2) * (1 - scale) + (drawn.x - wanted.x) * unit,
    y: (box.height / 2) * (1 - scale) + (drawn.y - wanted.y) * unit,
    scale,
  };
}

/** Finds whoever stands nearest to a pixel, through a grid. */
export class Nearest {
  private readonly first: Uint32Array;
  private readonly people: Uint32Array;
  private readonly columns: number;
  private readonly rows: number;

  constructor(
    private readonly points: Float32Array,
    box: Box,
    private readonly cell = 16,
  ) {
    this.columns = Math.max(1, Math.ceil(box.width / cell));
    this.rows = Math.max(1, Math.ceil(box.height / cell));
    this.first = new Uint32Array(this.columns * this.rows + 1);
    const count = points.length / 2;
    const cells = Int32Array.from({ length: count }, (_, person) =>
      this.cellOf(points[2 * person], points[2 * person + 1]),
    );
    for (const at of cells) if (at >= 0) this.first[at + 1]++;
    for (let at = 0; at < this.first.length - 1; at++) this.first[at + 1] += this.first[at];
    const next = this.first.slice();
    this.people = new Uint32Array(this.first[this.first.length - 1]);
    cells.forEach((at, person) => {
      if (at >= 0) this.people[next[at]++] = person;
    });
  }

  /** The person nearest to a place in the box, at most so many pixels away (up to a cell); undefined where there is none. */
  at(x: number, y: number, most = this.cell): number | undefined {
    const column = Math.floor(x / this.cell);
    const row = Math.floor(y / this.cell);
    let best: number | undefined;
    let least = Math.min(most, this.cell) * Math.min(most, this.cell);
    for (let r = Math.max(0, row - 1); r <= Math.min(this.rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(this.columns - 1, column + 1); c++) {
        const home = r * this.columns + c;
        for (let i = this.first[home]; i < this.first[home + 1]; i++) {
          const dx = this.points[2 * this.people[i]] - x;
          const dy = this.points[2 * this.people[i] + 1] - y;
          if (dx * dx + dy * dy > least) continue;
          least = dx * dx + dy * dy;
          best = this.people[i];
        }
      }
    }
    return best;
  }

  private cellOf(x: number, y: number): number {
    const column = Math.floor(x / this.cell);
    const row = Math.floor(y / this.cell);
    return column < 0 || row < 0 || column >= this.columns || row >= this.rows ? -1 : row * this.columns + column;
  }
}
