// A short sample of a campaign's line, so that a table and a chart speak of it in the same way.

import type { Ink } from '../chart/inks.ts';
import { cssColorOf } from '../chart/inks.ts';

export function Swatch({ ink }: { ink: Ink | undefined }) {
  if (ink === undefined) return null;
  return (
    <svg class="swatch" viewBox="0 0 36 10" width="36" height="10" aria-hidden="true">
      <line
        x1="1"
        x2="35"
        y1="5"
        y2="5"
        stroke-width="3"
        style={{ stroke: cssColorOf(ink) }}
        stroke-dasharray={ink.dash.join(' ')}
      />
    </svg>
  );
}
