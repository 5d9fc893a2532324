// The spread, side by side: two campaigns, the same people at the same places, the same luck. It is made when the reader
// comes near it; a large market waits until it is asked for.

import './spread.css';
import { useState } from 'preact/hooks';
import type { ReportData } from '../../sim/report/data.ts';
import { amount } from '../words/numbers.ts';
import { Stage } from './stage.tsx';
import { useNear } from './use-near.ts';
import type { Loading } from './use-spread.ts';
import { useSpread } from './use-spread.ts';

/** Markets of more people take seconds to draw, so that they are not drawn unasked. */
const UNASKED = 20_000;

export function Spread({ run }: { run: ReportData }) {
  const [campaigns, choose] = useState<readonly string[]>(() => pairAtFirst(run));
  const [replicate, setReplicate] = useState(0);
  const [element, near] = useNear<HTMLDivElement>();
  const [asked, ask] = useState(false);
  const people = run.segments.reduce((sum, segment) => sum + segment.people, 0);
  const waits = people > UNASKED && !asked;
  const loading = useSpread(run, { campaigns, replicate, wanted: near && !waits && campaigns.length > 0 });
  return (
    <div class="spread" ref={element} tabIndex={-1} aria-busy={loading.doing !== ''}>
      {waits && (
        <button
          type="button"
          onClick={() => {
            element.current?.focus();
            ask(true);
          }}
        >
          Show the spread ({amount(people, 'people')} people)
        </button>
      )}
      {campaigns.length === 0 && <p class="note">There is no campaign to be shown.</p>}
      {loading.shown !== undefined && (
        <div class="choices">
          {campaigns.map((chosen, side) => (
            <CampaignChoice
              key={side}
              label={side === 0 ? 'Campaign' : 'beside'}
              names={run.campaigns.map(({ name }) => name)}
              chosen={chosen}
              choose={(name) => choose(campaigns.map((other, at) => (at === side ? name : other)))}
            />
          ))}
          <WorldChoice worlds={run.replicates} chosen={replicate} choose={setReplicate} />
        </div>
      )}
      <Progress loading={loading} />
      {loading.shown !== undefined && <Stage run={run} shown={loading.shown} />}
    </div>
  );
}

/** What the engine does now, or what is wrong. */
function Progress({ loading: { shown, doing, problem } }: { loading: Loading }) {
  return (
    <>
      <p class={shown === undefined ? 'note' : 'unseen'} role="status">
        {doing}
      </p>
      {problem !== undefined && <p class="note">{problem.sentence}</p>}
      {problem !== undefined && problem.lines !== '' && (
        <details>
          <summary>What is wrong with it</summary>
          <pre>
            <code>{problem.lines}</code>
          </pre>
        </details>
      )}
    </>
  );
}

/** The two of the first comparison, or the first two there are; the baseline only where there is nothing else. */
function pairAtFirst(run: ReportData): readonly string[] {
  const compared = run.differences.find(({ metric, against }) => metric === run.decide && against !== 'nothing');
  if (compared !== undefined) return [compared.of, compared.against];
  const names = run.campaigns.map(({ name }) => name);
  const isBaseline = (name: string) => name === 'nothing';
  return [...names.filter((name) => !isBaseline(name)), ...names.filter(isBaseline)].slice(0, 2);
}

interface CampaignProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
}

function CampaignChoice({ label, names, chosen, choose }: CampaignProps) {
  return (
    <label>
      {label}{' '}
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WorldProps {
  readonly worlds: number;
  readonly chosen: number;
  readonly choose: (replicate: number) => void;
}

/** Worlds are counted as the command line counts them, from 0. */
function WorldChoice({ worlds, chosen, choose }: WorldProps) {
  const most = Math.max(0, worlds - 1);
  return (
    <label>
      World{' '}
      <input
        type="number"
        min={0}
        max={most}
        value={chosen}
        onChange={(event) => {
          const wanted = Math.round(event.currentTarget.valueAsNumber || 0);
          choose(Math.max(0, Math.min(most, wanted)));
        }}
      />{' '}
      of 0–{most}
    </label>
  );
}
