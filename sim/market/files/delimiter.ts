// What stands between the fields of a table: Excel may say so in a first line, `sep=;`; else the first record shows it.

import { COMMA, isLineEnd, latin1, QUOTE, SEMICOLON, SPACE, TAB } from './bytes.ts';

/** The byte that a line `sep=;` names; undefined where the text does not begin with one. */
export function namedDelimiter(bytes: Uint8Array, at: number): number | undefined {
  const isNamed = latin1(bytes.subarray(at), 4).toLowerCase() === 'sep=' && at + 4 < bytes.length;
  const isAlone = at + 5 >= bytes.length || isLineEnd(bytes[at + 5]);
  return isNamed && isAlone && !isLineEnd(bytes[at + 4]) ? bytes[at + 4] : undefined;
}

/** A tab, else a semicolon, else a comma, where the record has one outside quotes; else blanks, written as SPACE. */
export function guessDelimiter(bytes: Uint8Array, at: number): number {
  const seen = new Set<number>();
  let quoted = false;
  for (let p = at; p < bytes.length && (quoted || !isLineEnd(bytes[p])); p++) {
    if (bytes[p] === QUOTE) quoted = !quoted;
    else if (!quoted) seen.add(bytes[p]);
  }
  return [TAB, SEMICOLON, COMMA].find((byte) => seen.has(byte)) ?? SPACE;
}
