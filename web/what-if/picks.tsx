// Picking whom to seed: the people that the reader clicks become a campaign of their own, asked on the terms of the case's
// own seeds, to be played beside any other.

import { PICKS, pickedIn } from '../session/picks.ts';
import type { Session } from '../session/session.ts';
import { PersonField } from '../spread/person-field.tsx';

export function Picks({ session }: { session: Session }) {
  const { picking, changes, original, shown } = session;
  if (original.value?.terms === undefined) return null;
  const picks = pickedIn(changes.value);
  const on = picking.value;
  const placed = shown.value?.sides[0].placed;
  return (
    <div class="picks">
      <button
        type="button"
        aria-pressed={on}
        onClick={() => {
          picking.value = !on;
        }}
      >
        Pick seeds by hand
      </button>
      {on && (
        <p class="note" role="status">
          {picks.length === 0
            ? 'Click the people who are to have it first, in either picture, or type who.'
            : `Picked: ${picks.join(', ')}. They are the campaign “${PICKS}”.`}
        </p>
      )}
      {on && placed !== undefined && (
        <PersonField
          placed={placed}
          value={undefined}
          find={(person) => person !== undefined && session.pick(person)}
        />
      )}
    </div>
  );
}
