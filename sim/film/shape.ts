// The large shape of a market, from distances to a few people: pivot multidimensional scaling (Brandes & Pich 2007), linear
// in people and ties. Where everybody begins before they settle among their friends.

import type { Key } from '../kernel/luck.ts';
import { derive, uniform } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import { keyOf } from '../market/market.ts';

/**
 * Sets places: the first two principal components of distances to the pivots, and a little of luck so that equals do not
 * coincide.
 */
export function shapeOf(
  market: Market,
  inside: Uint32Array,
  distances: readonly Int32Array[],
  key: Key,
  places: Float64Array,
): void {
  const columns = distances.map((distance) => centred(distance, inside));
  centreRows(columns, inside.length);
  const products = productsOf(columns, inside.length);
  const first = principal(products, []);
  const second = principal(products, [first]);
  [first, second].forEach((direction, axis) => {
    const along = Float64Array.from(inside, (_, i) =>
      columns.reduce((sum, column, c) => sum + column[i] * direction[c], 0),
    );
    const length = Math.sqrt(Math.sqrt(dot(along, along, along.length))) || 1;
    inside.forEach((person, i) => {
      places[2 * person + axis] = along[i] / length;
    });
  });
  normalise(inside, places);
  const jitter = 0.5 / Math.sqrt(inside.length) + 0.02;
  for (const person of inside) {
    const own = derive(key, keyOf(market, person));
    places[2 * person] += jitter * (uniform(own, 0) - 0.5);
    places[2 * person + 1] += jitter * (uniform(own, 1) - 0.5);
  }
}

/** Squared distances less their mean, halved and negated: what inner products would be. */
function centred(distance: Int32Array, inside: Uint32Array): Float64Array {
  let mean = 0;
  for (const person of inside) mean += (distance[person] * distance[person]) / inside.length;
  const column = new Float64Array(inside.length);
  for (let i = 0; i < column.length; i++) column[i] = (mean - distance[inside[i]] * distance[inside[i]]) / 2;
  return column;
}

function centreRows(columns: readonly Float64Array[], people: number): void {
  for (let person = 0; person < people; person++) {
    let mean = 0;
    for (const column of columns) mean += column[person] / columns.length;
    for (const column of columns) column[person] -= mean;
  }
}

/** Inner products of all pairs of columns, as rows. */
function productsOf(columns: readonly Float64Array[], people: number): Float64Array[] {
  const products = columns.map(() => new Float64Array(columns.length));
  for (let a = 0; a < columns.length; a++) {
    for (let b = 0; b <= a; b++) products[a][b] = products[b][a] = dot(columns[a], columns[b], people);
  }
  return products;
}

/** The direction in which columns of such products vary most, square to those found before, by power iteration. */
function principal(products: readonly Float64Array[], before: readonly Float64Array[]): Float64Array {
  const width = products.length;
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

/** The middle at 0, and the spread of both axes together always the same. */
export function normalise(inside: Uint32Array, places: Float64Array): void {
  const people = inside.length;
  let mx = 0;
  let my = 0;
  for (let i = 0; i < people; i++) {
    mx += places[2 * inside[i]] / people;
    my += places[2 * inside[i] + 1] / people;
  }
  let spread = 0;
  for (let i = 0; i < people; i++) {
    const x = (places[2 * inside[i]] -= mx);
    const y = (places[2 * inside[i] + 1] -= my);
    spread += (x * x + y * y) / people;
  }
  const scale = spread > 0 ? 0.55 / Math.sqrt(spread) : 0;
  for (let i = 0; i < people; i++) {
    places[2 * inside[i]] *= scale;
    places[2 * inside[i] + 1] *= scale;
  }
}
