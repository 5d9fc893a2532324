// Runs made by hand: events and spending told line by line.

import type { Market } from '../../sim/market/market.ts';
import type { View } from '../../sim/metrics/metric.ts';
import type { Clock } from '../../sim/scenario/clock.ts';
import type { ChannelName, EventName } from '../../sim/world/events.ts';
import { CHANNEL, EVENT, NOBODY } from '../../sim/world/events.ts';
import type { Product } from '../../sim/world/product.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import { Recorder } from '../../sim/world/record.ts';

export const PRODUCT: Product = {
  quality: 0.8,
  price: 400,
  margin: 120,
  unitCost: 280,
  handling: 5,
  discountRate: 0.1,
};
export const WEEKLY: Clock = { step: 'week', weeks: 1, steps: 4, untilQuiet: false };

/** Step, event, person, channel, from whom. */
export type Told = readonly [number, EventName, number, ChannelName, number?];

export function run(
  market: Market,
  steps: number,
  events: readonly Told[],
  spend: Record<number, number> = {},
): RunRecord {
  const recorder = new Recorder(market, PRODUCT, 'sources');
  for (let step = 0; step <= steps; step++) {
    recorder.open(step);
    for (const [when, event, person, channel, from] of events) {
      if (when === step) recorder.event(EVENT[event], person, from ?? NOBODY, CHANNEL[channel]);
    }
    recorder.spent(spend[step] ?? 0);
  }
  return recorder.finish();
}

export function view(market: Market, record: RunRecord, others: Partial<View> = {}): View {
  const baseline = others.baseline ?? run(market, record.steps, []);
  return { record, baseline, tiesOff: undefined, market, clock: WEEKLY, product: PRODUCT, ...others };
}
