// What each campaign came to, measure by measure, with its interval: the deciding measure and what readers look for first,
// the others folded away. A few campaigns stand side by side, so that everything is in view; many one below the other.

import type { ComponentChildren } from 'preact';
import type { CampaignSummary } from '../../sim/experiment/summary.ts';
import type { MetricData, ReportData } from '../../sim/report/data.ts';
import type { Ink } from '../chart/inks.ts';
import { byHeadline, headlines } from '../words/headline.ts';
import { heading, spoken } from '../words/names.ts';
import { amount, span } from '../words/numbers.ts';
import { Swatch } from './swatch.tsx';
import { Scroller } from './table.tsx';

const MOST_SIDE_BY_SIDE = 6;

export function Results({ run, inks }: { run: ReportData; inks: ReadonlyMap<string, Ink> }) {
  const { campaigns } = run;
  if (campaigns.length === 0 || run.metrics.length === 0) return <p>There are no results to show.</p>;
  const metrics = byHeadline(run.metrics, ({ name }) => name, run.decide);
  const names = metrics.map(({ name }) => name);
  const first = headlines(names, run.decide);
  const intervals = campaigns.some((campaign) => campaign.metrics.some((estimate) => estimate.low !== null));
  return (
    <>
      <Measures run={run} inks={inks} metrics={metrics.slice(0, first)} label="Results by campaign" />
      <p class="note">
        {intervals
          ? 'Means over the replicates; beneath each, the 95 % interval of that mean.'
          : 'From a single replicate: there is no interval. Run more replicates to see what luck does.'}
        {' A dash: not defined here.'}
      </p>
      {first < metrics.length && (
        <details>
          <summary>{metrics.length - first} more measures</summary>
          <Measures run={run} inks={inks} metrics={metrics.slice(first)} label="More results by campaign" />
        </details>
      )}
      <details>
        <summary>What the measures mean</summary>
        <dl>
          {metrics.map((metric) => (
            <div key={metric.name}>
              <dt>{heading(spoken(metric.name))}</dt>
              <dd>{heading(metric.about)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

interface MeasuresProps {
  readonly run: ReportData;
  readonly inks: ReadonlyMap<string, Ink>;
  readonly metrics: readonly MetricData[];
  /** Name of the table. */
  readonly label: string;
}

function Measures({ run: { campaigns, decide }, inks, metrics, label }: MeasuresProps) {
  const ofMetrics = metrics.map((metric) => metricHead(metric, decide));
  const ofCampaigns = campaigns.map(({ name }) => campaignHead(name, inks.get(name)));
  return (
    <Scroller label={label}>
      {campaigns.length <= MOST_SIDE_BY_SIDE ? (
        <Grid rows={ofMetrics} columns={ofCampaigns} cell={(row, column) => cell(campaigns[column], metrics[row])} />
      ) : (
        <Grid rows={ofCampaigns} columns={ofMetrics} cell={(row, column) => cell(campaigns[row], metrics[column])} />
      )}
    </Scroller>
  );
}

/** What stands at the head of a row or column. */
interface Head {
  readonly key: string;
  readonly content: ComponentChildren;
  readonly decides: boolean;
}

interface GridProps {
  readonly rows: readonly Head[];
  readonly columns: readonly Head[];
  readonly cell: (row: number, column: number) => ComponentChildren;
}

export function Grid({ rows, columns, cell }: GridProps) {
  const mark = (...heads: Head[]) => (heads.some((head) => head.decides) ? 'decides' : undefined);
  return (
    <table>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th scope="col" key={column.key} class={mark(column)}>
              {column.content}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          <tr key={row.key}>
            <th scope="row" class={mark(row)}>
              {row.content}
            </th>
            {columns.map((column, c) => (
              <td key={column.key} class={mark(row, column)}>
                {cell(r, c)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function metricHead({ name, unit }: MetricData, decide: string): Head {
  const decides = name === decide;
  const small = [unit === 'number' ? '' : unit, decides ? 'decides' : ''].filter((word) => word !== '').join(', ');
  const content = (
    <>
      <bdi>{heading(spoken(name))}</bdi>
      <small>{small}</small>
    </>
  );
  return { key: name, content, decides };
}

export function campaignHead(name: string, ink: Ink | undefined): Head {
  const content = (
    <span class="named">
      <Swatch ink={ink} />
      <bdi>{name}</bdi>
    </span>
  );
  return { key: name, content, decides: false };
}

function cell(campaign: CampaignSummary, { name, unit }: MetricData): ComponentChildren {
  const estimate = campaign.metrics.find((candidate) => candidate.metric === name);
  return (
    <>
      {amount(estimate?.mean, unit)}
      <small>{span(estimate?.low, estimate?.high, unit)}</small>
    </>
  );
}
