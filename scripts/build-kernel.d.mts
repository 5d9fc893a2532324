/** The text of sim/kernel/draws-wasm.ts. Throws where the source does not compile. */
export function buildKernel(): Promise<string>;
