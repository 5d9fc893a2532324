// How many columns of a terminal a text takes: letters of East Asia and most emoji take two, marks that sit on the letter
// before them none. Carets stand where they should under such a line. (Unicode Standard Annex 11, in outline.)

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NARROWEST = /[\p{Mn}\p{Me}\p{Cf}]/u;
const JOINER = '\u200d';

/** Columns of a text on one line. */
export function columnsOf(text: string): number {
  let columns = 0;
  let before = '';
  for (const letter of text) {
    // A family of emoji is several, joined into one picture.
    if (before !== JOINER && !NARROWEST.test(letter)) columns += WIDE.test(letter) ? 2 : 1;
    before = letter;
  }
  return columns;
}
