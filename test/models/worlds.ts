// Random small worlds for holding the engine against its slow twins: ties of every kind, plans of every kind.

import fc from 'fast-check';
import { hashText } from '../../sim/kernel/luck.ts';
import type { Market, Rows } from '../../sim/market/market.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf } from '../oracle/scene.ts';

export const STEPS = 12;

/** A market of up to 40 people, mutual or one-way, weighted or not, named or not, with up to three degrees of fit. */
export const markets = fc
  .record({
    people: fc.integer({ min: 1, max: 40 }),
    ends: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.constantFrom(0.25, 1, 2, 3.5)), { maxLength: 120 }),
    fits: fc.array(fc.constantFrom(0.1, 0.5, 0.8, 1), { minLength: 1, maxLength: 40 }),
    directed: fc.boolean(),
    weighted: fc.boolean(),
    named: fc.boolean(),
  })
  .map(({ people, ends, fits, directed, weighted, named }) => {
    const seen = new Set<string>();
    const ties: [number, number, number?][] = [];
    for (const [x, y, weight] of ends) {
      const [a, b] = [x % people, y % people];
      const name = directed ? `${a} ${b}` : `${Math.min(a, b)} ${Math.max(a, b)}`;
      if (a === b || seen.has(name)) continue;
      seen.add(name);
      ties.push(weighted ? [a, b, weight] : [a, b]);
    }
    const fitOf = Array.from({ length: people }, (_, i) => fits[i % fits.length]);
    const market = marketOf(people, ties, { fits: fitOf, directed });
    return named ? { ...market, keys: Uint32Array.from(fitOf, (_, i) => hashText(`person ${i}`)) } : market;
  });

const exposures = fc
  .record({
    channel: fc.constantFrom('ad' as const, 'owned' as const),
    contacts: fc.constantFrom(0.05, 0.4, 2, 6),
    claim: fc.constantFrom(0.5, 0.8, 1),
    halfLife: fc.constantFrom(0, 2.5),
    aimed: fc.boolean(),
    persuades: fc.constantFrom(0, 0.1, 1),
    first: fc.integer({ min: 1, max: STEPS }),
    length: fc.integer({ min: 1, max: STEPS }),
  })
  .map(({ first, length, ...rest }) => ({ ...rest, first, last: Math.min(STEPS, first + length - 1) }));

/** Placements, flights to everyone or to the relevant, visits, letters, and posts of a placed person to a few followers. */
export function plans(people: number): fc.Arbitrary<Plan> {
  const person = fc.integer({ min: 0, max: people - 1 });
  return fc
    .record({
      gifts: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), person), { maxLength: 4 }),
      flights: fc.array(exposures, { maxLength: 3 }),
      readers: fc.uniqueArray(person, { maxLength: 6 }),
      posts: fc.boolean(),
      written: fc.integer({ min: 0, max: STEPS }),
    })
    .map(({ gifts, flights, readers, posts, written }) => {
      const placements: Record<number, number[]> = {};
      for (const [step, who] of gifts) placements[step] = [...(placements[step] ?? []), who];
      const byStep: Record<number, Exposure[]> = {};
      const add = (step: number, exposure: Exposure) => {
        byStep[step] = [...(byStep[step] ?? []), exposure];
      };
      flights.forEach(({ first, last, aimed, ...rest }, flight) => {
        const ads = { to: aimed ? ('relevant' as const) : ('everyone' as const) };
        const carry = rest.channel === 'owned' ? { halfLife: 0, to: 'open' as const } : ads;
        for (let step = first; step <= last; step++) add(step, { ...rest, ...carry, flight });
      });
      const to = Uint32Array.from(readers).sort();
      if (posts && gifts.length > 0 && readers.length > 0) {
        for (let step = 1; step <= STEPS; step++) {
          const from = gifts[0][1];
          add(step, { channel: 'media', from, to, contacts: 3, halfLife: 0, flight: flights.length, persuades: 0.2 });
        }
      }
      if (written > 0 && readers.length > 0) {
        const letter = { channel: 'letter' as const, to, contacts: 3, claim: 0.9, halfLife: 0, persuades: 0.3 };
        add(written, { ...letter, flight: flights.length + 1 });
      }
      return { placements, exposures: byStep };
    });
}

export const worlds = markets.chain((market) => plans(market.people).map((plan) => ({ market, plan })));

/** The same market with a tenth of each weight: chances, of which no sum is exact. */
export function inTenths(market: Market): Market {
  const { out, in: inward } = market;
  if (out.weights === null || inward.weights === null) return market;
  const scaled = (rows: Rows) => ({ ...rows, weights: rows.weights!.map((weight) => weight / 10) });
  return { ...market, out: scaled(out), in: scaled(inward) };
}

/** The same market with strong ties, and weak ones: by speaker and hearer, the same both ways where ties are mutual. */
export function withStrength(market: Market, isStrong: (from: number, to: number) => boolean): Market {
  const strong = (from: number, to: number) => (market.directed || from < to ? isStrong(from, to) : isStrong(to, from));
  const told = (rows: Rows, of: (person: number, other: number) => boolean): Rows => {
    const kinds = new Uint8Array(rows.targets.length);
    for (let person = 0; person < market.people; person++) {
      for (let tie = rows.offsets[person]; tie < rows.offsets[person + 1]; tie++) {
        kinds[tie] = of(person, rows.targets[tie]) ? 1 : 0;
      }
    }
    return { ...rows, strong: kinds };
  };
  const inward = told(market.in, (hearer, speaker) => strong(speaker, hearer));
  return { ...market, out: told(market.out, strong), in: inward };
}
