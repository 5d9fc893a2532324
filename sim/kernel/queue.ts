// A queue whose members' ranks change while they wait: a binary heap that knows where each stands, so that one whose rank
// has changed finds their new place in a few swaps.

export class Queue {
  /** The members as a heap: who stands at place i comes before those at 2 i + 1 and 2 i + 2. */
  private readonly line: Uint32Array;
  private waiting: number;
  /** Where each stands; −1 for who does not wait. */
  private readonly placeOf: Int32Array;

  /**
   * `members` are whole numbers below `bound`, none twice. `before` is a strict order of them by what now holds, without
   * equals if the order of taking is to be the same always.
   */
  constructor(
    members: Uint32Array,
    bound: number,
    private readonly before: (one: number, other: number) => boolean,
  ) {
    this.line = members.slice();
    this.waiting = members.length;
    this.placeOf = new Int32Array(bound).fill(-1);
    for (let place = 0; place < this.waiting; place++) this.placeOf[this.line[place]] = place;
    for (let place = (this.waiting >> 1) - 1; place >= 0; place--) this.sink(this.line[place]);
  }

  get length(): number {
    return this.waiting;
  }

  /** Who comes first. Only where somebody waits. */
  get first(): number {
    return this.line[0];
  }

  /** Takes out the first. Only where somebody waits. */
  take(): number {
    const first = this.line[0];
    const last = this.line[--this.waiting];
    this.placeOf[first] = -1;
    if (this.waiting > 0) {
      this.stand(last, 0);
      this.sink(last);
    }
    return first;
  }

  /** To be called when the rank of one has changed; of no account for who does not wait. */
  changed(member: number): void {
    if (this.placeOf[member] < 0) return;
    this.rise(member);
    this.sink(member);
  }

  private rise(member: number): void {
    for (let place = this.placeOf[member]; place > 0; ) {
      place = (place - 1) >> 1;
      const above = this.line[place];
      if (!this.before(member, above)) return;
      this.swap(member, above);
    }
  }

  private sink(member: number): void {
    for (;;) {
      const left = 2 * this.placeOf[member] + 1;
      if (left >= this.waiting) return;
      const right = left + 1;
      const line = this.line;
      const better = right < this.waiting && this.before(line[right], line[left]) ? line[right] : line[left];
      if (!this.before(better, member)) return;
      this.swap(better, member);
    }
  }

  private swap(one: number, other: number): void {
    const place = this.placeOf[one];
    this.stand(one, this.placeOf[other]);
    this.stand(other, place);
  }

  private stand(member: number, place: number): void {
    this.line[place] = member;
    this.placeOf[member] = place;
  }
}
