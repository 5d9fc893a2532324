// Where arrays live. Everything that threads share is taken from one allocator that is handed in: over
// SharedArrayBuffers in Node, over plain ArrayBuffers where a browser has nothing else. A view's byteOffset is
// its place, so that a WebAssembly memory can stand behind the same interface.

export interface Allocator {
  u8(length: number): Uint8Array;
  u16(length: number): Uint16Array;
  i32(length: number): Int32Array;
  u32(length: number): Uint32Array;
  f32(length: number): Float32Array;
  f64(length: number): Float64Array;
}

/** Takes each array as a buffer of its own from `take`, which gets a size in bytes. */
export function allocator(take: (bytes: number) => ArrayBufferLike): Allocator {
  return {
    u8: (length) => new Uint8Array(take(length)),
    u16: (length) => new Uint16Array(take(length * 2)),
    i32: (length) => new Int32Array(take(length * 4)),
    u32: (length) => new Uint32Array(take(length * 4)),
    f32: (length) => new Float32Array(take(length * 4)),
    f64: (length) => new Float64Array(take(length * 8)),
  };
}

/** Arrays that stay in one thread. */
export const privateMemory: Allocator = allocator((bytes) => new ArrayBuffer(bytes));

/** Arrays that worker threads can share without copying. */
export const sharedMemory: Allocator = allocator((bytes) => new SharedArrayBuffer(bytes));
