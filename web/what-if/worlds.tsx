// Many worlds of the changed scenario, made in the page, held against the same worlds as they were: one picture is partly
// luck, and a change is not proved by it.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { intervalOf } from '../../sim/experiment/estimate.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { Engine, Stopped } from '../engine/engine.ts';
import type { Ran } from '../engine/messages.ts';
import { TextTable } from '../page/table.tsx';
import type { Session } from '../session/session.ts';
import { setsOf } from '../session/show.ts';
import { heading, spoken } from '../words/names.ts';
import { amount, signed, span } from '../words/numbers.ts';
import { compared } from './compare.ts';

const COUNTS = [1, 5, 20, 50, 100, 200];

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly done: number; readonly total: number }
  | { readonly is: 'done'; readonly ran: Ran; readonly of: string }
  | { readonly is: 'failed'; readonly why: string };

export function Worlds({ session }: { session: Session }) {
  const { run, small } = session;
  const [count, setCount] = useState(() => COUNTS.find((one) => one >= Math.min(20, run.replicates)) ?? 20);
  const { state, sets, start, stop } = useWorlds(session);
  return (
    <div class="worlds">
      <div class="choices">
        <button type="button" onClick={state.is === 'running' ? stop : () => start(count)}>
          {state.is === 'running' ? 'Cancel' : 'Run it'}
        </button>
        <label>
          in{' '}
          <select value={count} onChange={(event) => setCount(Number(event.currentTarget.value))}>
            {COUNTS.map((one) => (
              <option key={one} value={one}>
                {one === 1 ? '1 world' : `${one} worlds`}
              </option>
            ))}
          </select>
        </label>
        {state.is === 'running' && (
          <progress value={state.done} max={state.total} aria-label="Worlds that are done">
            {state.done} of {state.total}
          </progress>
        )}
        <span class="note" role="status">
          {state.is === 'running' ? `${state.done} of ${state.total} worlds` : ''}
        </span>
      </div>
      {state.is === 'failed' && <pre>{state.why}</pre>}
      {state.is === 'done' && (
        <Outcome run={run} ran={state.ran} small={small.value} stale={state.of !== sets.join('\n')} />
      )}
    </div>
  );
}

/** Worlds of the scenario as it is changed, by an engine of their own: the pictures go on meanwhile. */
function useWorlds({ run, changes, small, smaller }: Session) {
  const engine = useMemo(() => new Engine(), []);
  const [state, setState] = useState<State>({ is: 'idle' });
  const sets = [...(small.value ? (smaller.value?.sets ?? []) : []), ...setsOf(changes.value)];
  useEffect(() => () => engine.stop(), [engine]);
  const start = async (count: number) => {
    setState({ is: 'running', done: 0, total: count });
    try {
      const carried = run.carried ? { carried: run.carried } : {};
      await engine.open({ which: 'changed', scenario: run.scenario, sets, ...carried });
      const ran = await engine.worlds('changed', count, (done, total) => setState({ is: 'running', done, total }));
      setState({ is: 'done', ran, of: sets.join('\n') });
    } catch (reason) {
      if (reason instanceof Stopped) setState({ is: 'idle' });
      else setState({ is: 'failed', why: reason instanceof Error ? reason.message : String(reason) });
    }
  };
  return { state, sets, start, stop: () => engine.stop() };
}

interface OutcomeProps {
  readonly run: ReportData;
  readonly ran: Ran;
  /** Whether it is of a smaller market, to which this run's worlds are no pair. */
  readonly small: boolean;
  /** Whether something was changed since. */
  readonly stale: boolean;
}

function Outcome({ run, ran, small, stale }: OutcomeProps) {
  const { report } = ran;
  const worlds = report.replicates === 1 ? 'One world' : `Means over ${report.replicates} worlds`;
  const known = new Set(run.worlds.replicates);
  const unknown = small ? 0 : report.worlds.replicates.filter((replicate) => !known.has(replicate)).length;
  return (
    <>
      {stale && <p class="note">Something was changed since: this is how it was before.</p>}
      <p>
        <b>{report.verdict.sentence}</b> {report.verdict.reminder}
      </p>
      <TextTable
        caption={`${heading(spoken(run.decide))} in the worlds that were run`}
        {...(small ? alone(report) : beside(run, ran))}
      />
      <p class="note">
        {worlds}
        {small ? ' of the smaller market' : ', each held against the same world of this run'}.
        {unknown > 0 && ` Of ${unknown} this run knows nothing: as it was, and differences, are those of the others.`}{' '}
        The intervals cover luck, not assumptions.
      </p>
    </>
  );
}

/** Each campaign held against what it was. */
function beside(run: ReportData, ran: Ran) {
  const unit = unitOf(run);
  const name = heading(spoken(run.decide));
  return {
    columns: ['Campaign', `${name} as changed`, 'as it was', 'difference, paired', '95 % interval'],
    rows: compared(run, ran, intervalOf).map(({ campaign, changed, before, difference }) => [
      campaign,
      amount(changed, unit),
      amount(before, unit),
      signed(difference?.mean, unit),
      span(difference?.low, difference?.high, unit, signed),
    ]),
  };
}

/** Each campaign by itself. */
function alone(report: ReportData) {
  const unit = unitOf(report);
  return {
    columns: ['Campaign', heading(spoken(report.decide)), '95 % interval'],
    rows: report.campaigns.map(({ name, metrics }) => {
      const found = metrics.find(({ metric }) => metric === report.decide);
      return [name, amount(found?.mean, unit), span(found?.low, found?.high, unit)];
    }),
  };
}

function unitOf({ metrics, decide }: ReportData) {
  return metrics.find(({ name }) => name === decide)?.unit ?? 'number';
}
