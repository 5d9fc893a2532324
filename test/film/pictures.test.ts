import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Film } from '../../sim/film/frame.ts';
import { Ground } from '../../sim/film/ground.ts';
import { layoutOf } from '../../sim/film/layout.ts';
import { DARK, LIGHT } from '../../sim/film/looks.ts';
import { Scene } from '../../sim/film/marks.ts';
import type { Picture } from '../../sim/film/raster.ts';
import { blankPicture, mixed, pixelOf } from '../../sim/film/raster.ts';
import { Story } from '../../sim/film/story.ts';
import { cutText, drawText, textWidth } from '../../sim/film/text.ts';
import { Nearest } from '../../sim/film/view.ts';
import { EVENT_NAMES } from '../../sim/world/events.ts';
import { KEY, madeUp, marketOf, played } from './run.ts';

const NETWORK = '{type: watts-strogatz, people: 120, ties: 4, rewiring: 0.1}';
const hash = ({ pixels }: Picture) => createHash('sha256').update(pixels).digest('hex').slice(0, 16);

function filmOf(palette = LIGHT) {
  const { market, log, steps } = madeUp();
  const runs = [{ campaign: 'few', log, steps }];
  const places = layoutOf(market, KEY);
  const plan = { title: 'A film', origin: 'seed 1', unit: 'week' as const, market, places, events: EVENT_NAMES, runs };
  return new Film({ ...plan, width: 480, height: 360, palette });
}

test('a frame is the same to the pixel, whatever was looked at before; on paper and in the dark', () => {
  const film = filmOf();
  const first = hash(film.frame(7));
  const others = [0, 6, 16, 8].map((step) => hash(film.frame(step)));
  expect(new Set([first, ...others]).size).toBe(5);
  expect(hash(film.frame(7))).toBe(first);
  expect(hash(filmOf().frame(7))).toBe(first);
  expect(first).toBe('c8b009fa445443da');
  expect(hash(filmOf(DARK).frame(7))).toBe('6a596cc0315edea5');
});

test('what will come travels along ties and changes no count', () => {
  const film = filmOf();
  const still = hash(film.frame(7));
  const half = hash(film.frame(7, 0.5));
  expect(half).not.toBe(still);
  expect(hash(film.frame(7, 0.6))).not.toBe(half);
  expect(hash(film.frame(film.steps, 0.5))).toBe(hash(film.frame(film.steps)));
});

test('every market finds its place: within the circle, nobody on top of another, the same each time', () => {
  for (const network of [
    '{type: path, people: 1}',
    '{type: path, people: 2}',
    '{type: star, people: 40}',
    '{type: complete, people: 12}',
    '{type: grid, width: 12, height: 8}',
    '{type: caveman, people: 60, size: 6, rewiring: 0}',
    '{type: erdos-renyi, people: 200, ties: 1}',
    '{type: barabasi-albert, people: 300, ties: 2}',
  ]) {
    const market = marketOf(network);
    const places = layoutOf(market, KEY);
    expect(layoutOf(market, KEY)).toEqual(places);
    const spots = new Set<string>();
    for (let i = 0; i < places.length; i += 2) {
      expect(places[i] ** 2 + places[i + 1] ** 2).toBeLessThanOrEqual(1 + 1e-6);
      spots.add(`${places[i].toFixed(4)} ${places[i + 1].toFixed(4)}`);
    }
    expect(spots.size).toBe(market.people);
  }
});

test('friends stand near each other, and groups apart', () => {
  const market = marketOf('{type: stochastic-block, people: 300, groups: 4, ties: 8, within: 90%}');
  const places = layoutOf(market, KEY);
  const apart = (a: number, b: number) =>
    Math.hypot(places[2 * a] - places[2 * b], places[2 * a + 1] - places[2 * b + 1]);
  let near = 0;
  for (let person = 0; person < 300; person++) {
    for (let tie = market.out.offsets[person]; tie < market.out.offsets[person + 1]; tie++) {
      near += apart(person, market.out.targets[tie]) / market.out.targets.length;
    }
  }
  let far = 0;
  for (let a = 0; a < 300; a++) for (let b = 0; b < 300; b++) far += apart(a, b) / 300 ** 2;
  // 90 % of ties lie within a group, a quarter as wide as the whole or less.
  expect(near / far).toBeLessThan(0.5);
});

