// Waves of talk: whoever is won by those who speak speaks next, wave after wave. Where nobody asks who told whom, and nothing
// happens in between, waves are made together: by the kernel where people lie in its memory, else by what it is a twin of. In
// a small cascade, what lies between two waves costs more than they do; in a large one, people are looked up once, not twice.

import type { Kernel } from './kernel.ts';
import { KernelTalk, kernelFor } from './kernel.ts';
import type { Allocator } from './memory.ts';
import type { TalkLoop, Telling } from './talk.ts';

/** Waves that are made together at most, and how many people may speak in each of them: a run can be stopped in between. */
const WAVES = 32;
const SPEAKERS = 65_536;

/** What is asked of hearers, by flags: those who have none of `taken` are won, once; those among them without `asked` counted. */
export interface Winning {
  readonly taken: number;
  readonly give: number;
  readonly asked: number;
}

export interface Waves {
  /** By wave, two numbers: how many were won, and how many of them lacked the flag that was asked for. */
  readonly told: Uint32Array;
  /**
   * The people list[first] … list[end − 1] speak; whoever is won is listed behind them and speaks in the next wave: at most so
   * many waves. Returns how many were made: none where nobody speaks, or more people than may.
   */
  run(loop: TalkLoop, telling: Telling, first: number, end: number, most: number): number;
}

/** `states`: flags by person. `list`: where people are listed, with room for one more than there are. */
export function wavesOf(states: Uint8Array, list: Uint32Array, winning: Winning, memory: Allocator): Waves {
  const told = memory.u32(2 * WAVES);
  const plain = plainWaves(states, list, winning, told);
  const kernel = kernelFor(states, list, told);
  if (kernel === undefined) return plain;
  const run = runIn(kernel, states, list, winning, told);
  return {
    told,
    run: (loop, telling, first, end, most) =>
      loop instanceof KernelTalk && loop.kernel === kernel
        ? run(loop, telling, first, end, most)
        : plain.run(loop, telling, first, end, most),
  };
}

function runIn(
  kernel: Kernel,
  states: Uint8Array,
  list: Uint32Array,
  { taken, give, asked }: Winning,
  told: Uint32Array,
) {
  const [bytes, listed, at] = [states.byteOffset, list.byteOffset, told.byteOffset];
  return (loop: KernelTalk, telling: Telling, first: number, end: number, most: number): number => {
    loop.prepare(telling);
    return kernel.spread(listed, first, end, bytes, taken, give, asked, SPEAKERS, at, Math.min(most, WAVES));
  };
}

export function plainWaves(
  states: Uint8Array,
  list: Uint32Array,
  { taken, give, asked }: Winning,
  told: Uint32Array,
): Waves {
  return {
    told,
    run(loop, telling, first, end, most) {
      const { hearers } = loop;
      let wave = 0;
      for (let [from, to] = [first, end]; wave < Math.min(most, WAVES) && from < to && to - from <= SPEAKERS; wave++) {
        let next = to;
        let without = 0;
        loop.run(list, from, to, telling, (living) => {
          for (let i = 0; i < living; i++) {
            const before = states[hearers[i]];
            if ((before & taken) !== 0) continue;
            if ((before & asked) === 0) without++;
            states[hearers[i]] = before | give;
            list[next++] = hearers[i];
          }
        });
        told[2 * wave] = next - to;
        told[2 * wave + 1] = without;
        [from, to] = [to, next];
      }
      return wave;
    },
  };
}
