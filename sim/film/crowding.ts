// How everybody is pushed away by everybody else: with a force of one over the distance, as between parallel wires, which
// lets groups drift apart as wholes. The field is summed on grids from coarse to fine (Greengard & Rokhlin 1987, with
// two terms of their expansions), so that a round costs a few steps per person however many there are.

/** Complex numbers, in which such fields are sums of mass ÷ distance: real parts push to the right, imaginary parts up. */
interface Plane {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

interface Level {
  readonly side: number;
  readonly mass: Float64Array;
  /** Middle of mass; sums while it is filled. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What those push who are far on this level, and how that changes with the place. */
  readonly push: Plane;
  readonly change: Plane;
}

export class Crowding {
  private readonly levels: Level[] = [];
  private left = 0;
  private top = 0;
  private cell = 1;
  /** Mean mass. */
  private readonly usual: number;

  constructor(
    private readonly places: Float64Array,
    private readonly inside: Uint32Array,
    private readonly mass: Float64Array,
  ) {
    const people = inside.length;
    this.usual = mass.reduce((sum, one) => sum + one, 0) / people;
    for (let side = 4; side <= 1024; side *= 2) {
      const make = () => new Float64Array(side * side);
      const plane = () => ({ re: make(), im: make() });
      this.levels.push({ side, mass: make(), x: make(), y: make(), push: plane(), change: plane() });
      if (side * side >= 2 * people) break;
    }
  }

  /** Sums who pushes whom from where people stand now. The grids lie elsewhere each round, so that nothing lines up. */
  measure(round: number): void {
    this.frame(round);
    this.fill();
    for (let depth = 0; depth < this.levels.length; depth++) this.far(depth);
  }

  /** Adds the push on a person, times `strength`, to `moved`; by those close by it is stronger by `elbows`. */
  push(person: number, strength: number, elbows: number, moved: Float64Array): void {
    const { places, cell } = this;
    const level = this.levels[this.levels.length - 1];
    const { side, mass, x, y } = level;
    const px = places[2 * person];
    const py = places[2 * person + 1];
    const column = Math.floor((px - this.left) / cell);
    const row = Math.floor((py - this.top) / cell);
    const home = row * side + column;
    const soft = 0.0001 * cell * cell;
    const close = strength + (elbows * cell * cell) / this.usual;
    let dx = strength * realAt(level, home, px, py);
    let dy = -strength * imaginaryAt(level, home, px, py);
    for (let r = Math.max(0, row - 1); r <= Math.min(side - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(side - 1, column + 1); c++) {
        const at = r * side + c;
        const own = at === home ? this.mass[person] : 0;
        const others = mass[at] - own;
        if (others <= 0) continue;
        const ax = px - (x[at] * mass[at] - own * px) / others;
        const ay = py - (y[at] * mass[at] - own * py) / others;
        const force = (close * others) / (ax * ax + ay * ay + soft);
        dx += force * ax;
        dy += force * ay;
      }
    }
    moved[2 * person] += dx;
    moved[2 * person + 1] += dy;
  }

  /** A square that holds everybody, with more room to shift it by than the coarsest of its squares is wide. */
  private frame(round: number): void {
    let most = 1e-9;
    for (const person of this.inside) {
      most = Math.max(most, Math.abs(this.places[2 * person]), Math.abs(this.places[2 * person + 1]));
    }
    const width = 3 * most;
    this.left = -1.95 * most + ((round * 0.618034) % 1) * 0.9 * most;
    this.top = -1.95 * most + ((round * 0.754878) % 1) * 0.9 * most;
    this.cell = width / this.levels[this.levels.length - 1].side;
  }

  /** Masses and their middles, from the finest grid up. */
  private fill(): void {
    const { levels, places, inside, mass, left, top, cell } = this;
    const fine = levels[levels.length - 1];
    for (const level of levels) for (const sums of [level.mass, level.x, level.y]) sums.fill(0);
    for (const person of inside) {
      const x = places[2 * person];
      const y = places[2 * person + 1];
      add(fine, Math.floor((y - top) / cell) * fine.side + Math.floor((x - left) / cell), mass[person], x, y);
    }
    for (let depth = levels.length - 1; depth >= 0; depth--) {
      const level = levels[depth];
      for (let at = 0; at < level.mass.length; at++) {
        if (level.mass[at] === 0) continue;
        level.x[at] /= level.mass[at];
        level.y[at] /= level.mass[at];
        if (depth === 0) continue;
        const row = Math.floor(at / level.side);
        const parent = (row >> 1) * (level.side >> 1) + ((at - row * level.side) >> 1);
        add(levels[depth - 1], parent, level.mass[at], level.x[at], level.y[at]);
      }
    }
  }

  /** What each square is pushed by those that are beyond its neighbours, but not beyond its parent's neighbours. */
  private far(depth: number): void {
    const level = this.levels[depth];
    const above = this.levels[depth - 1];
    const { side, mass } = level;
    for (let row = 0; row < side; row++) {
      const [firstRow, lastRow] = above === undefined ? [0, side - 1] : reach(row, side);
      for (let column = 0; column < side; column++) {
        const at = row * side + column;
        if (mass[at] === 0) continue;
        const parent = (row >> 1) * (side >> 1) + (column >> 1);
        inherit(level, at, above, parent);
        const [first, last] = above === undefined ? [0, side - 1] : reach(column, side);
        for (let r = firstRow; r <= lastRow; r++) {
          const near = r >= row - 1 && r <= row + 1;
          for (let c = first; c <= last; c++) {
            if (mass[r * side + c] === 0 || (near && c >= column - 1 && c <= column + 1)) continue;
            addPush(level, at, r * side + c);
          }
        }
      }
    }
  }
}

/** A square begins with what its parent is pushed by, at the square's own place. */
function inherit({ push, change, x, y }: Level, at: number, above: Level | undefined, parent: number): void {
  push.re[at] = above === undefined ? 0 : realAt(above, parent, x[at], y[at]);
  push.im[at] = above === undefined ? 0 : imaginaryAt(above, parent, x[at], y[at]);
  change.re[at] = above === undefined ? 0 : above.change.re[parent];
  change.im[at] = above === undefined ? 0 : above.change.im[parent];
}

/** Adds mass ÷ z and its derivative, −mass ÷ z², for the way z from another square. */
function addPush({ mass, x, y, push, change }: Level, at: number, other: number): void {
  const ax = x[at] - x[other];
  const ay = y[at] - y[other];
  const per = 1 / (ax * ax + ay * ay);
  const re = ax * per;
  const im = -ay * per;
  push.re[at] += mass[other] * re;
  push.im[at] += mass[other] * im;
  change.re[at] -= mass[other] * (re * re - im * im);
  change.im[at] -= mass[other] * 2 * re * im;
}

function realAt({ x, y, push, change }: Level, at: number, px: number, py: number): number {
  return push.re[at] + change.re[at] * (px - x[at]) - change.im[at] * (py - y[at]);
}

function imaginaryAt({ x, y, push, change }: Level, at: number, px: number, py: number): number {
  return push.im[at] + change.re[at] * (py - y[at]) + change.im[at] * (px - x[at]);
}

function add(level: Level, at: number, mass: number, x: number, y: number): void {
  level.mass[at] += mass;
  level.x[at] += mass * x;
  level.y[at] += mass * y;
}

/** First and last line of the squares whose parents are neighbours of this one's parent. */
function reach(line: number, side: number): [number, number] {
  const first = (line & ~1) - 2;
  return [Math.max(0, first), Math.min(side - 1, first + 5)];
}
