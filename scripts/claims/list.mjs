// All claims in the order in which they are told, and those that cannot be shown honestly, with the reason. A claim holds
// where the first side has more than the second; `kind` says whether that was assumed, emerges, or is both.

import { FOCUS } from './focus.mjs';
import { PEOPLE } from './people.mjs';
import { PROMISE } from './promise.mjs';
import { TIME } from './time.mjs';

export const CLAIMS = [...PEOPLE, ...TIME, ...PROMISE, ...FOCUS];

export const NOT_SHOWN = [
  ['All this makes a marketer’s work easier.', 'Work and its difficulty are not in the model.'],
  [
    'Mass advertising is over.',
    'That is history. Clutter and trust can be set; that they changed, only surveys can tell.',
  ],
  [
    'Marketing is hunting, micromarketing is farming.',
    'A picture. What can be tested in it is told above, under time.',
  ],
  [
    'Tell stories that people want to hear, in their words.',
    'How a good story comes about is not modelled; only fit and quality are.',
  ],
  [
    'Listening and talking need no separate channels.',
    'The model knows one firm, without departments that could fail to speak to each other.',
  ],
  [
    'It worked for the firms that tried it.',
    'Cases were chosen because they worked. How many failed is not known, and no simulation can tell.',
  ],
];
