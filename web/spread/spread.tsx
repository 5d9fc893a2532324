// The spread, side by side: two campaigns, the same people at the same places, the same luck, one clock.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { LegendEntry } from '../../sim/film/looks.ts';
import { LOOK, legendOf } from '../../sim/film/looks.ts';
import { Story } from '../../sim/film/story.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { SPEEDS, useClock } from './clock.ts';
import { Legend } from './legend.tsx';
import type { Brush } from './panel.tsx';
import { Panel } from './panel.tsx';
import type { Shown } from './use-spread.ts';
import { useSpread } from './use-spread.ts';

export function Spread({ run }: { run: ReportData }) {
  const names = run.campaigns.map(({ name }) => name);
  const [pair, setPair] = useState<readonly [string, string]>(() => pairAtFirst(run));
  const [replicate, setReplicate] = useState(0);
  const { shown, problem } = useSpread(run, pair, replicate);
  if (problem !== undefined) return <p class="note">The spread cannot be shown here: {problem}</p>;
  return (
    <div class="spread">
      <div class="choices">
        {([0, 1] as const).map((side) => (
          <Choice
            key={side}
            label={side === 0 ? 'Campaign' : 'beside'}
            names={names}
            chosen={pair[side]}
            choose={(name) => setPair(side === 0 ? [name, pair[1]] : [pair[0], name])}
          />
        ))}
        <label>
          World{' '}
          <input
            type="number"
            min={0}
            max={Math.max(0, run.replicates - 1)}
            value={replicate}
            onChange={(event) =>
              setReplicate(Math.max(0, Math.min(run.replicates - 1, event.currentTarget.valueAsNumber || 0)))
            }
          />
        </label>
      </div>
      {shown === undefined ? (
        <p class="note">Drawing the market and playing the campaigns …</p>
      ) : (
        <Stage key={`${pair.join('\n')} ${replicate}`} run={run} shown={shown} />
      )}
    </div>
  );
}

/** The two of the first comparison, or the first two there are. */
function pairAtFirst(run: ReportData): readonly [string, string] {
  const compared = run.differences.find(({ metric, against }) => metric === run.decide && against !== 'nothing');
  const [first = '', second = first] = run.campaigns.map(({ name }) => name).filter((name) => name !== 'nothing');
  return compared === undefined ? [first, second] : [compared.of, compared.against];
}

function Choice({
  label,
  names,
  chosen,
  choose,
}: {
  label: string;
  names: readonly string[];
  chosen: string;
  choose: (name: string) => void;
}) {
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

function Stage({ run, shown }: { run: ReportData; shown: Shown }) {
  const { opened, placed, runs } = shown;
  const steps = Math.max(...runs.map((one) => one.steps));
  const stories = useMemo(
    () => runs.map(({ log }) => new Story(log, placed.market.people, steps)),
    [runs, placed, steps],
  );
  const legend = useMemo(() => legendOf(opened.events), [opened]);
  const brushes = useRef<Brush[]>([]);
  const clock = useClock(steps, (step, phase) => {
    for (const brush of brushes.current) brush.draw(step, phase);
  });
  const [width, height] = innerWidth < 700 ? [360, 320] : [560, 480];
  const words = stories.map((story) => wordsOf(story.seek(clock.step), legend));
  return (
    <>
      <div class="panels">
        {runs.map(({ campaign, fingerprint }, side) => (
          <figure key={`${side} ${campaign}`}>
            <figcaption>
              <b>
                <bdi>{campaign}</bdi>
              </b>
              <span>{words[side]}</span>
            </figcaption>
            <Panel
              campaign={campaign}
              placed={placed}
              story={stories[side]}
              width={width}
              height={height}
              says={`${run.step} ${clock.step} of ${steps}: ${words[side]}`}
              ready={(brush) => {
                brushes.current[side] = brush;
                brush.draw(clock.step, 0);
              }}
            />
            <small class="print">log {fingerprint}</small>
          </figure>
        ))}
      </div>
      <div class="controls">
        <button type="button" onClick={() => clock.seek(0)} aria-label="To the start">
          ⏮
        </button>
        <button type="button" onClick={() => clock.seek(clock.step - 1)} aria-label="Step back">
          ◀
        </button>
        <button type="button" class="play" onClick={clock.toggle} aria-label={clock.playing ? 'Pause' : 'Play'}>
          {clock.playing ? '⏸' : '▶'}
        </button>
        <button type="button" onClick={() => clock.seek(clock.step + 1)} aria-label="Step">
          ▶▏
        </button>
        <input
          type="range"
          min={0}
          max={steps}
          value={clock.step}
          aria-label={`${run.step} shown`}
          onInput={(event) => clock.seek(event.currentTarget.valueAsNumber)}
        />
        <output>
          {run.step} {clock.step} of {steps}
        </output>
        <label>
          speed{' '}
          <select value={clock.speed} onChange={(event) => clock.setSpeed(Number(event.currentTarget.value))}>
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {speed} a second
              </option>
            ))}
          </select>
        </label>
      </div>
      <Legend entries={legend} />
      <p class="note">
        One of the {run.replicates} worlds, the same for both: it is luck's share of the difference that one world
        shows.
        {clock.step >= steps ? ' The run ends here.' : ''}
      </p>
    </>
  );
}

/** `214 know of it · 63 bought it`, in the legend's order. */
function wordsOf(story: Story, legend: readonly LegendEntry[]): string {
  const counted = legend
    .filter(({ look }) => look !== 'unaware' && story.counts[LOOK[look]] > 0)
    .map(({ look, words }) => `${story.counts[LOOK[look]]} ${words}`);
  return counted.length === 0 ? 'nobody has heard of it' : counted.join(' · ');
}
