// Ties a chart over time to the clock. The chart is drawn once, in full; what is still to come lies behind a veil whose
// edge is the playhead. So a step moves one element, and Plotly draws nothing. A click or a drag on the chart seeks; by
// keyboard the clock's own slider does.

import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Layout } from './frame.ts';

export interface Now {
  readonly step: number;
  seek(step: number): void;
}

/** The clock that charts follow; none: they show the whole run. */
export const Clock = createContext<Now | undefined>(undefined);

/** Where a chart's plot stands in its box, in pixels, and the steps at its left and right edge. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  /** One, or several beneath each other. */
  readonly panels: readonly { readonly top: number; readonly height: number }[];
  readonly first: number;
  readonly last: number;
}

export function plotOf(layout: Partial<Layout>): Plot {
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  const [first, last] = layout.xaxis!.range as [number, number];
  const high = layout.height! - t - b;
  const axes = Object.entries(layout).filter(([name]) => name.startsWith('yaxis'));
  const panels = axes.map(([, axis]) => {
    const [low, top] = (axis as { domain?: [number, number] }).domain ?? [0, 1];
    return { top: t + (1 - top) * high, height: (top - low) * high };
  });
  return { left: l, width: layout.width! - l - r, panels, first, last };
}

/** The step under a place in the box; undefined beside the plot. */
export function stepAt(plot: Plot, x: number): number | undefined {
  const way = (x - plot.left) / plot.width;
  if (way < -0.03 || way > 1.03) return undefined;
  return Math.round(plot.first + Math.max(0, Math.min(1, way)) * (plot.last - plot.first));
}

interface Props {
  /** Undefined before the chart is drawn. */
  readonly plot: Plot | undefined;
  /** Whether a click seeks; on some charts it chooses what is clicked. */
  readonly seeks: boolean;
  readonly children: ComponentChildren;
}

export function Playhead({ plot, seeks, children }: Props) {
  const now = useContext(Clock);
  if (now === undefined) return <>{children}</>;
  const seek = (event: PointerEvent) => {
    const element = event.currentTarget as HTMLElement;
    const step = plot && stepAt(plot, event.clientX - element.getBoundingClientRect().left);
    if (step !== undefined && step !== now.step) now.seek(step);
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    // Else the cover that Plotly lays over the page while a button is down gets the rest.
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    seek(event);
  };
  return (
    <div
      class={seeks ? 'clocked seeks' : 'clocked'}
      onPointerDown={seeks ? begin : undefined}
      onPointerMove={seeks ? (event) => (event.buttons & 1) === 1 && seek(event) : undefined}
    >
      {children}
      {plot !== undefined && <Veils plot={plot} step={now.step} />}
    </div>
  );
}

function Veils({ plot: { left, width, panels, first, last }, step }: { plot: Plot; step: number }) {
  const x = (width * Math.max(0, Math.min(last, step) - first)) / (last - first);
  return (
    <>
      {panels.map(({ top, height }) => (
        <div
          key={top}
          class="veil"
          style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
          aria-hidden="true"
        >
          <div style={{ transform: `translateX(${x}px)` }} />
        </div>
      ))}
    </>
  );
}