test('who stands nearest to a pixel is who stands nearest', () => {
  const points = Float32Array.from({ length: 200 }, (_, i) => (i * 7919) % 150);
  const box = { left: 0, top: 0, width: 150, height: 150 };
  const finder = new Nearest(points, box);
  let found = 0;
  for (let x = 0; x < 150; x += 5) {
    for (let y = 0; y < 150; y += 5) {
      const distance = (person: number) => Math.hypot(points[2 * person] - x, points[2 * person + 1] - y);
      const least = Math.min(...Array.from({ length: 100 }, (_, person) => distance(person)));
      const person = finder.at(x, y, 10);
      expect(person === undefined ? 10 : Math.min(10, distance(person))).toBeCloseTo(Math.min(10, least), 9);
      if (person !== undefined) found++;
    }
  }
  expect(found).toBeGreaterThan(100);
});

test('a picture stays within its box, also where people stand beyond the edge', () => {
  const { market, log, steps } = played(NETWORK);
  const picture = blankPicture(100, 80);
  const box = { left: 20, top: 10, width: 50, height: 40 };
  const ground = new Ground(market, layoutOf(market, KEY), box, LIGHT, { x: 0.2, y: 0.1, scale: 3 });
  const scene = new Scene(ground, box);
  scene.draw(picture, new Story(log, market.people, steps).seek(12), 0.5);
  for (let at = 0; at < picture.pixels.length; at++) {
    const [x, y] = [at % 100, Math.floor(at / 100)];
    const inside = x >= 20 && x < 70 && y >= 10 && y < 50;
    expect(picture.pixels[at] !== 0).toBe(inside);
  }
});

test('colours mix channel by channel', () => {
  const [a, b] = [pixelOf(0xff8000), pixelOf(0x0080ff)];
  expect([a, mixed(a, b, 0) >>> 0, mixed(a, b, 256) >>> 0, mixed(a, b, 128) >>> 0]).toEqual([
    0xff0080ff,
    a,
    b,
    0xff7f807f,
  ]);
});

test('text: as wide as it says, cut where it must be, unknown letters as boxes, accents and other scripts as themselves', () => {
  const ink = (text: string) => {
    const picture = { ...blankPicture(400, 40), pixels: new Uint32Array(400 * 40).fill(pixelOf(0xffffff)) };
    const end = drawText(picture, text, 5, 5, 20, pixelOf(0));
    const columns = Array.from({ length: 400 }, (_, x) => x).filter((x) =>
      Array.from({ length: 40 }, (_, y) => picture.pixels[y * 400 + x]).some((pixel) => pixel !== 0xffffffff),
    );
    return {
      end,
      last: columns.at(-1) ?? 0,
      dark: picture.pixels.filter((pixel) => pixel !== 0xffffffff).length,
      picture,
    };
  };
  for (const text of ['week 12 of 52', 'Ελλάδα', 'Привет', 'Größe']) {
    const { end, last } = ink(text);
    expect(end).toBeCloseTo(5 + textWidth(text, 20), 9);
    expect(end - last).toBeLessThan(4);
  }
  expect(hash(ink('e\u0301').picture)).toBe(hash(ink('é').picture));
  expect(ink('é').dark).toBeGreaterThan(ink('e').dark);
  expect(hash(ink('漢').picture)).toBe(hash(ink('🙂').picture));
  expect(ink('漢').dark).toBeGreaterThan(20);
  expect(ink(' \n').dark).toBe(0);
  const cut = cutText('a very long title of a film', 20, 120);
  expect(cut).toMatch(/^a very.*…$/);
  expect(textWidth(cut, 20)).toBeLessThanOrEqual(120);
  expect(cutText('short', 20, 120)).toBe('short');
});
