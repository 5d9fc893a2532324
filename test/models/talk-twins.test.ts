// The models in which talk dies out, each against its slow, obvious twin under the same luck: the same events, to the
// last row, on random small worlds with every kind of tie, lever and parameter.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import { rumor } from '../../sim/models/rumor.ts';
import { sir } from '../../sim/models/sir.ts';
import type { EventName } from '../../sim/world/events.ts';
import type { Strength } from '../oracle/bass.ts';
import { rumor as rumorTwin } from '../oracle/rumor.ts';
import { rowsOf } from '../oracle/scene.ts';
import { sir as sirTwin } from '../oracle/sir.ts';
import { play } from './play.ts';
import { STEPS, worlds } from './worlds.ts';

const RUNS = 300;
const PATIENCE = 120_000;
const peopleLuck = rootKey('people');
const seeds = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => rootKey(String(seed)));
const weeks = fc.constantFrom(1, 1 / 7, 2);
const EVENTS: EventName[] = ['adopted', 'placed', 'stopped'];

/** A hazard as a scenario file writes it. */
const written = (strength: Strength) =>
  'perWeek' in strength ? `${strength.perWeek} per week` : `${100 * strength.chancePerStep}% per step`;

describe('sir', () => {
  const rates = fc.constantFrom(0, 0.3, 2, 20).map((perWeek) => ({ perWeek }));
  const chances = fc.constantFrom(0, 0.125, 0.5, 1).map((chancePerStep) => ({ chancePerStep }));
  const forms = fc.oneof(fc.tuple(rates, rates), fc.tuple(chances, chances));
  it(
    'gives the same rows as its twin',
    () => {
      const events = { adopted: 0, stopped: 0 };
      fc.assert(
        fc.property(worlds, forms, weeks, seeds, ({ market, plan }, [contact, recover], step, luck) => {
          const setting = { market, plan, steps: STEPS, weeks: step, luck };
          const params = { contact: written(contact), recover: written(recover) };
          const rows = rowsOf(play(sir, { ...setting, params, peopleLuck }).log!, EVENTS);
          expect(rows).toEqual(sirTwin({ ...setting, contact, recover }));
          for (const { event } of rows) if (event === 'adopted' || event === 'stopped') events[event]++;
        }),
        { numRuns: RUNS },
      );
      expect(Math.min(events.adopted, events.stopped)).toBeGreaterThan(RUNS / 2);
    },
    PATIENCE,
  );
});

describe('rumor', () => {
  const kinds = fc.constantFrom('maki-thompson' as const, 'daley-kendall' as const);
  const contacts = fc.constantFrom(0, 0.5, 4);
  it(
    'gives the same rows as its twin',
    () => {
      const events = { adopted: 0, stopped: 0 };
      fc.assert(
        fc.property(worlds, kinds, contacts, weeks, seeds, ({ market, plan }, kind, contact, step, luck) => {
          const setting = { market, plan, steps: STEPS, weeks: step, luck };
          const params = { kind, contact: `${contact} per week` };
          const rows = rowsOf(play(rumor, { ...setting, params, peopleLuck }).log!, EVENTS);
          expect(rows).toEqual(rumorTwin({ ...setting, kind, contact }));
          for (const { event } of rows) if (event === 'adopted' || event === 'stopped') events[event]++;
        }),
        { numRuns: RUNS },
      );
      expect(Math.min(events.adopted, events.stopped)).toBeGreaterThan(RUNS / 2);
    },
    PATIENCE,
  );
});
