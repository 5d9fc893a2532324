// Draws a chart into the page and draws it again when its scene, its width or the theme changes. Plotly's own markup is
// hidden from screen readers behind one sentence; the numbers stand in the table beneath.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Draw } from './frame.ts';
import { CONFIG, frameOf, Plotly } from './plotly.ts';
import { onThemeChange } from './theme.ts';

export function Chart({ draw, says }: { draw: Draw; says: string }) {
  const box = useRef<HTMLDivElement>(null);
  const redraw = () => {
    const width = Math.floor(box.current!.clientWidth);
    if (width === 0) return;
    const { data, layout } = draw(frameOf(width));
    Plotly.react(box.current!, data, layout, CONFIG);
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
  return <div class="chart" ref={box} role="img" aria-label={says} />;
}
