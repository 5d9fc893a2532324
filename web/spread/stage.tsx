// Two campaigns, or one, on one clock: their pictures, what moves them, what the marks mean, and where to find the same run
// again.

import { useMemo, useRef } from 'preact/hooks';
import { legendOf } from '../../sim/film/looks.ts';
import { Story } from '../../sim/film/story.ts';
import { countsText, opinionsText, timeText } from '../../sim/film/words.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { useClock } from './clock.ts';
import { Controls } from './controls.tsx';
import { Keys, pressed } from './keys.tsx';
import { Legend } from './legend.tsx';
import type { Brush } from './panel.tsx';
import { Panel } from './panel.tsx';
import type { Shown } from './use-spread.ts';

export function Stage({ run, shown }: { run: ReportData; shown: Shown }) {
  const { opened, placed, runs } = shown;
  const steps = Math.max(...runs.map((one) => one.steps));
  const stories = useMemo(
    () => runs.map(({ log }) => new Story(log, placed.market.people, steps)),
    [runs, placed, steps],
  );
  const legend = useMemo(() => legendOf(opened.events), [opened]);
  const brushes = useRef<Brush[]>([]);
  const clock = useClock(steps, (step, phase) => {
    for (const brush of brushes.current.slice(0, runs.length)) brush.draw(step, phase);
  });
  const words = stories.map((story) => [countsText(story.seek(clock.step), legend), opinionsText(story)]);
  const spoken = words.map((lines) => lines.filter((line) => line !== '').join(' · '));
  const [width, height] = innerWidth < 700 ? [360, 320] : [560, 480];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons and pictures within come by here
    <div onKeyDown={(event) => pressed(event, clock, steps)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what is in it */}
      <section class="panels" aria-label="The people of the market" tabIndex={0}>
        {runs.map(({ campaign, fingerprint }, side) => (
          <figure key={side}>
            <figcaption>
              <b>
                <bdi>{campaign}</bdi>
              </b>
              <span>{words[side][0]}</span>
              <span>{words[side][1]}</span>
            </figcaption>
            <Panel
              campaign={campaign}
              placed={placed}
              story={stories[side]}
              width={width}
              height={height}
              says={`${timeText(clock.step, steps, run.step)}: ${spoken[side]}`}
              ready={(brush) => {
                brushes.current[side] = brush;
                brush.draw(clock.step, 0);
              }}
            />
            <small class="print">log {fingerprint}</small>
          </figure>
        ))}
      </section>
      <Controls
        clock={clock}
        steps={steps}
        unit={run.step}
        says={runs.map(({ campaign }, side) => `${campaign}: ${spoken[side]}`).join('; ')}
      />
      <Legend entries={legend} />
      <Address run={run} shown={shown} />
      <Keys />
    </div>
  );
}

/** Which of the worlds this is, and how to see it again elsewhere. */
function Address({ run, shown: { runs, replicate } }: { run: ReportData; shown: Shown }) {
  const both = runs.length > 1;
  return (
    <p class="note">
      One of the {run.replicates} worlds{both ? ', the same people and the same luck for both' : ''}: what one world
      shows is partly luck. {both ? 'A log’s number is' : 'The log’s number is'} that of{' '}
      <code>
        wom replay DIR --campaign {quoted(runs[0].campaign)} --replicate {replicate}
      </code>
      , where DIR is the folder of this report.
    </p>
  );
}

/** As a shell takes it. */
function quoted(name: string): string {
  return /^[\w-]+$/.test(name) ? name : `'${name.replace(/'/g, "'\\''")}'`;
}
