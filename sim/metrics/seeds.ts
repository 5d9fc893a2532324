// What several metrics ask of the people who were given the product: something summed over them, and how many they are.

import type { Cascade } from './cascade.ts';

export function overSeeds({ placed, members }: Cascade, of: (member: number) => number): [number, number] {
  let sum = 0;
  let seeds = 0;
  for (let member = 0; member < members; member++) {
    if (placed[member] === 0) continue;
    seeds++;
    sum += of(member);
  }
  return [sum, seeds];
}
