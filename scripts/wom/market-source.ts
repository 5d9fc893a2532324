// Where the market of `wom market` comes from: a scenario, or ties of the user's own.

import type { Key } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';

/** What is said of ties that come without a scenario, by the names of the network `file`. */
interface TiesOptions {
  readonly people?: string;
  readonly directed?: boolean;
  readonly reverse?: boolean;
  readonly weights?: string;
}

export interface SourceOptions extends TiesOptions {
  /** Names of columns by what they hold. */
  readonly column?: Readonly<Record<string, string>>;
  readonly seed?: string;
  readonly set: string[];
  readonly data?: string;
}

/** A market, and the luck that it was made with. */
export interface Source {
  readonly market: Market;
  readonly luck: Key;
}

const SCENARIO = /^-$|\.(ya?ml|json)$/i;
const TIES = /\.(csv|tsv|txt|edges|graphml|gexf)(\.gz)?$/i;

/** The first market of a scenario, as its run builds it; or that of a file of ties. Throws a Failure. */
export async function openMarket(file: string, options: SourceOptions): Promise<Source> {
  if (TIES.test(file)) return fromTies(file, options);
  if (SCENARIO.test(file)) return fromScenario(file, options);
  const { Failure } = await import('../../sim/node/failure.ts');
  throw new Failure(
    `${file} is neither a scenario (.yaml, .yml, .json) nor ties (.csv, .tsv, .txt, .edges, .graphml, .gexf, each also .gz)`,
  );
}

async function fromTies(file: string, { column, seed = '', set, data, ...options }: SourceOptions): Promise<Source> {
  const { Failure } = await import('../../sim/node/failure.ts');
  const { openTies } = await import('../../sim/node/ties.ts');
  const { marketKey } = await import('../../sim/engine/keys.ts');
  if (set.length > 0 || data !== undefined) {
    throw new Failure('--set and --data go with a scenario; with ties there are --people, --directed, --column …');
  }
  const { people, directed, reverse, weights } = options;
  const luck = marketKey(seed, 0);
  return { market: openTies({ ties: file, people, directed, reverse, weights, ...column }, luck), luck };
}

async function fromScenario(file: string, options: SourceOptions): Promise<Source> {
  const { Failure } = await import('../../sim/node/failure.ts');
  const { openScenario } = await import('../../sim/node/open.ts');
  const { prepare } = await import('../../sim/experiment/setting.ts');
  const { marketKey } = await import('../../sim/engine/keys.ts');
  const { shelves } = await import('../../sim/registry.ts');
  const { survey } = await import('../../sim/node/survey.ts');
  const { people, directed, reverse, weights, column } = options;
  for (const [name, value] of Object.entries({ people, directed, reverse, weights, column })) {
    if (value === undefined) continue;
    const param = name === 'column' ? Object.keys(column!)[0] : name;
    throw new Failure(`--${name} goes with ties; of a scenario one changes it by --set market.network.${param}=…`);
  }
  const opened = openScenario(file, { sets: options.set, seed: options.seed, data: options.data });
  const { scenario, files } = opened;
  return { market: survey(opened, prepare(scenario, shelves, files)), luck: marketKey(scenario.seed, 0) };
}
