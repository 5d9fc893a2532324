// A picture as a PNG: opaque red, green and blue, eight bits each (W3C PNG, third edition). Each row is told as its
// difference from the one above, which suits pictures that are mostly paper.

import { deflateSync } from 'node:zlib';
import type { Picture } from '../film/raster.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = 2;
const UP = 2;

export function pngOf({ width, height, pixels }: Picture): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, RGB, 0, 0, 0], 8);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rowsOf(width, height, pixels)))];
  return Buffer.concat([Uint8Array.from(SIGNATURE), ...parts, chunk('IEND', new Uint8Array(0))]);
}

/** Each row: how it is told, then three bytes a pixel less those of the pixel above. */
function rowsOf(width: number, height: number, pixels: Uint32Array): Uint8Array {
  const rows = new Uint8Array(height * (1 + 3 * width));
  let at = 0;
  for (let i = 0; i < pixels.length; i++) {
    if (i % width === 0) rows[at++] = UP;
    const above = i < width ? 0 : pixels[i - width];
    for (let shift = 0; shift < 24; shift += 8) rows[at++] = (pixels[i] >>> shift) - (above >>> shift);
  }
  return rows;
}

/** Length, name, contents, and a checksum of name and contents. */
function chunk(name: string, contents: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + contents.length);
  bytes.writeUInt32BE(contents.length, 0);
  bytes.write(name, 4, 'latin1');
  bytes.set(contents, 8);
  bytes.writeUInt32BE(crc(bytes.subarray(4, 8 + contents.length)), 8 + contents.length);
  return bytes;
}

/** The cyclic redundancy check of ISO 3309, by bytes. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});
