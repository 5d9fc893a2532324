// What stands on the stage: which campaigns, in which world; where something was changed, whether with it or without.

import type { Session } from '../session/session.ts';

export function Choices({ session }: { session: Session }) {
  const { sides, changed, original, modified } = session;
  return (
    <div class="choices">
      {sides.value.map((side, place) => {
        const names = (side.before ? undefined : changed.value?.campaigns) ?? original.value?.campaigns ?? [];
        return (
          <span key={place}>
            <CampaignChoice
              label={place === 0 ? 'Campaign' : 'beside'}
              names={names}
              chosen={side.campaign}
              choose={(campaign) => session.choose(place, { campaign })}
            />
            {modified.value && original.value?.campaigns.includes(side.campaign) && (
              <label>
                <input
                  type="checkbox"
                  checked={side.before}
                  onChange={() => session.choose(place, { before: !side.before })}
                />{' '}
                as it was
              </label>
            )}
          </span>
        );
      })}
      <WorldChoice session={session} />
    </div>
  );
}

interface CampaignProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
}

function CampaignChoice({ label, names, chosen, choose }: CampaignProps) {
  return (
    <label>
      {label}{' '}
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Worlds are counted as the command line counts them, from 0. */
function WorldChoice({ session: { lastWorld: most, world } }: { session: Session }) {
  if (most === 0) return null;
  return (
    <label>
      World{' '}
      <input
        type="number"
        min={0}
        max={most}
        value={world.value}
        onChange={(event) => {
          const wanted = Math.round(event.currentTarget.valueAsNumber || 0);
          world.value = Math.max(0, Math.min(most, wanted));
        }}
      />{' '}
      of 0–{most}
    </label>
  );
}
