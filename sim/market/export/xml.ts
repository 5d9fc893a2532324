// Text for XML 1.0, which has no way at all to write some characters: these are refused, for another character in their
// place might make two people one.

import { MarketError } from '../error.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they stand, readers would turn them into other blanks.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as it stands between tags or in double quotes. Throws a MarketError where XML cannot hold it. */
export function xmlText(text: string): string {
  for (const character of text) {
    if (fits(character.codePointAt(0)!)) continue;
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const shown = text.replaceAll(character, '?').slice(0, 40);
    throw new MarketError(`'${shown}' holds the character U+${code}, which no GEXF or GraphML file can; CSV can`);
  }
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]);
}

/** The characters of XML 1.0 (section 2.2): no control characters, halves of surrogate pairs, or U+FFFE and U+FFFF. */
function fits(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
