// Where people stand in the picture: friends near each other, groups apart, nobody on top of another. Only + − × ÷ and
// square roots, so that the same market lies alike in every film, on every machine.
//
// First the market's large shape, from distances to a few people (pivot multidimensional scaling, Brandes & Pich 2007:
// linear in people and ties). Then everybody moves, a little less each time, towards the middle of their friends and away
// from whoever stands close by.

import type { Key } from '../kernel/luck.ts';
import { derive, uniform } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import { keyOf } from '../market/market.ts';
import { pivotDistances } from './distances.ts';
import { Crowding } from './crowding.ts';

const PIVOTS = 30;

/** Places of people, x and y in turn, in the unit square around 0: −1 … 1. */
export function layoutOf(market: Market, key: Key, rounds = roundsFor(market)): Float32Array {
  const places = shapeOf(market, key);
  settle(market, places, rounds);
  return within(places);
}

/** Whoever stands outside the circle of radius 1 goes to its rim. */
function within(places: Float64Array): Float32Array {
  const all = Float32Array.from(places);
  for (let i = 0; i < all.length; i += 2) {
    const radius = Math.sqrt(all[i] * all[i] + all[i + 1] * all[i + 1]);
    if (radius <= 1) continue;
    all[i] /= radius;
    all[i + 1] /= radius;
  }
  return all;
}

/** Fewer for large markets, where the large shape is what one sees. */
function roundsFor({ people, out }: Market): number {
  const work = people + out.targets.length / 8;
  return Math.max(20, Math.min(300, Math.round(4e6 / work)));
}

/** The first two principal components of distances to the pivots, and a little of luck so that equals do not coincide. */
function shapeOf(market: Market, key: Key): Float64Array {
  const { people } = market;
  const columns = pivotDistances(market, PIVOTS).map((distance) => centred(distance));
  centreRows(columns, people);
  const first = principal(columns, []);
  const second = principal(columns, [first]);
  const places = new Float64Array(2 * people);
  for (let person = 0; person < people; person++) {
    for (let c = 0; c < columns.length; c++) {
      places[2 * person] += columns[c][person] * first[c];
      places[2 * person + 1] += columns[c][person] * second[c];
    }
  }
  normalise(places);
  const jitter = 0.5 / Math.sqrt(people) + 0.02;
  for (let person = 0; person < people; person++) {
    const own = derive(key, keyOf(market, person));
    places[2 * person] += jitter * (uniform(own, 0) - 0.5);
    places[2 * person + 1] += jitter * (uniform(own, 1) - 0.5);
  }
  return places;
}

/** Squared distances less their mean, halved and negated: what inner products would be. */
function centred(distance: Int32Array): Float64Array {
  let mean = 0;
  for (const d of distance) mean += (d * d) / distance.length;
  return Float64Array.from(distance, (d) => -(d * d - mean) / 2);
}

function centreRows(columns: readonly Float64Array[], people: number): void {
  for (let person = 0; person < people; person++) {
    let mean = 0;
    for (const column of columns) mean += column[person] / columns.length;
    for (const column of columns) column[person] -= mean;
  }
}

/** The direction in which the columns vary most, square to those found before, by power iteration. */
function principal(columns: readonly Float64Array[], before: readonly Float64Array[]): Float64Array {
  const width = columns.length;
  const people = columns[0]?.length ?? 0;
  const products = columns.map((a) => columns.map((b) => dot(a, b, people)));
  let direction = Float64Array.from({ length: width }, (_, c) => 1 + c / width);
  for (let round = 0; round < 100; round++) {
    for (const other of before) {
      const along = dot(direction, other, width);
      for (let c = 0; c < width; c++) direction[c] -= along * other[c];
    }
    const next = Float64Array.from({ length: width }, (_, r) => dot(products[r], direction, width));
    const length = Math.sqrt(dot(next, next, width));
    if (!(length > 0)) break;
    direction = next.map((value) => value / length);
  }
  return direction;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i] * b[i];
  return sum;
}

/** Everybody towards the middle of their friends, and away from the crowd. */
function settle({ people, out }: Market, places: Float64Array, rounds: number): void {
  const crowding = new Crowding(people);
  const { offsets, targets } = out;
  const moved = new Float64Array(2 * people);
  for (let round = 0; round < rounds; round++) {
    const heat = 1 - round / rounds;
    crowding.measure(places, round);
    for (let person = 0; person < people; person++) {
      const ties = offsets[person + 1] - offsets[person];
      let x = 0;
      let y = 0;
      for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
        x += places[2 * targets[tie]];
        y += places[2 * targets[tie] + 1];
      }
      const pull = ties > 0 ? 0.25 * heat : 0;
      const { dx, dy } = crowding.push(person, places);
      moved[2 * person] = pull * (x / (ties || 1) - places[2 * person]) + dx;
      moved[2 * person + 1] = pull * (y / (ties || 1) - places[2 * person + 1]) + dy;
    }
    for (let i = 0; i < places.length; i++) places[i] += moved[i];
    normalise(places);
  }
}

/** The middle at 0, and nearly all within the unit square: the widest spread of both axes becomes 1. */
function normalise(places: Float64Array): void {
  const people = places.length / 2;
  let mx = 0;
  let my = 0;
  for (let i = 0; i < places.length; i += 2) {
    mx += places[i] / people;
    my += places[i + 1] / people;
  }
  let spread = 0;
  for (let i = 0; i < places.length; i += 2) {
    places[i] -= mx;
    places[i + 1] -= my;
    spread += (places[i] * places[i] + places[i + 1] * places[i + 1]) / people;
  }
  const scale = spread > 0 ? 0.55 / Math.sqrt(spread / 2 + 1e-12) / Math.SQRT2 : 0;
  for (let i = 0; i < places.length; i++) places[i] *= scale;
}
