// The form that numbers take when they leave: money in money, ten significant digits (shortest text of the rounded
// double), undefined as null. One rule for every file, so that equal results are equal bytes.

import type { Printed, Unit } from './summary.ts';

/** A number in its unit as printed: cents become money, NaN becomes null. */
export function printed(value: number, unit: Unit): Printed {
  if (!Number.isFinite(value)) return null;
  const told = unit === 'money' ? value / 100 : value;
  // A whole number of so few digits, or of cents, is what its ten digits say.
  return (Number.isInteger(value) && Math.abs(value) < 1e10 ? told : Number(told.toPrecision(10))) + 0;
}
