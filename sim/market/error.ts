// What is wrong with a market: the one error that building networks and reading their files throws. Its message is
// meant for the person who wrote the scenario: where, what was given, what is allowed.

export class MarketError extends Error {
  /** The file at fault, as the scenario names it. */
  readonly file: string | undefined;
  /** The line at fault, from 1. */
  readonly line: number | undefined;

  constructor(message: string, file?: string, line?: number) {
    const place = file === undefined ? '' : line === undefined ? `${file}: ` : `${file}:${line}: `;
    super(place + message);
    this.name = 'MarketError';
    this.file = file;
    this.line = line;
  }
}
