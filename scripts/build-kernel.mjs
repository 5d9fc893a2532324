// Compiles the WebAssembly kernel from its AssemblyScript, into a module that holds it as text. Same source, same bytes:
// what is in the tree is checked against what is compiled.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCE = fileURLToPath(new URL('../sim/kernel/assembly/', import.meta.url));
/** What the kernel needs: no runtime, no data of its own, and memory that threads share, up to all that there can be. */
const OPTIONS = ['-O3', '--runtime', 'minimal', '--enable', 'simd', '--enable', 'threads'];
const MEMORY = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];

/** The text of sim/kernel/kernel-wasm.ts. Throws where the source does not compile. */
export async function buildKernel() {
  const sources = readdirSync(SOURCE);
  let bytes;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...OPTIONS, ...MEMORY], {
    readFile: (name) => (sources.includes(name) ? readFileSync(SOURCE + name, 'utf8') : null),
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === undefined) throw new Error(`${stderr}${error?.message ?? ''}`);
  const text = Buffer.from(bytes).toString('base64');
  return `// Compiled from assembly/ by scripts/build-kernel.mjs.\nexport const KERNEL_WASM =\n  '${text}';\n`;
}
