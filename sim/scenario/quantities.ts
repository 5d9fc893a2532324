// Quantities as people write them, and the numbers they mean: '2.5 weeks', '3 per week', '10%', '0.1% per step'.
// A week is 7 days, a year 365.25 days, a month a twelfth of it. Inside the program time is counted in weeks, rates per
// week and shares as parts of 1. Every `…Text` function writes a form that reads back as exactly the same number.

/** What a text means, or what was probably meant where it means nothing here. */
export type Reading<T> = { readonly value: T } | { readonly hint: string | undefined };

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

const unclear = (hint?: string) => ({ hint });

/** '12', '0.5', '2e4': a finite number. Thousands marks, currency signs and 'k' are named in the hint. */
export function readNumber(text: string): Reading<number> {
  // + 0 turns −0 into 0, which JSON cannot tell apart.
  if (IS_NUMBER.test(text) && Number.isFinite(Number(text))) return { value: Number(text) + 0 };
  return unclear(plainer(text));
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
  return unclear(IS_NUMBER.test(text) ? `${text} ${text === '1' ? 'week' : 'weeks'}` : undefined);
}

/** '3 per week' or '30% per year', per week. */
export function readRate(text: string): Reading<number> {
  const parts = IS_RATE.exec(text);
  if (parts === null) return unclear(readsAsNumber(text) ? `${text} per week` : undefined);
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
  if (parts === null) return unclear();
  const first = Number(parts[1]);
  const last = parts[2] === undefined ? first : Number(parts[2]);
  if (first < 1) return unclear(`1-${Math.max(1, last)}`);
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

/** '$20,000' → '20000', '20k' → '20000': the plain number that was probably meant. */
function plainer(text: string): string | undefined {
  const parts = /^[$€£]?\s*([+-]?\d[\d,_' ]*(?:\.\d+)?)\s*(k|m|%)?\s*[$€£]?$/i.exec(text);
  if (parts === null) return undefined;
  const digits = parts[1].replace(/[,_' ]/g, '');
  if (parts[2] === '%') return String(Number(`${digits}e-2`));
  const value = Number(digits) * (parts[2] === undefined ? 1 : /k/i.test(parts[2]) ? 1000 : 1_000_000);
  return String(value);
}
