// Hands what the spread shows to the charts of its world.

import { useMemo, useState } from 'preact/hooks';
import { legendOf } from '../../sim/film/looks.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { inksOf } from '../chart/inks.ts';
import { WorldCharts } from '../world/world.tsx';
import type { Clock } from './clock.ts';
import type { Shown } from './use-spread.ts';

interface Props {
  readonly run: ReportData;
  readonly shown: Shown;
  readonly clock: Clock;
  readonly choose: (replicate: number) => void;
}

export function WorldBeneath({ run, shown, clock, choose }: Props) {
  const { runs, placed, opened, replicate } = shown;
  const [person, pin] = useState<number>();
  const inks = useMemo(() => inksOf(run.campaigns.map(({ name }) => name)), [run]);
  const legend = useMemo(() => legendOf(opened.events), [opened]);
  const sides = useMemo(() => runs.map((one) => ({ ...one, label: one.campaign })), [runs]);
  return (
    <WorldCharts
      run={run}
      people={placed.market.people}
      step={clock.step}
      seek={clock.seek}
      sides={sides}
      inks={inks}
      replicate={replicate}
      choose={choose}
      person={person}
      pin={pin}
      legend={legend}
    />
  );
}
