// Loads the built command line. Beside it lies what V8 compiled of it when it was built, which saves doing so again at every
// start; what another version of V8 made is refused by V8, and then it is compiled.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** What the file exports, and the script that it is. */
export function load(file) {
  const code = readFileSync(file, 'utf8');
  const cache = `${file}.cache`;
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const script = new Script(code, { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(file), pathToFileURL(file).href);
  return { script, ...module.exports };
}
