// The worlds one by one: what each came to, how two campaigns differ in it, and which of them is a typical one, a lucky one
// and an unlucky one.

import type { Printed } from '../../sim/experiment/summary.ts';
import { quantile } from '../../sim/kernel/stats.ts';
import type { WorldsData } from '../../sim/report/data.ts';

/** What a campaign came to in each world; undefined where it was not kept. */
export function valuesOf({ values }: WorldsData, campaign: string, metric: string): readonly Printed[] | undefined {
  return values.find((one) => one.campaign === campaign && one.metric === metric)?.values;
}

/** The first less the second, world by world; null where either is undefined. */
export function pairedOf(of: readonly Printed[], against: readonly Printed[]): Printed[] {
  return of.map((value, world) => {
    const other = against[world] ?? null;
    return value === null || other === null ? null : value - other;
  });
}

export interface Examples {
  readonly typical: number;
  readonly lucky: number;
  readonly unlucky: number;
}

/** The replicates nearest to the middle and to the 95th and 5th of a hundred; the lowest number among equally near. */
export function examplesOf(
  replicates: readonly number[],
  values: readonly Printed[],
  better: 'more' | 'less' | 'neither',
): Examples | undefined {
  const sign = better === 'less' ? -1 : 1;
  const good = values.flatMap((value, place) => (value === null ? [] : [{ worth: sign * value, place }]));
  if (good.length === 0) return undefined;
  const rising = good.map(({ worth }) => worth).sort((a, b) => a - b);
  const nearest = (share: number) => {
    const wanted = quantile(rising, share);
    const best = good.reduce((a, b) => (Math.abs(b.worth - wanted) < Math.abs(a.worth - wanted) ? b : a));
    return replicates[best.place];
  };
  return { typical: nearest(0.5), lucky: nearest(0.95), unlucky: nearest(0.05) };
}

/** In how many worlds the first does better, worse and neither, of those in which both are defined. */
export function scoreOf(differences: readonly Printed[], better: 'more' | 'less' | 'neither') {
  const sign = better === 'less' ? -1 : 1;
  const defined = differences.filter((value) => value !== null);
  const wins = defined.filter((value) => sign * value > 0).length;
  const equal = defined.filter((value) => value === 0).length;
  return { wins, equal, losses: defined.length - wins - equal, worlds: defined.length };
}

/** A dot that stands for a world, or for several where there are too many. */
export interface Dot {
  /** Column from the left, place from the ground. */
  readonly column: number;
  readonly height: number;
  /** Places of its worlds in the list. */
  readonly worlds: readonly number[];
}

/** Values dropped into columns between low and high: the places of those in each. */
export function stacked(
  values: readonly Printed[],
  [low, high]: readonly [number, number],
  columns: number,
): readonly (readonly number[])[] {
  const stacks = Array.from({ length: columns }, () => [] as number[]);
  values.forEach((value, world) => {
    if (value === null) return;
    const way = high > low ? (value - low) / (high - low) : 0.5;
    stacks[Math.max(0, Math.min(columns - 1, Math.floor(way * columns)))].push(world);
  });
  return stacks;
}

/** Stacks as dots of so many worlds; the last of a stack may have fewer. */
export function dotted(stacks: readonly (readonly number[])[], each: number): Dot[] {
  return stacks.flatMap((worlds, column) =>
    Array.from({ length: Math.ceil(worlds.length / each) }, (_, height) => ({
      column,
      height,
      worlds: worlds.slice(height * each, (height + 1) * each),
    })),
  );
}
