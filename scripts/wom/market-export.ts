// What `wom market` writes for other programs: the market as GEXF, GraphML or a table of ties, its people as a table. All
// that speaks against writing is found before anything is computed; files are written whole or not at all.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Market } from '../../sim/market/market.ts';
import { printPieces, say } from './terminal.ts';

export const FORMATS = ['gexf', 'graphml', 'csv'] as const;
type Format = (typeof FORMATS)[number];

export interface ExportOptions {
  readonly out?: string;
  readonly format?: Format;
  readonly peopleOut?: string;
  readonly overwrite?: boolean;
}

/** Throws a Failure where the options contradict each other, or a file is there already. */
export async function checkExports(options: ExportOptions, json: boolean): Promise<void> {
  const { Failure } = await import('../../sim/node/failure.ts');
  const { out, format, peopleOut, overwrite } = options;
  const toStdout = [out === '-' && '-o -', peopleOut === '-' && '--people-out -', json && '--json'].filter(Boolean);
  if (toStdout.length > 1) throw new Failure(`${toStdout.join(' and ')} both write to stdout`);
  if (format !== undefined && out === undefined) throw new Failure('--format goes with -o');
  if (out !== undefined && formatOf(out, format) === undefined) {
    throw new Failure(
      `what ${out} should hold is not clear: name it .gexf, .graphml or .csv (each also .gz), or give --format`,
    );
  }
  if (peopleOut !== undefined && formatOf(peopleOut, undefined) !== 'csv') {
    throw new Failure(`people are written as .csv (or .csv.gz), not to ${peopleOut}`);
  }
  const files = [out, peopleOut].filter((path) => path !== undefined && path !== '-') as string[];
  if (files.length === 2 && resolve(files[0]) === resolve(files[1])) {
    throw new Failure(`ties and people cannot both be written to ${files[0]}`);
  }
  const there = overwrite ? [] : files.filter((path) => existsSync(path));
  if (there.length > 0) throw new Failure(`${there.join(' and ')} is there already: give another name or --overwrite`);
}

/** By the option, else by the name; stdout takes CSV. */
function formatOf(path: string, format: Format | undefined): Format | undefined {
  if (format !== undefined) return format;
  if (path === '-') return 'csv';
  return FORMATS.find((name) => new RegExp(`\\.${name}(\\.gz)?$`, 'i').test(path));
}

/** Writes what is asked for, and says so. Throws a Failure. */
export async function writeExports(market: Market, { out, format, peopleOut }: ExportOptions): Promise<void> {
  const { gexf } = await import('../../sim/market/export/gexf.ts');
  const { graphml } = await import('../../sim/market/export/graphml.ts');
  const { peopleCsv, tiesCsv } = await import('../../sim/market/export/csv.ts');
  const writers = { gexf, graphml, csv: tiesCsv };
  if (out !== undefined) {
    const chosen = formatOf(out, format)!;
    await write(out, writers[chosen](market));
    if (chosen === 'csv') await sayWhatIsLeft(market, peopleOut);
  }
  if (peopleOut !== undefined) await write(peopleOut, peopleCsv(market));
}

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const { Failure } = await import('../../sim/node/failure.ts');
  const { MarketError } = await import('../../sim/market/error.ts');
  const { writePieces } = await import('../../sim/node/whole.ts');
  try {
    if (path === '-') return await printPieces(pieces);
    await writePieces(path, pieces);
    say(`wrote ${path}`);
  } catch (problem) {
    throw problem instanceof MarketError ? new Failure(problem.message) : problem;
  }
}

/** A table of ties has no place for people without any, for what is known of people, or for a direction. */
async function sayWhatIsLeft(market: Market, peopleOut: string | undefined): Promise<void> {
  const { peopleAttributes } = await import('../../sim/market/export/content.ts');
  const { describeMarket } = await import('../../sim/market/build.ts');
  if (market.directed) say('note: these ties run one way, which a table does not say: read them with --directed');
  const left = peopleAttributes(market).map(({ name }) => name);
  const { isolated } = describeMarket(market);
  if (isolated > 0) left.unshift(isolated === 1 ? '1 person without ties' : `${isolated} people without ties`);
  if (left.length > 0 && peopleOut === undefined)
    say(`note: a table of ties leaves out ${left.join(', ')}: --people-out FILE keeps them`);
}
