// Arrays that grow with what they hold.

type Numbers = Uint32Array | Uint16Array | Uint8Array | Int8Array | Int32Array | Float64Array;

/** The same array, or a copy of at least this length, and twice the old, where it is too short. */
export function longer<A extends Numbers>(array: A, length: number): A {
  if (length <= array.length) return array;
  const copy = new (array.constructor as new (length: number) => A)(Math.max(length, 2 * array.length));
  copy.set(array);
  return copy;
}
