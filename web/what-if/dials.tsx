// The dials: a few in view, those that this case turns on, the rest to unfold. Each is made from its parameter's own
// declaration, so that it offers what a scenario may hold.

import { useState } from 'preact/hooks';
import type { Dial } from '../../sim/experiment/dials.ts';
import type { Session } from '../session/session.ts';
import { heading, spoken } from '../words/names.ts';
import { inView } from './in-view.ts';
import { spokenValue } from './spoken.ts';

export function Dials({ session }: { session: Session }) {
  const { original, sides, changes, run } = session;
  const network = changes.value.has('market.network');
  // Another network has parameters of its own.
  const dials = original.value!.dials.filter(({ path }) => !(network && path.startsWith('market.network.')));
  const [unfolded, unfold] = useState(false);
  const campaigns = sides.value.map(({ campaign }) => campaign);
  const first = inView(dials, campaigns, run.flips?.found.map(({ path }) => path) ?? []);
  const rest = dials.filter((dial) => !first.includes(dial));
  return (
    <>
      <DialGrid dials={first} session={session} />
      <details onToggle={(event) => unfold(event.currentTarget.open)}>
        <summary>All that can be changed ({dials.length})</summary>
        {unfolded &&
          groupsOf(rest).map(([of, group]) => (
            <fieldset key={of} class="group">
              <legend>
                <bdi>{heading(of)}</bdi>
              </legend>
              <DialGrid dials={group} session={session} />
            </fieldset>
          ))}
      </details>
    </>
  );
}

function groupsOf(dials: readonly Dial[]): [string, Dial[]][] {
  const groups = new Map<string, Dial[]>();
  for (const dial of dials) groups.set(dial.of, [...(groups.get(dial.of) ?? []), dial]);
  return [...groups];
}

function DialGrid({ dials, session }: { dials: readonly Dial[]; session: Session }) {
  return (
    <div class="dials">
      {dials.map((dial) => (
        <OneDial key={dial.path} dial={dial} session={session} />
      ))}
    </div>
  );
}

function OneDial({ dial, session }: { dial: Dial; session: Session }) {
  const { path, of, name, about, stops, at, mark } = dial;
  const set = session.changes.value.get(path);
  const turn = (to: number) => session.change(path, to === at ? undefined : stops[to]);
  const title = heading(spoken(name));
  const Control = dial.ordered ? Slider : Choice;
  return (
    <div class={set === undefined ? 'dial' : 'dial turned'} title={about}>
      <span class="name">
        <b>{title}</b> <small>{of}</small>
      </span>
      <Control dial={dial} set={set} label={`${title}, ${of}`} turn={turn} />
      <small class="was">
        {set === undefined ? (mark === 'assumption' ? 'assumed' : '') : `in the case: ${spokenValue(stops[at])}`}
      </small>
    </div>
  );
}

interface ControlProps {
  readonly dial: Dial;
  /** What it was changed to; undefined where it was not. */
  readonly set: string | undefined;
  readonly label: string;
  readonly turn: (to: number) => void;
}

/** While it is moved it says where it is; the scenario is played anew once it rests. */
function Slider({ dial: { about, stops, at }, set, label, turn }: ControlProps) {
  const [moving, move] = useState<number>();
  const now = set === undefined ? at : stops.indexOf(set);
  const text = spokenValue(stops[moving ?? now] ?? set ?? '');
  return (
    <>
      <input
        type="range"
        min={0}
        max={stops.length - 1}
        value={moving ?? (now < 0 ? at : now)}
        aria-label={label}
        aria-valuetext={text}
        aria-description={about}
        onInput={(event) => move(event.currentTarget.valueAsNumber)}
        onChange={(event) => {
          move(undefined);
          turn(event.currentTarget.valueAsNumber);
        }}
      />
      <output>{text}</output>
    </>
  );
}

function Choice({ dial: { about, stops, at }, set, label, turn }: ControlProps) {
  return (
    <select
      value={set === undefined ? at : stops.indexOf(set)}
      aria-label={label}
      aria-description={about}
      onChange={(event) => turn(Number(event.currentTarget.value))}
    >
      {stops.map((stop, place) => (
        <option key={stop} value={place}>
          {spokenValue(stop)}
        </option>
      ))}
    </select>
  );
}
