// Who told whom: the tree of one adopter under each campaign. Of the person who is pinned, else of the one who won most
// people.

import { useMemo } from 'preact/hooks';
import type { Member } from '../../sim/film/family.ts';
import { familyOf, generationsOf, greatest, winnerOf } from '../../sim/film/family.ts';
import type { Look } from '../../sim/film/looks.ts';
import { LOOKS } from '../../sim/film/looks.ts';
import { Story } from '../../sim/film/story.ts';
import type { Cascade } from '../../sim/metrics/cascade.ts';
import { cascadeOf } from '../../sim/metrics/cascade.ts';
import { familyChart, MOST_DRAWN } from '../chart/family-chart.ts';
import type { Draw } from '../chart/frame.ts';
import { Figure } from '../page/figure.tsx';
import { fileName, personHeading, personName } from '../words/names.ts';
import { familyText } from './family-words.ts';
import type { Side, World } from './view.ts';

/** More rows than people read are not listed. */
const MOST_LISTED = 500;

interface Found {
  readonly side: Side;
  readonly cascade: Cascade;
  /** Undefined where nobody won anybody. */
  readonly root: number | undefined;
  readonly family: readonly Member[];
}

export function Families({ world }: { world: World }) {
  const { sides, person } = world;
  const cascades = useMemo(() => sides.map(({ log, people }) => cascadeOf(log, people)), [sides]);
  const found = useMemo(
    () =>
      sides.map((side, at): Found => {
        const cascade = cascades[at];
        const root = person !== undefined && cascade.person.includes(person) ? person : greatest(cascade);
        return { side, cascade, root, family: root === undefined ? [] : familyOf(cascade, root) };
      }),
    [sides, cascades, person],
  );
  // One axis for all, little longer than the trees.
  const end = found.reduce((most, { family }) => family.reduce((late, { step }) => Math.max(late, step), most), 1);
  const last = Math.ceil(1.1 * end);
  return (
    <div class="cards">
      {found.map((one) => (
        <div key={one.side.label} class="card">
          <Family world={world} found={one} last={last} />
        </div>
      ))}
    </div>
  );
}

function Family({ world, found, last }: { world: World; found: Found; last: number }) {
  const { run, replicate, person } = world;
  const { side, cascade, root, family } = found;
  const draw = useDraw(world, found, last);
  const absent = person !== undefined && person !== root;
  const name = root === undefined ? undefined : personHeading(side, root);
  const told = `${absent ? `${personHeading(side, person)} does not get it here. ` : ''}${familyText(name, generationsOf(family))}`;
  return (
    <>
      <p class="told">
        <b>
          <bdi>{side.label}</bdi>
        </b>{' '}
        {told}
      </p>
      <Ways world={world} side={side} winner={root === undefined ? undefined : winnerOf(cascade, root)} />
      {family.length > 1 && (
        <Figure
          run={run.title}
          title={`Whom ${personName(side, root!)} won, ${side.label}, world ${replicate}`}
          note={noteOf(family)}
          says={told}
          draw={draw}
          clocked
          press={world.pin}
          file={fileName(run.title, side.label, 'tree of', String(root))}
          table={() => tableOf(found, run.step)}
          sheet={() => sheetOf(family)}
        />
      )}
    </>
  );
}

function useDraw({ run, person, legend }: World, { side, family }: Found, last: number): Draw {
  const looks = useMemo(() => new Story(side.log, side.people, side.steps).seek(side.steps).looks, [side]);
  return useMemo<Draw>(() => {
    const words = new Map(legend.map((entry) => [entry.look, entry.words]));
    const lookOf = (one: number): Look => LOOKS[looks[one]];
    const wordsOf = (look: Look) => words.get(look) ?? '';
    const nameOf = (one: number) => personName(side, one);
    return (frame) => familyChart({ family, nameOf, lookOf, wordsOf, step: run.step, last, person }, frame);
  }, [side, family, looks, legend, run, last, person]);
}

/** To who won the person of the tree, and to the largest tree. */
function Ways({ world: { person, pin }, side, winner }: { world: World; side: Side; winner: number | undefined }) {
  return (
    <div class="buttons">
      {winner !== undefined && (
        <button type="button" onClick={() => pin(winner)}>
          <bdi>{personHeading(side, winner)}</bdi> won them
        </button>
      )}
      {person !== undefined && (
        <button type="button" onClick={() => pin(undefined)}>
          The largest tree
        </button>
      )}
    </div>
  );
}

function noteOf(family: readonly Member[]): string {
  const left = family.length - MOST_DRAWN;
  const rest = left > 0 ? ` The largest branches are drawn, and ${left} more people are in the CSV.` : '';
  return `Each person at the time of adoption, coloured and shaped as in the pictures, by the end. A click pins.${rest}`;
}

function tableOf({ side: { names }, family }: Found, step: string) {
  const called = (person: number) => names?.[person] ?? String(person);
  const rows = family
    .slice(0, MOST_LISTED)
    .map(({ person, step: when, parent }) => [
      called(person),
      String(when),
      parent < 0 ? '' : called(family[parent].person),
    ]);
  return { columns: ['person', step, 'won by'], rows };
}

function sheetOf(family: readonly Member[]) {
  const rows = family.map(({ person, step, parent, generation, below }) => [
    person,
    step,
    parent < 0 ? null : family[parent].person,
    generation,
    below,
  ]);
  return { columns: ['person', 'step', 'won by', 'generation', 'won in all'], rows };
}
