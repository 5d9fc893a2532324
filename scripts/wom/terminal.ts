// How the command speaks: data to stdout, everything else to stderr; colour only where a person looks at it; a reader
// who has seen enough (`| head`) is no error; what goes wrong is told in words, without a stack trace.

import type { WriteStream } from 'node:tty';
import { codeOf, Failure, fileFailure, PlacedFailure, reasonOf } from '../../sim/node/failure.ts';

/** Writes data; a line break is added where none ends it. */
export function print(text: string): void {
  if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes data piece by piece; waits where the reader is slower than we are, so that nothing piles up in memory. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((go) => process.stdout.once('drain', go));
  }
}

/** Says something beside the data. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Whether to colour what goes to this stream: NO_COLOR and FORCE_COLOR first, else where it is a terminal. */
export function coloured(stream: WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return Boolean(stream.isTTY) && TERM !== 'dumb';
}

/** Whether the terminal has only ASCII letters: as the locale says, where it says anything. */
export function asciiOnly(): boolean {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return TERM === 'dumb' || (locale !== '' && !/utf-?8/i.test(locale));
}

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

/** Text in a style for stdout (or stderr); plain where colour is not wanted. */
export function style(name: keyof typeof STYLES, text: string, stream: WriteStream = process.stdout): string {
  return coloured(stream) ? `\u001b[${STYLES[name]}m${text}\u001b[0m` : text;
}

/** Tells what went wrong and returns the exit code. WOM_DEBUG=1 shows where. */
export function complain(problem: unknown): number {
  const wom = style('red', 'wom:', process.stderr);
  if (problem instanceof PlacedFailure) say(problem.message);
  else if (problem instanceof Failure) say(`${wom} ${problem.message}`);
  else say(`${wom} a fault of wom itself: ${reasonOf(problem)} (WOM_DEBUG=1 shows where)`);
  if (process.env.WOM_DEBUG && problem instanceof Error) say(problem.stack ?? '');
  return problem instanceof Failure ? problem.exitCode : 1;
}

/** Ends quietly when nobody reads stdout any more; goes on without words when nobody reads stderr. */
export function surviveClosedPipes(): void {
  process.stdout.on('error', (problem) => {
    process.exit(codeOf(problem) === 'EPIPE' ? undefined : complain(fileFailure('write to', 'stdout', problem)));
  });
  // What cannot be said (a full disk, a closed terminal) is no reason to fail.
  process.stderr.on('error', () => {});
}
