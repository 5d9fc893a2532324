// What is wrong with a market: the one error that building networks and reading their files throws. It is meant for the
// person who wrote the scenario and its tables: where, what was given, what is allowed.

import type { LocatedProblem } from '../scenario/problem.ts';
import { formatProblems } from '../scenario/report.ts';

export class MarketError extends Error {
  /** What is wrong inside files, each with its place; empty where the fault lies in the scenario. */
  readonly problems: readonly LocatedProblem[];

  /** A fault of the scenario, at `path` in it; or all faults of the files that it names. */
  constructor(
    fault: string | readonly LocatedProblem[],
    readonly path: readonly (string | number)[] = ['market', 'network'],
  ) {
    super(typeof fault === 'string' ? fault : formatProblems(fault));
    this.name = 'MarketError';
    this.problems = typeof fault === 'string' ? [] : fault;
  }
}
