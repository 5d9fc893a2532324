// The bytes that tables of text are made of.

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const COMMA = 44;
export const ZERO = 48;
export const SEMICOLON = 59;

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

export function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}

/** The first bytes as text, one character each. */
export function latin1(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}
