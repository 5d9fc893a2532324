// Short lists of numbers, many of them: cut from common blocks. A list with a buffer of its own costs a microsecond, most of
// which goes into giving the buffer back; one that is cut costs a tenth of that. A block is given back once nobody knows
// any list of it, so lists that are kept and lists that are not come from different slabs.

/** Numbers in a block, and in the longest list that is cut from one. */
const BLOCK = 8192;
const LONGEST = BLOCK >>> 4;

export class Slab {
  private block = new ArrayBuffer(8 * BLOCK);
  private taken = 0;

  /** A list of so many zeros. */
  take(length: number): Float64Array {
    if (length > LONGEST) return new Float64Array(length);
    if (this.taken + length > BLOCK) {
      this.block = new ArrayBuffer(8 * BLOCK);
      this.taken = 0;
    }
    const list = new Float64Array(this.block, 8 * this.taken, length);
    this.taken += length;
    return list;
  }
}
