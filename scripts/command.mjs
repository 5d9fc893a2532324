// What the commands that measure have in common: their options, a whole number from one of them, and a line that tells how
// far they are.

import { parseArgs } from 'node:util';

/** The options given; an unknown one, or --help, ends the command with how it is used. */
export function optionsOf(options, usage) {
  const help = { help: { type: 'boolean', short: 'h' } };
  try {
    const { values } = parseArgs({ options: { ...options, ...help } });
    if (!values.help) return values;
  } catch (problem) {
    return ended(`${problem.message.split('. ')[0]}\n${usage}`);
  }
  process.stdout.write(`${usage}\n`);
  return process.exit(0);
}

/** The number of an option that counts, or `otherwise`; a wrong one ends the command with a word on it. */
export function counted(name, text, otherwise) {
  const number = text === undefined ? otherwise : Number(text);
  if (number === undefined || (Number.isInteger(number) && number >= 2)) return number;
  return ended(`${name} takes a whole number, 2 or more`);
}

/** Ends the command: it was called in a way that means nothing. */
export function ended(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Does something for each, telling how many are done where somebody looks on. */
export function eachTold(list, what, act) {
  const told = list.map((one, place) => {
    const found = act(one);
    if (process.stderr.isTTY) process.stderr.write(`\r${place + 1} of ${list.length} ${what}`);
    return found;
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return told;
}
