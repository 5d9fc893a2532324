// How everybody is pushed away by everybody else: with a force of one over the distance, as between parallel wires, which
// lets groups drift apart as wholes. The field is summed on grids from coarse to fine (Greengard & Rokhlin 1987, with
// two terms of their expansions), so that a round costs a few steps per person however many there are.

/**
 * A grid. What is read together lies together, square by square. Fields are complex numbers, sums of mass ÷ distance: real
 * parts push to the right, imaginary parts up.
 */
interface Level {
  readonly side: number;
  /** Of each square its mass, and x and y of the middle of it; sums while it is filled. */
  readonly squares: Float64Array;
  /** What those push who are far on this level, real and imaginary, and likewise how that changes with the place. */
  readonly field: Float64Array;
}
/** So many numbers of each square. */
const SQUARE = 3;
const FIELD = 4;

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
      const make = (numbers: number) => new Float64Array(numbers * side * side);
      this.levels.push({ side, squares: make(SQUARE), field: make(FIELD) });
      if (side * side >= 2 * people) break;
    }
  }

  /** Sums who pushes whom from where people stand now. The grids lie elsewhere each round, so that nothing lines up. */
  measure(round: number): void {
    this.frame(round);
    this.fill();
    for (let depth = 0; depth < this.levels.length; depth++) far(this.levels[depth], this.levels[depth - 1]);
  }

  /** Adds the push on each person, times `strength`, to `moved`; by those close by it is stronger by `elbows`. */
  push(strength: number, elbows: number, moved: Float64Array): void {
    const { places, inside, mass, cell, left, top } = this;
    const { side, squares, field } = this.levels[this.levels.length - 1];
    const soft = 0.0001 * cell * cell;
    const close = strength + (elbows * cell * cell) / this.usual;
    for (let i = 0; i < inside.length; i++) {
      const person = inside[i];
      const px = places[2 * person];
      const py = places[2 * person + 1];
      const column = Math.floor((px - left) / cell);
      const row = Math.floor((py - top) / cell);
      const home = row * side + column;
      const awayX = px - squares[SQUARE * home + 1];
      const awayY = py - squares[SQUARE * home + 2];
      const changeRe = field[FIELD * home + 2];
      const changeIm = field[FIELD * home + 3];
      let dx = strength * (field[FIELD * home] + changeRe * awayX - changeIm * awayY);
      let dy = -strength * (field[FIELD * home + 1] + changeRe * awayY + changeIm * awayX);
      const lastRow = Math.min(side - 1, row + 1);
      const lastColumn = Math.min(side - 1, column + 1);
      for (let r = Math.max(0, row - 1); r <= lastRow; r++) {
        for (let c = Math.max(0, column - 1); c <= lastColumn; c++) {
          const at = r * side + c;
          const whole = squares[SQUARE * at];
          const own = at === home ? mass[person] : 0;
          const others = whole - own;
          if (others <= 0) continue;
          const ax = px - (squares[SQUARE * at + 1] * whole - own * px) / others;
          const ay = py - (squares[SQUARE * at + 2] * whole - own * py) / others;
          const force = (close * others) / (ax * ax + ay * ay + soft);
          dx += force * ax;
          dy += force * ay;
        }
      }
      moved[2 * person] += dx;
      moved[2 * person + 1] += dy;
    }
  }

  /** A square that holds everybody, with more room to shift it by than the coarsest of its squares is wide. */
  private frame(round: number): void {
    const { places, inside } = this;
    let most = 1e-9;
    for (let i = 0; i < inside.length; i++) {
      const place = 2 * inside[i];
      most = Math.max(most, Math.abs(places[place]), Math.abs(places[place + 1]));
    }
    const width = 3 * most;
    this.left = -1.95 * most + ((round * 0.618034) % 1) * 0.9 * most;
    this.top = -1.95 * most + ((round * 0.754878) % 1) * 0.9 * most;
    this.cell = width / this.levels[this.levels.length - 1].side;
  }

  /** Masses and their middles, from the finest grid up. */
  private fill(): void {
    const { levels, places, inside, mass, left, top, cell } = this;
    const { side, squares } = levels[levels.length - 1];
    for (const level of levels) level.squares.fill(0);
    for (let i = 0; i < inside.length; i++) {
      const person = inside[i];
      const x = places[2 * person];
      const y = places[2 * person + 1];
      add(squares, Math.floor((y - top) / cell) * side + Math.floor((x - left) / cell), mass[person], x, y);
    }
    for (let depth = levels.length - 1; depth >= 0; depth--) sumUp(levels[depth], levels[depth - 1]);
  }
}

