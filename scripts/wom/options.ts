// Options that several verbs share, declared once.

import { InvalidArgumentError, Option } from 'commander';

export const setOption = () =>
  new Option('--set <path=value>', 'change one value, repeatable: campaigns["big bang"][0].spend=5000')
    .argParser((value: string, before: string[]) => [...before, value])
    .default([], 'none');

export const seedOption = () => new Option('-s, --seed <text>', "another seed than the scenario's").argParser(filled);

export const dataOption = () =>
  new Option('--data <dir>', 'a folder that input files may be read from, besides the scenario file’s own');

export const idsOption = () =>
  new Option('--with-ids', 'put what people of your files are called into the report: mind whom you give it to');

export const jsonOption = (what: string) => new Option('--json', `${what} as JSON on stdout`);

/** A text that is not empty. */
export function filled(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** A whole number from `least` up to `most`. */
export function whole(least: number, most = 2 ** 32 - 1): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
