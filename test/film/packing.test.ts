// Circles of a market's parts: none upon another, all within the circle they are fitted into.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitted, packed } from '../../sim/film/packing.ts';

it('none lies upon another, and all within', () => {
  const radii = fc.array(fc.double({ min: 0.5, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(radii, (given) => {
      const circles = fitted(packed([...given].sort((a, b) => b - a)), 1);
      for (const [i, a] of circles.entries()) {
        expect(Math.hypot(a.x, a.y) + a.radius).toBeLessThan(1 + 1e-9);
        for (const b of circles.slice(i + 1)) {
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan((a.radius + b.radius) * (1 - 1e-6));
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('one alone fills its circle', () => {
  expect(fitted(packed([7]), 1)).toEqual([{ x: 0, y: 0, radius: 1 }]);
});
