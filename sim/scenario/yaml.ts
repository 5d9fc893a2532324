// From text to the nodes of the YAML parser, and its faults of form in plain words, each where it begins rather than
// where the parser gave up. What would keep the parser busy or end its stack is refused before it gets there: texts that
// are too large, characters that no text has, and brackets without end.

import type { Document } from 'yaml';
import { Composer, isCollection, isScalar, Lexer, Parser, visit } from 'yaml';
import type { Fault, Source } from './parse.ts';
import { given, printable } from './report.ts';

export const LARGEST_TEXT = 5_000_000;
export const DEEPEST = 40;
/** The parser keeps a map, a key and a value for each level. */
const DEEPEST_STACK = 4 * DEEPEST;
const MOST_FAULTS = 20;

// Everything that YAML does not allow in a text: control characters but tab and line feed, and halves of a pair.
// A carriage return alone is a line break to nobody any more.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const FOREIGN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]|\r(?!\n)/gu;

const OPTIONS = {
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false, // checked in linear time when the tree is grown
  prettyErrors: false,
  logLevel: 'error',
} as const;

/** The nodes of a YAML or JSON text, or what is wrong with its form. Lines and columns are those of `source`. */
export function readYaml(source: Source, text: string): { contents: unknown } | { faults: Fault[] } {
  if (text.length > LARGEST_TEXT) {
    const message = `the text has ${text.length} characters; at most ${LARGEST_TEXT} are read`;
    return { faults: [{ at: { source, start: 0, end: 0 }, message }] };
  }
  const foreign = foreignCharacters(source, text);
  if (foreign.length > 0) return { faults: foreign };
  const composed = compose(text);
  if (typeof composed === 'number') {
    const message = `more than ${DEEPEST} levels stand inside each other here`;
    return { faults: [{ at: { source, start: composed, end: composed + 1 }, message }] };
  }
  const { document, second } = composed;
  const faults = inWords(source, text, document);
  if (second !== undefined && faults.length === 0) {
    const message = 'a file holds one scenario, but another begins here';
    faults.push({ at: { source, start: second[0], end: second[1] }, message });
  }
  return faults.length > 0 ? { faults } : { contents: document.contents };
}

function foreignCharacters(source: Source, text: string): Fault[] {
  const faults: Fault[] = [];
  for (const { index, 0: found } of text.matchAll(FOREIGN)) {
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message =
      found === '\r'
        ? 'a line ends in a carriage return alone here: save the file with line feeds'
        : `the character U+${code} stands here, which no text has: is this another kind of file?`;
    faults.push({ at: { source, start: index, end: index + 1 }, message });
    if (found === '\r' || faults.length >= MOST_FAULTS) break;
  }
  return faults;
}

type Composed = { readonly document: Document; readonly second: readonly number[] | undefined };

/** The first document and where another begins; or the offset at which the text is nested too deeply. */
function compose(text: string): Composed | number {
  const parser = new Parser();
  let tooDeep: number | undefined;
  function* tokens() {
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      // Deeper nesting would end the stack of what puts the nodes together, and then the process.
      if (parser.stack.length > DEEPEST_STACK) {
        tooDeep = parser.offset - lexeme.length;
        return;
      }
    }
    yield* parser.end();
  }
  let document: Document | undefined;
  for (const next of new Composer(OPTIONS).compose(tokens(), true, text.length)) {
    if (document !== undefined) return tooDeep ?? { document, second: next.range };
    document = next as Document;
  }
  return tooDeep ?? { document: document!, second: undefined };
}

/**
 * The parser's errors in words. One fault brings many in its wake: of each kind and each line the first is told, and
 * nothing after the place from which the parser no longer understands anything.
 */
function inWords(source: Source, text: string, document: Document): Fault[] {
  const told = new Set<string>();
  const faults: Fault[] = [];
  let endOfLine = -1;
  for (const { code, pos, message } of document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (told.has(code) || pos[0] <= endOfLine) continue;
    told.add(code);
    const open = openAt(document, pos[0], text);
    const start = open ?? pos[0] + /^ */.exec(text.slice(pos[0], pos[0] + 1000))![0].length;
    const end = open === undefined ? Math.max(start + 1, pos[1]) : start + 1;
    const key = open === undefined ? code : text[start];
    const said = WORDS[key]?.(text[start] ?? '') ?? `this is not valid YAML: ${printable(message)}`;
    faults.push({ at: { source, start, end }, message: said });
    if (code === 'UNEXPECTED_TOKEN' || open !== undefined) break;
    endOfLine = text.indexOf('\n', start);
    if (endOfLine < 0) break;
  }
  return faults;
}

/** What the parser says least clearly, by its code, or by what was opened; given the character at the place. */
const WORDS: Readonly<Record<string, (character: string) => string>> = {
  TAB_AS_INDENT: () => 'a line is indented with a tab: use spaces',
  BAD_INDENT: () => 'this line is not indented like the others of its block',
  BLOCK_AS_IMPLICIT_KEY: () => "a text with ': ' in it needs quotes around it, and a block begins on a line of its own",
  MULTILINE_IMPLICIT_KEY: () => "a key and its value take the form 'key: value', with a space after the colon",
  BAD_SCALAR_START: (character) => `a text that begins with ${given(character)} needs quotes around it`,
  BAD_DQ_ESCAPE: () => 'a backslash between double quotes stands for something else: double it, or use single quotes',
  UNEXPECTED_TOKEN: (character) => `${given(character)} is not expected here`,
  '"': () => 'this quotation has no end: no " closes it',
  "'": () => "this quotation has no end: no ' closes it",
  '[': () => 'this list has no end: no ] closes it',
  '{': () => 'this block has no end: no } closes it',
};
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** Where the quotation or bracket stands whose end was missed at a place. Of several inside each other, the innermost. */
function openAt(document: Document, place: number, text: string): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_, node) {
      const [start, end] = node.range ?? [0, 0];
      const bracket = isCollection(node) && node.flow === true;
      const quote = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if (end !== place || !(bracket || quote)) return;
      const closed = end > start + 1 && text[end - 1] === CLOSING[text[start]];
      if (!closed) found = start;
    },
  });
  return found;
}
