// What many runs say together: moments, quantiles and intervals. Intervals of a mean are Student's; where runs share a
// market they rest on the markets' sums (cluster-robust), since runs in one market are not independent; a ratio of
// means has a percentile bootstrap (Efron 1979), whose luck is keyed like all luck, so it never changes from one
// reading to the next. Sums are taken in the order given.

import { Counts } from './counts.ts';
import type { Key } from './luck.ts';
import { derive, wordOf } from './luck.ts';
import type { Numbers } from './moments.ts';
import { Moments } from './moments.ts';
import { studentQuantile } from './special.ts';

/**
 * The value below which a share p of an ascending list lies, between neighbours in proportion (type 7 of Hyndman & Fan
 * 1996, the default of R and NumPy). NaN for an empty list.
 */
export function quantile(ascending: Numbers, p: number): number {
  return between(ascending.length, p, (place) => ascending[place]);
}

/** What `quantile` finds for some shares, rising, in a list in any order, which stays as it is. None may be NaN. */
export function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  const counts = Counts.of(values);
  if (counts !== undefined) return quantilesIn(counts, shares);
  const at = inSelected(values.slice(), shares);
  return shares.map((share) => between(values.length, share, at));
}

/** The same of numbers that are counted. */
export function quantilesIn(counts: Counts, shares: readonly number[]): number[] {
  return shares.map((share) => between(counts.length, share, (place) => counts.at(place)));
}

/** The quantile of so many numbers, of which `at` tells the one that stands at a place in order. */
function between(length: number, p: number, at: (place: number) => number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: the share p = ${p} was given; allowed is 0 to 1.`);
  if (length === 0) return NaN;
  const place = (length - 1) * p;
  const low = Math.floor(place);
  const part = place - low;
  const value = at(low);
  if (part === 0) return value;
  const next = at(low + 1);
  return next === value ? value : value * (1 - part) + next * part;
}

/** Moves the numbers of a list so that those whom some shares ask for stand in their places (Hoare 1961). */
function inSelected(values: Float64Array, shares: readonly number[]): (place: number) => number {
  let from = 0;
  for (const share of shares) {
    const low = Math.floor((values.length - 1) * share);
    if (low >= from) putInPlace(values, low, from);
    if (low + 1 >= from && low + 1 < values.length) leastFirst(values, low + 1);
    from = Math.max(from, low + 2);
  }
  return (place) => values[place];
}

/** Of the numbers from a place on, puts the least there. */
function leastFirst(values: Float64Array, from: number): void {
  let least = from;
  for (let i = from + 1; i < values.length; i++) if (values[i] < values[least]) least = i;
  const value = values[from];
  values[from] = values[least];
  values[least] = value;
}

/** Puts the number of a rank where it stands in order: none behind it is smaller, none from `from` up to it larger. */
function putInPlace(values: Float64Array, rank: number, from: number): void {
  let first = from;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[(first + last) >>> 1];
    let left = first;
    let right = last;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left > right) break;
      const value = values[left];
      values[left++] = values[right];
      values[right--] = value;
    }
    // Up to `right` none is above the pivot, from `left` on none below it; what lies between equals it.
    if (rank <= right) last = right;
    else if (rank >= left) first = left;
    else return;
  }
}

/** A mean, the spread of single values, its standard error, and the ends of its interval. NaN: too few values. */
export interface MeanInterval {
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/** Student's factor, remembered: a series asks for the same one at every record. */
let lastLevel = NaN;
let lastDf = NaN;
let lastFactor = NaN;
function studentFactor(level: number, df: number): number {
  if (level !== lastLevel || df !== lastDf) {
    lastFactor = studentQuantile((1 + level) / 2, df);
    lastLevel = level;
    lastDf = df;
  }
  return lastFactor;
}

function around(moments: Moments, se: number, df: number, level: number): MeanInterval {
  checkLevel(level);
  const mean = moments.count === 0 ? NaN : moments.mean;
  const reach = df > 0 ? se * studentFactor(level, df) : NaN;
  return { mean, sd: moments.sd, se, low: mean - reach, high: mean + reach };
}

function checkLevel(level: number): void {
  if (level > 0 && level < 1) return;
  throw new RangeError(`an interval's level of ${level} was given; allowed is between 0 and 1, for instance 0.95.`);
}

