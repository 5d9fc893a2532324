// Arrays as text, for pages that carry their data inside: base64 of the bytes (RFC 4648), which neither Node nor browsers
// offer under one name.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0));
/** '='. */
const PAD = 61;
const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < LETTERS.length; i++) VALUES[LETTERS.charCodeAt(i)] = i;
/** Bytes turned into text at once: a multiple of three, few enough for one call. */
const PIECE = 3 * 8192;

export function toBase64(array: ArrayBufferView): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) pieces.push(piece(bytes.subarray(start, start + PIECE)));
  return pieces.join('');
}

function piece(bytes: Uint8Array): string {
  const codes = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(PAD);
  for (let i = 0, at = 0; i < bytes.length; i += 3, at += 4) {
    const left = bytes.length - i;
    const word = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[at] = CODES[word >>> 18];
    codes[at + 1] = CODES[(word >>> 12) & 63];
    if (left > 1) codes[at + 2] = CODES[(word >>> 6) & 63];
    if (left > 2) codes[at + 3] = CODES[word & 63];
  }
  // As a spread it would go through an iterator, letter by letter.
  return String.fromCharCode.apply(null, codes as unknown as number[]);
}

/** The bytes, in a buffer of their own. Throws where the text is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (text.length % 4 !== 0) throw new Error('base64 comes in groups of four letters');
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    const last = i + 4 === text.length;
    const two = last && padding === 2;
    const word =
      (value(text, i) << 18) | (value(text, i + 1) << 12) | (value(text, i + 2, two) << 6) | value(text, i + 3, last);
    // What would lie beyond the end is not written.
    bytes[at++] = word >>> 16;
    bytes[at++] = word >>> 8;
    bytes[at++] = word;
  }
  return bytes;
}

function value(text: string, at: number, mayPad = false): number {
  const code = text.charCodeAt(at);
  const letter = code < 128 ? VALUES[code] : 255;
  if (letter < 64) return letter;
  if (mayPad && code === 61) return 0;
  throw new Error(`'${text[at]}' is no letter of base64`);
}
