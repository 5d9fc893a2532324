// Rows of ties from a list: what `Bins` and `RowSorter` in market/rows.ts do for ties that carry nothing. Entries are first
// dealt to bins, each for a run of people so short that their rows fit the processor's cache, and then to rows, which are
// put in order one by one. Addresses throughout.

/** Rows longer than this are sorted a byte at a time, the others by moving entries up. */
const LONG: i32 = 80;

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

/** Puts the entries of a bin into the rows of its people, from a copy. Offsets are counts for a moment, held two places late. */
export function deal(
  offsets: usize,
  people: i32,
  start: i32,
  end: i32,
  low: usize,
  spare: usize,
  targets: usize,
): void {
  const first = low + ((<usize>start) << 1);
  const many = end - start;
  const last = first + ((<usize>many) << 1);
  for (let at = first; at < last; at += 2) {
    const row = offsets + ((<usize>load<u16>(at)) << 2);
    store<i32>(row, load<i32>(row, 8) + 1, 8);
  }
  store<i32>(offsets, start);
  store<i32>(offsets, start, 4);
  for (let person = 2; person <= people; person++) {
    const row = offsets + ((<usize>person) << 2);
    store<i32>(row, load<i32>(row) + load<i32>(row - 4));
  }
  // Behind the last row stood its count: the next bin counts anew.
  store<i32>(offsets + ((<usize>people) << 2), 0, 4);
  memory.copy(spare, targets + ((<usize>start) << 2), (<usize>many) << 2);
  for (let at = first, from = spare; at < last; at += 2, from += 4) {
    const row = offsets + ((<usize>load<u16>(at)) << 2);
    const place = load<u32>(row, 4);
    store<u32>(row, place + 1, 4);
    store<u32>(targets + ((<usize>place) << 2), load<u32>(from));
  }
}

/** Sorts the rows of people who follow each other. `spare`: a number for each entry of a row; `digits`: 256 numbers. */
export function sort(offsets: usize, people: i32, targets: usize, spare: usize, digits: usize): void {
  for (let at = offsets; at < offsets + ((<usize>people) << 2); at += 4) {
    sortRow(targets + ((<usize>load<u32>(at)) << 2), load<i32>(at, 4) - load<i32>(at), spare, digits);
  }
}

function sortRow(row: usize, length: i32, spare: usize, digits: usize): void {
  const end = row + ((<usize>length) << 2);
  for (let at = row + 4; at < end; at += 4) {
    const target = load<u32>(at);
    if (load<u32>(at - 4) <= target) continue;
    if (length > LONG) {
      sortLong(row, length, spare, digits);
      return;
    }
    let place = at;
    do {
      store<u32>(place, load<u32>(place - 4));
      place -= 4;
    } while (place > row && load<u32>(place - 4) > target);
    store<u32>(place, target);
  }
}

/** A byte at a time from the lowest up, to the spare room and back. */
function sortLong(row: usize, length: i32, spare: usize, digits: usize): void {
  let from = row;
  let to = spare;
  const bytes = (<usize>length) << 2;
  for (let shift = 0; shift < 32; shift += 8) {
    memory.fill(digits, 0, 1024);
    for (let at = from; at < from + bytes; at += 4) {
      const digit = digits + ((<usize>((load<u32>(at) >>> shift) & 255)) << 2);
      store<i32>(digit, load<i32>(digit) + 1);
    }
    let sum = 0;
    for (let digit = digits; digit < digits + 1024; digit += 4) {
      const many = load<i32>(digit);
      store<i32>(digit, sum);
      sum += many;
    }
    for (let at = from; at < from + bytes; at += 4) {
      const target = load<u32>(at);
      const digit = digits + ((<usize>((target >>> shift) & 255)) << 2);
      const place = load<u32>(digit);
      store<u32>(digit, place + 1);
      store<u32>(to + ((<usize>place) << 2), target);
    }
    const other = from;
    from = to;
    to = other;
  }
}
