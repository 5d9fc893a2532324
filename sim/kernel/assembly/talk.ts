// The talk loop as a WebAssembly kernel: what `PlainTalk` in plain-talk.ts does, to the bit; there stands what it means. It
// reads the market's rows where they lie, in the same memory. An instance works for one thread and one market, so what is
// under way stands in globals.

import { draw } from './draws';

const BLOCKS: i32 = 128;
const BLOCK_TIES: i32 = 32;
/** Speakers that are handed over at a time. */
export const SPEAKERS: i32 = 4096;

// The room for a piece of work: columns of one number for each block, then lists of one number for each tie of it, then
// those who speak. `draws` writes a few places more than there are.
const COLUMN: i32 = BLOCKS << 2;
const LIST: i32 = COLUMN * BLOCK_TIES;
const KEYS: i32 = 0;
const NUMBERS: i32 = KEYS + COLUMN;
const FIRSTS: i32 = NUMBERS + COLUMN;
const OPEN: i32 = FIRSTS + COLUMN;
const PLACES: i32 = OPEN + COLUMN;
const BEGINS: i32 = PLACES + COLUMN;
const ENDS: i32 = BEGINS + COLUMN;
const KEY_OF: i32 = ENDS + COLUMN;
const LASTS: i32 = KEY_OF + COLUMN;
export const TIES: i32 = LASTS + LIST;
export const HEARERS: i32 = TIES + LIST + 64;
export const TELLERS: i32 = HEARERS + LIST;
export const LINE: i32 = TELLERS + LIST;
export const BYTES: i32 = LINE + (SPEAKERS << 2);

/** How ties live: all, with one chance, or with one for each hearer or tie. */
const ALL: i32 = 0;
const ONE: i32 = 1;
const BY_HEARER: i32 = 2;

export let work: usize = 0;
let offsets: usize = 0;
let targets: usize = 0;
let keys: usize = 0;
let a: i32 = 0;
let b: i32 = 0;
let chance: i32 = 0;
let lasts: usize = 0;
let weights: usize = 0;
let named: bool = false;

/** Speakers handed over and not yet looked at: where they stand, and what the first of them is called in the list. */
let line: usize = 0;
let place: i32 = 0;
let next: i32 = 0;
let count: i32 = 0;
/** Rows looked at: which is next, how many there are, and the place of the first. */
let row: i32 = 0;
let looked: i32 = 0;
let firstPlace: i32 = 0;
/** The row before that, where it is longer than a block: its next tie, its end, and the number of its next block. */
let tie: i32 = 0;
let end: i32 = 0;
let number: i32 = 0;
/** Blocks that are ready. */
let blocks: i32 = 0;

/** What is to be done from now on. Addresses; 0 for keys and weights where there are none. `last`: where chance is ONE. */
export function open(
  room: usize,
  rowOffsets: usize,
  rowTargets: usize,
  personKeys: usize,
  keyA: i32,
  keyB: i32,
  how: i32,
  last: i32,
  ownLasts: usize,
  tieWeights: usize,
  byName: i32,
): void {
  work = room;
  offsets = rowOffsets;
  targets = rowTargets;
  keys = personKeys;
  a = keyA;
  b = keyB;
  chance = how;
  lasts = ownLasts;
  weights = tieWeights;
  named = byName !== 0;
  if (how === ONE) store<i32>(work + LASTS, last);
  blocks = row = looked = tie = end = 0;
}

/**
 * So many speakers stand from `at` on, the first of them at a place in the whole list, and are the `last` of it or not. Those
 * before have all been looked at. Does the first piece of their work.
 */
export function speak(at: usize, first: i32, many: i32, last: i32): i32 {
  line = at;
  place = first;
  next = 0;
  count = many;
  return piece(last);
}

/**
 * Does the next piece of work and returns how many of its ties live: the complement of it, below 0, where nothing more can be
 * done with these speakers. What does not suffice for a whole piece is left for the next ones, unless these are the `last`.
 */
export function piece(last: i32): i32 {
  cut();
  const whole = blocks === BLOCKS;
  if (blocks === 0 || (!whole && last === 0)) return -1;
  const living = chance === ALL ? all() : drawn();
  fetch(living);
  if (named) name();
  blocks = 0;
  return whole ? living : ~living;
}