/** Student's interval of the mean of independent values. With one value or none its ends are NaN. */
export function meanInterval(values: Numbers, level = 0.95): MeanInterval {
  return meanIntervalOf(Moments.of(values), level);
}

/** The same of values whose moments are known. */
export function meanIntervalOf(moments: Moments, level = 0.95): MeanInterval {
  return around(moments, moments.sd / Math.sqrt(moments.count), moments.count - 1, level);
}

/** Places of the groups in order of first appearance: a number for each value, and how many groups there are. */
function places(groupOf: Numbers, length: number, asker: string): { place: Int32Array; groups: number } {
  if (groupOf.length !== length) {
    throw new RangeError(`${asker}: ${length} values but ${groupOf.length} groups were given; each value needs one.`);
  }
  const seen = new Map<number, number>();
  const place = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const known = seen.get(groupOf[i]) ?? seen.size;
    seen.set(groupOf[i], known);
    place[i] = known;
  }
  return { place, groups: seen.size };
}

/**
 * The interval of the mean over all values where values of one group (a market) may resemble each other: the standard
 * error comes from the groups' sums, with one degree of freedom less than groups. Where groups are equal in size it is
 * Student's interval of the groups' means. `groupOf` names each value's group.
 */
export function groupedInterval(values: Numbers, groupOf: Numbers, level = 0.95): MeanInterval {
  const { place, groups } = places(groupOf, values.length, 'groupedInterval');
  const moments = Moments.of(values);
  const sums = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) sums[place[i]] += values[i] - moments.mean;
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  const se = groups < 2 ? NaN : Math.sqrt((groups / (groups - 1)) * squares) / moments.count;
  return around(moments, se, groups - 1, level);
}

/** A statistic over all units, the spread of its resamples, and the ends of its percentile interval. */
export interface BootstrapInterval {
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile bootstrap over `units` things (markets or replicates), drawn with replacement. `statistic` gets the places
 * of the drawn units, in an array that it must leave as it is: whatever it sums over them is paired by construction. Resamples
 * in which it is NaN are left out; if more than half are, so is the interval.
 */
export function bootstrapInterval(
  units: number,
  statistic: (drawn: Int32Array) => number,
  key: Key,
  resamples = 2000,
  level = 0.95,
): BootstrapInterval {
  checkLevel(level);
  const value = statistic(Int32Array.from({ length: units }, (_, unit) => unit));
  const unknown = { value, se: NaN, low: NaN, high: NaN };
  if (units < 2) return unknown;
  const results = new Float64Array(resamples);
  let defined = 0;
  const drawn = drawnUnits(units, key, resamples);
  for (let r = 0; r < resamples; r++) {
    const result = statistic(drawn.subarray(r * units, (r + 1) * units));
    if (!Number.isNaN(result)) results[defined++] = result;
  }
  if (defined * 2 < resamples) return unknown;
  const ascending = results.subarray(0, defined).sort();
  const se = Moments.of(ascending).sd;
  return { value, se, low: quantile(ascending, (1 - level) / 2), high: quantile(ascending, (1 + level) / 2) };
}

/** What was drawn last: a summary asks for a hundred intervals over the same units with the same luck. */
let latest: { units: number; key: Key; drawn: Int32Array } | undefined;

/** So many resamples of the places of units, one behind the other. */
function drawnUnits(units: number, key: Key, resamples: number): Int32Array {
  const same = latest?.units === units && latest.key.a === key.a && latest.key.b === key.b;
  if (latest !== undefined && same && latest.drawn.length === resamples * units) return latest.drawn;
  const drawn = new Int32Array(resamples * units);
  for (let r = 0; r < resamples; r++) {
    const { a, b } = derive(key, r);
    for (let i = 0; i < units; i++) drawn[r * units + i] = Math.floor((wordOf(a, b, i) / 4294967296) * units);
  }
  latest = { units, key, drawn };
  return drawn;
}
