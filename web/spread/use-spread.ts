// What a spread needs before it can be shown: the scenario opened in a thread, the market of a replicate, and the runs of
// the campaigns that are looked at, made again from their addresses.

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportData } from '../../sim/report/data.ts';
import { Engine, Refused, Stopped } from '../engine/engine.ts';
import type { Opened, Placed, Played } from '../engine/messages.ts';

export interface Shown {
  readonly opened: Opened;
  readonly placed: Placed;
  readonly replicate: number;
  readonly runs: readonly (Played & { readonly campaign: string })[];
}

export interface Problem {
  /** In a sentence. */
  readonly sentence: string;
  /** All that is wrong with the scenario, in lines; empty where it is not the scenario. */
  readonly lines: string;
}

export interface Loading {
  /** What was ready last; undefined before the first. */
  readonly shown: Shown | undefined;
  /** What the engine does now; empty while it rests. */
  readonly doing: string;
  readonly problem: Problem | undefined;
}

interface Wanted {
  readonly campaigns: readonly string[];
  readonly replicate: number;
  /** Nothing is done before. */
  readonly wanted: boolean;
}

export function useSpread(run: ReportData, { campaigns, replicate, wanted }: Wanted): Loading {
  const engine = useMemo(() => new Engine({ scenario: run.scenario, carried: run.carried }), [run]);
  const [shown, setShown] = useState<Shown>();
  const [doing, setDoing] = useState('');
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => () => engine.stop(), [engine]);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const say = (words: string) => current && setDoing(words);
    setProblem(undefined);
    load(engine, campaigns, replicate, say)
      .then((loaded) => current && setShown(loaded))
      .catch((reason: unknown) => current && !(reason instanceof Stopped) && setProblem(problemOf(reason)))
      .finally(() => say(''));
    return () => {
      current = false;
    };
  }, [engine, campaigns.join('\n'), replicate, wanted]);
  return { shown, doing, problem };
}

async function load(
  engine: Engine,
  campaigns: readonly string[],
  replicate: number,
  say: (doing: string) => void,
): Promise<Shown> {
  say('Reading the scenario …');
  const opened = await engine.open();
  say('Drawing the people and their ties …');
  const placed = await engine.place(replicate);
  const runs = [];
  for (const campaign of campaigns) {
    say(`Playing ${campaign} …`);
    runs.push({ campaign, ...(await engine.play(campaign, replicate)) });
  }
  return { opened, placed, replicate, runs };
}

function problemOf(reason: unknown): Problem {
  if (reason instanceof Refused) {
    return { sentence: 'The scenario in this page cannot be read, so it cannot be played.', lines: reason.message };
  }
  const words = reason instanceof Error ? reason.message : String(reason);
  return { sentence: `The spread cannot be shown here: ${words}`, lines: '' };
}
