// Draws a chart into the page and draws it again when its scene, its width or the theme changes. Plotly's own markup is
// hidden from screen readers behind one sentence; the numbers stand in the table beneath.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Draw } from './frame.ts';
import type { Plot } from './playhead.tsx';
import { Playhead, plotOf } from './playhead.tsx';
import { CONFIG, frameOf, onPoint, Plotly } from './plotly.ts';
import { onThemeChange } from './theme.ts';

export interface ChartProps {
  readonly draw: Draw;
  readonly says: string;
  /** Its x axis is time: it follows the clock. */
  readonly clocked?: boolean;
  /** Told the number that a point bears, when it is clicked. */
  readonly press?: (key: number) => void;
}

export function Chart({ draw, says, clocked = false, press }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot>();
  const pressed = useRef(press);
  pressed.current = press;
  const redraw = () => {
    const width = Math.floor(box.current!.clientWidth);
    if (width === 0) return;
    const { data, layout } = draw(frameOf(width));
    Plotly.react(box.current!, data, layout, CONFIG);
    onPoint(box.current!, (key) => pressed.current?.(key));
    if (clocked) setPlot(plotOf(layout));
  };
  const latest = useRef(redraw);
  latest.current = redraw;

  useLayoutEffect(redraw, [draw]);
  useEffect(() => {
    const again = () => latest.current();
    const stop = onThemeChange(again);
    let width = box.current!.clientWidth;
    const watch = new ResizeObserver(() => {
      const now = box.current?.clientWidth ?? width;
      if (now === width) return;
      width = now;
      again();
    });
    watch.observe(box.current!);
    const element = box.current!;
    return () => {
      stop();
      watch.disconnect();
      Plotly.purge(element);
    };
  }, []);
  const drawn = useMemo(() => <div class="chart" ref={box} role="img" aria-label={says} />, [says]);
  if (!clocked) return drawn;
  return (
    <Playhead plot={plot} seeks={press === undefined}>
      {drawn}
    </Playhead>
  );
}
