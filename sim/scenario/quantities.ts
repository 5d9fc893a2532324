// Quantities as people write them, and the numbers they mean: '2.5 weeks', '3 per week', '10%', '0.1% per step'.
// A week is 7 days, a year 365.25 days, a month a twelfth of it. Inside the program time is counted in weeks, rates per
// week and shares as parts of 1. Every `…Text` function writes a form that reads back as exactly the same number.

/** What a text means, or what was probably meant where it means nothing here, and what is taken if not the usual. */
export type Reading<T> = { readonly value: T } | { readonly hint: string | undefined; readonly takes?: string };

/** A rate that adds up over time, or a chance at every step whatever its length. */
export type Hazard = { readonly perWeek: number } | { readonly perStep: number };

/** A plain number, or a share of something: the two differ where both make sense. */
export type NumberOrShare = { readonly number: number } | { readonly share: number };

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };
const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
const UNIT = '(day|week|month|year)s?';
const IS_NUMBER = new RegExp(`^${NUMBER}$`);
const IS_PERCENT = new RegExp(`^(${NUMBER})\\s*%$`);
const IS_DURATION = new RegExp(`^(${NUMBER})\\s*${UNIT}$`, 'i');
const IS_RATE = new RegExp(`^(${NUMBER}\\s*%?)\\s*(?:per|a|/)\\s*${UNIT}$`, 'i');
const IS_CHANCE = new RegExp(`^(${NUMBER}\\s*%?)\\s*(?:per|a|/)\\s*step$`, 'i');
const IS_WEEKS = /^(\d{1,9})(?:\s*-\s*(\d{1,9}))?$/;
/** Twenty thousand to some, twenty to others. */
const IS_GROUPED = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

const unclear = (hint?: string, takes?: string) => ({ hint, takes });

/** '12', '0.5', '2e4': a finite number. Thousands marks, currency signs and 'k' are named in the hint. */
export function readNumber(text: string): Reading<number> {
  // + 0 turns −0 into 0, which JSON cannot tell apart.
  if (IS_NUMBER.test(text) && Number.isFinite(Number(text))) return { value: Number(text) + 0 };
  return unclear(plainer(text));
}

/** '12', also as '1.2e1' or '12.0'; not '12.000', which some mean as twelve thousand. */
export function readWhole(text: string): Reading<number> {
  if (IS_GROUPED.test(text)) return unclear(text.replaceAll('.', ''));
  const reading = readNumber(text);
  if (!('value' in reading) || Number.isSafeInteger(reading.value)) return reading;
  return unclear(String(Math.round(reading.value)));
}

/** '19.99': an amount in whole cents; a part of a cent would be rounded where nobody sees it. */
export function readMoney(text: string): Reading<number> {
  const inCents = 'an amount of money in whole cents';
  if (IS_GROUPED.test(text) && (text.endsWith('0') || !IS_NUMBER.test(text))) {
    return unclear(text.replaceAll('.', ''), inCents);
  }
  const reading = readNumber(text);
  if (!('value' in reading)) return reading;
  const cents = Math.round(reading.value * 100);
  return cents / 100 === reading.value ? reading : unclear(String(cents / 100), inCents);
}

/** '10%' or '0.1'. */
export function readShare(text: string): Reading<number> {
  const percent = IS_PERCENT.exec(text);
  return percent === null ? readNumber(text) : readNumber(hundredth(percent[1]));
}

/** '2' is a number, '18%' a share. */
export function readNumberOrShare(text: string): Reading<NumberOrShare> {
  const reading = readShare(text);
  if (!('value' in reading)) return reading;
  return { value: text.endsWith('%') ? { share: reading.value } : { number: reading.value } };
}

/** '2.5 weeks', in weeks. */
export function readDuration(text: string): Reading<number> {
  const parts = IS_DURATION.exec(text);
  if (parts !== null) return inUnit(Number(parts[1]), parts[2], (count, days) => (count * days) / 7);
  return unclear(IS_NUMBER.test(text) ? durationText(Number(text)) : usual(text));
}

/** '3 per week' or '30% per year', per week. */
export function readRate(text: string): Reading<number> {
  const parts = IS_RATE.exec(text);
  if (parts === null) return unclear(readsAsNumber(text) ? `${text} per week` : perUnit(text));
  const count = readShare(parts[1].trim());
  return 'value' in count ? inUnit(count.value, parts[2], (times, days) => (times * 7) / days) : count;
}

/** A rate, or '0.1% per step': a chance at each step. */
export function readHazard(text: string): Reading<Hazard> {
  const parts = IS_CHANCE.exec(text);
  const reading = parts === null ? readRate(text) : readShare(parts[1].trim());
  if (!('value' in reading)) return reading;
  return { value: parts === null ? { perWeek: reading.value } : { perStep: reading.value } };
}

/** '1-4' or '3': weeks counted from 1, both ends included. */
export function readWeeks(text: string): Reading<{ readonly first: number; readonly last: number }> {
  const parts = IS_WEEKS.exec(text);
  if (parts === null) {
    const near = /^(?:weeks?\s*)?(\d+)\s*(?:[-–—,]|\.\.+|to)\s*(\d+)(?:\s*weeks?)?$/i.exec(text);
    return unclear(near === null ? undefined : `${near[1]}-${near[2]}`);
  }
  const first = Number(parts[1]);
  const last = parts[2] === undefined ? first : Number(parts[2]);
  if (first < 1) return unclear(last <= 1 ? '1' : `1-${last}`);
  return last < first ? unclear(`${last}-${first}`) : { value: { first, last } };
}

