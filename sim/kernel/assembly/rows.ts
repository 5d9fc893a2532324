// Rows of ties from a list: what `Bins` in market/rows.ts does for ties that carry nothing. Entries are first dealt to bins,
// each for a run of people so short that their rows fit the processor's cache, and then to rows, which sort.ts puts in order
// one by one. Addresses throughout.

/** Counts entries by the bin of 2^shift people in which their rows are. */
export function count(rows: usize, length: i32, shift: i32, bins: usize): void {
  for (let i: usize = 0; i < (<usize>length) << 2; i += 4) {
    const at = bins + ((<usize>(load<u32>(rows + i) >>> shift)) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
}

/** Puts entries into their bins: their far ends to `targets`, and the low bits of their near ends to `low`. */
export function put(near: usize, far: usize, length: i32, shift: i32, next: usize, low: usize, targets: usize): void {
  const mask = (1 << shift) - 1;
  for (let i: usize = 0; i < (<usize>length) << 2; i += 4) {
    const row = load<u32>(near + i);
    const at = next + ((<usize>(row >>> shift)) << 2);
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<u16>(low + ((<usize>place) << 1), row & mask);
    store<u32>(targets + ((<usize>place) << 2), load<u32>(far + i));
  }
}

/** Puts the entries of a bin, which lie from `start` to before `end`, into the rows of its people, from a copy. */
export function deal(
  offsets: usize,
  people: i32,
  start: i32,
  end: i32,
  low: usize,
  spare: usize,
  targets: usize,
): void {
  const many = end - start;
  const lows = low + ((<usize>start) << 1);
  expect(offsets, lows, many);
  open(offsets, people, start);
  memory.copy(spare, targets + ((<usize>start) << 2), (<usize>many) << 2);
  fill(offsets, lows, many, spare, targets);
}

/**
 * The same for ties that are listed person by person, and have been put by their far ends only: the first person of the bin is
 * `first`, their first tie is `tie`. Returns the first tie of the next bin.
 */
export function dealListed(
  offsets: usize,
  people: i32,
  first: u32,
  start: i32,
  end: i32,
  low: usize,
  spare: usize,
  targets: usize,
  from: usize,
  to: usize,
  tie: i32,
  ties: i32,
): i32 {
  const many = end - start;
  const lows = low + ((<usize>start) << 1);
  const rows = offsets - ((<usize>first) << 2);
  let last = tie;
  for (; last < ties && near(from, last) < first + people; last++) {
    const row = rows + ((<usize>near(from, last)) << 2);
    store<i32>(row, load<i32>(row, 8) + 1, 8);
  }
  expect(offsets, lows, many);
  open(offsets, people, start);
  memory.copy(spare, targets + ((<usize>start) << 2), (<usize>many) << 2);
  // What comes first in a row is nearly in order then: people are listed with those before them, or with those behind.
  const behind = last > tie && near(to, tie) > near(from, tie);
  if (behind) fill(offsets, lows, many, spare, targets);
  for (let t = tie; t < last; t++) enter(rows + ((<usize>near(from, t)) << 2), near(to, t), targets);
  if (!behind) fill(offsets, lows, many, spare, targets);
  return last;
}

function near(list: usize, tie: i32): u32 {
  return load<u32>(list + ((<usize>tie) << 2));
}

/** Counts the entries of rows, whose low bits are given. Offsets are counts for a moment, held two places late. */
function expect(offsets: usize, lows: usize, many: i32): void {
  const last = lows + ((<usize>many) << 1);
  for (let at = lows; at < last; at += 2) {
    const row = offsets + ((<usize>load<u16>(at)) << 2);
    store<i32>(row, load<i32>(row, 8) + 1, 8);
  }
}

/** Turns counts into where rows begin, held one place late. */
function open(offsets: usize, people: i32, start: i32): void {
  store<i32>(offsets, start);
  store<i32>(offsets, start, 4);
  for (let person = 2; person <= people; person++) {
    const row = offsets + ((<usize>person) << 2);
    store<i32>(row, load<i32>(row) + load<i32>(row - 4));
  }
  // Behind the last row stood its count: the next bin counts anew.
  store<i32>(offsets + ((<usize>people) << 2), 0, 4);
}

function fill(offsets: usize, lows: usize, many: i32, entries: usize, targets: usize): void {
  const last = lows + ((<usize>many) << 1);
  for (let at = lows, from = entries; at < last; at += 2, from += 4) {
    enter(offsets + ((<usize>load<u16>(at)) << 2), load<u32>(from), targets);
  }
}

/** Puts an entry at the end of a row so far. */
function enter(row: usize, target: u32, targets: usize): void {
  const place = load<u32>(row, 4);
  store<u32>(row, place + 1, 4);
  store<u32>(targets + ((<usize>place) << 2), target);
}
