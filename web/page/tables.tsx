// Where the tables of the run are: links to them where `wom view` hands them out beside the page; else the names under
// which they stand in its folder.

import type { ReportData } from '../../sim/report/data.ts';

export function Tables({ run }: { run: ReportData }) {
  // Only then does the page know its server: it is the one that isolates it from other sites.
  const served = globalThis.crossOriginIsolated === true;
  const folder = location.pathname.replace(/\/?$/, '/');
  return (
    <details>
      <summary>All numbers as tables</summary>
      <p class="note">
        {served
          ? 'For a spreadsheet or a program of your own:'
          : 'They stand in the results folder of this run, where this page was written:'}
      </p>
      <dl>
        {tablesOf(run).map(([name, about]) => (
          <div key={name}>
            <dt>{served ? <a href={folder + name}>{name}</a> : <code>{name}</code>}</dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The files that a finished run has, and what is in each. */
export function tablesOf({ campaigns, failed, flips }: ReportData): [string, string][] {
  const bySegment = campaigns.some(({ segments }) => segments.some(({ metrics }) => metrics.length > 0));
  const files: [string, string, boolean][] = [
    ['runs.csv', 'every measure of every campaign in every replicate', true],
    ['series.csv', 'every measure over time, with intervals', true],
    ['segments.csv', 'the results for each kind of people', bySegment],
    ['summary.json', 'what this page tells, for programs', true],
    ['errors.csv', 'the replicates that failed, and why', failed > 0],
    ['flips.json', 'which assumption, moved alone, changes the winner', flips !== undefined],
    ['manifest.json', 'the scenario with every default filled in, the seed and the engine', true],
  ];
  return files.filter(([, , there]) => there).map(([name, about]) => [name, about]);
}
