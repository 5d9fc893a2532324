// The report from top to bottom: the question, the answer and its limits, then the numbers behind it, then how to get
// them again.

import { useMemo } from 'preact/hooks';
import type { ReportData } from '../../sim/report/data.ts';
import { inksOf } from '../chart/inks.ts';
import { Session } from '../session/session.ts';
import { Spread } from '../spread/spread.tsx';
import { Curves } from './curves.tsx';
import { Differences } from './differences.tsx';
import { Origin, Warnings } from './origin.tsx';
import { Results } from './results.tsx';
import { Segments } from './segments.tsx';
import { paragraphsOf, Story } from './story.tsx';
import { VerdictBox } from './verdict.tsx';

export function Report({ run }: { run: ReportData }) {
  const inks = useMemo(() => inksOf(run.campaigns.map((campaign) => campaign.name)), [run]);
  const session = useMemo(() => new Session(run), [run]);
  const [lead, ...rest] = paragraphsOf(run.about);
  return (
    <>
      <header>
        <h1>
          <bdi>{run.title}</bdi>
        </h1>
        {lead !== undefined && (
          <div class="about">
            <Story text={lead} />
          </div>
        )}
      </header>
      <main>
        <VerdictBox run={run} />
        {rest.length > 0 && (
          <details class="about">
            <summary>The case, and what to try</summary>
            <Story text={rest.join('\n\n')} />
          </details>
        )}
        <section>
          <h2>The spread</h2>
          <Spread session={session} />
        </section>
        <section>
          <h2>Results</h2>
          <Results run={run} inks={inks} />
        </section>
        <Segments run={run} inks={inks} />
        <section>
          <h2>Differences</h2>
          <Differences run={run} inks={inks} />
        </section>
        <section>
          <h2>Over time</h2>
          <Curves run={run} inks={inks} />
        </section>
        <Warnings run={run} />
        <Origin run={run} />
      </main>
      <footer>Made with massive-market (wom). A model of a market, not the market.</footer>
    </>
  );
}
