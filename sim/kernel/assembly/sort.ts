// Rows put in order, one by one: what `RowSorter` in market/row-sorter.ts does for ties that carry nothing. Addresses
// throughout.

/** Rows longer than this are sorted a byte at a time, the others by moving entries up, behind the first eight. */
const LONG: i32 = 80;

/** Sorts the rows of people who follow each other. `spare`: a number for each entry of a row; `digits`: 256 numbers. */
export function sort(offsets: usize, people: i32, targets: usize, spare: usize, digits: usize): void {
  for (let at = offsets; at < offsets + ((<usize>people) << 2); at += 4) {
    sortRow(targets + ((<usize>load<u32>(at)) << 2), load<i32>(at, 4) - load<i32>(at), spare, digits);
  }
}

function sortRow(row: usize, length: i32, spare: usize, digits: usize): void {
  const end = row + ((<usize>length) << 2);
  sortEight(row, length);
  for (let at = row + 32; at < end; at += 4) {
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

/**
 * Sorts the first eight of a row, or all, without a branch to guess wrong: each goes to the place that says how many are less,
 * or the same and before it. What lies behind a shorter row counts as the greatest there is, and so stays where it is.
 */
function sortEight(row: usize, length: i32): void {
  const low = v128.load(row);
  const high = v128.load(row, 16);
  const many = i32x4.splat(length);
  const one = v128.or(low, i32x4.shr_u(i32x4.ge_s(i32x4(0, 1, 2, 3), many), 1));
  const other = v128.or(high, i32x4.shr_u(i32x4.ge_s(i32x4(4, 5, 6, 7), many), 1));
  // Whole numbers that are no less than another are greater than one less than it.
  put(row, low, i32x4.add(among(one), above(one, other)));
  put(row, high, i32x4.add(among(other), above(other, i32x4.sub(one, i32x4.splat(1)))));
}

/** By lane, how many of four numbers its own is greater than, below 0. */
function above(numbers: v128, four: v128): v128 {
  const two = i32x4.add(
    i32x4.gt_s(numbers, i32x4.shuffle(four, four, 0, 0, 0, 0)),
    i32x4.gt_s(numbers, i32x4.shuffle(four, four, 1, 1, 1, 1)),
  );
  const more = i32x4.add(
    i32x4.gt_s(numbers, i32x4.shuffle(four, four, 2, 2, 2, 2)),
    i32x4.gt_s(numbers, i32x4.shuffle(four, four, 3, 3, 3, 3)),
  );
  return i32x4.add(two, more);
}

/** The same among the four themselves, where the same numbers before it count too. */
function among(four: v128): v128 {
  const two = i32x4.add(
    i32x4.gt_s(four, i32x4.add(i32x4.shuffle(four, four, 0, 0, 0, 0), i32x4(0, -1, -1, -1))),
    i32x4.gt_s(four, i32x4.add(i32x4.shuffle(four, four, 1, 1, 1, 1), i32x4(0, 0, -1, -1))),
  );
  const more = i32x4.add(
    i32x4.gt_s(four, i32x4.add(i32x4.shuffle(four, four, 2, 2, 2, 2), i32x4(0, 0, 0, -1))),
    i32x4.gt_s(four, i32x4.shuffle(four, four, 3, 3, 3, 3)),
  );
  return i32x4.add(two, more);
}

/** Puts four numbers into a row at places below 0. */
function put(row: usize, four: v128, places: v128): void {
  store<i32>(row - (i32x4.extract_lane(places, 0) << 2), i32x4.extract_lane(four, 0));
  store<i32>(row - (i32x4.extract_lane(places, 1) << 2), i32x4.extract_lane(four, 1));
  store<i32>(row - (i32x4.extract_lane(places, 2) << 2), i32x4.extract_lane(four, 2));
  store<i32>(row - (i32x4.extract_lane(places, 3) << 2), i32x4.extract_lane(four, 3));
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
