// Where the package lies that this code was shipped in.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of the package: of the nearest folder above this code that holds a package.json. */
export function fromPackage(path: string): string {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/') folder = new URL('..', folder);
  return fileURLToPath(new URL(path, folder));
}
