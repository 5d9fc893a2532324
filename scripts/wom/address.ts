// Where a run is looked for: in a scenario file, which may be changed by options, or in a results folder, as it is.

import type { Opened } from '../../sim/node/open.ts';

export interface AddressOptions {
  readonly seed?: string;
  readonly set: string[];
  readonly data?: string;
}

/** Opens a scenario or a results folder. Throws a Failure. */
export async function openAddress(source: string, { seed, set, data }: AddressOptions): Promise<Opened> {
  const { openScenario } = await import('../../sim/node/open.ts');
  const { statOf } = await import('../../sim/node/plain.ts');
  if (source === '-' || !statOf(source)?.isDirectory()) {
    return openScenario(source, { sets: set, seed, data });
  }
  const { Failure } = await import('../../sim/node/failure.ts');
  const { openResults } = await import('../../sim/node/session.ts');
  if (seed !== undefined || set.length > 0) {
    throw new Failure('a results folder is taken as it is: --seed and --set go with a scenario file');
  }
  return openResults(source, data);
}
