// The value ledger of a pair of campaigns: what the difference in npv is made of, as a waterfall.

import { useMemo } from 'preact/hooks';
import type { Draw } from '../chart/frame.ts';
import { ledgerChart } from '../chart/ledger-chart.ts';
import type { Ledger } from '../chart/ledger-data.ts';
import { Figure } from '../page/figure.tsx';
import { fileName } from '../words/names.ts';
import { signed, span } from '../words/numbers.ts';

interface Props {
  /** Title of the run. */
  readonly run: string;
  readonly of: string;
  readonly against: string;
  readonly ledger: Ledger;
}

export function ValueLedger({ run, of, against, ledger }: Props) {
  const draw = useMemo<Draw>(() => (frame) => ledgerChart(ledger, 'money', frame), [ledger]);
  const rows = [...ledger.entries, ledger.sum];
  const title = `What makes the difference: ${of} less ${against}`;
  return (
    <Figure
      run={run}
      title={title}
      note="Means over all worlds, discounted; each bar begins where the one above ends. They add up to the last."
      says={`${title}. ${rows.map(({ words, mean }) => `${words} ${signed(mean, 'money')}`).join('; ')}.`}
      draw={draw}
      file={fileName(run, 'value ledger', of, against)}
      table={() => ({
        columns: ['entry', 'mean difference', '95 % interval'],
        rows: rows.map(({ words, mean, low, high }) => [
          words,
          signed(mean, 'money'),
          span(low, high, 'money', signed),
        ]),
      })}
      sheet={() => ({
        columns: ['of', 'against', 'metric', 'mean', 'low', 'high'],
        rows: rows.map(({ metric, mean, low, high }) => [of, against, metric, mean, low, high]),
      })}
    />
  );
}
