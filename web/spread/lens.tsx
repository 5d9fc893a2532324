// The view by buttons: nearer, further, all of it; in all pictures at once.

import { Icon } from './icon.tsx';
import type { Lens } from './use-looking.ts';

/** How much nearer one press brings. */
export const STEP = 1.6;

export function LensButtons({ lens }: { lens: Lens }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and want a legend
    <div class="lens" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => lens.zoom(STEP)}>
        <Icon sign="plus" />
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => lens.zoom(1 / STEP)}>
        <Icon sign="minus" />
      </button>
      <button type="button" onClick={() => lens.whole()}>
        Whole market
      </button>
    </div>
  );
}

/** The keys that move the view. */
export function lensKeys(lens: Lens): Readonly<Record<string, () => void>> {
  return {
    '+': () => lens.zoom(STEP),
    '=': () => lens.zoom(STEP),
    '-': () => lens.zoom(1 / STEP),
    '0': () => lens.whole(),
  };
}
