// Compiles the WebAssembly kernel of the talk loop from its AssemblyScript, into a module that holds it as text. Same source,
// same bytes: what is in the tree is checked against what is compiled.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCE = fileURLToPath(new URL('../sim/kernel/assembly/draws.ts', import.meta.url));
/** What a kernel needs: no runtime, no data of its own, two pages of memory for the arrays that are handed over. */
const OPTIONS = ['-O3', '--runtime', 'minimal', '--enable', 'simd', '--initialMemory', '2', '--maximumMemory', '2'];

/** The text of sim/kernel/draws-wasm.ts. Throws where the source does not compile. */
export async function buildKernel() {
  let bytes;
  const { error, stderr } = await asc.main(['draws.ts', '--outFile', 'draws.wasm', ...OPTIONS], {
    readFile: (name) => (name === 'draws.ts' ? readFileSync(SOURCE, 'utf8') : null),
    writeFile: (name, contents) => {
      if (name === 'draws.wasm') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === undefined) throw new Error(`${stderr}${error?.message ?? ''}`);
  const text = Buffer.from(bytes).toString('base64');
  return `// Compiled from assembly/draws.ts by scripts/build-kernel.mjs.\nexport const DRAWS_WASM =\n  '${text}';\n`;
}
