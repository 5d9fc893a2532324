// The answer first, in large letters, and beside it what it does not cover.

import type { FlipData, FlipsData, ReportData } from '../../sim/report/data.ts';

export function VerdictBox({ run }: { run: ReportData }) {
  const { sentence, reminder } = run.verdict;
  return (
    <section class="verdict" aria-label="Verdict">
      <p class="sentence">{sentence.replace(/(\d) %/g, '$1\u00a0%') || 'This run reached no verdict.'}</p>
      {reminder && <p class="reminder">{reminder}</p>}
      {run.flips && <FlipList flips={run.flips} />}
      {run.assumptions.length > 0 && (
        <details>
          <summary>
            The {run.assumptions.length === 1 ? 'assumption' : `${run.assumptions.length} assumptions`} it leans on
          </summary>
          <p>No measurement backs these values. Move them, and see whether the verdict holds.</p>
          <dl>
            {run.assumptions.map((assumption) => (
              <div key={assumption.path}>
                <dt>
                  <code>{assumption.path}</code> <b>{assumption.value}</b>
                  <small>{assumption.mark}</small>
                </dt>
                <dd>{assumption.about}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {run.warnings.length > 0 && (
        <p class="alert">
          <a href="#warnings">{run.warnings.length === 1 ? '1 warning' : `${run.warnings.length} warnings`}</a>
          {' to read before you rely on this.'}
        </p>
      )}
    </section>
  );
}

/** So many that would surely turn the verdict are in view: pictures stand below. */
const IN_VIEW = 3;

/** What would turn the verdict: what does so furthest in view, the rest to unfold. */
function FlipList({ flips: { sentence, former, found } }: { flips: FlipsData }) {
  const sure = found.filter((flip) => flip.sure);
  const open = found.filter((flip) => !flip.sure);
  const list = (flips: readonly FlipData[], verb: string) => (
    <ul>
      {flips.map((flip) => (
        <li key={`${flip.path} ${flip.value}`}>
          <code>{flip.path}</code> <b>{flip.value}</b> <small>(here {flip.was})</small>: {flip.winner} {verb} {former}{' '}
          by {flip.lead}
        </li>
      ))}
    </ul>
  );
  return (
    <div class="flips">
      <p>{sentence}</p>
      {sure.length > 0 && list(sure.slice(0, IN_VIEW), 'beats')}
      {sure.length > IN_VIEW && (
        <>
          <details>
            <summary>
              {sure.length - IN_VIEW} more that {sure.length === IN_VIEW + 1 ? 'does' : 'do'} so surely
            </summary>
            {list(sure.slice(IN_VIEW), 'beats')}
          </details>
          <div class="on-paper">{list(sure.slice(IN_VIEW), 'beats')}</div>
        </>
      )}
      {open.length > 0 && (
        <details>
          <summary>
            {open.length} {open.length === 1 ? 'changes' : 'change'} who is ahead, though not surely
          </summary>
          {list(open, 'leads')}
        </details>
      )}
    </div>
  );
}
