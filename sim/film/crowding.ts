// How crowded it is where people stand, on a grid whose squares hold a handful each when all are spread evenly: everybody
// is pushed away from the middle of the people in the squares around.

export class Crowding {
  private readonly side: number;
  private readonly cell: number;
  private readonly count: Float64Array;
  private readonly sumX: Float64Array;
  private readonly sumY: Float64Array;
  private shiftX = 0;
  private shiftY = 0;
  private readonly pushed = { dx: 0, dy: 0 };

  constructor(people: number) {
    this.side = Math.max(4, Math.min(1024, Math.ceil(Math.sqrt(people / 2))));
    this.cell = 2 / this.side;
    this.count = new Float64Array(this.side * this.side);
    this.sumX = new Float64Array(this.side * this.side);
    this.sumY = new Float64Array(this.side * this.side);
  }

  /** Counts who stands where. The grid lies a little elsewhere each round, so that nobody lines up along it. */
  measure(places: Float64Array, round: number): void {
    this.shiftX = ((round * 0.618034) % 1) * this.cell;
    this.shiftY = ((round * 0.754878) % 1) * this.cell;
    this.count.fill(0);
    this.sumX.fill(0);
    this.sumY.fill(0);
    for (let i = 0; i < places.length; i += 2) {
      const at = this.at(places[i], places[i + 1]);
      this.count[at]++;
      this.sumX[at] += places[i];
      this.sumY[at] += places[i + 1];
    }
  }

  /** Where the crowd pushes a person. The object is used again. */
  push(person: number, places: Float64Array): { readonly dx: number; readonly dy: number } {
    const { side, cell, count, pushed } = this;
    const x = places[2 * person];
    const y = places[2 * person + 1];
    const column = this.line(x + this.shiftX);
    const row = this.line(y + this.shiftY);
    pushed.dx = 0;
    pushed.dy = 0;
    for (let r = Math.max(0, row - 2); r <= Math.min(side - 1, row + 2); r++) {
      for (let c = Math.max(0, column - 2); c <= Math.min(side - 1, column + 2); c++) {
        const at = r * side + c;
        if (count[at] === 0) continue;
        const own = r === row && c === column ? 1 : 0;
        const others = count[at] - own;
        if (others === 0) continue;
        const ax = x - (this.sumX[at] - own * x) / others;
        const ay = y - (this.sumY[at] - own * y) / others;
        const apart = ax * ax + ay * ay + 0.05 * cell * cell;
        const force = (0.02 * others * cell * cell) / apart;
        pushed.dx += force * ax;
        pushed.dy += force * ay;
      }
    }
    const size = Math.sqrt(pushed.dx * pushed.dx + pushed.dy * pushed.dy);
    const most = 2 * cell;
    if (size > most) {
      pushed.dx *= most / size;
      pushed.dy *= most / size;
    }
    return pushed;
  }

  private at(x: number, y: number): number {
    return this.line(y + this.shiftY) * this.side + this.line(x + this.shiftX);
  }

  private line(value: number): number {
    return Math.max(0, Math.min(this.side - 1, Math.floor((value + 1) / this.cell)));
  }
}
