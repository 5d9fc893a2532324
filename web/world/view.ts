// What the charts of one world are told: plain data, and what they may ask for.

import type { Reading } from '../../sim/experiment/reading.ts';
import type { LegendEntry } from '../../sim/film/looks.ts';
import type { ReportData } from '../../sim/report/data.ts';
import type { EventLog } from '../../sim/world/log.ts';
import type { Ink } from '../chart/inks.ts';

/** A campaign as it went in this world. */
export interface Side extends Reading {
  /** As it is called on the page. */
  readonly label: string;
  readonly campaign: string;
  /** Whether it is of a changed scenario, of which the report's worlds and means tell nothing. */
  readonly changed: boolean;
  readonly people: number;
  /** What people are called, where the page has it. */
  readonly names: readonly string[] | null;
  readonly log: EventLog;
  /** The last record of its run. */
  readonly steps: number;
}

/** A world as it stands still. */
export interface World {
  readonly run: ReportData;
  readonly sides: readonly Side[];
  readonly inks: ReadonlyMap<string, Ink>;
  readonly replicate: number;
  /** Shows another world; undefined where only this one was recorded. */
  readonly choose: ((replicate: number) => void) | undefined;
  readonly person: number | undefined;
  /** Undefined lets go. */
  pin(person: number | undefined): void;
  /** What people's looks mean. */
  readonly legend: readonly LegendEntry[];
}

/** The same on the clock. */
export interface WorldView extends World {
  readonly step: number;
  seek(step: number): void;
}

/** An ink for each side by its label. The same campaign twice, changed, keeps its hue and takes another dash. */
export function inksOfSides({ sides, inks }: Pick<World, 'sides' | 'inks'>): ReadonlyMap<string, Ink> {
  const found = new Map<string, Ink>();
  for (const { label, campaign } of sides) {
    const ink: Ink = inks.get(label) ?? inks.get(campaign) ?? { hue: 0, dash: [], mark: 'circle' };
    const taken = [...found.values()].some(({ hue, dash }) => hue === ink.hue && dash.join() === ink.dash.join());
    found.set(label, taken ? { ...ink, dash: ink.dash.length === 0 ? [9, 4] : [], mark: 'square' } : ink);
  }
  return found;
}

/** The last step on the axes: that of the longest run, so that all worlds and both sides share them. */
export function lastStep({ run, sides }: Pick<World, 'run' | 'sides'>): number {
  return Math.max(1, run.steps, ...sides.map(({ steps }) => steps));
}

/** A side's value so far of a metric; undefined where it was not measured. */
export function curveOf({ curves }: Side, metric: string): Reading['curves'][number]['values'] | undefined {
  return curves.find((curve) => curve.metric === metric)?.values;
}
