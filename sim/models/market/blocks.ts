// Blocks of 256 people in which anything happened: memory as long as the market is prepared and cleaned block by block, and
// only there.

import { BLOCK } from '../../kernel/field.ts';

/** The blocks that are marked with 1, by rising number. */
export function marked(marks: Uint8Array): number[] {
  const blocks: number[] = [];
  for (let block = 0; block < marks.length; block++) if (marks[block] === 1) blocks.push(block);
  return blocks;
}

/** Sets so many places in arrays for each `every` people of these blocks to 0. */
export function clean(blocks: readonly number[], arrays: readonly Numbers[], places = 1, every = 1): void {
  const length = (BLOCK * places) / every;
  for (const block of blocks) for (const array of arrays) array.fill(0, block * length, (block + 1) * length);
}

interface Numbers {
  fill(value: number, start: number, end: number): unknown;
}
