// The charts beneath the pictures: first this world's, tied to the clock; then all worlds, among which this is one. A step
// of the clock moves the playheads and the numbers above them; nothing else is drawn again.

import './world.css';
import { useMemo, useRef } from 'preact/hooks';
import { BASELINE } from '../../sim/scenario/scenario.ts';
import { ledgerOf } from '../chart/ledger-data.ts';
import { Clock } from '../chart/playhead.tsx';
import { Card } from './card.tsx';
import { Families } from './families.tsx';
import { hasMoney, Money } from './money.tsx';
import { Origins } from './origins.tsx';
import { OverTime, SoFarOrNew } from './over-time.tsx';
import { ValueLedger } from './value-ledger.tsx';
import type { World, WorldView } from './view.ts';
import { curveOf } from './view.ts';
import { Worlds } from './worlds.tsx';

export function WorldCharts(view: WorldView) {
  const { run, inks, replicate, person, legend, step } = view;
  const latest = useRef(view);
  latest.current = view;
  const cards = useMemo(() => {
    const first = (label: string) => view.sides.findIndex((side) => side.label === label);
    const world: World = {
      run,
      sides: view.sides.filter(({ label }, at) => first(label) === at),
      inks,
      replicate,
      choose: view.choose && ((other) => latest.current.choose?.(other)),
      person,
      pin: (other) => latest.current.pin(other),
      legend,
    };
    return <Cards world={world} />;
  }, [run, view.sides, inks, replicate, view.choose === undefined, person, legend]);
  const now = useMemo(() => ({ step, seek: (to: number) => latest.current.seek(to) }), [step]);
  return <Clock.Provider value={now}>{cards}</Clock.Provider>;
}

/** A sample that was recorded tells nothing of the whole: of it there are only the worlds of the report. */
function Cards({ world }: { world: World }) {
  const measured = world.sides.some(({ curves }) => curves.length > 0);
  return (
    <div class="world">
      {measured && <ThisWorld world={world} />}
      <AmongAll world={world} />
    </div>
  );
}

function ThisWorld({ world }: { world: World }) {
  const { sides } = world;
  const heard = sides.some((side) => curveOf(side, 'aware') !== undefined) ? 'aware' : 'reach';
  const money = hasMoney(world);
  const has = (metric: string) => sides.some((side) => curveOf(side, metric) !== undefined);
  return (
    <>
      <h3>In this world</h3>
      <div class="cards">
        <Card title="Adopters" look="When does each campaign take off, and does this world follow the others?">
          {() => <SoFarOrNew world={world} metric="adopters" words="adopters" />}
        </Card>
        {has(heard) && (
          <Card
            title={heard === 'aware' ? 'Awareness' : 'Reach'}
            look={heard === 'aware' ? 'How many know of it now, and who forgets?' : 'How many has it reached so far?'}
          >
            {() => (
              <OverTime world={world} metric={heard} words={heard === 'aware' ? 'people aware' : 'people reached'} />
            )}
          </Card>
        )}
        {money && (
          <Card title="Money" look="When has what is earned caught up with what was spent?">
            {() => <Money world={world} />}
          </Card>
        )}
        <Card title="Where adopters came from" look="How much is talk, and how much did the campaign reach itself?">
          {() => <Origins world={world} />}
        </Card>
        <Card wide title="Who told whom" look="One adopter, and all who came through them: how far does talk carry?">
          {() => <Families world={world} />}
        </Card>
      </div>
      {!money && <p class="note">Money is not told here: the product has no margin.</p>}
    </>
  );
}

/** The worlds of the report; what was changed since has no place among them. */
function AmongAll({ world }: { world: World }) {
  const sides = world.sides.filter(({ changed }) => !changed);
  const kept = useMemo(() => ({ ...world, sides }), [world]);
  return (
    <>
      {sides.length < world.sides.length && (
        <p class="note">
          {sides.length === 0
            ? 'Nothing here is of the case as it was: its bands, means and all its worlds are left out.'
            : 'Bands, means and all worlds are those of the case as it was: nothing changed is in them.'}
        </p>
      )}
      {sides.length > 0 && world.run.worlds.replicates.length > 1 && (
        <>
          <h3>Among all worlds</h3>
          <div class="cards">
            <Worlds world={kept} />
            <LedgerCard world={kept} />
          </div>
        </>
      )}
    </>
  );
}

/** Two campaigns against each other, one against none at all; only where the ledger was measured. */
function LedgerCard({ world: { run, sides } }: { world: World }) {
  const [of, against] = [sides[0]?.campaign ?? '', sides[1]?.campaign ?? BASELINE];
  const ledger = useMemo(() => (of === against ? undefined : ledgerOf(run, of, against)), [run, of, against]);
  if (ledger === undefined) return null;
  return (
    <Card wide title="What makes the difference" look={`The NPV of ${of} less that of ${against}, part by part.`}>
      {() => <ValueLedger run={run.title} of={of} against={against} ledger={ledger} />}
    </Card>
  );
}
