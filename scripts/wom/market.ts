// wom market FILE: a market in figures (of a scenario, as its run builds the first one; or of ties straight from a table or a
// graph), its degree distribution drawn, and the market exported for other programs.

import { Command, InvalidArgumentError, Option } from 'commander';
import type { Degrees } from '../../sim/market/measures/degrees.ts';
import type { MarketMeasures } from '../../sim/market/measures.ts';
import type { ExportOptions } from './market-export.ts';
import { FORMATS } from './market-export.ts';
import type { SourceOptions } from './market-source.ts';
import { dataOption, jsonOption, seedOption, setOption } from './options.ts';
import { asciiOnly, print, say, style } from './terminal.ts';

const COLUMNS = ['from', 'to', 'weight', 'strength', 'id', 'segment', 'fit', 'value', 'talk'];

interface Options extends SourceOptions, ExportOptions {
  readonly json?: boolean;
}

export function market(): Command {
  return new Command('market')
    .description('a market in figures, and exported for other programs')
    .argument('<file>', 'a scenario (- is stdin), or ties: .csv .tsv .txt .edges .graphml .gexf, each also .gz')
    .option('--people <file>', 'a table of the people, beside a file of ties')
    .option('--directed', 'ties of the file run one way, from who talks to who hears')
    .option('--reverse', 'the file names the hearer first')
    .addOption(new Option('--weights <meaning>', 'what weights in the file mean').choices(['share', 'probability']))
    .addOption(columnOption())
    .addOption(seedOption())
    .addOption(setOption())
    .addOption(dataOption())
    .addOption(jsonOption('all figures'))
    .option('-o, --out <file>', 'export it: .gexf, .graphml or .csv, each also .gz; - is stdout, without figures')
    .addOption(new Option('--format <format>', 'of the export, where its name does not say').choices(FORMATS))
    .option('--people-out <file>', 'export the people as .csv, also .gz')
    .option('--overwrite', 'replace files that are there')
    .action(perform);
}

const columnOption = () =>
  new Option('--column <what=name>', `name a column of the tables, repeatable: ${COLUMNS.join(', ')}`).argParser(
    (text: string, before: Record<string, string> = {}) => {
      const [, what, name] = /^([^=]*)=(.+)$/.exec(text) ?? [];
      if (!COLUMNS.includes(what))
        throw new InvalidArgumentError(`It takes WHAT=NAME; WHAT is one of ${COLUMNS.join(', ')}.`);
      return { ...before, [what]: name };
    },
  );

async function perform(file: string, options: Options): Promise<void> {
  const { checkExports, writeExports } = await import('./market-export.ts');
  const { openMarket } = await import('./market-source.ts');
  await checkExports(options, options.json === true);
  const { market, luck } = await openMarket(file, options);
  await writeExports(market, options);
  if (!options.json)
    for (const warning of market.warnings) say(`${style('yellow', 'note:', process.stderr)} ${warning}`);
  if (options.out === '-' || options.peopleOut === '-') return;
  const { measureMarket } = await import('../../sim/market/measures.ts');
  const { purposeKey } = await import('../../sim/kernel/luck.ts');
  const measures = measureMarket(market, purposeKey(luck, 'lot'));
  if (options.json) return print(await json(file, measures));
  await show(file, measures);
}

/** All figures, numbers to ten digits as in all results; how many people have which degree as an object. */
async function json(file: string, measures: MarketMeasures): Promise<string> {
  const { printed } = await import('../../sim/experiment/print.ts');
  const plain = (key: string, value: unknown) => {
    if (typeof value === 'number') return printed(value, 'number');
    return key === 'distribution' ? Object.fromEntries(value as Degrees['distribution']) : value;
  };
  return JSON.stringify({ file, ...measures }, plain, 2);
}

async function show(file: string, measures: MarketMeasures): Promise<void> {
  const { figureText, segmentTable } = await import('../../sim/report/figures.ts');
  const { histogram } = await import('../../sim/report/histogram.ts');
  const width = (process.stdout.isTTY && process.stdout.columns) || 100;
  const drawing = { width, ascii: asciiOnly(), paint: (bar: string) => style('green', bar) };
  const { directed, heardBy, listensTo } = measures;
  const title = directed ? 'How many hear a person' : 'How many friends people have';
  const parts = [
    `${style('bold', file)}\n\n${figureText(measures, width)}`,
    segmentTable(measures),
    `${style('bold', title)}\n${histogram(heardBy, drawing)}`,
    listensTo === null ? '' : `${style('bold', 'To how many a person listens')}\n${histogram(listensTo, drawing)}`,
  ];
  print(parts.filter((part) => part !== '').join('\n'));
}
