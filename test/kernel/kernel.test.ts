// The WebAssembly kernel: what its source compiles to, its memory, and flags done by it and by its twin.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildKernel } from '../../scripts/build-kernel.mjs';
import { arenaOf, kernelMemory, knowAgain, memoryBeside, roomIn, withoutScratch } from '../../sim/kernel/arena.ts';
import { flagsOf, plainFlags } from '../../sim/kernel/flags.ts';
import { kernelFor } from '../../sim/kernel/kernel.ts';
import { privateMemory, sharedMemory } from '../../sim/kernel/memory.ts';

test('the kernel in the tree is what its source compiles to', async () => {
  const text = readFileSync(new URL('../../sim/kernel/kernel-wasm.ts', import.meta.url), 'utf8');
  expect(await buildKernel()).toBe(text);
});

describe('memory', () => {
  test('arrays of all kinds lie apart, on lines of their own, and are empty', () => {
    const memory = kernelMemory(privateMemory);
    const arrays = [memory.u8(3), memory.f64(9), memory.u16(1), memory.i32(0), memory.f32(70_000), memory.u32(5)];
    expect(arenaOf(...arrays)).toBeDefined();
    let end = 0;
    for (const array of arrays) {
      expect(array.byteOffset % 64).toBe(0);
      expect(array.byteOffset).toBeGreaterThanOrEqual(Math.max(1, end));
      expect(array.every((value) => value === 0)).toBe(true);
      array.fill(255);
      end = array.byteOffset + array.byteLength;
    }
    expect(arrays.every((array) => array.every((value) => value === 255))).toBe(true);
  });

  test('what finds no room lies elsewhere, and what is small still finds some', () => {
    const memory = kernelMemory(privateMemory);
    const [first, nation, last] = [memory.u8(10), memory.u8(2 ** 32 - 64), memory.u8(10)];
    expect(arenaOf(first, last)).toBeDefined();
    expect(nation.length).toBe(2 ** 32 - 64);
    expect([arenaOf(nation), arenaOf(first, nation), kernelFor(first, nation)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('the last array that finds room does not reach the end: the place behind it would be place 0', () => {
    const memory = kernelMemory(privateMemory);
    const states = memory.u8(16);
    memory.u8(2 ** 32 - 8 * 64);
    let list = memory.u32(16);
    for (let next = list; arenaOf(next) !== undefined; next = memory.u32(16)) list = next;
    for (let person = 0; person < 16; person++) list[person] = person;
    expect(list.byteOffset).toBeGreaterThan(2 ** 32 - 8 * 64);
    expect(flagsOf(states, list).mark(0, 16, 1, 255, 2)).toBe(16);
    expect(states.every((state) => state === 1)).toBe(true);
  });

  test('arrays of two markets, or of none, have no kernel in common', () => {
    const [one, other] = [kernelMemory(sharedMemory).u32(4), kernelMemory(sharedMemory).u32(4)];
    expect(kernelFor(one, other)).toBeUndefined();
    expect(kernelFor(one, new Uint32Array(4))).toBeUndefined();
    expect(kernelFor(one)).toBeDefined();
    expect(kernelFor(new Uint32Array(4))).toBeUndefined();
  });

  test('an array that came from another thread is known again, with room beside it that nobody has', () => {
    const memory = kernelMemory(sharedMemory);
    const array = memory.u32(1000);
    const there = structuredClone({ memory: memory.memory!, array, own: sharedMemory.u32(7) });
    expect(arenaOf(there.array)).toBeUndefined();
    knowAgain(there.memory, { rows: { array: there.array }, own: there.own, none: null });
    const [here, beside] = [memory.u32(50_000), memoryBeside(there.array).u32(50_000)];
    expect(arenaOf(there.array, beside)).toBeDefined();
    expect(arenaOf(there.own)).toBeUndefined();
    expect(beside.byteOffset).toBeGreaterThanOrEqual(here.byteOffset + here.byteLength);
    array[5] = 77;
    expect(there.array[5]).toBe(77);
  });
});

describe('memory that is used again', () => {
  test('what is given back is clean when it is taken again, and what stays moves together', () => {
    const memory = kernelMemory(privateMemory);
    const before = memory.u8(100).fill(1);
    const room = roomIn(memory);
    const made = withoutScratch(memory, () => {
      const scratch = memory.f64(1000).fill(2);
      const far = memory.u16(70).fill(3);
      const own = sharedMemory.u8(5).fill(4);
      const kept = memory.u32(999);
      kept.set(Uint32Array.from(kept.keys()));
      scratch.fill(5);
      return { kept, own, far: far.subarray(10), none: null };
    });
    expect(made.far).toEqual(new Uint16Array(60).fill(3));
    expect(made.kept).toEqual(Uint32Array.from({ length: 999 }, (_, i) => i));
    expect([...made.own, made.none]).toEqual([4, 4, 4, 4, 4, null]);
    expect(room - roomIn(memory)).toBe(128 + 4032);
    const next = memory.f64(2000);
    expect(arenaOf(before, made.far, made.kept, next)).toBeDefined();
    expect(next.byteOffset).toBeGreaterThanOrEqual(made.kept.byteOffset + made.kept.byteLength);
    expect(next.every((value) => value === 0)).toBe(true);
    expect(before.every((value) => value === 1)).toBe(true);
  });

  test('the memory of another market is as good as new', () => {
    const other = kernelMemory(privateMemory);
    const left = other.u8(300_000).fill(7);
    const [fresh, memory] = [kernelMemory(privateMemory), kernelMemory(privateMemory, other.memory)];
    expect(memory.memory).toBe(other.memory);
    expect(roomIn(memory)).toBe(roomIn(fresh));
    const [few, many] = [memory.u8(1000), memory.u32(200_000)];
    expect(few.byteOffset).toBe(left.byteOffset);
    expect(few.every((value) => value === 0) && many.every((value) => value === 0)).toBe(true);
    expect(kernelFor(few, many)).toBeDefined();
  });

  test('other memory gives nothing back', () => {
    expect([roomIn(privateMemory), roomIn(undefined)]).toEqual([0, 0]);
    const made = { kept: privateMemory.u8(3) };
    expect(withoutScratch(privateMemory, () => made)).toBe(made);
  });
});

describe('flags', () => {
  test('the same people are listed and flagged as by the twin, whether the list comes from its memory or not', () => {
    const people = 40;
    const task = fc.record({
      states: fc.uint8Array({ minLength: people, maxLength: people }),
      whom: fc.array(fc.nat(people - 1), { maxLength: 100 }),
      far: fc.boolean(),
      taken: fc.nat(255),
      flag: fc.nat(255),
      give: fc.nat(255),
      keep: fc.nat(255),
      asked: fc.nat(255),
    });
    fc.assert(
      fc.property(task, ({ states, whom, far, taken, flag, give, keep, asked }) => {
        const results = [kernelMemory(privateMemory), privateMemory].map((memory, which) => {
          const state = memory.u8(people);
          state.set(states);
          const list = memory.u32(people + 1);
          const source = (far ? privateMemory : memory).u32(whom.length);
          source.set(whom);
          const flags = which === 0 ? flagsOf(state, list) : plainFlags(state, list);
          // A flag that is not among those taken would list somebody twice: no caller asks for that.
          const end = flags.enlist(source, whom.length, taken | flag | 1, flag | 1, 0);
          const without = flags.mark(0, end, give, keep, asked);
          const after = [...state];
          flags.clear();
          return {
            listed: [...list.subarray(0, end)],
            without,
            after,
            flagged: state.filter((one) => one !== 0).length,
          };
        });
        expect(results[0]).toEqual(results[1]);
        expect(results[0].flagged).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
