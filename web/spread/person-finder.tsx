// Finds a person without a pointer: by number, or the adopters one after another.

import { useState } from 'preact/hooks';
import { nextAdopter } from '../../sim/film/lives.ts';
import type { EventLog } from '../../sim/world/log.ts';

interface Props {
  readonly people: number;
  /** Runs whose adopters are gone through. */
  readonly logs: readonly EventLog[];
  readonly step: number;
  readonly pinned: number | undefined;
  readonly pin: (person: number | undefined) => void;
}

export function PersonFinder({ people, logs, step, pinned, pin }: Props) {
  const [problem, tell] = useState('');
  const find = (text: string) => {
    const person = Number(text);
    const known = text.trim() !== '' && Number.isInteger(person) && person >= 0 && person < people;
    tell(known || text === '' ? '' : `People are numbered 0 to ${people - 1}.`);
    if (known || text === '') pin(known ? person : undefined);
  };
  const next = () => {
    const adopter = nextAdopter(logs, pinned, step);
    tell(adopter === undefined ? 'Nobody has got it yet.' : '');
    if (adopter !== undefined) pin(adopter);
  };
  return (
    <div class="finder">
      <label>
        Person{' '}
        <input
          type="number"
          min={0}
          max={people - 1}
          value={pinned ?? ''}
          placeholder={`0–${people - 1}`}
          onChange={(event) => find(event.currentTarget.value)}
        />
      </label>
      <button type="button" onClick={next}>
        Next adopter
      </button>
      <span role="status">{problem}</span>
    </div>
  );
}