/** Fills the piece with blocks as far as there are rows. */
function cut(): void {
  const room = work;
  const full = room + COLUMN;
  let to = goOn(room + (blocks << 2), full);
  while (to < full && (row < looked || look())) {
    const last = room + (looked << 2);
    let at = room + (row << 2);
    let speaker = firstPlace + row;
    // Most rows are one block, and nearly all are some.
    while (at < last && to < full) {
      const first = load<i32>(at, BEGINS);
      const behind = load<i32>(at, ENDS);
      write(to, load<i32>(at, KEY_OF), 0, first, behind, speaker);
      at += 4;
      speaker++;
      to += (<usize>(first < behind)) << 2;
      if (behind - first <= BLOCK_TIES) continue;
      row = speaker - firstPlace;
      tie = first + BLOCK_TIES;
      end = behind;
      number = 1;
      to = goOn(to, full);
    }
    row = speaker - firstPlace;
  }
  blocks = <i32>((to - room) >> 2);
}

/** Further blocks of the row before the next one, as long as there is room. */
function goOn(to: usize, full: usize): usize {
  const key = load<i32>(work + ((row - 1) << 2), KEY_OF);
  for (; tie < end && to < full; to += 4, number++, tie += BLOCK_TIES)
    write(to, key, number, tie, end, firstPlace + row - 1);
  return to;
}

/** A block: its speaker's key, its number in its row, its first tie and the end of its row, and the place of its speaker in the list. */
function write(to: usize, key: i32, number: i32, first: i32, end: i32, speaker: i32): void {
  const left = end - first;
  store<i32>(to, key, KEYS);
  store<i32>(to, number, NUMBERS);
  store<i32>(to, first, FIRSTS);
  store<i32>(to, left >= BLOCK_TIES ? -1 : (1 << left) - 1, OPEN);
  if (named) store<i32>(to, speaker, PLACES);
}

/** Where the rows of the next speakers lie: short, so that the processor is at many of them at once. */
function look(): bool {
  const many = min(BLOCKS, count - next);
  if (many <= 0) return false;
  const from = line + (next << 2);
  const room = work;
  const rows = offsets;
  const names = keys;
  for (let i: i32 = 0; i < many << 2; i += 4) {
    const speaker = load<u32>(from + i);
    const at = rows + ((<usize>speaker) << 2);
    store<i32>(room + i, load<i32>(at), BEGINS);
    store<i32>(room + i, load<i32>(at, 4), ENDS);
    store<i32>(room + i, names === 0 ? speaker : load<i32>(names + ((<usize>speaker) << 2)), KEY_OF);
  }
  firstPlace = place + next;
  next += many;
  looked = many;
  row = 0;
  return true;
}

function drawn(): i32 {
  for (let block = blocks; (block & 3) !== 0; block++) store<i32>(work + (block << 2), 0, OPEN);
  if (chance !== ONE) weigh();
  return draw(
    work + KEYS,
    work + NUMBERS,
    work + FIRSTS,
    work + OPEN,
    work + LASTS,
    work + TIES,
    chance !== ONE,
    blocks,
    a,
    b,
  );
}

/** Each tie's own bound; ties of weight 0 never live. */
function weigh(): void {
  for (let block: i32 = 0; block < blocks; block++) {
    const at = work + (block << 2);
    const first = load<i32>(at, FIRSTS);
    let open = load<i32>(at, OPEN);
    const many = BLOCK_TIES - clz(open);
    const to = work + LASTS + ((block * BLOCK_TIES) << 2);
    const from = targets + ((<usize>first) << 2);
    for (let bit: i32 = 0; bit < many; bit++) {
      const owner = chance === BY_HEARER ? load<u32>(from + (bit << 2)) : first + bit;
      store<i32>(to + (bit << 2), load<i32>(lasts + ((<usize>owner) << 2)));
      if (weights !== 0 && load<f64>(weights + ((<usize>(first + bit)) << 3)) === 0) open &= ~(1 << bit);
    }
    store<i32>(at, open, OPEN);
  }
}

/** Where nothing is drawn. */
function all(): i32 {
  const start = work + TIES;
  let to = start;
  for (let block: i32 = 0; block < blocks; block++) {
    const at = work + (block << 2);
    const first = load<i32>(at, FIRSTS);
    const end = first + BLOCK_TIES - clz(load<i32>(at, OPEN));
    for (let tie = first; tie < end; tie++, to += 4) store<i32>(to, tie);
  }
  return <i32>((to - start) >> 2);
}

function fetch(living: i32): void {
  const all = targets;
  const end = work + (living << 2);
  for (let at = work; at < end; at += 4) {
    store<i32>(at, load<i32>(all + ((<usize>load<u32>(at, TIES)) << 2)), HEARERS);
  }
}

/** Each block's speaker once for each of its living ties. */
function name(): void {
  let to = work + TELLERS;
  for (let block: i32 = 0; block < blocks; block++) {
    const at = work + (block << 2);
    const speaker = load<i32>(at, PLACES);
    for (let many = popcnt(load<i32>(at, OPEN)); many > 0; many--, to += 4) store<i32>(to, speaker);
  }
}
