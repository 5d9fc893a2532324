// Who they are: the same results for each kind of people. A campaign that wins as many as another may win others.

import { useState } from 'preact/hooks';
import type { ReportData } from '../../sim/report/data.ts';
import type { Ink } from '../chart/inks.ts';
import { heading, spoken } from '../words/names.ts';
import { amount, span } from '../words/numbers.ts';
import { campaignHead, Grid } from './results.tsx';
import { Scroller } from './table.tsx';
import { Tabs } from './tabs.tsx';

const PANEL = 'segment-panel';
/** What is looked for first, where it was measured. */
const FIRST = 'won';

export function Segments({ run, inks }: { run: ReportData; inks: ReadonlyMap<string, Ink> }) {
  const told = run.campaigns[0]?.segments[0]?.metrics.map(({ metric }) => metric) ?? [];
  const [chosen, choose] = useState(told.includes(FIRST) ? FIRST : (told[0] ?? ''));
  if (told.length === 0) return null;
  return (
    <section>
      <h2>By segment</h2>
      <Tabs
        label="Measure by segment"
        tabs={told.map((metric) => [metric, heading(spoken(metric))])}
        chosen={chosen}
        choose={choose}
        panel={PANEL}
      />
      <div role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${told.indexOf(chosen)}`}>
        <Scroller label={`${heading(spoken(chosen))} by segment`}>
          <Grid
            rows={run.campaigns.map(({ name }) => campaignHead(name, inks.get(name)))}
            columns={run.segments.map(segmentHead)}
            cell={(row, column) => cell(run, row, column, chosen)}
          />
        </Scroller>
        <p class="note">
          How many people, and which part of their segment; means over the replicates, with the 95 % interval beneath.
        </p>
      </div>
    </section>
  );
}

function segmentHead({ name, people }: ReportData['segments'][number]) {
  const content = (
    <>
      <bdi>{name}</bdi>
      <small>{amount(people, 'people')} people</small>
    </>
  );
  return { key: name, content, decides: false };
}

function cell(run: ReportData, row: number, column: number, metric: string) {
  const { name, people } = run.segments[column];
  const segment = run.campaigns[row].segments.find((one) => one.name === name);
  const { mean = null, low = null, high = null } = segment?.metrics.find((one) => one.metric === metric) ?? {};
  const share = mean === null || people === 0 ? '' : ` (${amount(mean / people, 'share')})`;
  return (
    <>
      {amount(mean, 'people') + share}
      <small>{span(low, high, 'people')}</small>
    </>
  );
}
