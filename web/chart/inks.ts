// How a campaign is drawn, the same in every chart: a hue, a dash and a mark. Seven hues and six dashes have no common
// factor, so 42 campaigns differ. The baseline is grey and finely dotted.

import { BASELINE } from '../../sim/scenario/scenario.ts';
import type { Theme } from './theme.ts';

export interface Ink {
  /** Place among the theme's lines; undefined: the baseline. */
  readonly hue: number | undefined;
  /** Lengths of dash and gap in pixels; none: solid. */
  readonly dash: readonly number[];
  readonly mark: 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down' | 'pentagon' | 'cross';
}

const DASHES = [[], [9, 4], [16, 4, 3, 4], [20, 5], [7, 3, 2, 3, 2, 3], [4, 3]];
const MARKS = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down', 'pentagon', 'cross'] as const;
const HUES = 7;

/** An ink for each campaign, by its place in the scenario. */
export function inksOf(campaigns: readonly string[]): ReadonlyMap<string, Ink> {
  const named = campaigns.filter((name) => name !== BASELINE);
  const inks = new Map<string, Ink>([[BASELINE, { hue: undefined, dash: [2, 3], mark: 'circle' }]]);
  for (const [place, name] of named.entries()) {
    inks.set(name, { hue: place % HUES, dash: DASHES[place % DASHES.length], mark: MARKS[place % MARKS.length] });
  }
  return inks;
}

export function colorOf(ink: Ink, theme: Theme): string {
  return ink.hue === undefined ? theme.baseline : theme.lines[ink.hue];
}

/** The same colour as a custom property of the style sheet. */
export function cssColorOf(ink: Ink): string {
  return ink.hue === undefined ? 'var(--baseline)' : `var(--line-${ink.hue})`;
}

/** A `#rrggbb` colour made translucent, for bands. */
export function faint(color: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}
