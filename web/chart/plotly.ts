// The part of Plotly that the report needs, lines and dots, and the page's side of a chart's frame.

import type { Config } from 'plotly.js/lib/core';
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
