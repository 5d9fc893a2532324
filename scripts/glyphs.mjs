// Draws up sim/film/glyphs.json, the letters of film captions, from the typeface Inter (SIL Open Font License 1.1): only
// when letters are added. Outlines that several letters share (a, á, ă …) are kept once.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import opentype from 'opentype.js';

const SETS = ['latin', 'latin-ext', 'greek', 'cyrillic'];
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x386, 0x3ce],
  [0x401, 0x45f],
  [0x490, 0x491],
];
const SIGNS = '–—‘’“”„…•·−×€←→↑↓';
const EM = 512;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const wanted = [
  ...RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  ...[...SIGNS].map((sign) => sign.codePointAt(0)),
];
const outlines = new Map();
const glyphs = {};
for (const font of SETS.map(load)) {
  for (const code of wanted) {
    const letter = String.fromCodePoint(code);
    if (letter in glyphs || font.charToGlyphIndex(letter) === 0) continue;
    glyphs[letter] = drawn(font, font.charToGlyph(letter));
  }
}
const font = load('latin');
const file = {
  licence: `Outlines from Inter: ${font.names.windows.copyright.en}; SIL Open Font License 1.1, https://openfontlicense.org`,
  em: EM,
  outlines: [...outlines.keys()],
  glyphs: Object.fromEntries(Object.entries(glyphs).sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0))),
};
writeFileSync(fileURLToPath(new URL('../sim/film/glyphs.json', import.meta.url)), `${JSON.stringify(file)}\n`);

function load(set) {
  const path = new URL(`../node_modules/@fontsource/inter/files/inter-${set}-500-normal.woff`, import.meta.url);
  const bytes = readFileSync(path);
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** A letter: its width, then for each outline its number and where it begins. */
function drawn(font, glyph) {
  const unit = (value) => Math.round((value * EM) / font.unitsPerEm);
  const letter = [unit(glyph.advanceWidth)];
  let at;
  let parts;
  for (const command of glyph.getPath(0, 0, font.unitsPerEm).commands) {
    if (command.type === 'M') {
      close();
      [at, parts] = [command, []];
    } else if (command.type === 'L') parts.push(...way(command.x, command.y, 0));
    else if (command.type === 'Q') parts.push(...way(command.x1, command.y1, 1), ...way(command.x, command.y));
    else if (command.type !== 'Z') throw new Error(`an outline of another kind: ${command.type}`);
  }
  close();
  return letter;

  /** The way from the outline's beginning, in units; the first number also tells a line (0) from a curve (1). */
  function way(x, y, kind) {
    const across = unit(x - at.x);
    return [kind === undefined ? across : across * 2 + kind, unit(y - at.y)];
  }

  function close() {
    if (parts === undefined) return;
    const text = parts.map(digits).join('');
    if (!outlines.has(text)) outlines.set(text, outlines.size);
    letter.push(outlines.get(text), unit(at.x), unit(at.y));
  }
}

/** A whole number in digits of five bits, the lowest first, each but the last marked by a sixth; the sign is the lowest bit. */
function digits(value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  while (rest >= 32) {
    text += DIGITS[32 + (rest & 31)];
    rest >>>= 5;
  }
  return text + DIGITS[rest];
}
