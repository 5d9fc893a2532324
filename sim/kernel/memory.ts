// Where arrays live. Everything that threads share is taken from one allocator that is handed in: over
// SharedArrayBuffers in Node, over plain ArrayBuffers where a browser has nothing else, or in a memory of the
// WebAssembly kernel (arena.ts).

export interface Allocator {
  u8(length: number): Uint8Array;
  i8(length: number): Int8Array;
  u16(length: number): Uint16Array;
  i32(length: number): Int32Array;
  u32(length: number): Uint32Array;
  f32(length: number): Float32Array;
  f64(length: number): Float64Array;
  /** The kernel's memory, where arrays lie in one as long as there is room. */
  readonly memory?: WebAssembly.Memory;
}

/** Where an array begins in a buffer. */
interface Place {
  readonly buffer: ArrayBufferLike;
  readonly at: number;
}

/** Takes each array from `take`, which gets a size in bytes, or from elsewhere if that has no room. */
export function allocator(take: (bytes: number) => Place | undefined, elsewhere?: Allocator): Allocator {
  const taken = <Taken>(
    make: { new (buffer: ArrayBufferLike, at: number, length: number): Taken; readonly BYTES_PER_ELEMENT: number },
    or: ((length: number) => Taken) | undefined,
  ) => {
    return (length: number): Taken => {
      const place = take(length * make.BYTES_PER_ELEMENT);
      return place === undefined ? or!(length) : new make(place.buffer, place.at, length);
    };
  };
  return {
    u8: taken(Uint8Array, elsewhere?.u8),
    i8: taken(Int8Array, elsewhere?.i8),
    u16: taken(Uint16Array, elsewhere?.u16),
    i32: taken(Int32Array, elsewhere?.i32),
    u32: taken(Uint32Array, elsewhere?.u32),
    f32: taken(Float32Array, elsewhere?.f32),
    f64: taken(Float64Array, elsewhere?.f64),
  };
}

/** Arrays that stay in one thread. */
export const privateMemory: Allocator = allocator((bytes) => ({ buffer: new ArrayBuffer(bytes), at: 0 }));

/** Arrays that worker threads can share without copying. */
export const sharedMemory: Allocator = allocator((bytes) => ({ buffer: new SharedArrayBuffer(bytes), at: 0 }));
