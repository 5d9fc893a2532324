// What if? The reader changes something, sees what becomes of the same people with the same luck, has as many worlds made
// as they have patience for, and takes the changed scenario along.

import './what-if.css';
import type { Session } from '../session/session.ts';
import { fileName } from '../words/names.ts';
import { save } from '../words/save.ts';
import { Dials } from './dials.tsx';
import { Picks } from './picks.tsx';
import { spokenPath, spokenValue } from './spoken.ts';
import { Worlds } from './worlds.tsx';

export function WhatIf({ session }: { session: Session }) {
  const { original } = session;
  if (original.value === undefined) return null;
  return (
    <section class="what-if" aria-labelledby="what-if">
      <h3 id="what-if" tabIndex={-1}>
        What if?
      </h3>
      <p class="note">Change something: the people and their luck stay the same, and the pictures show what differs.</p>
      <Changes session={session} />
      <Dials session={session} />
      <Picks session={session} />
      <Worlds session={session} />
    </section>
  );
}

/** What was changed, each with a way back, and what to do with it. */
function Changes({ session }: { session: Session }) {
  const { changes, modified, run, changed } = session;
  if (!modified.value) return null;
  // Until it is read anew, and where it is refused, there is nothing to be saved.
  const yaml = changed.value?.by === changes.value ? changed.value.yaml : undefined;
  const list = [...changes.value];
  return (
    <div class="changes">
      <p>
        <b class="badge">Modified</b> {list.length === 1 ? 'One change' : `${list.length} changes`}; the verdict and the
        tables of this page are those of the case as it was.
      </p>
      <ul>
        {list.map(([path, value]) => (
          <li key={path}>
            <bdi>{spokenPath(path)}</bdi>: <b>{spokenValue(value)}</b>
            <button
              type="button"
              aria-label={`Undo: ${spokenPath(path)}`}
              onClick={() => {
                session.change(path, undefined);
                document.getElementById('what-if')?.focus();
              }}
            >
              Undo
            </button>
          </li>
        ))}
      </ul>
      <div class="savers">
        <button type="button" onClick={() => session.revert()}>
          Back to the case
        </button>
        <button
          type="button"
          disabled={yaml === undefined}
          onClick={() => yaml !== undefined && save(`${fileName(run.title, 'changed')}.yaml`, yaml, 'text/yaml')}
        >
          Save the scenario (YAML)
        </button>
      </div>
    </div>
  );
}
