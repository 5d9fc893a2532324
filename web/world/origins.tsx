// Where adoptions came from in this world, by campaign and channel.

import { useMemo } from 'preact/hooks';
import { MOST_ROWS, recordsToDraw } from '../chart/curve-data.ts';
import type { Draw } from '../chart/frame.ts';
import { originChart } from '../chart/origin-chart.ts';
import { originsOf } from '../chart/origin-data.ts';
import { held } from '../chart/world-data.ts';
import { Figure } from '../page/figure.tsx';
import { CHANNEL_WORDS } from '../words/channels.ts';
import { fileName } from '../words/names.ts';
import { amount } from '../words/numbers.ts';
import type { World } from './view.ts';
import { lastStep } from './view.ts';

export function Origins({ world }: { world: World }) {
  const { run, sides, replicate } = world;
  const found = useMemo(
    () => sides.map(({ label, log, steps }) => ({ label, origins: originsOf(log, steps) })),
    [sides],
  );
  const last = lastStep(world);
  const draw = useMemo<Draw>(
    () => (frame) => originChart({ sides: found, step: run.step, last }, frame),
    [found, run, last],
  );
  const title = `Where adopters came from by ${run.step}, world ${replicate}`;
  const columns = found.flatMap(({ label, origins }) =>
    origins.map(({ channel, soFar }) => ({ label, words: CHANNEL_WORDS[channel], soFar })),
  );
  const ends = found.map(({ label, origins }) => {
    const parts = origins.map(({ channel, soFar }) => `${CHANNEL_WORDS[channel]} ${amount(soFar.at(-1), 'people')}`);
    return `${label}: ${parts.join(', ') || 'nobody'}`;
  });
  return (
    <Figure
      run={run.title}
      title={title}
      note="Adopters so far, by the last thing that moved them."
      says={`${title}. At the end: ${ends.join('; ')}.`}
      draw={draw}
      clocked
      file={fileName(run.title, title)}
      table={() => ({
        columns: [run.step, ...columns.map(({ label, words }) => `${label}: ${words}`)],
        rows: recordsToDraw(last, MOST_ROWS).map((record) => [
          String(record),
          ...columns.map(({ soFar }) => amount(held(soFar, record), 'people')),
        ]),
      })}
      sheet={() => ({
        columns: ['campaign', 'channel', 'step', 'adopters so far'],
        rows: columns.flatMap(({ label, words, soFar }) => soFar.map((count, step) => [label, words, step, count])),
      })}
    />
  );
}
