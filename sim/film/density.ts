// Many thin lines added up to a density, one number for each pixel: what is drawn of a market's ties. Steep lines go into a
// plane that lies on its side, so that every line runs along memory, which is what takes the time.

/** One plane for lines that go on along it by a pixel at a time: as long and as broad as this. */
interface Plane {
  readonly length: number;
  readonly breadth: number;
  readonly sums: Float32Array;
}

export class Density {
  private readonly flat: Plane;
  private readonly steep: Plane;

  /** Lines longer than `short` pixels count less. */
  constructor(
    readonly width: number,
    readonly height: number,
    private readonly short: number,
  ) {
    this.flat = { length: width, breadth: height, sums: new Float32Array(width * height) };
    this.steep = { length: height, breadth: width, sums: new Float32Array(width * height) };
  }

  /** How many pixels a line goes on for, at most. */
  lengthOf(x0: number, y0: number, x1: number, y1: number): number {
    if (this.misses(x0, y0, x1, y1)) return 0;
    const across = Math.min(this.width, Math.max(x0, x1)) - Math.max(0, Math.min(x0, x1));
    const down = Math.min(this.height, Math.max(y0, y1)) - Math.max(0, Math.min(y0, y1));
    return Math.max(across, down);
  }

  /** Adds a line, shared between the two pixels that it runs between. */
  add(x0: number, y0: number, x1: number, y1: number): void {
    if (this.misses(x0, y0, x1, y1)) return;
    const dx = x1 - x0;
    const dy = y1 - y0;
    if (Math.abs(dy) > Math.abs(dx)) this.run(this.steep, y0, x0, dy, dx);
    else if (dx !== 0) this.run(this.flat, x0, y0, dx, dy);
  }

  /** All that was added, row by row. */
  sums(): Float32Array {
    const { width, height, flat, steep } = this;
    const all = flat.sums.slice();
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) all[y * width + x] += steep.sums[x * height + y];
    }
    return all;
  }

  private misses(x0: number, y0: number, x1: number, y1: number): boolean {
    const { width, height } = this;
    return (x0 < 0 && x1 < 0) || (y0 < 0 && y1 < 0) || (x0 > width && x1 > width) || (y0 > height && y1 > height);
  }

  private run({ length, breadth, sums }: Plane, along: number, across: number, long: number, wide: number): void {
    const slope = wide / long;
    const weight = Math.sqrt(Math.min(1, this.short / Math.abs(long)));
    const end = along + long;
    let first = Math.max(0, Math.ceil(Math.min(along, end)));
    let last = Math.min(length - 1, Math.floor(Math.max(along, end)));
    const at0 = across - slope * along;
    while (first <= last && outside(at0 + slope * first, breadth)) first++;
    while (first <= last && outside(at0 + slope * last, breadth)) last--;
    for (let at = first; at <= last; at++) {
      const exact = at0 + slope * at;
      const line = exact | 0;
      const place = line * length + at;
      const over = weight * (exact - line);
      sums[place] += weight - over;
      sums[place + length] += over;
    }
  }
}

function outside(exact: number, breadth: number): boolean {
  return exact < 0 || exact >= breadth - 1;
}