/** 0.1 → '10%'; a share that no percentage gives exactly stays a number. */
export function shareText(share: number): string | number {
  const percent = Number(`${share}e2`);
  return Number(`${percent}e-2`) === share ? `${percent}%` : share;
}

export function numberOrShareText(quantity: NumberOrShare): string | number {
  return 'number' in quantity ? quantity.number : percentText(quantity.share);
}

export function durationText(weeks: number): string {
  return `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
}

export function rateText(perWeek: number): string {
  return `${perWeek} per week`;
}

export function hazardText(hazard: Hazard): string {
  return 'perWeek' in hazard ? rateText(hazard.perWeek) : `${shareText(hazard.perStep)} per step`;
}

export function weeksText(weeks: { readonly first: number; readonly last: number }): string {
  return weeks.first === weeks.last ? `${weeks.first}` : `${weeks.first}-${weeks.last}`;
}

/** An amount for people: 20000 → '20,000', 0.5 → '0.50'. */
export function amountText(amount: number): string {
  const cents = Math.round(Math.abs(amount) * 100);
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = cents % 100;
  return `${amount < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** A share as a percentage even where the number of digits is long: a share must not read back as a number. */
function percentText(share: number): string {
  const short = shareText(share);
  if (typeof short === 'string') return short;
  const [digits, exponent] = String(share).split('e');
  return `${digits}e${Number(exponent ?? 0) + 2}%`;
}

/** A decimal text divided by 100 by moving its exponent: nothing is rounded twice. */
function hundredth(text: string): string {
  const [digits, exponent] = text.split(/e/i);
  return `${digits}e${Number(exponent ?? 0) - 2}`;
}

function readsAsNumber(text: string): boolean {
  return 'value' in readShare(text);
}

/** Weeks stay as they are, so that they read back exactly; the other units are converted by their days. */
function inUnit(count: number, unit: string, convert: (count: number, days: number) => number): Reading<number> {
  const value = unit.toLowerCase() === 'week' ? count : convert(count, DAYS[unit.toLowerCase()]);
  return Number.isFinite(value) ? { value } : unclear();
}

/** '$20,000' → '20000', '20k' → '20000', '4,50 EUR' → '4.50', '0x10' → '16': the plain number that was probably meant. */
function plainer(text: string): string | undefined {
  if (/^0[xob][0-9a-f]+$/i.test(text)) return String(Number(text));
  const quarter = /^(\d+)\s*\/\s*(\d+)$/.exec(text);
  if (quarter !== null) return String(Number(quarter[1]) / Number(quarter[2]));
  const parts = /^[$€£]?\s*([+-]?\d[\d.,_'\s]*?)\s*(k|m|%|percent)?(?:\s+\p{L}[\p{L} ]*|\s*[$€£])?$/iu.exec(text);
  const digits = parts === null ? undefined : ungrouped(parts[1]);
  if (parts === null || digits === undefined) return undefined;
  const unit = parts[2]?.toLowerCase();
  if (unit === undefined) return digits;
  return unit === '%'
    ? String(Number(`${digits}e-2`))
    : unit === 'percent'
      ? `${digits}%`
      : String(Number(`${digits}e${unit === 'k' ? 3 : 6}`));
}

/** '1,234.5', '1.234,5', "1'234" and '1 234' → '1234.5' or '1234'; '4,5' → '4.5'. */
function ungrouped(text: string): string | undefined {
  const digits = text.replace(/[_'\s]/g, '');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits)) return digits.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return digits.replaceAll('.', '').replace(',', '.');
  const point = digits.replace(',', '.');
  return IS_NUMBER.test(point) ? point : undefined;
}

/** Units that are not taken, as so many of one that is. */
const UNUSUAL: readonly (readonly [RegExp, number, string])[] = [
  [/^h(ou)?rs?$/, 1 / 24, 'day'],
  [/^d$/, 1, 'day'],
  [/^wk?s?$/, 1, 'week'],
  [/^fortnights?$/, 2, 'week'],
  [/^mo?n?s?$/, 1, 'month'],
  [/^quarters?$/, 3, 'month'],
  [/^y(ea)?rs?$|^y$/, 1, 'year'],
  [/^decades?$/, 10, 'year'],
];

/** '2 fortnights' → '4 weeks': a duration in a unit that is taken. */
function usual(text: string): string | undefined {
  const parts = /^([\d.]+)\s*([a-z]+)$/i.exec(text);
  const unit = UNUSUAL.find(([name]) => parts !== null && name.test(parts[2].toLowerCase()));
  if (parts === null || unit === undefined) return undefined;
  const count = Number((Number(parts[1]) * unit[1]).toPrecision(6));
  return `${count} ${unit[2]}${count === 1 ? '' : 's'}`;
}

/** '2x per week', '2 times a week', '2 weekly' → '2 per week'. */
function perUnit(text: string): string | undefined {
  const parts = /^([\d.]+)\s*(?:x|times)?\s*(?:per|a|an|each|every|\/)?\s*(day|week|month|year|dai)(?:s|ly)?$/i.exec(
    text,
  );
  return parts === null
    ? undefined
    : `${parts[1]} per ${parts[2].toLowerCase() === 'dai' ? 'day' : parts[2].toLowerCase()}`;
}
