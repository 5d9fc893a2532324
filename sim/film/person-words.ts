// One person's part in a run, in words: how they came to it, what they did, whom they told and won. Pieces rather than
// sentences where a name stands in them, so that the page can make a button of each name.

import type { ChannelName, EventName } from '../world/events.ts';
import type { Life, Moment } from './lives.ts';
import type { LegendEntry } from './looks.ts';
import { LOOK, LOOKS } from './looks.ts';
import type { Story } from './story.ts';

/** What happened and who had a hand in it, where a person did: `heard of it from` 12 `in week 4`. */
export interface Piece {
  readonly before: string;
  readonly person: number | undefined;
  readonly after: string;
}

const CAME: Readonly<Record<ChannelName, string>> = {
  start: 'knew of it before the start',
  ad: 'saw an advertisement',
  owned: 'came upon what the firm says of it',
  letter: 'got a letter or call',
  media: 'saw a post',
  friend: 'heard of it',
  own: 'came to it unprompted',
  gift: 'was given it by the campaign',
  sample: 'was given a sample',
  staff: 'heard of it',
};

const DID: Readonly<Partial<Record<EventName, string>>> = {
  reached: 'noticed it for the first time',
  aware: 'came to know of it',
  forgot: 'forgot it',
  placed: 'was given it by the campaign',
  advocate: 'likes it, and speaks well of it',
  content: 'is content, and silent',
  detractor: 'is disappointed, and warns others',
  returned: 'gave it back',
  stopped: 'no longer tells of it',
  tried: 'tried a sample',
  joined: 'joined a programme of the firm',
  employed: 'speaks for the firm from here on',
};

/** `in week 4`; what stands before the first move is the start. */
export function whenText(step: number, unit: string): string {
  return step === 0 ? 'at the start' : `in ${unit} ${step}`;
}

/** How the word came: `heard of it from` 12 `in week 4`, `saw an advertisement in week 2`. */
export function cameText({ event, channel, from, step }: Moment, unit: string, adopts: string): Piece {
  const when = channel === 'start' ? '' : whenText(step, unit);
  const what =
    event === 'employed' ? 'speaks for the firm' : event === 'adopted' && channel === 'own' ? adopts : CAME[channel];
  if (from === undefined) return { before: `${what} ${when}`.trim(), person: undefined, after: '' };
  return { before: `${what} ${channel === 'media' ? 'by' : 'from'}`, person: from, after: when };
}

/** What happened in one moment, and through whom: `week 4: came to know of it, from` 12. */
export function momentText({ step, event, from }: Moment, unit: string, adopts: string): Piece {
  const time = step === 0 ? 'the start' : `${unit} ${step}`;
  const what = event === 'adopted' ? adopts : (DID[event] ?? event);
  return { before: `${time}: ${what}${from === undefined ? '' : ', through'}`, person: from, after: '' };
}

/** What those do who get it: in models where nobody judges it nobody buys either. */
export function adoptsText(legend: readonly LegendEntry[]): string {
  return legend.some(({ look }) => look === 'advocate') ? 'bought it' : 'adopted it';
}

/** What a person has done and brought about up to a step: `bought it in week 6`, `told 5`, `won 2`. */
export function deedsText({ moments, told, won }: Life, step: number, unit: string, adopts: string): string[] {
  const bought = moments.find((moment) => moment.event === 'adopted' && moment.step <= step);
  const so = (list: readonly { readonly step: number }[]) => list.filter((one) => one.step <= step).length;
  return [
    ...(bought === undefined ? [] : [`${adopts} ${whenText(bought.step, unit)}`]),
    `told ${so(told)}`,
    `won ${so(won)}`,
  ];
}

/** How a person stands at the step a story shows: `speaks well of it since week 6`. */
export function conditionText(
  { looks, since, given }: Story,
  person: number,
  legend: readonly LegendEntry[],
  unit: string,
): string {
  const look = LOOKS[looks[person]];
  const words = legend.find((entry) => entry.look === look)?.words ?? look;
  if (looks[person] === LOOK.unaware) return words;
  const gift = given[person] === 1 && look !== 'given' ? ', was given it' : '';
  return `${words}, since ${since[person] === 0 ? 'the start' : `${unit} ${since[person]}`}${gift}`;
}
