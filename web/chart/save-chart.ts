// A chart as a file of its own: with its title, as wide as a slide, in the colours that the reader sees.

import { bytesOf, save } from '../words/save.ts';
import type { Draw } from './frame.ts';
import { frameOf, Plotly } from './plotly.ts';

const WIDTH = 1120;

/** Saves the chart as `name.png` (at double size) or `name.svg`. */
export async function saveChart(draw: Draw, title: string, name: string, format: 'png' | 'svg'): Promise<void> {
  const { data, layout } = draw(frameOf(WIDTH, title));
  const url = await Plotly.toImage(
    { data, layout },
    { format, width: WIDTH, height: layout.height!, scale: format === 'png' ? 2 : 1 },
  );
  save(`${name}.${format}`, bytesOf(url), format === 'png' ? 'image/png' : 'image/svg+xml');
}
