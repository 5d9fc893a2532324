// People under pressure, by the kernel and by its twin, against what is meant: on each step everybody's pressure, gathered
// anew from when their friends began. Nobody may be overlooked because their block was not looked through.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arenaOf, kernelMemory } from '../../sim/kernel/arena.ts';
import { ExpField } from '../../sim/kernel/field.ts';
import { derive, rootKey, uniform } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Pressures } from '../../sim/kernel/pressure.ts';
import { Resisting, resistingRoom } from '../../sim/kernel/resisting.ts';
import { tallyForm } from '../../sim/kernel/tallies.ts';

const STEPS = 12;

const worlds = fc.record({
  people: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(256, 257, 600)),
  ties: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 600, size: 'max' }),
  named: fc.boolean(),
  kinds: fc.constantFrom<1 | 2>(1, 2),
  weighted: fc.boolean(),
  byPerson: fc.boolean(),
  /** Nobody has more friends: few enough for one number of 32 bits, for two, or for neither. */
  friends: fc.constantFrom(1000, 2 ** 20, 2 ** 40),
  own: fc.constantFrom(0, 0.01, 0.1),
  rate: fc.constantFrom(0, 0.05, 1),
  otherRate: fc.constantFrom(0, 0.4),
  gifts: fc.array(fc.tuple(fc.nat(STEPS), fc.nat()), { maxLength: 6, size: 'max' }),
  seed: fc.nat(),
});
type World = typeof worlds extends fc.Arbitrary<infer Of> ? Of : never;

const WEIGHTS = [1, 0.25, 3.5, 0, 2];

/** Rows, and what ties and people carry. */
function laidOut({ people, ties, named, kinds, weighted, byPerson, friends, own, rate, otherRate }: World) {
  const from = ties.map(([one, other]) => [one % people, other % people]).sort((one, other) => one[0] - other[0]);
  const offsets = Uint32Array.from({ length: people + 1 }, (_, i) => from.filter(([speaker]) => speaker < i).length);
  const each = <Value>(list: ArrayLike<unknown>, value: (i: number) => Value) => Array.from(list, (_, i) => value(i));
  return {
    rows: { offsets, targets: Uint32Array.from(from, ([, hearer]) => hearer) },
    names: named ? Uint32Array.from({ length: people }, (_, i) => Math.imul(i + 7, 0x9e3779b1)) : null,
    weights: weighted && kinds === 1 ? Float64Array.from(each(from, (i) => WEIGHTS[i % 5])) : null,
    others: kinds === 2 ? Uint8Array.from(each(from, (i) => (i % 3 === 0 ? 1 : 0))) : null,
    rates: byPerson ? Float64Array.from({ length: people }, (_, i) => rate / (1 + (i % 4))) : null,
    own,
    rate,
    otherRate,
    form: tallyForm(kinds, weighted && kinds === 1, friends, STEPS),
  };
}

/** Each step: who yields, and who of them to friends; and whether it was quiet after it. */
type Told = { yields: number[]; thankful: number[]; quiet: boolean };

function played(
  { people, gifts, seed }: World,
  layout: ReturnType<typeof laidOut>,
  kernel: boolean,
  calm: boolean,
): Told[][] {
  const memory = kernel ? kernelMemory(privateMemory) : privateMemory;
  const here = <Of extends Uint32Array | Float64Array | Uint8Array>(array: Of | null): Of | null => {
    if (array === null) return null;
    const copy =
      array instanceof Uint32Array
        ? memory.u32(array.length)
        : array instanceof Uint8Array
          ? memory.u8(array.length)
          : memory.f64(array.length);
    copy.set(array);
    return copy as Of;
  };
  const rows = { offsets: here(layout.rows.offsets)!, targets: here(layout.rows.targets)! };
  const names = here(layout.names);
  const rates = here(layout.rates && Float64Array.from({ length: 1024 }, (_, i) => layout.rates![i] ?? 0));
  const pressures: Pressures = { ...layout, rates, names, weights: here(layout.weights), others: here(layout.others) };
  const room = resistingRoom(people, layout.form, memory);
  expect(arenaOf(room.resisters.plan, rows.targets) !== undefined).toBe(kernel);
  // Each run finds the room as the one before has left it, the second with resistances that were drawn with its luck.
  return [seed, seed, seed + 1].map((run) => {
    const luck = rootKey(`${run}`);
    const gone = new Set<number>();
    const field = new ExpField(luck, people, names, rows.offsets);
    const resisting = new Resisting(people, room, field, pressures, (person) => gone.has(person));
    let end = 0;
    const told: Told[] = [];
    for (let step = 0; step <= STEPS; step++) {
      const first = end;
      end = resisting.yielding(step, first);
      const yields = [...room.resisters.list.subarray(first, end)];
      const friendly = resisting.pressing.thankful(first, end, luck);
      const thankful = [...room.resisters.aside.subarray(0, friendly)];
      for (const person of yields) gone.add(person);
      for (const [when, whom] of calm ? [] : gifts) {
        const person = whom % people;
        if (when !== step || gone.has(person)) continue;
        resisting.leave(person);
        gone.add(person);
        room.resisters.list[end++] = person;
      }
      if (end > first) resisting.press(rows, first, end, step);
      told.push({ yields, thankful, quiet: calm && resisting.quiet(step, STEPS) });
    }
    resisting.end(() => {});
    return told;
  });
}

