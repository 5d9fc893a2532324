// What people look like: each state a colour and a shape of its own, after Okabe & Ito (2008), so that a film can be read
// in grey and by colour-blind eyes. The same colour stands for a state in picture, curve and legend.

import type { EventName } from '../world/events.ts';

export const LOOKS = [
  'unaware',
  'aware',
  'bought',
  'given',
  'content',
  'advocate',
  'detractor',
  'staff',
  'stopped',
] as const;
export type Look = (typeof LOOKS)[number];
/** Codes of looks in typed arrays. */
export const LOOK = Object.fromEntries(LOOKS.map((look, code) => [look, code])) as Readonly<Record<Look, number>>;

/** What somebody looks like after an event; what is left out changes nothing. */
export const AFTER: Readonly<Partial<Record<EventName, Look>>> = {
  reached: 'aware',
  aware: 'aware',
  forgot: 'unaware',
  adopted: 'bought',
  placed: 'given',
  advocate: 'advocate',
  content: 'content',
  detractor: 'detractor',
  stopped: 'stopped',
  employed: 'staff',
};

export const SHAPES = [
  'dot',
  'disc',
  'diamond',
  'square',
  'triangle',
  'cross',
  'plus',
  'ring',
  'halo',
  'glow',
] as const;
export type Shape = (typeof SHAPES)[number];

export const SHAPE: Readonly<Record<Look, Shape>> = {
  unaware: 'dot',
  aware: 'dot',
  bought: 'disc',
  given: 'diamond',
  content: 'square',
  advocate: 'triangle',
  detractor: 'cross',
  staff: 'plus',
  stopped: 'ring',
};

/** Colours of a film, each 0xRRGGBB. */
export interface Palette {
  readonly paper: number;
  readonly ink: number;
  readonly muted: number;
  readonly tie: number;
  readonly looks: Readonly<Record<Look, number>>;
}

export const LIGHT: Palette = {
  paper: 0xffffff,
  ink: 0x16191d,
  muted: 0x565d66,
  tie: 0x8794a6,
  looks: {
    unaware: 0xc4cad2,
    aware: 0x7fb8de,
    bought: 0x0072b2,
    given: 0xe69f00,
    content: 0x8f8500,
    advocate: 0x009e73,
    detractor: 0xd55e00,
    staff: 0xb65c90,
    stopped: 0x6b727b,
  },
};

export const DARK: Palette = {
  paper: 0x121518,
  ink: 0xeef0f2,
  muted: 0xa9b1ba,
  tie: 0x5b6b80,
  looks: {
    unaware: 0x3d454f,
    aware: 0x4f7fa3,
    bought: 0x56b4e9,
    given: 0xffb833,
    content: 0xf0e442,
    advocate: 0x1fc993,
    detractor: 0xff7a2e,
    staff: 0xe08fbd,
    stopped: 0x98a1ab,
  },
};

export interface LegendEntry {
  readonly look: Look;
  readonly words: string;
}

const WORDS: Readonly<Record<Look, string>> = {
  unaware: 'has not heard',
  aware: 'knows of it',
  bought: 'bought it',
  given: 'was given it',
  content: 'content, silent',
  advocate: 'speaks well of it',
  detractor: 'warns others',
  staff: "the firm's own",
  stopped: 'no longer tells',
};

/** The looks that a model's events can produce, in the words that fit it. */
export function legendOf(events: readonly EventName[]): LegendEntry[] {
  const found = new Set<Look>(['unaware', ...events.flatMap((event) => AFTER[event] ?? [])]);
  return LOOKS.filter((look) => found.has(look)).map((look) => ({ look, words: wordsOf(look, found) }));
}

/** Where those who have it judge it they buy; where they only fall silent they tell; else they are active. */
function wordsOf(look: Look, among: ReadonlySet<Look>): string {
  if (look !== 'bought' || among.has('advocate')) return WORDS[look];
  return among.has('stopped') ? 'tells others' : 'adopted it';
}
