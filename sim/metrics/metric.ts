// What a metric on the shelf must be: a pure function of what was recorded. A count or an amount of money is a curve (its
// value so far at each record); a figure is one number at the end; a ratio is given by its two parts, because a ratio of
// means is not a mean of ratios.

import type { Market } from '../market/market.ts';
import type { Clock } from '../scenario/clock.ts';
import type { EventName, Level } from '../world/events.ts';
import type { Product } from '../world/product.ts';
import type { AmountName, RunRecord } from '../world/record.ts';

/** One run as a metric sees it. */
export interface View {
  readonly record: RunRecord;
  /** The same replicate without any campaign. */
  readonly baseline: RunRecord;
  /** The same campaign and replicate with ties off, where the metric needs it. */
  readonly tiesOff: RunRecord | undefined;
  readonly market: Market;
  readonly clock: Clock;
  readonly product: Product;
}

interface Base {
  readonly name: string;
  /** One sentence: what it means. */
  readonly about: string;
  readonly unit: 'people' | 'money' | 'share' | 'steps' | 'number';
  /** Which direction is better for the firm; `neither` cannot decide a verdict. */
  readonly better: 'more' | 'less' | 'neither';
  /** The least that must be recorded. */
  readonly level: Level;
  /** Worlds beside the campaign's own that must be run. */
  readonly worlds?: readonly 'tiesOff'[];
  /** Whether it makes sense for this model and product; never depends on the campaigns. */
  applies(scene: { events: readonly EventName[]; amounts: readonly AmountName[]; product: Product }): boolean;
}

/** Its value so far, at records 0 … steps: whole people, or whole cents. */
export interface CurveMetric extends Base {
  readonly kind: 'curve';
  /** Whether it can be told of one segment: it counts what happened to people, and nothing else. */
  readonly bySegment?: true;
  curve(view: View): Float64Array;
}

/** One number; undefined where there is none (a half-life never reached). */
export interface FigureMetric extends Base {
  readonly kind: 'figure';
  figure(view: View): number | undefined;
}

/** combine(mean of the first part, mean of the second); undefined where the second is 0. */
export interface RatioMetric extends Base {
  readonly kind: 'ratio';
  parts(view: View): readonly [number, number];
  /** Its course over time: what its two parts, told so far at records 0 … steps, gained within a window of steps. */
  readonly course?: {
    readonly window: number;
    first(view: View): Float64Array;
    second(view: View): Float64Array;
  };
  combine(first: number, second: number): number | undefined;
}

export type Metric = CurveMetric | FigureMetric | RatioMetric;

export function defineMetric<M extends Metric>(metric: M): M {
  return metric;
}
