// Preferential attachment without triads: what `attach` in market/attachment.ts does, to the bit; there stands what it means.

import { laneA, laneB, uniform } from './luck';

/** Newcomers whose draws are looked at beforehand: as many as bring so many ties. */
const AHEAD: i32 = 512;

// What is at work, set by each call.
let ties: i32 = 0;
let a: i32 = 0;
let b: i32 = 0;
let from: usize = 0;
let to: usize = 0;
let chosen: usize = 0;
let last: u32 = 0;

/**
 * Writes the ties of newcomers `first` … `end` − 1, `each` of them so many, behind those of everybody before them. `places`: a power
 * of two of numbers, all 0, at least four for each tie of a newcomer; `drawn`: 512 and as many more as a newcomer has ties. Who
 * was drawn lies anywhere, so that reads are made for some newcomers at once, with little in between, before the first of them
 * is asked whom they chose already. What is returned says nothing: it keeps those reads from being left out.
 */
export function attach(
  first: i32,
  end: i32,
  each: i32,
  keyA: i32,
  keyB: i32,
  froms: usize,
  tos: usize,
  places: usize,
  lastPlace: u32,
  drawn: usize,
): u32 {
  ties = each;
  a = keyA;
  b = keyB;
  from = froms;
  to = tos;
  chosen = places;
  last = lastPlace;
  const batch = max(1, AHEAD / ties);
  let seen: u32 = 0;
  for (let newcomer = first; newcomer < end; newcomer += batch) {
    const next = min(end, newcomer + batch);
    for (let other = newcomer, room = drawn; other < next; other++, room += (<usize>ties) << 2) {
      draw(other, room);
    }
    const drawnEnd = drawn + ((<usize>((next - newcomer) * ties)) << 2);
    for (let end = drawn; end < drawnEnd; end += 4) seen += load<u32>(tos + ((<usize>(load<u32>(end) >>> 1)) << 2));
    for (let other = newcomer, room = drawn; other < next; other++, room += (<usize>ties) << 2) {
      choose(other, room);
    }
  }
  return seen;
}

/** The ends that a newcomer draws first, one for each tie. */
function draw(newcomer: i32, room: usize): void {
  const keyA = laneA(a, newcomer);
  const keyB = laneB(b, keyA);
  const ends = <f64>firstTie(newcomer) * 2;
  for (let draw = 0; draw < ties; draw++) {
    store<u32>(room + ((<usize>draw) << 2), <u32>(uniform(keyA, keyB, draw) * ends));
  }
}

function choose(newcomer: i32, room: usize): void {
  const first = firstTie(newcomer);
  let draw = 0;
  for (let tie = first; tie < first + ties; tie++) {
    let other: u32 = 0;
    do {
      let end: u32 = 0;
      if (draw < ties) end = load<u32>(room + ((<usize>draw) << 2));
      else {
        const keyA = laneA(a, newcomer);
        end = <u32>(uniform(keyA, laneB(b, keyA), draw) * (<f64>first * 2));
      }
      draw++;
      // Both ends are looked up: which is meant is a matter of luck, and a processor cannot guess it.
      other = select<u32>(load<u32>(to + ((<usize>(end >>> 1)) << 2)), fromOf(end >>> 1), end & 1);
    } while (has(other, first));
    store<u32>(from + ((<usize>tie) << 2), newcomer);
    store<u32>(to + ((<usize>tie) << 2), other);
    add(other, tie, first);
  }
}

function firstTie(newcomer: i32): u32 {
  return <u32>(newcomer - ties) * <u32>ties;
}

/** Who brought a tie. */
function fromOf(tie: u32): u32 {
  const each = <u32>ties;
  return select<u32>(0, tie / each + each, tie < each);
}

function has(person: u32, first: u32): bool {
  let at = person & last;
  let place = load<u32>(chosen + ((<usize>at) << 2));
  while (place >= first) {
    if (load<u32>(to + ((<usize>place) << 2)) === person) return true;
    at = (at + 1) & last;
    place = load<u32>(chosen + ((<usize>at) << 2));
  }
  return false;
}

function add(person: u32, tie: u32, first: u32): void {
  let at = person & last;
  while (load<u32>(chosen + ((<usize>at) << 2)) >= first) at = (at + 1) & last;
  store<u32>(chosen + ((<usize>at) << 2), tie);
}