/** What is meant. */
function meant({ people, gifts, seed }: World, layout: ReturnType<typeof laidOut>, calm: boolean): Told[] {
  const luck = rootKey(`${seed}`);
  const field = new ExpField(luck, people, layout.names);
  const { rows, rates, rate, otherRate, own, weights, others } = layout;
  const since = new Map<number, number>();
  const pressedOn = Array.from({ length: people }, () => [] as [speaker: number, tie: number][]);
  for (let speaker = 0; speaker < people; speaker++) {
    for (let tie = rows.offsets[speaker]; tie < rows.offsets[speaker + 1]; tie++)
      pressedOn[rows.targets[tie]].push([speaker, tie]);
  }
  const sums = (person: number, before: number) => {
    const [friends, lag] = [
      [0, 0],
      [0, 0],
    ];
    for (const [speaker, tie] of pressedOn[person]) {
      const when = since.get(speaker);
      if (when === undefined || when >= before) continue;
      friends[others?.[tie] ?? 0] += weights?.[tie] ?? 1;
      lag[others?.[tie] ?? 0] += (weights?.[tie] ?? 1) * when;
    }
    const first = rates?.[person] ?? rate;
    return { friendly: first * friends[0] + otherRate * friends[1], lag: first * lag[0] + otherRate * lag[1] };
  };
  const told: Told[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const [yields, thankful]: number[][] = [[], []];
    for (let person = 0; person < people && step > 0; person++) {
      if (since.has(person)) continue;
      const { friendly, lag } = sums(person, step);
      if (!((own + friendly) * step - lag > field.mark(person, 0))) continue;
      yields.push(person);
      const drawn = uniform(derive(luck, layout.names?.[person] ?? person), 0);
      if (friendly > 0 && drawn * (own + friendly) >= own) thankful.push(person);
    }
    for (const person of yields) since.set(person, step);
    for (const [when, whom] of calm ? [] : gifts)
      if (when === step && !since.has(whom % people)) since.set(whom % people, step);
    told.push({ yields, thankful, quiet: false });
  }
  const still = (step: number) => calm && told.slice(step + 1).every(({ yields }) => yields.length === 0);
  return told.map((one, step) => ({ ...one, quiet: still(step) }));
}

describe('kernel, twin, and what is meant', () => {
  test.each([
    ['with gifts', false],
    ['left alone, when it is quiet too', true],
  ])('%s: the same people on the same steps', (_name, calm) => {
    let yielded = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const layout = laidOut(world);
        const [plain, quick] = [false, true].map((kernel) => played(world, layout, kernel, calm));
        expect(quick).toEqual(plain);
        expect(plain[0]).toEqual(meant(world, layout, calm));
        expect(plain[1]).toEqual(plain[0]);
        expect(plain[2]).toEqual(meant({ ...world, seed: world.seed + 1 }, layout, calm));
        yielded += plain[0].reduce((sum, { thankful }) => sum + thankful.length, 0);
      }),
      { numRuns: 150 },
    );
    expect(yielded).toBeGreaterThan(300);
  });
});
