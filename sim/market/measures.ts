// A market measured: the figures by which networks are compared, each computed exactly (long paths in large markets aside,
// which say how sure they are). Every measure has a file of its own in measures/; here they are put together.

import type { Key } from '../kernel/luck.ts';
import type { Market, Segment } from './market.ts';
import { degree } from './market.ts';
import { assortativity } from './measures/assortativity.ts';
import type { Clustering } from './measures/clustering.ts';
import { clustering } from './measures/clustering.ts';
import type { Range } from './measures/columns.ts';
import { peopleColumns, rangeOf, strengths } from './measures/columns.ts';
import type { Parts } from './measures/components.ts';
import { largestPart, parts, strongParts } from './measures/components.ts';
import type { Degrees } from './measures/degrees.ts';
import { degrees } from './measures/degrees.ts';
import { eitherWay, reciprocity } from './measures/either-way.ts';
import type { Mixing } from './measures/mixing.ts';
import { mixing } from './measures/mixing.ts';
import type { Paths } from './measures/paths.ts';
import { paths } from './measures/paths.ts';

export interface MarketMeasures {
  readonly people: number;
  /** A mutual tie counts once. */
  readonly ties: number;
  readonly directed: boolean;
  /** People without any tie. */
  readonly isolated: number;
  /** Share of all possible ties; null where there is but one person. */
  readonly density: number | null;
  /** Who hears a person. Where ties are mutual, whom they talk with. */
  readonly heardBy: Degrees;
  /** To whom a person listens; null where ties are mutual. */
  readonly listensTo: Degrees | null;
  /** Share of one-way ties that are answered; null where ties are mutual. */
  readonly reciprocity: number | null;
  readonly clustering: Clustering;
  readonly components: PartFigures;
  /** Null where ties are mutual. */
  readonly strongComponents: PartFigures | null;
  readonly assortativity: number | null;
  /** Inside the largest component; where ties are one way, along them and inside the largest strong one. */
  readonly paths: Paths;
  readonly segments: readonly SegmentFigures[];
  /** Ties inside segments; null where there is but one segment. */
  readonly mixing: Omit<Mixing, 'segments'> | null;
  /** Columns of the table of people, by name. */
  readonly columns: Readonly<Record<string, Range>>;
  readonly weights: Range | null;
  readonly strengths: { readonly strong: number; readonly weak: number } | null;
  readonly warnings: readonly string[];
  /** What was found in files, each with the file's name. */
  readonly notes: readonly (readonly [string, string])[];
}

export interface PartFigures {
  readonly count: number;
  /** People in the largest part. */
  readonly largest: number;
  /** Their share of all people. */
  readonly share: number;
}

export interface SegmentFigures extends Segment {
  readonly share: number;
  /** Share of its members' ties that stay inside, and the share expected by chance; null as in `Mixing`. */
  readonly within: number | null;
  readonly expected: number | null;
}

/** All figures of a market. `luck` draws the people from whom long paths are followed. Seconds for millions of ties. */
export function measureMarket(market: Market, luck: Key): MarketMeasures {
  const { people, ties, directed, out, warnings, notes } = market;
  const both = eitherWay(market);
  const connected = parts(both);
  const strong = directed ? strongParts(out) : null;
  const mixed = mixing(market);
  let isolated = 0;
  for (let person = 0; person < people; person++) if (degree(both, person) === 0) isolated++;
  const { weights } = out;
  return {
    people,
    ties,
    directed,
    isolated,
    density: people < 2 ? null : out.targets.length / people / (people - 1),
    heardBy: degrees(out),
    listensTo: directed ? degrees(market.in) : null,
    reciprocity: directed ? reciprocity(market, both) : null,
    clustering: clustering(both),
    components: partFigures(connected),
    strongComponents: strong && partFigures(strong),
    assortativity: assortativity(market),
    paths: paths(market, largestPart(strong ?? connected), luck),
    segments: segmentFigures(market, mixed),
    mixing: mixed && { within: mixed.within, expected: mixed.expected, assortativity: mixed.assortativity },
    columns: Object.fromEntries(peopleColumns(market).map(({ name, of }) => [name, rangeOf(people, of)!])),
    weights: weights && rangeOf(weights.length, (e) => weights[e]),
    strengths: strengths(market),
    warnings,
    notes,
  };
}

function partFigures({ of, sizes }: Parts): PartFigures {
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  return { count: sizes.length, largest, share: largest / of.length };
}

function segmentFigures({ people, segments }: Market, mixed: Mixing | null): SegmentFigures[] {
  return segments.map((segment, place) => ({
    ...segment,
    share: segment.people / people,
    within: mixed?.segments[place].within ?? null,
    expected: mixed?.segments[place].expected ?? null,
  }));
}
