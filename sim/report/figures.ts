// The figures of a market in words for a terminal: what a marketer calls it, with the field's own term in brackets.

import type { Degrees } from '../market/measures/degrees.ts';
import type { MarketMeasures, PartFigures } from '../market/measures.ts';
import { printable } from '../scenario/report.ts';
import { layOut } from './table.ts';
import { amount, grouped } from './words.ts';

const number = (value: number | null) => amount(value, 'number');
const share = (value: number | null) => amount(value, 'share');

/** A line for each figure, what it is on the left; what is too long goes on below, at most `width` columns wide. */
export function figureText(measures: MarketMeasures, width: number): string {
  const lines = figureLines(measures);
  const margin = Math.max(...lines.map(([what]) => what.length)) + 2;
  return lines.map(([what, words]) => `${what.padEnd(margin)}${wrapped(words, width, margin)}\n`).join('');
}

/** Breaks between words; a terminal too narrow for that breaks lines by itself. */
function wrapped(text: string, width: number, margin: number): string {
  const room = Math.max(30, width - margin);
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line.length + 1 + word.length > room && line !== '') lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(margin)}`);
}

/** Lines of [what, how much]. */
function figureLines(measures: MarketMeasures): [string, string][] {
  const { directed, heardBy, listensTo, clustering, strongComponents, mixing, weights, strengths } = measures;
  const only = (given: unknown, what: string, words: () => string): [string, string][] =>
    given == null || given === false ? [] : [[what, words()]];
  return [
    ['people', grouped(measures.people)],
    [directed ? 'ties, one way' : 'ties', grouped(measures.ties)],
    [directed ? 'who hears a person (out-degree)' : 'friends of a person (degree)', degreeWords(heardBy)],
    ...only(listensTo, 'to whom a person listens (in-degree)', () => degreeWords(listensTo!)),
    [
      directed ? 'who hears whom one listens to (friend paradox)' : 'friends of a friend (friend paradox)',
      `${number(heardBy.ofFriends)} on average`,
    ],
    ['people without ties (isolated)', grouped(measures.isolated)],
    ['ties of all possible ones (density)', share(measures.density)],
    ...only(directed, 'ties that go both ways (reciprocity)', () => share(measures.reciprocity)),
    [
      'friends who are friends (clustering)',
      `${share(clustering.transitivity)} of all pairs (transitivity), ${share(clustering.local)} for the average person`,
    ],
    ['separate parts (components)', partWords(measures.components)],
    ...only(strongComponents, 'parts where word can return (strong)', () => partWords(strongComponents!)),
    ['hubs know hubs (degree assortativity)', `${number(measures.assortativity)}${leaning(measures.assortativity)}`],
    ['steps between two people (path length)', pathWords(measures)],
    ...only(mixing, 'ties inside segments (homophily)', () => {
      const { within, expected, assortativity } = mixing!;
      return `${share(within)}; ${share(expected)} by chance (assortativity ${number(assortativity)})`;
    }),
    ...only(weights, 'weights of ties', () => {
      const { least, mean, most } = weights!;
      return `${number(least)} to ${number(most)}, ${number(mean)} on average`;
    }),
    ...only(
      strengths,
      'strength of ties',
      () => `${grouped(strengths!.strong)} strong, ${grouped(strengths!.weak)} weak`,
    ),
    ...measures.notes.map(([file, note]): [string, string] => [printable(file), printable(note)]),
  ];
}

/** The segments as a table, ended by a newline; empty where there is one. */
export function segmentTable({ segments, mixing }: MarketMeasures): string {
  if (segments.length < 2) return '';
  const columns = [
    ['segment', ...segments.map(({ name }) => printable(name))],
    ['people', ...segments.map(({ people }) => grouped(people))],
    ['share', ...segments.map((segment) => share(segment.share))],
    ['fit', ...segments.map(({ fit }) => number(fit))],
    ['value', ...segments.map(({ value }) => number(value))],
  ];
  if (mixing !== null) {
    columns.push(['own ties inside', ...segments.map(({ within }) => share(within))]);
    columns.push(['by chance', ...segments.map(({ expected }) => share(expected))]);
  }
  return layOut(columns);
}

function degreeWords({ mean, median, least, most }: Degrees): string {
  if (least === most) return `${grouped(most)} each`;
  return `${number(mean)} on average, ${number(median)} in the middle, ${grouped(least)} to ${grouped(most)}`;
}

function partWords(parts: PartFigures): string {
  return parts.count === 1
    ? '1, with everybody'
    : `${grouped(parts.count)}; the largest holds ${share(parts.share)} of the people`;
}

/** Correlations nearer to 0 than this are not given a meaning. */
const SLIGHT = 0.05;

function leaning(assortativity: number | null): string {
  if (assortativity === null) return ' (all ends of ties are alike)';
  if (Math.abs(assortativity) < SLIGHT) return ' (hardly either way)';
  return assortativity > 0 ? ' (yes: popular people know each other)' : ' (no: they sit among people with few ties)';
}

function pathWords({ people, paths: { people: inside, mean, exact, se, longest, sources } }: MarketMeasures): string {
  if (mean === null) return '– (nobody is tied to somebody who is tied back)';
  const where = inside < people ? ' inside the largest part' : '';
  const farthest = `${grouped(longest!)}${exact ? '' : ' or more'} for the farthest pair`;
  const sure = exact ? '' : ` (from ${grouped(sources)} people drawn by lot; standard error of the mean ${number(se)})`;
  return `${number(mean)} on average, ${farthest}${where}${sure}`;
}
