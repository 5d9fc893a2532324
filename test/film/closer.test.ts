// Looking closer: views that keep what is under the hand there, the stand-in for a picture not drawn yet, lines that are the
// same however they are added up, and a person in the light.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Density } from '../../sim/film/density.ts';
import { Ground } from '../../sim/film/ground.ts';
import { LIGHT, LOOKS } from '../../sim/film/looks.ts';
import { Scene } from '../../sim/film/marks.ts';
import { blankPicture, drawLine, mixed, pixelOf } from '../../sim/film/raster.ts';
import { drawSpecks, speckSide } from '../../sim/film/specks.ts';
import { drawSpotlight } from '../../sim/film/spotlight.ts';
import { Story } from '../../sim/film/story.ts';
import { closest, pointOf, shifted, standIn, type View, wholeView, zoomed } from '../../sim/film/view.ts';
import { madeUp } from './run.ts';

const BOX = { left: 0, top: 0, width: 300, height: 200 };
const PLACES = Float32Array.of(0, 0, 0.9, 0.3, -0.7, -0.6, 0.2, 0.8);
const WHOLE = wholeView(PLACES, BOX);
const pixel = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }));

test('zooming keeps the place under the hand there, goes no nearer than it may, and comes back to the whole', () => {
  fc.assert(
    fc.property(pixel, fc.double({ min: 1.1, max: 6, noNaN: true }), ([x, y], factor) => {
      const at = placeAt(WHOLE, x, y);
      const near = zoomed(WHOLE, WHOLE, factor, [x, y], BOX, 8)!;
      expect(near.scale).toBeCloseTo(factor * WHOLE.scale, 9);
      // Only where the middle would leave the circle does what is under the hand move.
      if (Math.max(Math.abs(near.x), Math.abs(near.y)) < 1) {
        expect(placeAt(near, x, y)[0]).toBeCloseTo(at[0], 9);
        expect(placeAt(near, x, y)[1]).toBeCloseTo(at[1], 9);
      }
      expect(zoomed(near, WHOLE, 100, [x, y], BOX, 8)!.scale).toBeCloseTo(8 * WHOLE.scale, 9);
      expect(zoomed(near, WHOLE, 1 / factor, [x, y], BOX, 8)).toBeUndefined();
    }),
    { seed: 1 },
  );
  expect(closest(100_000, BOX)).toBeGreaterThan(closest(1000, BOX));
});

test('a view that is shifted goes with the hand, and never loses the market', () => {
  const near = { ...WHOLE, scale: 4 * WHOLE.scale };
  const [x, y] = pointOf(PLACES, 1, BOX, near);
  expect(pointOf(PLACES, 1, BOX, shifted(near, 12, -7, BOX))).toEqual([expect.closeTo(x + 12), expect.closeTo(y - 7)]);
  expect(shifted(near, 1e6, -1e6, BOX)).toMatchObject({ x: -1, y: 1 });
});

test('until it is drawn, a moved picture stands for the view that is wanted', () => {
  const drawn: View = { x: 0.1, y: -0.2, scale: 2 };
  const wanted: View = { x: 0.3, y: 0.1, scale: 5 };
  const { x, y, scale } = standIn(drawn, wanted, BOX);
  for (const person of [0, 1, 2, 3]) {
    const [px, py] = pointOf(PLACES, person, BOX, drawn);
    const [qx, qy] = pointOf(PLACES, person, BOX, wanted);
    expect([x + scale * px, y + scale * py]).toEqual([expect.closeTo(qx, 9), expect.closeTo(qy, 9)]);
  }
  expect(standIn(drawn, drawn, BOX)).toEqual({ x: 0, y: 0, scale: 1 });
});

test('a line has its whole ink within the picture, from whichever end and side it is drawn', () => {
  const ink = (line: readonly [number, number, number, number], short = 1e6) => {
    const density = new Density(60, 40, short);
    density.add(...line);
    return density.sums();
  };
  const sum = (values: Float32Array) => values.reduce((all, value) => all + value, 0);
  expect(sum(ink([5, 20, 45, 24.5]))).toBeCloseTo(41, 3);
  expect(sum(ink([20, 5, 24.5, 35]))).toBeCloseTo(31, 3);
  expect(Array.from(ink([45, 24.5, 5, 20]))).toEqual(
    Array.from(ink([5, 20, 45, 24.5]), (value) => expect.closeTo(value, 4)),
  );
  expect(sum(ink([-50, 20, 110, 21]))).toBeCloseTo(60, 3);
  expect(sum(ink([-50, -20, -1, 80]))).toBe(0);
  expect(sum(ink([5, 20, 45, 20], 10))).toBeCloseTo(41 / 2, 3);
  expect(new Density(60, 40, 9).lengthOf(-50, 20, 110, 21)).toBe(60);
});

