// Finds a person without a pointer: by name where the page has them, else by number; or the adopters one after another.

import { useState } from 'preact/hooks';
import { nextAdopter } from '../../sim/film/lives.ts';
import type { EventLog } from '../../sim/world/log.ts';
import type { Placed } from '../engine/messages.ts';
import { PersonField } from './person-field.tsx';

interface Props {
  readonly placed: Placed;
  /** Runs whose adopters are gone through. */
  readonly logs: readonly EventLog[];
  readonly step: number;
  readonly pinned: number | undefined;
  readonly pin: (person: number | undefined) => void;
}

export function PersonFinder({ placed, logs, step, pinned, pin }: Props) {
  const [said, say] = useState('');
  const next = () => {
    const adopter = nextAdopter(logs, pinned, step);
    say(adopter === undefined ? 'Nobody has got it yet.' : '');
    if (adopter !== undefined) pin(adopter);
  };
  return (
    <div class="finder">
      <PersonField placed={placed} value={pinned} find={pin} />
      <button type="button" onClick={next}>
        Next adopter
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
