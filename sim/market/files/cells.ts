// Numbers as they stand in the cells of spreadsheets: percentages, decimal commas, empty cells, what R and Excel write
// where nothing is known. What is refused is explained.

import { readNumber, readShare } from '../../scenario/quantities.ts';
import { given } from '../../scenario/report.ts';
import type { Complaint } from './source.ts';

/** What a column of numbers takes. */
export interface NumberKind {
  /** What it is called in messages. */
  readonly name: string;
  readonly takes: string;
  /** The least (0, if nothing is said) and the most allowed. */
  readonly least?: number;
  readonly most: number;
}

const SHARE_OF_1 = 'a share from 0 to 1, or a percentage up to 100%';

export const FIT: NumberKind = { name: 'fit', takes: SHARE_OF_1, most: 1 };
/** So that sums over many people stay numbers. */
const MOST = 1e12;

export const VALUE: NumberKind = { name: 'value', takes: 'a number from 0 to 1e12', most: MOST };
export const TALK: NumberKind = { name: 'talk', takes: 'a number from 0 to 1e12', most: MOST };
/** So that attention can be divided by their sums. */
const LEAST_WEIGHT = 1e-12;
export const isWeight = (value: number) => value >= LEAST_WEIGHT && value <= MOST;
export const WEIGHT: NumberKind = {
  name: 'weight',
  takes: 'a number from 1e-12 to 1e12',
  least: LEAST_WEIGHT,
  most: MOST,
};
export const PROBABILITY: NumberKind = { name: 'weight', takes: `a chance, as ${SHARE_OF_1}`, most: 1 };

/** Most numbers, which take a short way. */
const WHOLE = /^\d{1,9}$/;
const PLAIN = /^\d{1,9}(\.\d{1,20})?$/;
const EMPTY = /^(|-|\.|n\/?a|nan|null|none|#n\/a)$/i;
const COMMA_DECIMAL = /^[+-]?\d*,\d+\s*%?$/;
const POINT_DECIMAL = /^[+-]?\d*\.\d+\s*%?$/;
/** Could be a thousand and more, as well as one and a bit. */
const DOUBTFUL = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
/** Longer texts are no numbers, and are not searched for one. */
const LONGEST = 60;

/** The cells of one column. */
export class NumberCells {
  private comma: string | undefined;
  private point: string | undefined;
  private clear = false;
  private doubtful: string | undefined;

  /** `commas`: decimals may be written with a comma, because it parts no fields here. */
  constructor(
    readonly kind: NumberKind,
    private readonly commas: boolean,
  ) {}

  /** The number of a cell, NaN where it is empty, or what is wrong with it. */
  read(text: string): number | Complaint {
    const quick = (this.commas ? WHOLE : PLAIN).test(text) ? Number(text) : Number.NaN;
    if (this.allows(quick)) return quick;
    if (EMPTY.test(text)) return Number.NaN;
    const { kind } = this;
    const isComma = this.commas && COMMA_DECIMAL.test(text);
    const doubt = this.commas ? this.notice(text, isComma) : undefined;
    if (doubt !== undefined) return doubt;
    const plain = isComma ? text.replace(',', '.') : text;
    const reading = text.length > LONGEST ? { hint: undefined } : (kind.most === 1 ? readShare : readNumber)(plain);
    if ('value' in reading && this.allows(reading.value)) return reading.value;
    const percent = kind.most === 1 && 'value' in reading && !text.endsWith('%') ? `${plain}%` : undefined;
    const hint = 'value' in reading ? percent : reading.hint;
    const meant = hint === undefined ? undefined : readShare(hint);
    const isMeant = meant !== undefined && 'value' in meant && this.allows(meant.value);
    return { message: `${kind.name} is ${given(text)}, but takes ${kind.takes}`, ...(isMeant ? { hint } : {}) };
  }

  /** Said where nothing tells whether 1.234 is a thousand and more. */
  warnings(file: string): string[] {
    const { doubtful: cell } = this;
    if (cell === undefined || this.clear) return [];
    return [`${file}: ${this.kind.name} is ${cell} somewhere, which is read as ${Number(cell.replace(',', '.'))}`];
  }

  private allows(value: number): boolean {
    const { least = 0, most } = this.kind;
    return value >= least && value <= most;
  }

  /** Keeps in mind how decimals are written here; a complaint where they are written in two ways. */
  private notice(text: string, isComma: boolean): Complaint | undefined {
    const isPoint = POINT_DECIMAL.test(text);
    if (!isComma && !isPoint) return undefined;
    if (isComma) this.comma ??= text;
    else this.point ??= text;
    if (!DOUBTFUL.test(text)) this.clear = true;
    else this.doubtful ??= text;
    if (this.comma === undefined || this.point === undefined) return undefined;
    const other = isComma ? this.point : this.comma;
    const mark = isComma ? 'point' : 'comma';
    return {
      message: `${this.kind.name} is ${given(text)}, but another cell of this column, ${given(other)}, has a decimal ${mark}: write numbers without marks for thousands`,
    };
  }
}
