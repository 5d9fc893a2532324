// Whom to seed, where finding them takes long: the sets that a choice rests on are drawn part by part before a run, so that
// progress can be told and an interruption noticed, and by several threads where there are many. A set is known by its
// number, so that it does not matter who draws it.

import type { Batch, Drawn, ReverseSets } from '../campaign/seeding/reverse-sets.ts';
import { drawBatch } from '../campaign/seeding/reverse-sets.ts';
import type { Choices } from '../engine/choices.ts';
import { longChoicesFor } from '../engine/choices.ts';
import type { StopSignal } from '../experiment/executor.ts';
import type { Setting } from '../experiment/setting.ts';
import type { Market } from '../market/market.ts';
import type { ThreadExecutor } from './threads.ts';

/** Members of a part, about: a tenth of a second. */
const PART = 2 ** 18;
/** With fewer members to come, a second or so of drawing, threads would take as long to start and to warm up as they save. */
const PAYS = 2 ** 22;
/** Parts that are asked for at a time, for each thread: no other waits for one that is held up. */
const AHEAD = 4;

export interface Drawing {
  readonly signal: StopSignal;
  readonly jobs: number;
  /** Where there are several. */
  readonly threads?: Pick<ThreadExecutor, 'draw'>;
  /** With how many members to come these are asked. */
  readonly pays?: number;
  /** Told how many sets there are. */
  told?(sets: number): void;
}

/** Makes the choices of a scenario for a market that take long; returns them, or undefined where the signal stopped it. */
export async function chooseLong(
  market: Market,
  { scenario, shelves }: Setting,
  drawing: Drawing,
): Promise<Choices | undefined> {
  const { signal, threads, pays = PAYS } = drawing;
  const choices = longChoicesFor(market, scenario, shelves);
  for (;;) {
    const { done, value } = choices.next();
    if (done) return value;
    const { sets, length } = value;
    while (sets.length < length && !sets.full) {
      if (threads !== undefined && sets.ahead(length) > pays) await growByThreads(sets, length, drawing);
      else await growHere(sets, length, drawing);
      if (signal.aborted) return undefined;
    }
  }
}

/** A part of the sets. */
async function growHere(sets: ReverseSets, length: number, { told }: Drawing): Promise<void> {
  sets.grow(Math.min(length, sets.length + sets.portion(PART)));
  told?.(sets.length);
  await new Promise<void>((go) => setImmediate(go));
}

/** All that are wanted, in order. */
async function growByThreads(
  sets: ReverseSets,
  length: number,
  { signal, jobs, threads, told }: Drawing,
): Promise<void> {
  const { market } = sets;
  const parts: { batch: Batch; drawn: Promise<Drawn | undefined> }[] = [];
  for (let next = sets.length; sets.length < length && !sets.full && !signal.aborted; ) {
    while (next < length && parts.length < AHEAD * jobs) {
      const end = Math.min(length, next + sets.portion(PART));
      const batch = sets.batch(next, end);
      parts.push({ batch, drawn: threads!.draw(market, batch) });
      next = end;
    }
    const { batch, drawn } = parts.shift()!;
    // What a thread could not draw is drawn here.
    sets.take((await drawn) ?? drawBatch(market, batch));
    told?.(sets.length);
  }
}
