// Options that several verbs share, declared once.

import { InvalidArgumentError, Option } from 'commander';

export const setOption = () =>
  new Option('--set <path=value>', 'change one value, repeatable: campaigns["big bang"][0].spend=5000')
    .argParser((value: string, before: string[]) => [...before, value])
    .default([], 'none');

export const seedOption = () =>
  new Option('-s, --seed <text>', "another seed than the scenario's").argParser((text: string) => {
    if (text.trim() === '') throw new InvalidArgumentError('It must not be empty.');
    return text;
  });

export const dataOption = () =>
  new Option('--data <dir>', 'a folder that input files may be read from, besides the scenario file’s own');

export const jsonOption = (what: string) => new Option('--json', `${what} as JSON on stdout`);

/** A whole number from `least` up. */
export function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value >= 2 ** 32) {
      throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
    }
    return value;
  };
}
