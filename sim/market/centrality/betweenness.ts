// Betweenness: on how many of the shortest ways from one person to another somebody stands between them (Freeman 1977,
// Sociometry 40), by Brandes 2001 (J. Mathematical Sociology 25): a search outwards from each person, then back from the
// farthest, each handing on what passes through them. Where that is too much work only the ways from some people, the
// pivots, are followed (Brandes & Pich 2007, Int. J. Bifurcation and Chaos 17). Lest who stands near a pivot seem to stand
// between everybody, a way counts for those on it in proportion to how far along it they stand; its other part comes from
// the other end (linear scaling: Geisberger, Sanders & Schultes 2008, ALENEX).

import type { Market, Rows } from '../market.ts';
import { scrambled } from '../scrambled.ts';

/** People and ties that may be passed in all, out and back: some two seconds where the market fits into a cache. */
export const MOST_STEPS = 80_000_000;
/** Fewer pivots would tell too little, however large the market. */
export const FEWEST_PIVOTS = 16;

/**
 * The betweenness of each person: pairs of others between whom they stand, a pair counted by the share of the shortest
 * ways that lead through the person; once where ties are mutual, each way round where they are not, along `market.out`.
 * Exact where `sources` are all people, else an estimate without bias.
 */
export function betweenness(market: Market, sources: ArrayLike<number> = pivots(market)): Float64Array {
  const { people, out, in: heard, directed } = market;
  const through = new Float64Array(people);
  // Of a mutual tie the other end is a source as well; one-way ties are followed from there in the other direction.
  for (const rows of directed ? [out, heard] : [out]) {
    const search = new Search(rows, through);
    for (let place = 0; place < sources.length; place++) search.from(sources[place]);
  }
  return through.map((ways) => (ways * people) / sources.length);
}

/** From whom ways are followed: everybody, or the pivots. These are a fixed sample, the same on every machine. */
export function pivots(market: Market): Uint32Array {
  const { people, ties } = market;
  const wanted = Math.max(FEWEST_PIVOTS, Math.floor(MOST_STEPS / (people + 2 * ties)));
  const everybody = Uint32Array.from({ length: people }, (_, person) => person);
  if (wanted >= people) return everybody;
  const mark = scrambled(market);
  const last = everybody.map(mark).sort()[wanted - 1];
  return everybody.filter((person) => mark(person) <= last);
}

/** One search after another over the same scratch. What passes through people adds up in `through`. */
class Search {
  /** People in the order in which they are found, and the shortest ways to each, by the same places. */
  private readonly order: Uint32Array;
  private readonly ways: Float64Array;
  /** Where each distance ends in these, and the unit in which its people hand on their ways. */
  private readonly ends: number[] = [];
  private readonly units: number[] = [];
  /**
   * What is looked up along each tie, which is what takes the time: the ways found so far on the way out, 0 before and
   * -Infinity (which no sum changes) once they are counted; on the way back what each carries for each of those ways,
   * 0 as long as they are no farther off than who asks.
   */
  private readonly finding: Float64Array;
  private readonly carried: Float64Array;

  constructor(
    private readonly rows: Rows,
    private readonly through: Float64Array,
  ) {
    const people = through.length;
    this.order = new Uint32Array(people);
    this.ways = new Float64Array(people);
    this.finding = new Float64Array(people);
    this.carried = new Float64Array(people);
  }

  from(source: number): void {
    const { order, ends, units, finding, carried } = this;
    order[0] = source;
    finding[source] = 1;
    ends.length = 0;
    for (let start = 0, end = 1; start < end; [start, end] = [end, this.farther(start, end)]) {
      units[ends.push(end) - 1] = this.count(start, end);
    }
    for (let distance = ends.length - 1; distance > 0; distance--) this.nearer(distance);
    for (let place = 0; place < ends[ends.length - 1]; place++) {
      finding[order[place]] = 0;
      carried[order[place]] = 0;
    }
  }

  /** Settles the ways to the people of one distance, at places start … end − 1; returns in which unit to hand them on. */
  private count(start: number, end: number): number {
    const { order, ways, finding } = this;
    let most = 0;
    for (let place = start; place < end; place++) {
      const found = finding[order[place]];
      finding[order[place]] = -Infinity;
      ways[place] = found;
      if (found > most) most = found;
    }
    return most > MANY ? FEW : 1;
  }

  /** From the people of one distance to the next. Returns where that one ends. */
  private farther(start: number, end: number): number {
    const { order, ways, finding, units, ends } = this;
    const { offsets, targets } = this.rows;
    const unit = units[ends.length - 1];
    let found = end;
    for (let place = start; place < end; place++) {
      const person = order[place];
      const told = handedOn(ways[place], unit);
      for (let e = offsets[person]; e < offsets[person + 1]; e++) {
        const hearer = targets[e];
        const before = finding[hearer];
        if (before === 0) order[found++] = hearer;
        finding[hearer] = before + told;
      }
    }
    return found;
  }

  /** Adds up what passes through the people of one distance, on to those farther off. */
  private nearer(distance: number): void {
    const { order, ways, ends, units, carried, through } = this;
    const { offsets, targets } = this.rows;
    for (let place = ends[distance - 1]; place < ends[distance]; place++) {
      const person = order[place];
      let sum = 0;
      for (let e = offsets[person]; e < offsets[person + 1]; e++) sum += carried[targets[e]];
      // A way of length d that ends farther off weighs 1 / d, for each step that somebody stands along it.
      const passing = sum === 0 ? 0 : sum * handedOn(ways[place], units[distance]);
      through[person] += passing * distance;
      ways[place] = (1 / distance + passing) / ways[place];
    }
    for (let place = ends[distance - 1]; place < ends[distance]; place++) carried[order[place]] = ways[place];
  }
}

/** Ways multiply with distance: where there are too many for a number to hold, the next distance counts them in MANYs. */
const MANY = 1e150;
const FEW = 1 / MANY;

/** A number of ways in another unit, never so small that it would vanish. */
function handedOn(ways: number, unit: number): number {
  return Math.max(FEW, ways * unit);
}
