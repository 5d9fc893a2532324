// A market straight from a user's tables or graph, without a scenario. Paths come from the command line and are the
// user's own choice, so any folder will do; messages name them as they were typed.

import { parse, resolve } from 'node:path';
import { z } from 'zod';
import type { Key } from '../kernel/luck.ts';
import { sharedMemory } from '../kernel/memory.ts';
import { buildMarket } from '../market/build.ts';
import { MarketError } from '../market/error.ts';
import type { Market } from '../market/market.ts';
import { file } from '../market/networks/file.ts';
import { Failure, PlacedFailure } from './failure.ts';
import { readInput } from './files.ts';

/** Parameters of the network `file`, as in a scenario. */
export interface TiesAsk {
  readonly ties: string;
  readonly people?: string;
  readonly [param: string]: unknown;
}

const EVERYONE = { name: 'everyone', share: 1, fit: 1, value: 1 };

/** Reads the files and builds their market. Throws a Failure with all that is wrong with them. */
export function openTies(ask: TiesAsk, luck: Key): Market {
  const params = z.decode(file.params, ask);
  const faults = file.check?.(params) ?? [];
  if (faults.length > 0) throw new Failure(faults.map(({ message }) => message).join('\n'));
  const base = process.cwd();
  const folders = { base, data: parse(resolve(ask.ties)).root };
  const host = { segments: [EVERYONE], file: (path: string) => readInput(path, folders).bytes };
  const spec = { network: { name: file.name, params }, redraw: Infinity, segments: [EVERYONE], together: 1 };
  try {
    return buildMarket(spec, file, luck, host, sharedMemory);
  } catch (problem) {
    if (!(problem instanceof MarketError)) throw problem;
    throw problem.problems.length > 0 ? new PlacedFailure(problem.message) : new Failure(problem.message);
  }
}
