// Who is meant by a name in a file. A name is any text that can be read; what cannot be seen or is absurdly long is refused,
// because nobody could name that person again.

import { given } from '../../scenario/report.ts';
import type { Records } from './csv.ts';
import type { Roster } from './roster.ts';
import type { Complaint } from './source.ts';

/** The most UTF-16 units of an id: at most 768 bytes. */
const LONGEST = 256;
/** Control characters, byte order marks, spaces without width, and marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The person named in field i, a new one where nobody is called so; −1, with a fault, where nobody can be. */
export function personIn(records: Records, i: number, column: string, roster: Roster): number {
  const person = personOf(roster, records.bytesOf(i), records.start[i], records.end[i], () =>
    unnamed(records.name(i), `nobody is named under ${given(column)}`),
  );
  if (typeof person === 'number') return person;
  records.fault(i, person);
  return -1;
}

const encoder = new TextEncoder();

/** As `personIn`, of a name that is a text; `nobody` says what is wrong with an empty one. */
export function personCalled(text: string, nobody: string, roster: Roster): number | Complaint {
  // A name that is too long is not copied whole: nobody is called by its beginning, which is too long as well.
  const bytes = encoder.encode(text.slice(0, LONGEST + 1));
  return personOf(roster, bytes, 0, bytes.length, () => unnamed(text, nobody));
}

/** Names are checked once, when they first turn up; plain numbers need no check. */
function personOf(
  roster: Roster,
  bytes: Uint8Array,
  start: number,
  end: number,
  check: () => Complaint | undefined,
): number | Complaint {
  const value = roster.valueOf(bytes, start, end);
  if (value >= 0) return roster.byValue(value);
  const known = roster.find(bytes, start, end);
  return known >= 0 ? known : (check() ?? roster.add(bytes, start, end));
}

function unnamed(text: string, nobody: string): Complaint | undefined {
  return text.trim() === '' ? { message: nobody } : unreadable('id', text, LONGEST);
}

/** Why a text cannot name anything; undefined where it can. */
export function unreadable(what: string, text: string, longest: number): Complaint | undefined {
  const start = text.slice(0, 20).replace(INVISIBLE, '?') + (text.length > 20 ? '…' : '');
  if (text.length > longest) {
    return { message: `the ${what} '${start}' has ${text.length} characters; at most ${longest} are allowed` };
  }
  const found = text.match(INVISIBLE)?.[0];
  if (found === undefined) return undefined;
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { message: `the ${what} '${start}' holds an invisible character, U+${code}` };
}
