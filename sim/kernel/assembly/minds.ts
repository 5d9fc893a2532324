// Who notices what reaches them on a step, as `Mind` in models/market/mind.ts says it of one person, to the bit; there stands
// what it means.

import { TALKERS } from './earshot-places';
import { belowBut, FOUND, MARKS, markOf } from './field';
import {
  ACT_A,
  ACT_B,
  AT,
  BLOCK,
  BROUGHT,
  DEGREE,
  DEGREES,
  FIRM,
  HAIR,
  HEAR_A,
  HEAR_B,
  HIGHEST,
  LIST,
  LISTED_MOST,
  LOUD,
  MOST,
  NAMES,
  NOTICED,
  PEOPLE,
  PIECE,
  RESISTANCE,
  ROOM,
  ROWS,
  SCALE,
  SETTLED,
  TALK,
  TALKS,
} from './minds-places';
import { degreeOf, endOfTalks, listOf, nextTalked, relevance, scaleOf } from './plan';

const GROUPS: usize = 8;

/**
 * Lists who notices on a step, but for those whom contacts tell nothing, and what friends bring them; from block AT on.
 * Returns how many.
 */
export function notice(plan: usize, step: i32): i32 {
  const blocks = (load<i32>(plan, PEOPLE) + BLOCK - 1) / BLOCK;
  const list = load<usize>(plan, LIST);
  const brought = load<usize>(plan, BROUGHT);
  const room = load<usize>(plan, ROOM);
  const names = load<usize>(plan, NAMES);
  const firm = load<i32>(plan, FIRM) !== 0;
  let to = list;
  let block = load<i32>(plan, AT);
  for (; block < blocks && to - list < (<usize>PIECE) << 2; block++) {
    if (!firm) block = nextTalked(plan, block, blocks);
    if (block === blocks) break;
    if (!bound(plan, block)) continue;
    const settled = load<usize>(plan, SETTLED) + ((<usize>block) << 5);
    const size = min(BLOCK, load<i32>(plan, PEOPLE) - block * BLOCK);
    const count = belowBut(settled, room, load<i32>(plan, HEAR_A), load<i32>(plan, HEAR_B), names, block, size, step);
    for (let i: usize = 0; i < <usize>count; i++) {
      const person = <usize>load<u32>(room + (i << 2), FOUND);
      const degree = degreeOf(plan, person);
      const friends = fromFriends(plan, person, load<f64>(degree));
      if (!(load<f64>(room + (i << 3), MARKS) < fromFirm(plan, person, degree) + friends)) continue;
      store<u32>(to, <u32>person);
      store<f64>(brought + ((to - list) << 1), friends);
      to += 4;
      resist(plan, person);
    }
  }
  store<i32>(plan, block, AT);
  return <i32>((to - list) >> 2);
}

/** Whoever notices for the first time has a resistance from then on; 0 where it is not found here. */
function resist(plan: usize, person: usize): void {
  const at = load<usize>(plan, RESISTANCE) + (person << 3);
  if (load<f64>(at) !== 0) return;
  const room = load<usize>(plan, ROOM);
  const names = load<usize>(plan, NAMES);
  const people = load<i32>(plan, PEOPLE);
  store<f64>(at, markOf(room, load<i32>(plan, ACT_A), load<i32>(plan, ACT_B), names, <i32>person, people, 0));
}

/**
 * Sets the limits of a block: nobody in a group notices more than that one of them would to whom the product is most
 * relevant, on the list that brings most, hearing most. Returns whether anybody may notice anything.
 */
function bound(plan: usize, block: i32): bool {
  const limits = load<usize>(plan, ROOM);
  const first = <usize>block * GROUPS;
  const listed = load<usize>(plan, LISTED_MOST) + (first << 3);
  const degrees = load<usize>(plan, DEGREES);
  const highest = load<usize>(plan, HIGHEST) + (first << 1);
  const settled = load<usize>(plan, SETTLED) + (first << 2);
  let any = false;
  for (let group: usize = 0; group < GROUPS; group++) {
    let limit: f64 = 0;
    if (load<i32>(settled + (group << 2)) !== -1) {
      const degree = degrees + <usize>load<u16>(highest + (group << 1)) * DEGREE;
      const friends = loudest(plan, block, first + group) * relevance(plan, load<f64>(degree));
      limit = (load<f64>(degree, NOTICED) + load<f64>(listed + (group << 3)) + friends) * HAIR;
    }
    store<f64>(limits + (group << 3), limit);
    any = any || limit > 0;
  }
  return any;
}

/** Nobody in a group hears more than this of all talk. */
function loudest(plan: usize, block: i32, group: usize): f64 {
  let sum: f64 = 0;
  const end = endOfTalks(plan);
  for (let talk = plan + TALKS; talk < end; talk += TALK) {
    if (load<u8>(load<usize>(talk, LOUD) + block) === 0) continue;
    sum += load<f64>(load<usize>(talk, MOST) + (group << 3)) * load<f64>(talk, SCALE);
  }
  return sum;
}

/** Noticed contacts of a person from channels of the firm and lists. */
function fromFirm(plan: usize, person: usize, degree: usize): f64 {
  const noticed = load<f64>(degree, NOTICED);
  const row = listOf(plan, person);
  return row === 0 ? noticed : noticed + load<f64>(row);
}

/** Noticed contacts of a person of a fit from all talk. */
function fromFriends(plan: usize, person: usize, fit: f64): f64 {
  let sum: f64 = 0;
  const end = endOfTalks(plan);
  for (let talk = plan + TALKS; talk < end; talk += TALK) {
    const heard = load<usize>(talk, ROWS) + (person << 5);
    if (load<f32>(heard, TALKERS << 2) === 0) continue;
    const loud = <f64>load<f32>(heard) + <f64>load<f32>(heard, 4) + <f64>load<f32>(heard, 8);
    sum += loud * scaleOf(talk, heard);
  }
  return sum * relevance(plan, fit);
}
