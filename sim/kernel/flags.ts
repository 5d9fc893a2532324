// Flags of many people at a time: by the kernel where they lie in its memory, else by what it is a twin of.

import { arenaOf } from './arena.ts';
import { kernelFor } from './kernel.ts';

export interface Flags {
  /**
   * Flags those of the first `count` people who have none of the flags `taken`, and lists each of them once from `end` on.
   * Returns the place behind the last.
   */
  enlist(people: Uint32Array, count: number, taken: number, flag: number, end: number): number;
  /** Gives the people list[first] … list[end − 1] flags, takes all others but `keep`, and returns how many lacked `asked`. */
  mark(first: number, end: number, give: number, keep: number, asked: number): number;
  /** Takes all flags from everybody. */
  clear(): void;
}

/** `states`: flags by person. `list`: where people are listed, with room for one more than there are. */
export function flagsOf(states: Uint8Array, list: Uint32Array): Flags {
  const plain = plainFlags(states, list);
  const kernel = kernelFor(states, list);
  if (kernel === undefined) return plain;
  const arena = arenaOf(states);
  const [bytes, listed] = [states.byteOffset, list.byteOffset];
  // One list after the other is the same.
  let near = list;
  return {
    enlist(people, count, taken, flag, end) {
      if (people !== near && arenaOf(people) !== arena) return plain.enlist(people, count, taken, flag, end);
      near = people;
      return end + kernel.enlist(people.byteOffset, count, bytes, taken, flag, listed + 4 * end);
    },
    mark: (first, end, give, keep, asked) => kernel.mark(listed + 4 * first, end - first, bytes, give, keep, asked),
    clear: () => kernel.clear(bytes, states.length),
  };
}

export function plainFlags(states: Uint8Array, list: Uint32Array): Flags {
  return {
    enlist(people, count, taken, flag, end) {
      let last = end;
      for (let i = 0; i < count; i++) {
        const before = states[people[i]];
        if ((before & taken) !== 0) continue;
        states[people[i]] = before | flag;
        list[last++] = people[i];
      }
      return last;
    },
    mark(first, end, give, keep, asked) {
      let without = 0;
      for (let place = first; place < end; place++) {
        const before = states[list[place]];
        if ((before & asked) === 0) without++;
        states[list[place]] = (before & keep) | give;
      }
      return without;
    },
    clear: () => void states.fill(0),
  };
}
