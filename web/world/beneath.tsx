// Hands what stands on the stage to the charts of its world. Only this reads the clock's step.

import { useMemo } from 'preact/hooks';
import { legendOf } from '../../sim/film/looks.ts';
import { inksOf } from '../chart/inks.ts';
import type { Session } from '../session/session.ts';
import type { Shown } from '../session/show.ts';
import { nameOf } from '../spread/stage.tsx';
import type { Side } from './view.ts';
import { WorldCharts } from './world.tsx';

export function WorldBeneath({ session, shown }: { session: Session; shown: Shown }) {
  const { run, clock, world, person } = session;
  const inks = useMemo(() => inksOf(run.campaigns.map(({ name }) => name)), [run]);
  const legend = useMemo(() => legendOf(shown.sides[0].opened.events), [shown]);
  const sides = useMemo(
    () =>
      shown.sides.map((side): Side => {
        const { campaign, placed, played } = side;
        // What is not of this run has no place among its worlds.
        const changed = side.changed || side.small;
        return { ...played, label: nameOf(side), campaign, changed, people: placed.market.people, names: placed.names };
      }),
    [shown],
  );
  return (
    <WorldCharts
      run={run}
      step={clock.step.value}
      seek={(step) => clock.seek(step)}
      sides={sides}
      inks={inks}
      replicate={shown.world}
      choose={
        run.recorded === undefined || session.small.value
          ? (replicate) => {
              world.value = replicate;
            }
          : undefined
      }
      person={person.value}
      pin={(one) => {
        person.value = one;
      }}
      legend={legend}
    />
  );
}
