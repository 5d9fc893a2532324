// Ties without a list: the same rows, byte for byte, as from the list.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derive } from '../../sim/kernel/luck.ts';
import { allocator, privateMemory } from '../../sim/kernel/memory.ts';
import { marketBytes } from '../../sim/market/build.ts';
import { circlePlace, circleTies } from '../../sim/market/circle.ts';
import type { Rows } from '../../sim/market/market.ts';
import { networks } from '../../sim/market/networks/index.ts';
import { rewire } from '../../sim/market/rewiring.ts';
import { requireRoom } from '../../sim/market/room.ts';
import { tieRows } from '../../sim/market/rows.ts';
import { canStream, SmallWorld } from '../../sim/market/small-world.ts';
import type { TieStream } from '../../sim/market/tie-stream.ts';
import { streamedRows } from '../../sim/market/tie-stream.ts';
import { build, luck, networkNamed } from './helpers.ts';

/** Compares as a whole: number by number takes seconds. */
function expectSame(one: Rows, other: Rows): void {
  const bytes = ({ offsets, targets }: Rows) =>
    [offsets, targets].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  const [ours, theirs] = [bytes(one), bytes(other)];
  expect(ours.map((part, i) => part.equals(theirs[i]))).toEqual([true, true]);
}

/** What networks that can do without a list are asked for; several chunks of ties in the larger ones. */
const ASKED: Record<string, readonly Record<string, unknown>[]> = {
  ring: [
    { people: 1, ties: 0 },
    { people: 7, ties: 6 },
    { people: 5000, ties: 10 },
  ],
  'watts-strogatz': [
    { people: 1000, ties: 30, rewiring: 0.25 },
    { people: 3000, ties: 10, rewiring: 0 },
    { people: 10_007, ties: 4, rewiring: 0.1 },
    { people: 20_000, ties: 10, rewiring: 0.05 },
  ],
};

const streaming = networks.filter(({ stream }) => stream !== undefined).map(({ name }) => name);

it('there is something to ask of every network that can do without a list', () => {
  expect(streaming.sort()).toEqual(Object.keys(ASKED).sort());
});

it.each(streaming)('%s: as from its list', (name) => {
  for (const params of ASKED[name]) {
    const list = build(name, params);
    const network = networkNamed(name);
    const stream = network.stream!(z.decode(network.params, params), luck)!;
    expectSame(streamedRows(stream, privateMemory), tieRows(list.people, list, true, privateMemory));
  }
});

describe('a small world', () => {
  const listed = (circle: { people: number; ties: number }, rewiring: number, key: typeof luck) => {
    const ties = { people: circle.people, ...circleTies(circle) };
    rewire(ties, rewiring, key, (one, other) => circlePlace(circle, one, other));
    return tieRows(circle.people, { ...ties, weights: null }, true, privateMemory);
  };

  it('is mended tie by tie as the list would have it, however many pairs are drawn twice', () => {
    let mended = 0;
    for (let market = 0; market < 150; market++) {
      const circle = { people: 40 + market, ties: 8 };
      for (const rewiring of [0.3, 1]) {
        const world = new SmallWorld(circle, rewiring, derive(luck, market));
        const watched: TieStream = {
          people: circle.people,
          ties: world.ties,
          each: (take) => world.each(take),
          mend(repeats) {
            mended += repeats.length;
            world.mend(repeats);
          },
        };
        expectSame(streamedRows(watched, privateMemory), listed(circle, rewiring, derive(luck, market)));
      }
    }
    expect(mended).toBeGreaterThan(1000);
  });

  it('has a list where people are few, where ties are many, and where most are scattered and there is room', () => {
    expect(canStream({ people: 999, ties: 4 }, 0.1)).toBe(false);
    expect(canStream({ people: 1000, ties: 32 }, 0.1)).toBe(false);
    expect(canStream({ people: 1000, ties: 30 }, 0.1)).toBe(true);
    expect(canStream({ people: 10_000_000, ties: 10 }, 0.5)).toBe(false);
    expect(canStream({ people: 10_000_001, ties: 10 }, 0.5)).toBe(true);
  });
});

it('takes 4 bytes for an end of a tie and 4 for a person, and no more than was said beforehand', () => {
  let taken = 0;
  const counting = allocator((bytes) => {
    taken += bytes;
    return { buffer: new ArrayBuffer(bytes), at: 0 };
  });
  const world = new SmallWorld({ people: 2000, ties: 10 }, 0.1, luck);
  streamedRows(world, counting);
  expect(taken).toBe(4 * 20_000 + 4 * 2001);
  expect(taken).toBeLessThanOrEqual(marketBytes(2000, 10_000, { listed: false }) + 4);
});

it('tells how far it is, and never less than before', () => {
  const told: number[] = [];
  streamedRows(new SmallWorld({ people: 20_000, ties: 10 }, 0.1, luck), privateMemory, (share) => told.push(share));
  expect(told.length).toBeGreaterThan(20);
  expect(told).toEqual([...told].sort((one, other) => one - other));
  expect([told[0] > 0, told[told.length - 1]]).toEqual([true, 1]);
});

it('no market holds more ties than 32 bits can number', () => {
  expect(() => requireRoom(2 ** 31 - 1)).not.toThrow();
  expect(() => requireRoom(2 ** 31)).toThrow('2147483648 ties are too many: at most 2,147,483,647 are possible');
});
