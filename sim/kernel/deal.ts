// Hearers in order of where they lie. Who is told next lies anywhere, and a person's memory that is far from the last one's
// costs more to fetch than all that is done with it. So much talk is dealt to regions of people before it is told, region
// by region; each region's memory is then at hand. Whoever hears several speakers hears them in the same order as before.

/** People of a region: with some 64 bytes each they fit a processor's second cache. More where there are too many regions. */
const REGION_BITS = 11;
const MOST_REGIONS = 1024;
/** Fewer people than this are at hand all at once. */
export const WORTH_DEALING = 4 << REGION_BITS;
/** What is dealt at a time. */
const ROOM = 131_072;

export interface Told {
  readonly hearers: Uint32Array;
  readonly tellers: Uint32Array;
  readonly ties: Uint32Array;
}
const columns = (): Told => ({
  hearers: new Uint32Array(ROOM),
  tellers: new Uint32Array(ROOM),
  ties: new Uint32Array(ROOM),
});

export class Deal {
  private readonly from = columns();
  private readonly to = columns();
  private readonly next = new Uint32Array(MOST_REGIONS + 1);
  private count = 0;

  /** How many more may be added before they must be told. */
  get room(): number {
    return ROOM - this.count;
  }

  add(told: Told, living: number): void {
    const { from, count } = this;
    for (let i = 0, at = count; i < living; i++, at++) {
      from.hearers[at] = told.hearers[i];
      from.tellers[at] = told.tellers[i];
      from.ties[at] = told.ties[i];
    }
    this.count = count + living;
  }

  /** Hands over all that was added, by region, in pieces that fit `told`. */
  hand(people: number, told: Told, heard: (living: number) => void): void {
    const { count } = this;
    this.count = 0;
    const dealt = this.deal(count, people);
    const piece = Math.min(told.hearers.length, told.ties.length);
    for (let start = 0; start < count; start += piece) {
      const living = Math.min(piece, count - start);
      for (let i = 0, at = start; i < living; i++, at++) {
        told.hearers[i] = dealt.hearers[at];
        told.tellers[i] = dealt.tellers[at];
        told.ties[i] = dealt.ties[at];
      }
      heard(living);
    }
  }

  /** By counting, in two passes; as they stand where they are too few for any region to be met twice. */
  private deal(count: number, people: number): Told {
    const { from, to, next } = this;
    let bits = REGION_BITS;
    while ((people - 1) >>> bits >= MOST_REGIONS) bits++;
    const regions = ((people - 1) >>> bits) + 1;
    if (count < 2 * regions) return from;
    next.fill(0, 0, regions + 1);
    for (let i = 0; i < count; i++) next[(from.hearers[i] >>> bits) + 1]++;
    for (let region = 1; region <= regions; region++) next[region] += next[region - 1];
    for (let i = 0; i < count; i++) {
      const at = next[from.hearers[i] >>> bits]++;
      to.hearers[at] = from.hearers[i];
      to.tellers[at] = from.tellers[i];
      to.ties[at] = from.ties[i];
    }
    return to;
  }
}
