// Where the results come from and how to get them again: warnings, market, scenario, sources, seed, command.

import type { ReportData } from '../../sim/report/data.ts';
import { amount } from '../words/numbers.ts';
import { Parts } from './parts.tsx';
import { Tables } from './tables.tsx';

export function Warnings({ run }: { run: ReportData }) {
  if (run.warnings.length === 0) return null;
  return (
    <section id="warnings" class="warnings">
      <h2>Warnings</h2>
      <ul>
        {run.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}

export function Origin({ run }: { run: ReportData }) {
  const facts: (readonly [string, string])[] = [
    ['seed', run.seed],
    [
      'replicates',
      `${amount(run.replicates, 'number')}${run.failed > 0 ? ` (${run.failed} failed and left out)` : ''}`,
    ],
    ['time', `${amount(run.steps, 'number')} ${run.step}${run.steps === 1 ? '' : 's'}`],
    ...run.market,
  ];
  return (
    <section>
      <h2>Make it again</h2>
      {run.command && (
        <pre class="command">
          <code>{run.command}</code>
        </pre>
      )}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {run.scenario && (
        <details>
          <summary>The scenario, every default filled in</summary>
          <pre>
            <code>{run.scenario}</code>
          </pre>
        </details>
      )}
      <Tables run={run} />
      {run.sources.length > 0 && (
        <details open>
          <summary>Sources</summary>
          <ul>
            {run.sources.map((source) => (
              <li key={source}>
                <Linked text={source} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Parts />
    </section>
  );
}

/** Text whose web addresses can be followed; nothing is asked for before somebody does. */
function Linked({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:)\]])/);
  return (
    <>
      {parts.map((part, place) =>
        place % 2 === 1 ? (
          <a href={part} rel="noreferrer noopener" key={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
