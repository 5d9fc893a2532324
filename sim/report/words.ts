// Numbers in sentences and tables: no more digits than the eye can use, thousands set apart, a dash for what is
// undefined. Written here, since what a host would write differs from host to host.

import type { Printed, Unit } from '../experiment/summary.ts';

/** A value in its unit as printed in the results: `12,346`, `0.0412`, `12.3 %`, `–`. */
export function amount(value: Printed, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'share') return `${plain(value * 100)} %`;
  return unit === 'money' && Math.abs(value) < 100 && !Number.isInteger(value) ? fixed(value) : plain(value);
}

/** A difference in words, without its sign: `412`, `35.4 people`, `3.1 percentage points`, `2 weeks`. */
export function gap(value: number, unit: Unit, step: string): string {
  const size = Math.abs(value);
  if (unit === 'share') return `${plain(size * 100)} percentage points`;
  const text = amount(size, unit);
  const one = text === '1';
  if (unit === 'people') return `${text} ${one ? 'person' : 'people'}`;
  return unit === 'steps' ? `${text} ${step}${one ? '' : 's'}` : text;
}

/** A chance in whole percent that never rounds to certainty: `87 %`, `over 99 %`, `under 1 %`. */
export function chance(probability: number): string {
  const percent = Math.round(probability * 100);
  if (percent === 100 && probability < 1) return 'over 99 %';
  if (percent === 0 && probability > 0) return 'under 1 %';
  return `${percent} %`;
}

/** A whole number with its thousands set apart: `20,000`. */
export function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Pieces of text, none of which is broken, as lines of at most `width` where the pieces allow. */
export function wrapped(pieces: readonly string[], width: number): string {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + piece.length > width) lines.push(piece);
    else lines[lines.length - 1] = `${line} ${piece}`;
  }
  return lines.join('\n');
}

/** Whole from 100 up, three significant digits below; a true minus sign. */
function plain(value: number): string {
  const size = Math.abs(value);
  const text = size >= 99.95 ? grouped(Math.round(size)) : String(Number(size.toPrecision(3)));
  return value < 0 && text !== '0' ? `−${text}` : text;
}

function fixed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}
