// Runs a model on a plan of placements and exposures, as the engine would, and gives its log back in words.

import type { Key } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import type { Model } from '../../sim/models/model.ts';
import type { Clock } from '../../sim/scenario/clock.ts';
import type { Level } from '../../sim/world/events.ts';
import { Nudges } from '../../sim/world/nudges.ts';
import type { Product } from '../../sim/world/product.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import { Recorder } from '../../sim/world/record.ts';
import type { Plan } from '../oracle/scene.ts';

export interface Play {
  readonly market: Market;
  readonly params: Record<string, unknown>;
  readonly plan: Plan;
  /** What levers do besides. */
  readonly nudge?: (step: number, nudges: Nudges) => void;
  readonly steps: number;
  readonly weeks?: number;
  readonly luck: Key;
  readonly peopleLuck: Key;
  readonly quality?: number;
  readonly level?: Level;
}

export const plainProduct: Product = {
  quality: 0.8,
  price: undefined,
  margin: undefined,
  unitCost: 0,
  handling: 0,
  discountRate: 0.1,
};

export function play(model: Model, setting: Play): RunRecord {
  const { market, plan, steps, luck, peopleLuck } = setting;
  const clock: Clock = { step: 'week', weeks: setting.weeks ?? 1, steps, untilQuiet: false };
  const product = { ...plainProduct, quality: setting.quality ?? 0.8 };
  const level = setting.level ?? 'sources';
  const record = new Recorder(market, product, level);
  const run = model.start(model.params.parse(setting.params), {
    market,
    out: market.out,
    in: market.in,
    clock,
    product,
    luck,
    peopleLuck,
    record,
    level,
  });
  const nudges = new Nudges();
  for (let step = 0; step <= steps; step++) {
    record.open(step);
    nudges.clear();
    for (const person of plan.placements?.[step] ?? []) nudges.place(person);
    for (const exposure of plan.exposures?.[step] ?? []) nudges.expose(exposure);
    setting.nudge?.(step, nudges);
    record.sellFor(nudges.discount);
    run.step(step, nudges);
  }
  run.end();
  return record.finish();
}
