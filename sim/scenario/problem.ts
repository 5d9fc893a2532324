// What is wrong with a scenario: where, what was given, what is allowed, what was probably meant.

export interface Problem {
  /** Keys and indices from the top of the scenario to the place. */
  readonly path: readonly (string | number)[];
  /** Point at the key rather than at its value. */
  readonly atKey?: boolean;
  /** One sentence without the place. */
  readonly message: string;
  /** A near word or form that was probably meant. */
  readonly hint?: string;
}

/** A place in a text: lines and columns from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line itself, or a part of it that begins at column `from`, and how many characters the caret runs. */
  readonly excerpt: string;
  readonly from?: number;
  readonly width: number;
}

/** A problem with its place in a text. */
export interface LocatedProblem extends Problem, Place {}