/** Sums become middles, and are added to the grid above, if there is one. */
function sumUp({ side, squares }: Level, above: Level | undefined): void {
  for (let row = 0, at = 0; row < side; row++) {
    for (let column = 0; column < side; column++, at++) {
      const mass = squares[SQUARE * at];
      if (mass === 0) continue;
      const x = (squares[SQUARE * at + 1] /= mass);
      const y = (squares[SQUARE * at + 2] /= mass);
      if (above !== undefined) add(above.squares, (row >> 1) * above.side + (column >> 1), mass, x, y);
    }
  }
}

function add(squares: Float64Array, at: number, mass: number, x: number, y: number): void {
  squares[SQUARE * at] += mass;
  squares[SQUARE * at + 1] += mass * x;
  squares[SQUARE * at + 2] += mass * y;
}

/** What each square is pushed by those that are beyond its neighbours, but not beyond its parent's neighbours. */
function far(level: Level, above: Level | undefined): void {
  const { side, squares } = level;
  for (let row = 0, at = 0; row < side; row++) {
    const [firstRow, lastRow] = above === undefined ? [0, side - 1] : reach(row, side);
    for (let column = 0; column < side; column++, at++) {
      if (squares[SQUARE * at] === 0) continue;
      inherit(level, at, above, (row >> 1) * (side >> 1) + (column >> 1));
      const [first, last] = above === undefined ? [0, side - 1] : reach(column, side);
      for (let r = firstRow; r <= lastRow; r++) {
        const near = r >= row - 1 && r <= row + 1;
        addPushes(level, at, r * side + first, r * side + (near ? column - 2 : last));
        if (near) addPushes(level, at, r * side + column + 2, r * side + last);
      }
    }
  }
}

/** A square begins with what its parent is pushed by, at the square's own place. */
function inherit({ squares, field }: Level, at: number, above: Level | undefined, parent: number): void {
  const own = FIELD * at;
  if (above === undefined) {
    field.fill(0, own, own + FIELD);
    return;
  }
  const dx = squares[SQUARE * at + 1] - above.squares[SQUARE * parent + 1];
  const dy = squares[SQUARE * at + 2] - above.squares[SQUARE * parent + 2];
  const changeRe = above.field[FIELD * parent + 2];
  const changeIm = above.field[FIELD * parent + 3];
  field[own] = above.field[FIELD * parent] + changeRe * dx - changeIm * dy;
  field[own + 1] = above.field[FIELD * parent + 1] + changeRe * dy + changeIm * dx;
  field[own + 2] = changeRe;
  field[own + 3] = changeIm;
}

/** Adds mass ÷ z and its derivative, −mass ÷ z², for the ways z from the squares first … last. */
function addPushes({ squares, field }: Level, at: number, first: number, last: number): void {
  const own = FIELD * at;
  const x = squares[SQUARE * at + 1];
  const y = squares[SQUARE * at + 2];
  let re = field[own];
  let im = field[own + 1];
  let changeRe = field[own + 2];
  let changeIm = field[own + 3];
  for (let other = first; other <= last; other++) {
    const mass = squares[SQUARE * other];
    if (mass === 0) continue;
    const ax = x - squares[SQUARE * other + 1];
    const ay = y - squares[SQUARE * other + 2];
    const per = 1 / (ax * ax + ay * ay);
    const zRe = ax * per;
    const zIm = -ay * per;
    re += mass * zRe;
    im += mass * zIm;
    changeRe -= mass * (zRe * zRe - zIm * zIm);
    changeIm -= mass * 2 * zRe * zIm;
  }
  field[own] = re;
  field[own + 1] = im;
  field[own + 2] = changeRe;
  field[own + 3] = changeIm;
}

/** First and last line of the squares whose parents are neighbours of this one's parent. */
function reach(line: number, side: number): [number, number] {
  const first = (line & ~1) - 2;
  return [Math.max(0, first), Math.min(side - 1, first + 5)];
}
