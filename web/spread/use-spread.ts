// What a spread needs before it can be shown: the scenario opened in a thread, the market of a replicate, and the runs of
// the campaigns that are looked at, made again from their addresses.

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportData } from '../../sim/report/data.ts';
import { Engine, Stopped } from '../engine/engine.ts';
import type { Opened, Placed, Played } from '../engine/messages.ts';

export interface Shown {
  readonly opened: Opened;
  readonly placed: Placed;
  readonly runs: readonly (Played & { readonly campaign: string })[];
}

/** What is ready to be shown; undefined while the engine works; a problem in words. */
export function useSpread(run: ReportData, campaigns: readonly string[], replicate: number) {
  const engine = useMemo(() => new Engine({ scenario: run.scenario, carried: run.carried }), [run]);
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => () => engine.stop(), [engine]);
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      const opened = await engine.open();
      const placed = await engine.place(replicate);
      const runs = [];
      for (const campaign of campaigns) runs.push({ campaign, ...(await engine.play(campaign, replicate)) });
      if (wanted) setShown({ opened, placed, runs });
    };
    setProblem(undefined);
    load().catch((reason: unknown) => {
      if (wanted && !(reason instanceof Stopped)) setProblem(reason instanceof Error ? reason.message : String(reason));
    });
    return () => {
      wanted = false;
    };
  }, [engine, campaigns.join('\n'), replicate]);
  return { shown, problem };
}
