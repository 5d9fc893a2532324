// Waves of talk: what the twin in waves.ts does.

import { HEARERS, piece, speak, work } from './talk';

/** Of waves one behind the other: how many were won, and how many of them lacked a flag. */
const WAVE: i32 = 8;

/**
 * The people from place `first` to `end` of the list speak, then those whom they won, and so on: as many waves as asked for, as
 * long as somebody is won and no more than `most` speak. Returns how many there were.
 */
export function spread(
  list: usize,
  first: i32,
  end: i32,
  states: usize,
  taken: i32,
  give: i32,
  asked: i32,
  most: i32,
  told: usize,
  waves: i32,
): i32 {
  let from = list + ((<usize>first) << 2);
  let to = list + ((<usize>end) << 2);
  let wave: i32 = 0;
  for (; wave < waves && from < to; wave++, told += WAVE) {
    const many = <i32>((to - from) >> 2);
    if (many > most) break;
    const next = to;
    store<i32>(told, 0, 4);
    let living = speak(from, 0, many, 1);
    for (; living >= 0; living = piece(1)) to = win(living, states, taken, give, asked, to, told);
    to = win(~living, states, taken, give, asked, to, told);
    store<i32>(told, <i32>((to - next) >> 2));
    from = next;
  }
  return wave;
}

/**
 * Flags the hearers of a piece who have none of the flags `taken`, and lists each of them once. Everybody is written to the
 * list, and stays where they were not taken: no branch to guess wrong.
 */
function win(living: i32, states: usize, taken: i32, give: i32, asked: i32, end: usize, told: usize): usize {
  const last = work + (living << 2);
  let to = end;
  let without = 0;
  for (let at = work; at < last; at += 4) {
    const hearer = load<u32>(at, HEARERS);
    const state = states + hearer;
    const before = <i32>load<u8>(state);
    const fresh = <i32>((before & taken) === 0);
    store<u32>(to, hearer);
    store<u8>(state, before | (give & -fresh));
    without += fresh & <i32>((before & asked) === 0);
    to += fresh << 2;
  }
  store<i32>(told, load<i32>(told, 4) + without, 4);
  return to;
}
