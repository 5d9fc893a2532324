// Where a person is told: by name where the page has them, else by number.

import { useEffect, useId, useState } from 'preact/hooks';
import type { Placed } from '../engine/messages.ts';
import { personCalled } from '../words/names.ts';

/** Names that a field offers; a longer list helps nobody, and a name that is typed is found all the same. */
const OFFERED = 1000;

interface Props {
  readonly placed: Placed;
  readonly value: number | undefined;
  /** Told who was typed; undefined where the field was emptied. */
  readonly find: (person: number | undefined) => void;
}

export function PersonField({ placed, value, find }: Props) {
  const { market, names } = placed;
  const [problem, tell] = useState('');
  // What is being typed stays, though the page be drawn again meanwhile: a change may come from its worker at any time.
  const [draft, write] = useState<string>();
  // Somebody else was found, by a click say: that is who stands here now.
  useEffect(() => {
    write(undefined);
    tell('');
  }, [value]);
  const list = useId();
  const last = market.people - 1;
  const offered = names !== null && names.length <= OFFERED;
  const nobody = names === null ? `People are numbered 0 to ${last}.` : 'Nobody has this name.';
  const kind =
    names === null
      ? { type: 'number' as const, min: 0, max: last, value: draft ?? value ?? '' }
      : { type: 'text' as const, list: offered ? list : undefined, value: draft ?? names[value ?? -1] ?? '' };
  const change = (event: { readonly currentTarget: HTMLInputElement }) => {
    const text = event.currentTarget.value;
    const person = personCalled(placed, last, text);
    const known = person !== undefined || text === '';
    tell(known ? '' : nobody);
    if (!known) return;
    write(undefined);
    find(person);
  };
  return (
    <>
      <label>
        Person <input {...kind} onInput={(event) => write(event.currentTarget.value)} onChange={change} />
      </label>
      {names === null && <span>0–{last}</span>}
      {offered && (
        <datalist id={list}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <span role="status">{problem}</span>
    </>
  );
}
