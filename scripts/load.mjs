// Loads the built command line. Beside it lies what V8 compiled of it when it was built, which saves doing so again at every
// start; what was compiled of other code is left alone, and what another version of V8 made is refused by V8.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** What the file exports, and the script that it is. */
export function load(file) {
  const code = readFileSync(file);
  // It is built in ASCII alone.
  const script = new Script(code.latin1Slice(), { filename: file, cachedData: compiledOf(code, `${file}.cache`) });
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(file), pathToFileURL(file).href);
  return { script, ...module.exports };
}

/**
 * What goes before compiled code: the first line of what was compiled, in which the build tells it apart from any other. V8
 * itself asks for no more than its length.
 */
export function headOf(code) {
  return code.subarray(0, code.indexOf('\n') + 1);
}

function compiledOf(code, cache) {
  if (!existsSync(cache)) return undefined;
  const bytes = readFileSync(cache);
  const head = headOf(code);
  return head.equals(bytes.subarray(0, head.length)) ? bytes.subarray(head.length) : undefined;
}
