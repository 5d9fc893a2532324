// How many people have how many ties, drawn in a terminal: a line for each number of ties, for a span of them where they
// are many, and spans that double where they range widely, as in networks with hubs.

import type { Degrees } from '../market/measures/degrees.ts';
import { amount, grouped } from './words.ts';

export interface Drawing {
  /** Columns of the terminal. */
  readonly width: number;
  /** Bars of ASCII letters, for terminals that have no blocks. */
  readonly ascii: boolean;
  /** Colours a bar. */
  paint(bar: string): string;
}

interface Bin {
  /** The fewest and the most ties in it. */
  readonly from: number;
  readonly to: number;
  people: number;
}

const MOST_LINES = 20;
/** Spans double where the best connected person has so many times the ties of the one in the middle. */
const WIDELY = 8;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Lines of `ties  bar  people  share`, ended by newlines. */
export function histogram(degrees: Degrees, { width, ascii, paint }: Drawing): string {
  const all = degrees.distribution.reduce((sum, [, people]) => sum + people, 0);
  const rows = binned(degrees).map(({ from, to, people }) => ({
    people,
    label: from === to ? grouped(from) : `${grouped(from)}${ascii ? '-' : '–'}${grouped(to)}`,
    count: grouped(people),
    share: amount(people / all, 'share'),
  }));
  const widest = (column: 'label' | 'count' | 'share') => Math.max(...rows.map((row) => row[column].length));
  const room = Math.max(8, width - widest('label') - widest('count') - widest('share') - 6);
  const most = Math.max(...rows.map(({ people }) => people));
  return rows
    .map(({ people, label, count, share }) => {
      const [text, length] = bar((people / most) * room, ascii);
      const numbers = `${count.padStart(widest('count'))}  ${share.padStart(widest('share'))}`;
      return `${label.padStart(widest('label'))}  ${paint(text)}${' '.repeat(room - length)}  ${numbers}\n`;
    })
    .join('');
}

/** A bar so many columns long, to an eighth of one; somebody always shows. */
function bar(length: number, ascii: boolean): readonly [string, number] {
  if (ascii) {
    const whole = length > 0 ? Math.max(1, Math.round(length)) : 0;
    return ['#'.repeat(whole), whole];
  }
  const eighths = length > 0 ? Math.max(1, Math.round(length * 8)) : 0;
  const text = '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
  return [text, text.length];
}

function binned({ distribution, least, most, median }: Degrees): Bin[] {
  const [first, next] =
    most - least < MOST_LINES
      ? [least, (from: number) => from + 1]
      : most > WIDELY * Math.max(1, median)
        ? [least < 1 ? 0 : lowerPower(least), (from: number) => Math.max(1, from * 2)]
        : even(least, most);
  const bins: Bin[] = [];
  for (let from = first; from <= most; from = next(from)) bins.push({ from, to: next(from) - 1, people: 0 });
  let at = 0;
  for (const [degree, people] of distribution) {
    while (degree > bins[at].to) at++;
    bins[at].people += people;
  }
  return bins;
}

/** The largest power of two that is not above a number of at least 1. */
function lowerPower(number: number): number {
  let power = 1;
  while (power * 2 <= number) power *= 2;
  return power;
}

/** Where spans of 1, 2, 5, 10 … begin that fit on the lines. */
function even(least: number, most: number): [number, (from: number) => number] {
  let step = 1;
  for (let digit = 0; Math.floor(most / step) - Math.floor(least / step) >= MOST_LINES; digit++) {
    step *= digit % 3 === 1 ? 2.5 : 2;
  }
  return [Math.floor(least / step) * step, (from) => from + step];
}
