// Numbers as people read them: no more digits than the eye can use, one minus sign, a dash where there is no number.

import type { Printed, Unit } from '../../sim/experiment/summary.ts';

export const NONE = '–';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const CENTS = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const THREE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A value in its unit: `1,235`, `0.42`, `12.3 %`; a dash where it is undefined. */
export function amount(value: Printed | undefined, unit: Unit): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  return minus(unit === 'share' ? `${THREE.format(value * 100)}\u202f%` : plain(value, unit));
}

/** The same with its sign: `+412`, `−3.1 %`, `0`. */
export function signed(value: Printed | undefined, unit: Unit): string {
  const text = amount(value, unit);
  return typeof value === 'number' && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `200 to 624`, or nothing where there is no interval or it has no width. */
export function span(low: Printed | undefined, high: Printed | undefined, unit: Unit, write = amount): string {
  if (typeof low !== 'number' || typeof high !== 'number') return '';
  const [from, to] = [write(low, unit), write(high, unit)];
  return from === to ? '' : `${from} to ${to}`;
}

/** A chance as a percentage that never rounds to certainty: `87 %`, `>99 %`. */
export function chance(probability: Printed | undefined): string {
  if (typeof probability !== 'number') return NONE;
  const percent = Math.round(probability * 100);
  if (percent === 100 && probability < 1) return '>99\u202f%';
  if (percent === 0 && probability > 0) return '<1\u202f%';
  return `${percent}\u202f%`;
}

function plain(value: number, unit: Unit): string {
  const size = Math.abs(value);
  if (size >= 100) return WHOLE.format(value);
  if (unit === 'money') return Number.isInteger(value) ? WHOLE.format(value) : CENTS.format(value);
  return THREE.format(value);
}

function minus(text: string): string {
  return text.replace(/^-(.*)$/, (_, digits: string) => (/[1-9]/.test(digits) ? `−${digits}` : digits));
}