test('a thick line covers what lies within half its width, whatever its slope', () => {
  const far = (x: number, y: number, [ax, ay, bx, by]: readonly number[]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy);
  };
  const coordinate = fc.integer({ min: -10, max: 50 });
  fc.assert(
    fc.property(
      fc.tuple(coordinate, coordinate, coordinate, coordinate),
      fc.integer({ min: 1, max: 5 }),
      (line, thick) => {
        const picture = blankPicture(40, 40);
        drawLine(picture, { left: 0, top: 0, width: 40, height: 40 }, [line[0], line[1]], [line[2], line[3]], 7, thick);
        const wrong = Array.from(picture.pixels.entries()).filter(([at, pixel]) => {
          const distance = far(at % 40, Math.floor(at / 40), line);
          return distance < thick / 2 + 0.49 ? pixel === 0 : distance > thick / 2 + 0.51 && pixel !== 0;
        });
        expect(wrong).toEqual([]);
      },
    ),
    { seed: 1, numRuns: 60 },
  );
});

test('specks are squares of whole pixels, cut at the edge of their box', () => {
  const box = { left: 3, top: 2, width: 9, height: 7 };
  const spots = Int32Array.from([0, 0, 18, 13, 35, 27, -30, 9], (value) => value);
  const picture = blankPicture(14, 11);
  drawSpecks(picture, box, spots, Uint32Array.of(0, 1, 2, 3), new Uint8Array(4), Uint8Array.of(3), Uint32Array.of(1));
  const drawn = Array.from({ length: 11 }, (_, y) => Array.from(picture.pixels.subarray(14 * y, 14 * y + 14)).join(''));
  expect(drawn).toEqual([
    '00000000000000',
    '00000000000000',
    '00011000000000',
    '00011000000000',
    '00000011100000',
    '00000011100000',
    '00000011100000',
    '00000000001100',
    '00000000001100',
    '00000000000000',
    '00000000000000',
  ]);
  expect([0.1, 0.7, 0.9, 1.3].map(speckSide)).toEqual([1, 2, 2, 3]);
});

test('in the light: who is meant and their friends as before or larger, the chain as a path, all else paler', () => {
  const { market, log } = madeUp();
  const places = Float32Array.from(
    { length: 96 },
    (_, i) => (i % 2 === 0 ? (i / 2) % 8 : Math.floor(i / 16)) / 5 - 0.6,
  );
  const scene = new Scene(new Ground(market, places, { width: 240, height: 200 }, LIGHT));
  const story = new Story(log, market.people, 16).seek(9);
  const plain = blankPicture(240, 200);
  scene.draw(plain, story);
  const lit = (chain: number[]) => {
    const picture = blankPicture(240, 200);
    scene.draw(picture, story);
    drawSpotlight(picture, scene, story, { person: 19, chain });
    return (person: number) => {
      const [x, y] = scene.spotOf(person);
      return picture.pixels[Math.floor(y) * 240 + Math.floor(x)];
    };
  };
  const alone = lit([]);
  const before = (person: number) =>
    plain.pixels[Math.floor(scene.spotOf(person)[1]) * 240 + Math.floor(scene.spotOf(person)[0])];
  // Through a ring one sees what lies beneath.
  const solid = (person: number) => before(person) === pixelOf(LIGHT.looks[LOOKS[story.looks[person]]]);
  const friends = [19, 18, 20, 11, 27].filter(solid);
  expect(friends.length).toBeGreaterThan(2);
  for (const person of friends) expect(alone(person)).toBe(before(person));
  for (const person of [1, 9, 33]) {
    expect(alone(person)).toBe(mixed(before(person), pixelOf(LIGHT.paper), 170) >>> 0);
  }
  const chained = lit([19, 18, 17, 16]);
  const others = [16, 17].filter(solid);
  expect(others.length).toBeGreaterThan(0);
  for (const person of others) {
    expect(alone(person)).not.toBe(before(person));
    expect(chained(person)).toBe(before(person));
  }
});

/** The place in the market that a view shows at a pixel. */
function placeAt(view: View, x: number, y: number): [number, number] {
  const [[left, top], [right]] = [0, 1].map((person) => pointOf(Float32Array.of(0, 0, 1, 1), person, BOX, view));
  return [(x - left) / (right - left), (y - top) / (right - left)];
}
