// What ties carry, cell by cell: weights as shares or chances, and whether a tie is strong. Here nothing is filled in: a
// weight that is missing would change the model, so every tie must have one where weights are read.

import { nearest } from '../../scenario/nearest.ts';
import { given } from '../../scenario/report.ts';
import { NumberCells, PROBABILITY, WEIGHT } from './cells.ts';
import type { Complaint } from './source.ts';

/** What weights mean; where the scenario does not say, they are not read either, but that is said. */
export type Meaning = 'ignored' | 'share' | 'probability' | undefined;

export const isRead = (meaning: Meaning): boolean => meaning === 'share' || meaning === 'probability';

const STRENGTHS = ['strong', 'weak'];

export class TieCells {
  private readonly cells: NumberCells;

  /** `commas`: decimals may be written with a comma. */
  constructor(
    private readonly meaning: Meaning,
    commas: boolean,
  ) {
    this.cells = new NumberCells(meaning === 'probability' ? PROBABILITY : WEIGHT, commas);
  }

  weight(text: string): number | Complaint {
    const weight = this.cells.read(text);
    if (typeof weight !== 'number' || !Number.isNaN(weight)) return weight;
    return { message: `the weight is missing; weights: ${this.meaning} needs one for every tie` };
  }

  /** 1 where a tie is strong, 0 where it is weak. */
  strong(text: string): number | Complaint {
    const word = text.toLowerCase();
    if (STRENGTHS.includes(word)) return word === 'strong' ? 1 : 0;
    if (text === '') return { message: 'the strength is missing; each tie is strong or weak' };
    const hint = nearest(text, STRENGTHS);
    const message = `the strength is ${given(text)}, but takes strong or weak`;
    return { message, ...(hint === undefined ? {} : { hint }) };
  }

  warnings(file: string): string[] {
    return this.cells.warnings(file);
  }
}

/** Said where there are weights and the scenario does not say what they are. */
export function unreadWeights(file: string, what: string): string {
  return `${file}: ${what} is not read: weights says whether it is a share or a probability (or ignored)`;
}
