// What the machine has and what something would need, compared before any of it is taken, so that too large a market is
// refused in words rather than by the system.

import { freemem } from 'node:os';

/** Bytes that this process may still take: what is free, on the machine or in the container that it runs in. */
export function freeMemory(): number {
  return process.availableMemory?.() ?? freemem();
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** A size as people say it: '3 bytes', '1.5 GB'. */
export function sizeText(bytes: number): string {
  let unit = 0;
  let size = bytes;
  for (; size >= 1000 && unit < UNITS.length - 1; unit++) size /= 1024;
  return `${size >= 100 ? Math.round(size) : Number(size.toPrecision(2))} ${UNITS[unit]}`;
}

/** Why something cannot be had, in words; undefined where it can: 'takes 12 GB of memory, but 3 GB are free here'. */
export function lackOf(bytes: number, free = freeMemory()): string | undefined {
  if (bytes <= free) return undefined;
  return `takes about ${sizeText(bytes)} of memory, but ${sizeText(free)} are free here`;
}
