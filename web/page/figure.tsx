// A chart with all that belongs to it: what it shows in a sentence, buttons that save it, its numbers as a table beneath.

import { useState } from 'preact/hooks';
import { Chart } from '../chart/chart.tsx';
import type { Draw } from '../chart/frame.ts';
import { saveChart } from '../chart/save-chart.ts';
import type { Sheet } from '../words/csv.ts';
import { csv } from '../words/csv.ts';
import { save } from '../words/save.ts';
import { TextTable } from './table.tsx';

export interface FigureProps {
  /** Title of the run; a saved picture bears it before its own. */
  readonly run: string;
  readonly title: string;
  /** Under the chart: how to read it. */
  readonly note: string;
  /** The chart in a sentence, for those who do not see it. */
  readonly says: string;
  readonly draw: Draw;
  /** Its x axis is time: it follows the clock. */
  readonly clocked?: boolean;
  /** Told the number that a point bears, when it is clicked. */
  readonly press?: (key: number) => void;
  /** Name of a saved file, without its ending. */
  readonly file: string;
  /** The numbers to show, made when they are asked for. */
  readonly table: () => { readonly columns: string[]; readonly rows: string[][] };
  /** All numbers, as the CSV file has them. */
  readonly sheet: () => Sheet;
}

export function Figure({ run, title, note, says, draw, clocked, press, file, table, sheet }: FigureProps) {
  const [open, setOpen] = useState(false);
  const savers = [
    ['PNG', () => saveChart(draw, `${run} · ${title}`, file, 'png')],
    ['SVG', () => saveChart(draw, `${run} · ${title}`, file, 'svg')],
    ['CSV', () => save(`${file}.csv`, csv(sheet()), 'text/csv')],
  ] as const;
  return (
    <figure>
      <Chart draw={draw} says={says} clocked={clocked} press={press} />
      <figcaption>
        <p>{note}</p>
        <div class="savers">
          {savers.map(([format, action]) => (
            <button type="button" key={format} aria-label={`Save as ${format}: ${title}`} onClick={action}>
              {format}
            </button>
          ))}
        </div>
      </figcaption>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>The numbers as a table</summary>
        {open && <TextTable caption={title} {...table()} />}
      </details>
    </figure>
  );
}
