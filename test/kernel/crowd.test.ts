// A crowd is a set of people: joining, leaving and walking through it must do what a Set does, by rising number.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Crowd } from '../../sim/kernel/crowd.ts';

it('does what a set does', () => {
  const moves = fc.array(fc.tuple(fc.boolean(), fc.nat(699)), { maxLength: 300 });
  fc.assert(
    fc.property(moves, (list) => {
      const crowd = new Crowd(new Uint32Array(22), new Uint16Array(3));
      const twin = new Set<number>();
      for (const [joins, person] of list) {
        if (joins) {
          crowd.join(person);
          twin.add(person);
        } else {
          crowd.leave(person);
          twin.delete(person);
        }
      }
      const met: number[] = [];
      crowd.each((person) => met.push(person));
      expect(met).toEqual([...twin].sort((a, b) => a - b));
      expect(crowd.count).toBe(twin.size);
      crowd.clear();
      expect(crowd.count).toBe(0);
      crowd.each(() => expect.unreachable());
    }),
  );
});

it('lets people leave while somebody walks through', () => {
  const crowd = new Crowd(new Uint32Array(8), new Uint16Array(1));
  for (let person = 0; person < 256; person += 3) crowd.join(person);
  const met: number[] = [];
  crowd.each((person) => {
    met.push(person);
    crowd.leave(person);
  });
  expect(met.length).toBe(86);
  expect(crowd.count).toBe(0);
});
