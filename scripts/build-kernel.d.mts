/** The text of sim/kernel/kernel-wasm.ts. Throws where the source does not compile. */
export function buildKernel(): Promise<string>;
