// The queue whose members' ranks change: against a list that is searched anew each time.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Queue } from '../../sim/kernel/queue.ts';

const BOUND = 20;
const members = fc.uniqueArray(fc.nat(BOUND - 1), { maxLength: BOUND });
/** Either take the first, or give one a new rank. */
const moves = fc.array(fc.oneof(fc.constant('take' as const), fc.tuple(fc.nat(BOUND - 1), fc.nat(5))), {
  maxLength: 60,
});

it('always takes who comes first by what now holds', () => {
  fc.assert(
    fc.property(members, moves, (waiting, acts) => {
      const rank = Array.from({ length: BOUND }, (_, member) => member % 4);
      const before = (one: number, other: number) =>
        rank[one] < rank[other] || (rank[one] === rank[other] && one < other);
      const queue = new Queue(Uint32Array.from(waiting), BOUND, before);
      const twin = new Set(waiting);
      const takeBoth = () => {
        const first = [...twin].sort((a, b) => (before(a, b) ? -1 : 1))[0];
        twin.delete(first);
        expect(queue.take()).toBe(first);
        expect(queue.length).toBe(twin.size);
      };
      for (const act of acts) {
        if (act !== 'take') {
          rank[act[0]] = act[1];
          queue.changed(act[0]);
        } else if (twin.size > 0) takeBoth();
      }
      while (twin.size > 0) takeBoth();
    }),
  );
});
