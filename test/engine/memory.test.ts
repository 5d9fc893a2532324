// Scratch memory outlives runs, so it must come back clean: after a run of another campaign, model or world, and after a
// failure at any moment. Otherwise a result would depend on what ran before it.

import { describe, expect, it } from 'vitest';
import type { Cast, Stage } from '../../sim/engine/simulate.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import type { Model } from '../../sim/models/model.ts';
import { shelves } from '../../sim/registry.ts';
import type { Recorder } from '../../sim/world/record.ts';
import { campaign, laidOpen, MODELS, type ModelName, run, stageOf } from './stage.ts';

const NAMES = Object.keys(MODELS) as ModelName[];

it('whatever ran before in the same market, a run is the same', () => {
  const stages = NAMES.map((name) => stageOf(name));
  // One market for all models, so that all their scratch belongs to it.
  const shared = stages.map((stage): Stage => ({ ...stage, market: stages[0].market }));
  const first = shared.map((stage) => laidOpen(run(stage, 'everything')));
  for (const stage of shared) {
    for (const name of ['nothing', 'advocates', 'everything']) {
      for (const tiesOff of [false, true]) run(stage, name, 3, { level: 'events', tiesOff });
    }
    expect(shared.map((each) => laidOpen(run(each, 'everything')))).toEqual(first);
  }
});

class Bomb extends Error {}

/** The same cast with a model that fails when it records its event number `fuse`, in the middle of whatever it does. */
function failing(cast: Cast, fuse: number): Cast {
  const models = cast.models.map(
    (model): Model => ({
      ...model,
      start(params, context) {
        let left = fuse;
        const record = Object.create(context.record) as Recorder;
        record.event = (...event) => {
          if (left-- === 0) throw new Bomb();
          context.record.event(...event);
        };
        return model.start(params, { ...context, record });
      },
    }),
  );
  return { ...cast, models };
}

describe.each(NAMES)('%s', (name) => {
  it('after a failure in the middle of a step, the next run is the same', () => {
    const stage = stageOf(name);
    const truth = laidOpen(run(stage, 'everything', 2));
    const events = truth.log!.length;
    expect(events).toBeGreaterThan(50);
    for (let fuse = 0; fuse < events; fuse += Math.ceil(events / 40)) {
      const broken: Stage = { ...stage, cast: failing(shelves, fuse) };
      expect(() => run(broken, 'everything', 2)).toThrow(Bomb);
      expect(laidOpen(run(stage, 'everything', 2))).toEqual(truth);
    }
  });

  it('after a lever that fails, at its start or at work, the next run is the same', () => {
    const stage = stageOf(name);
    const truth = laidOpen(run(stage, 'everything'));
    for (const moment of ['start', 3, 12] as const) {
      const levers = shelves.levers.map((lever) => ({
        ...lever,
        start(params: never, context: Parameters<typeof lever.start>[1]) {
          if (moment === 'start') throw new Bomb();
          const at = lever.start(params, context);
          return {
            act(step: number, nudges: Parameters<typeof at.act>[1]) {
              if (step === moment) throw new Bomb();
              return at.act(step, nudges);
            },
          };
        },
      }));
      const broken: Stage = { ...stage, cast: { ...shelves, levers } };
      const spec = campaign(stage, 'everything');
      expect(() => simulate(broken, spec, 0, { level: 'tallies' })).toThrow(Bomb);
      expect(laidOpen(run(stage, 'everything'))).toEqual(truth);
    }
  });
});
