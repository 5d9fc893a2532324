// Lines of a file that are just two plain numbers, read as ties: what market/files/plain-lines.ts does, of many at a time.
// Addresses throughout.

const ZERO: u32 = 48;
const CR: u32 = 13;
const LF: u32 = 10;
const NONE: u32 = 0xffffffff;
/** 1 in each of eight bytes. */
const EACH: u64 = u64.MAX_VALUE / 0xff;

/** Where `number` stood after the number it read. */
let after: usize = 0;

/**
 * Reads lines from `at` up to before `stop`, behind an end of line, as ties: their ends to `from` and `to`. Stops before the
 * first line that is anything else. Returns how many lines it read; where the last of them ends is written to `told`.
 */
export function lines(at: usize, stop: usize, delimiter: u32, bound: u32, from: usize, to: usize, told: usize): i32 {
  let count: usize = 0;
  while (at < stop) {
    const one = number(at);
    if (one >= bound || load<u8>(after) !== delimiter) break;
    const other = number(after + 1);
    if (other >= bound) break;
    if (load<u8>(after) === CR) after++;
    if (load<u8>(after) !== LF) break;
    store<u32>(from + count, one);
    store<u32>(to + count, other);
    count += 4;
    at = after + 1;
  }
  store<usize>(told, at);
  return <i32>(count >> 2);
}

/**
 * A plain number from a place on; the largest there is where there is none: no bound is above it. Eight bytes are read at once,
 * and turned into a number by pairs, fours and eights of digits.
 */
function number(at: usize): u32 {
  const bytes = load<u64>(at) ^ (EACH * 0x30);
  // A byte that is no digit has its top bit set; what bytes above the first of them have does not count.
  const others = ((bytes + EACH * 0x76) | bytes) & (EACH * 0x80);
  const digits = <usize>(ctz(others) >>> 3);
  after = at + digits;
  if (digits === 0 || (digits > 1 && load<u8>(at) === ZERO)) return NONE;
  let eight = bytes << ((<u64>(8 - digits)) << 3);
  eight = eight * 10 + (eight >>> 8);
  const fours = (eight & 0x000000ff000000ff) * 0x000f424000000064;
  const value = <u32>((fours + ((eight >>> 16) & 0x000000ff000000ff) * 0x0000271000000001) >>> 32);
  if (digits < 8) return value;
  const ninth = <u32>load<u8>(after) - ZERO;
  if (ninth > 9) return value;
  after++;
  return <u32>load<u8>(after) - ZERO > 9 ? value * 10 + ninth : NONE;
}
