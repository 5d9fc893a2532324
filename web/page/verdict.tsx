// The answer first, in large letters, and beside it what it does not cover.

import type { ReportData } from '../../sim/report/data.ts';

export function VerdictBox({ run }: { run: ReportData }) {
  const { sentence, reminder } = run.verdict;
  const sure = run.flips?.found.filter((flip) => flip.sure) ?? [];
  const open = run.flips?.found.filter((flip) => !flip.sure) ?? [];
  return (
    <section class="verdict" aria-label="Verdict">
      <p class="sentence">{sentence.replace(/(\d) %/g, '$1\u00a0%') || 'This run reached no verdict.'}</p>
      {reminder && <p class="reminder">{reminder}</p>}
      {run.flips && (
        <div class="flips">
          <p>{run.flips.sentence}</p>
          {sure.length > 0 && (
            <ul>
              {sure.map((flip) => (
                <li key={`${flip.path} ${flip.value}`}>
                  <code>{flip.path}</code> <b>{flip.value}</b> <small>(here {flip.was})</small>: {flip.winner} wins by{' '}
                  {flip.lead}
                </li>
              ))}
            </ul>
          )}
          {open.length > 0 && (
            <details>
              <summary>
                {open.length} {open.length === 1 ? 'changes' : 'change'} who is ahead, though not surely
              </summary>
              <ul>
                {open.map((flip) => (
                  <li key={`${flip.path} ${flip.value}`}>
                    <code>{flip.path}</code> <b>{flip.value}</b> <small>(here {flip.was})</small>: {flip.winner} by{' '}
                    {flip.lead}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
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
