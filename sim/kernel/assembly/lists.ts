// Lists of ties, looked through: what market/files/roster.ts and market/tidy.ts ask of them. Addresses throughout.

/** The largest of some numbers, at least `most`. */
export function largest(numbers: usize, length: i32, most: u32): u32 {
  const end = numbers + ((<usize>length) << 2);
  const fours = numbers + ((<usize>(length & ~3)) << 2);
  let four = i32x4.splat(most);
  let at = numbers;
  for (; at < fours; at += 16) four = i32x4.max_u(four, v128.load(at));
  for (; at < end; at += 4) four = i32x4.max_u(four, i32x4.splat(load<u32>(at)));
  four = i32x4.max_u(four, i64x2.shuffle(four, four, 1, 0));
  return max(<u32>i32x4.extract_lane(four, 0), <u32>i32x4.extract_lane(four, 1));
}

/** Marks the places of some numbers. */
export function see(numbers: usize, length: i32, seen: usize): void {
  for (let at = numbers; at < numbers + ((<usize>length) << 2); at += 4) store<u8>(seen + load<u32>(at), 1);
}

/** How many ties of a list are from a lower to a higher number. */
export function rising(from: usize, to: usize, length: i32): i32 {
  const fours = (<usize>(length & ~3)) << 2;
  let four = i32x4.splat(0);
  let at: usize = 0;
  for (; at < fours; at += 16) four = i32x4.sub(four, i32x4.lt_u(v128.load(from + at), v128.load(to + at)));
  let count = sum(four);
  for (; at < (<usize>length) << 2; at += 4) count += <i32>(load<u32>(from + at) < load<u32>(to + at));
  return count;
}

/** How many entries of two lists are the same: ties from a number to itself. */
export function same(one: usize, other: usize, length: i32): i32 {
  const fours = (<usize>(length & ~3)) << 2;
  let four = i32x4.splat(0);
  let at: usize = 0;
  for (; at < fours; at += 16) four = i32x4.sub(four, i32x4.eq(v128.load(one + at), v128.load(other + at)));
  let count = sum(four);
  for (; at < (<usize>length) << 2; at += 4) count += <i32>(load<u32>(one + at) === load<u32>(other + at));
  return count;
}

/** How many entries of rows, which are in order, are the one before them in their row: of all entries, less those of two rows. */
export function repeats(offsets: usize, people: i32, targets: usize): i32 {
  const last = offsets + ((<usize>people) << 2);
  const entries = load<i32>(last);
  if (entries === 0) return 0;
  let count = same(targets, targets + 4, entries - 1);
  for (let at = offsets + 4; at < last; at += 4) {
    const start = load<u32>(at);
    if (start === 0 || start === load<u32>(at, 4)) continue;
    const first = targets + ((<usize>start) << 2);
    count -= <i32>(load<u32>(first - 4) === load<u32>(first));
  }
  return count;
}

function sum(four: v128): i32 {
  const two = i32x4.add(four, i64x2.shuffle(four, four, 1, 0));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1);
}
