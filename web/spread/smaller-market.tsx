// Of a market too large for a page there is a record; in a smaller one things can be changed. It is another market, and
// says so wherever it is shown.

import type { ReportData } from '../../sim/report/data.ts';
import { aboutRecord } from '../session/recorded.ts';
import type { Session } from '../session/session.ts';
import { amount } from '../words/numbers.ts';

interface Props {
  readonly session: Session;
  readonly recorded: NonNullable<ReportData['recorded']>;
}

export function SmallerMarket({ session, recorded }: Props) {
  const { small, smaller } = session;
  const fewer = smaller.value;
  // The button goes away: the focus moves to where the keys of the spread work.
  const go = (button: HTMLElement, among: boolean) => {
    button.closest('.spread')?.querySelector<HTMLElement>('.panels')?.focus({ preventScroll: true });
    session.shrink(among);
  };
  if (!small.value) {
    return (
      <>
        {!('why' in recorded) && <p class="note">{aboutRecord(recorded)}</p>}
        {fewer !== undefined && (
          <button type="button" onClick={(event) => go(event.currentTarget, true)}>
            Try changes in a smaller market ({amount(fewer.people, 'people')} people)
          </button>
        )}
      </>
    );
  }
  return (
    <div class="changes">
      <p>
        <b class="badge">Smaller market</b> {amount(fewer?.people, 'people')} people, not those of this run: what comes
        out here is no result of the large market, whose verdict stands above.
      </p>
      {fewer !== undefined && (
        <details>
          <summary>What shrank, and what did not</summary>
          <ul>
            {[...fewer.scaled, ...fewer.kept.map((line) => `as it was: ${line}`)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" onClick={(event) => go(event.currentTarget, false)}>
        Back to what was recorded
      </button>
    </div>
  );
}
