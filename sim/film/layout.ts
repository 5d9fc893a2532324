// Where people stand in the picture: friends near each other, groups apart, nobody on top of another. Only + − × ÷ and
// square roots, so that the same market lies alike in every film, on every machine.
//
// From the market's large shape everybody moves towards the middle of their friends and away from all others, who count
// by their ties (as in ForceAtlas2, Jacomy et al. 2014); in the end those who stand close make room for each other.

import type { Key } from '../kernel/luck.ts';
import { cos, sin } from '../kernel/math.ts';
import type { Market, Rows } from '../market/market.ts';
import { degree } from '../market/market.ts';
import { Crowding } from './crowding.ts';
import { parts, pivotDistances, sidesOf } from './distances.ts';
import type { Circle } from './packing.ts';
import { fitted, packed } from './packing.ts';
import { normalise, shapeOf } from './shape.ts';

const PIVOTS = 30;
/** How much room people make for their neighbours in the end. */
const ELBOWS = 0.15;

/** Parts of a market that are laid out, and the fewest people that make one: smaller ones stand around the others. */
const MOST_PARTS = 40;
const FEWEST = 5;

/** Places of people, x and y in turn, in the circle of radius 1 around 0. The key's luck parts equals, and no more. */
export function layoutOf(market: Market, key: Key): Float32Array {
  const all = parts(market);
  const shown = all.filter(({ length }, place) => place === 0 || (place < MOST_PARTS && length >= FEWEST));
  const alone = all.slice(shown.length).flatMap((part) => [...part]);
  const places = new Float64Array(2 * market.people);
  const room = 1 - alone.length / market.people;
  const circles = fitted(packed(shown.map(({ length }) => Math.sqrt(length))), Math.sqrt(room));
  shown.forEach((inside, part) => {
    shapeOf(market, inside, pivotDistances(market, inside, PIVOTS), key, places);
    settle(market, inside, places);
    gather(inside, places, circles[part]);
  });
  surround(alone, places, market.people, outerRing(places, room));
  return Float32Array.from(places);
}

/** Fewer for large markets, where the large shape is what one sees. */
function roundsFor({ people, out }: Market, inside: Uint32Array): number {
  const work = inside.length * (1 + out.targets.length / people / 8);
  return Math.max(40, Math.min(300, Math.round(2e6 / work)));
}

/** Everybody towards the middle of their friends, and away from the crowd. */
function settle(market: Market, inside: Uint32Array, places: Float64Array): void {
  const mass = new Float64Array(market.people);
  for (const person of inside) mass[person] = Math.max(1, tiesOf(market, person));
  const all = mass.reduce((sum, one) => sum + one, 0);
  const crowding = new Crowding(places, inside, mass);
  const moved = new Float64Array(places.length);
  const rounds = roundsFor(market, inside);
  for (let round = 0; round < rounds; round++) {
    const tension = pull(sidesOf(market), inside, mass, places, moved);
    crowding.measure(round);
    // Where pulls and pushes would neither shrink nor stretch the whole, by the virial theorem.
    const strength = tension / ((all * all) / 2);
    const elbows = Math.max(0, (round / rounds - 0.6) / 0.4) * ELBOWS;
    crowding.push(strength, elbows, moved);
    move(inside, places, moved);
    normalise(inside, places);
  }
}

/**
 * Sets `moved` to the way to the middle of each person's friends, who are as many as their mass; returns the sum of squared
 * lengths of ties.
 */
function pull(
  sides: readonly Rows[],
  inside: Uint32Array,
  mass: Float64Array,
  places: Float64Array,
  moved: Float64Array,
): number {
  let tension = 0;
  for (let i = 0; i < inside.length; i++) {
    const person = inside[i];
    const px = places[2 * person];
    const py = places[2 * person + 1];
    let x = 0;
    let y = 0;
    for (let side = 0; side < sides.length; side++) {
      const { offsets, targets } = sides[side];
      for (let tie = offsets[person], end = offsets[person + 1]; tie < end; tie++) {
        const friend = 2 * targets[tie];
        const dx = places[friend] - px;
        const dy = places[friend + 1] - py;
        x += dx;
        y += dy;
        tension += (dx * dx + dy * dy) / 2;
      }
    }
    moved[2 * person] = x / mass[person];
    moved[2 * person + 1] = y / mass[person];
  }
  return tension;
}

/** How many ties a person has, in either direction. */
function tiesOf(market: Market, person: number): number {
  return sidesOf(market).reduce((sum, rows) => sum + degree(rows, person), 0);
}

/** A little of the way, and nobody far at once. */
function move(inside: Uint32Array, places: Float64Array, moved: Float64Array): void {
  for (let i = 0; i < inside.length; i++) {
    const place = 2 * inside[i];
    const dx = moved[place];
    const dy = moved[place + 1];
    const share = Math.min(0.5, 0.05 / Math.sqrt(dx * dx + dy * dy + 1e-12));
    places[place] += share * dx;
    places[place + 1] += share * dy;
  }
}

/** Into a circle; those who stand far out are brought in, the more the further. */
function gather(inside: Uint32Array, places: Float64Array, circle: Circle): void {
  const free = 0.8;
  for (const person of inside) {
    const x = places[2 * person];
    const y = places[2 * person + 1];
    const out = Math.sqrt(x * x + y * y);
    const beyond = Math.max(0, out - free) / (1 - free);
    const scale = beyond === 0 ? 1 : (free + ((1 - free) * beyond) / (1 + beyond)) / out;
    places[2 * person] = circle.x + circle.radius * scale * x;
    places[2 * person + 1] = circle.y + circle.radius * scale * y;
  }
}

/** How far out those stand who have no ties: as close around the others as there is room, a few who stray aside. */
function outerRing(places: Float64Array, room: number): number {
  const far = new Float64Array(places.length / 2);
  for (let i = 0; i < far.length; i++) far[i] = places[2 * i] * places[2 * i] + places[2 * i + 1] * places[2 * i + 1];
  return Math.min(1, Math.sqrt(far.sort()[Math.floor(0.98 * far.length)]) + 1.05 - Math.sqrt(room));
}

/** Whoever no tie leads to stands around the others, in even rings inwards, beside those to whom ties lead. */
function surround(outside: readonly number[], places: Float64Array, people: number, ring: number): void {
  const step = 1.7 / Math.sqrt(people);
  let radius = ring;
  for (let first = 0; first < outside.length; ) {
    const count = Math.min(outside.length - first, Math.max(1, Math.floor((2 * Math.PI * radius) / step)));
    for (let i = 0; i < count; i++) {
      places[2 * outside[first + i]] = radius * cos((2 * Math.PI * i) / count);
      places[2 * outside[first + i] + 1] = radius * sin((2 * Math.PI * i) / count);
    }
    first += count;
    radius = Math.max(step, radius - step);
  }
}
