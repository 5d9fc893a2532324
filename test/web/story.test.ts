// The scenario's words flow: lines join, dashes make lists, empty lines part paragraphs.

import { expect, it } from 'vitest';
import { paragraphsOf, partsOf } from '../../web/page/story.tsx';

const TEXT = `
A question of
two lines?

What turns it round:
  - the price of media, which goes
    on in a second line;
  - the readers.
So it is not people against ads.

`;

it('parts paragraphs at empty lines', () => {
  expect(paragraphsOf(TEXT).map((paragraph) => paragraph.split('\n').length)).toEqual([2, 5]);
  expect(paragraphsOf(' \n\n ')).toEqual([]);
});

it('joins lines, and takes dashes for a list', () => {
  const [question, answer] = paragraphsOf(TEXT);
  expect(partsOf(question)).toEqual([{ item: false, text: 'A question of two lines?' }]);
  expect(partsOf(answer)).toEqual([
    { item: false, text: 'What turns it round:' },
    { item: true, text: 'the price of media, which goes on in a second line;' },
    { item: true, text: 'the readers.' },
    { item: false, text: 'So it is not people against ads.' },
  ]);
});
