// What the marks mean: colour and shape, drawn by the code that draws them in the picture.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LegendEntry, Look } from '../../sim/film/looks.ts';
import { SHAPE } from '../../sim/film/looks.ts';
import { blankPicture, fillBox, pixelOf, Stamp } from '../../sim/film/raster.ts';
import { usePalette } from './use-palette.ts';

const SIDE = 18;

export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul class="legend">
      {entries.map(({ look, words }) => (
        <li key={look}>
          <Mark look={look} /> {words}
        </li>
      ))}
    </ul>
  );
}

function Mark({ look }: { look: Look }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useLayoutEffect(() => {
    const picture = blankPicture(SIDE, SIDE);
    const box = { left: 0, top: 0, width: SIDE, height: SIDE };
    fillBox(picture, box, pixelOf(palette.paper));
    new Stamp(SHAPE[look], 6).draw(picture, box, 2 * SIDE, 2 * SIDE, pixelOf(palette.looks[look]));
    const image = new ImageData(new Uint8ClampedArray(picture.pixels.buffer as ArrayBuffer), SIDE, SIDE);
    canvas.current!.getContext('2d')!.putImageData(image, 0, 0);
  }, [look, palette]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} width={SIDE} height={SIDE} />
    </span>
  );
}
