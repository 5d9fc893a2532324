// The part of Plotly that the report needs, lines and dots, and the page's side of a chart's frame.

import type { Config, PlotlyHTMLElement } from 'plotly.js/lib/core';
import Plotly from 'plotly.js/lib/core';
import type { Frame } from './frame.ts';
import { FONT } from './frame.ts';
import { currentTheme } from './theme.ts';

export { Plotly };

export const CONFIG: Partial<Config> = {
  displayModeBar: false,
  responsive: false,
  scrollZoom: false,
  doubleClick: false,
  showTips: false,
  typesetMath: false,
};

const pen = document.createElement('canvas').getContext('2d');

/** A frame of so many pixels in the reader's colours. */
export function frameOf(width: number, title?: string): Frame {
  return { width, theme: currentTheme(), title, measure };
}

function measure(text: string): number {
  if (pen === null) return text.length * 9;
  pen.font = `14px ${FONT}`;
  return pen.measureText(text).width;
}

/** Calls back with the number that a clicked point bears as its `customdata`; asked again for a box, it replaces. */
export function onPoint(box: HTMLElement, press: (key: number) => void): void {
  const chart = box as PlotlyHTMLElement;
  chart.removeAllListeners('plotly_click');
  chart.on('plotly_click', ({ points }) => {
    const key: unknown = points[0]?.customdata;
    if (typeof key === 'number') press(key);
  });
}
