// The spread, side by side: two campaigns, the same people at the same places, the same luck. It is made when the reader
// comes near it; a large market waits until it is asked for.

import './spread.css';
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { WhatIf } from '../what-if/what-if.tsx';
import { amount } from '../words/numbers.ts';
import { WorldBeneath } from '../world/beneath.tsx';
import { Choices } from './choices.tsx';
import { SmallerMarket } from './smaller-market.tsx';
import { Stage } from './stage.tsx';
import { useNear } from './use-near.ts';

/** Markets of more people take seconds to draw, so that they are not drawn unasked. */
const UNASKED = 20_000;

export function Spread({ session }: { session: Session }) {
  const { run, sides, shown, doing, wanted } = session;
  const [element, near] = useNear<HTMLDivElement>();
  const [asked, ask] = useState(false);
  const people = run.segments.reduce((sum, segment) => sum + segment.people, 0);
  const { recorded } = run;
  const waits = people > UNASKED && recorded === undefined && !asked;
  useEffect(() => {
    wanted.value = near && !waits;
  }, [wanted, near, waits]);
  return (
    <div class="spread" ref={element} tabIndex={-1} aria-busy={doing.value !== ''}>
      {waits && (
        <button
          type="button"
          onClick={() => {
            element.current?.focus();
            ask(true);
          }}
        >
          Show the spread ({amount(people, 'people')} people)
        </button>
      )}
      {sides.value.length === 0 && <p class="note">There is no campaign to be shown.</p>}
      {recorded !== undefined && <SmallerMarket session={session} recorded={recorded} />}
      {(recorded === undefined || session.small.value) && shown.value !== undefined && <Choices session={session} />}
      <Progress session={session} />
      {shown.value !== undefined && <Stage session={session} shown={shown.value} />}
      <WhatIf session={session} />
      {shown.value !== undefined && <WorldBeneath session={session} shown={shown.value} />}
    </div>
  );
}

/** What the engine does now, or what is wrong. */
function Progress({ session: { shown, doing, problem } }: { session: Session }) {
  const wrong = problem.value;
  return (
    <>
      <p class={shown.value === undefined ? 'note' : 'unseen'} role="status">
        {doing.value}
      </p>
      {wrong !== undefined && <p class="note">{wrong.sentence}</p>}
      {wrong !== undefined && wrong.lines !== '' && (
        <details>
          <summary>What is wrong with it</summary>
          <pre>
            <code>{wrong.lines}</code>
          </pre>
        </details>
      )}
    </>
  );
}
