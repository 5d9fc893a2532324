// The headline table: what each campaign came to, metric by metric, with its interval. The deciding metric stands first.

import type { ReportData } from '../../sim/report/data.ts';
import type { Ink } from '../chart/inks.ts';
import { heading, spoken } from '../words/names.ts';
import { amount, span } from '../words/numbers.ts';
import { Swatch } from './swatch.tsx';
import { Scroller } from './table.tsx';

export function Results({ run, inks }: { run: ReportData; inks: ReadonlyMap<string, Ink> }) {
  if (run.campaigns.length === 0 || run.metrics.length === 0) return <p>There are no results to show.</p>;
  const metrics = [...run.metrics].sort((a, b) => Number(b.name === run.decide) - Number(a.name === run.decide));
  const intervals = run.campaigns.some((campaign) => campaign.metrics.some((estimate) => estimate.low !== null));
  return (
    <>
      <Scroller label="Results by campaign">
        <table class="results">
          <thead>
            <tr>
              <th scope="col">Campaign</th>
              {metrics.map((metric) => (
                <th scope="col" key={metric.name} class={metric.name === run.decide ? 'decides' : undefined}>
                  <span title={metric.about}>{heading(spoken(metric.name))}</span>
                  <small>{metric.name === run.decide ? 'decides' : metric.unit === 'number' ? '' : metric.unit}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.campaigns.map((campaign) => (
              <tr key={campaign.name}>
                <th scope="row">
                  <span class="named">
                    <Swatch ink={inks.get(campaign.name)} />
                    <bdi>{campaign.name}</bdi>
                  </span>
                </th>
                {metrics.map(({ name, unit }) => {
                  const estimate = campaign.metrics.find((candidate) => candidate.metric === name);
                  return (
                    <td key={name} class={name === run.decide ? 'decides' : undefined}>
                      {amount(estimate?.mean, unit)}
                      <small>{span(estimate?.low, estimate?.high, unit)}</small>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <p class="note">
        {intervals
          ? 'Means over the replicates; beneath each, the 95 % interval of that mean.'
          : 'From a single replicate: there is no interval. Run more replicates to see what luck does.'}
        {' A dash: not defined here.'}
      </p>
      <details>
        <summary>What the measures mean</summary>
        <dl>
          {metrics.map((metric) => (
            <div key={metric.name}>
              <dt>{heading(spoken(metric.name))}</dt>
              <dd>{metric.about}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
