// What goes wrong for reasons that a user can do something about: said in a line or a few, without a stack trace, and
// with the exit code that the command ends with.

import { printable } from '../scenario/report.ts';

export class Failure extends Error {
  /** 1: some runs failed; 2: bad input or usage. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    // Names of files and people come from anybody; none of them shall steer the terminal.
    super(message.split('\n').map(printable).join('\n'));
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** A Failure whose message begins with the place of the fault: `scenario.yaml:3:9: …`. */
export class PlacedFailure extends Failure {}

/** The code of a system error ('ENOENT'), or undefined. */
export function codeOf(problem: unknown): string | undefined {
  return problem instanceof Error ? (problem as NodeJS.ErrnoException).code : undefined;
}

/** What to say of anything that was thrown. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a folder',
  ERR_FS_EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'it would be larger than files may be here',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'it is in use',
  ENXIO: 'nobody is there to read or write it',
  EROFS: 'the disk is read-only',
  ELOOP: 'it is a symbolic link, which is not followed here',
  EMFILE: 'too many files are open',
};

/** A system error in words: 'cannot write results/a: permission is denied'. */
export function fileFailure(doing: string, path: string, problem: unknown): Failure {
  const code = codeOf(problem);
  return new Failure(`cannot ${doing} ${path}: ${(code && REASONS[code]) ?? reasonOf(problem)}`);
}
