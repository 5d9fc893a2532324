// The values at which a slider may stop: round numbers over the range in which a value may well lie, each written as a
// scenario would write it. What it is now is one of them, wherever it lies.

import { z } from 'zod';
import { pow } from '../kernel/math.ts';
import type { ParamInfo } from '../scenario/params.ts';

/** How many there are, about. */
const STOPS = 40;
/** From this ratio of the ends on, stops lie at even ratios instead of even distances. */
const WIDE = 30;

/** The stops of a quantity from low to high; none where it is no single number. */
export function stopsOf(type: z.ZodType, param: ParamInfo, value: unknown): string[] {
  const now = numberIn(value);
  if (now === undefined) return [];
  const [low, high] = rangeOf(type, param, now);
  if (!(high > low)) return [];
  const round = param.kind === 'whole' || param.kind === 'steps' ? Math.round : rounded;
  const numbers = new Set([now, ...steps(low, high, param.kind === 'whole').map(round)]);
  const texts = [...numbers]
    .filter((one) => one >= Math.min(low, now) && one <= Math.max(high, now))
    .sort((a, b) => a - b)
    .map((one) => (one === now ? value : withNumber(value, one)))
    .flatMap((one) => written(type, one));
  return [...new Set(texts)];
}

/** Numbers from low to high: at even distances, or at even ratios where the range is wide. */
function steps(low: number, high: number, whole: boolean): number[] {
  const count = whole ? Math.min(STOPS, Math.max(1, high - low)) : STOPS;
  const ratio = low > 0 && high / low > WIDE;
  return Array.from({ length: count + 1 }, (_, i) =>
    ratio ? low * pow(high / low, i / count) : low + ((high - low) * i) / count,
  );
}

/** What is plausible; else what is allowed, if that has an end; else up to four times what it is now. */
function rangeOf(type: z.ZodType, param: ParamInfo, now: number): readonly [number, number] {
  const ends = param.plausible?.map((end) => numberIn(z.decode(type, end)) ?? now);
  if (ends !== undefined) return [Math.min(ends[0], now), Math.max(ends[1], now)];
  const low = param.min ?? 0;
  if (param.max !== undefined && param.kind === 'share') return [low, param.max];
  if (now === 0) return [low, Math.min(param.max ?? 10, low + 10)];
  return [Math.max(low, now / 4), Math.min(param.max ?? Infinity, now * 4)];
}

/** The number in a value: itself, or the one number that it holds, as {perWeek: 0.02}. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = Object.values(value);
  return parts.length === 1 && typeof parts[0] === 'number' && Number.isFinite(parts[0]) ? parts[0] : undefined;
}

function withNumber(value: unknown, number: number): unknown {
  return typeof value === 'number' ? number : { [Object.keys(value as object)[0]]: number };
}

/** As a scenario writes it, unless the declaration refuses it. */
function written(type: z.ZodType, value: unknown): string[] {
  const text = String(z.encode(type, value));
  return type.safeDecode(text).success ? [text] : [];
}

/** Two digits are enough to turn by. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
