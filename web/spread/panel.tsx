// One campaign's people: a canvas that is written pixel by pixel, and what it shows in words.

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Scene } from '../../sim/film/marks.ts';
import type { Picture } from '../../sim/film/raster.ts';
import { blankPicture } from '../../sim/film/raster.ts';
import type { Story } from '../../sim/film/story.ts';
import type { Placed } from '../engine/messages.ts';
import { usePalette } from './use-palette.ts';

export interface Brush {
  /** Draws a step, and how far it is on the way to the next. */
  draw(step: number, phase: number): void;
}

interface Props {
  readonly campaign: string;
  readonly placed: Placed;
  readonly story: Story;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in a sentence. */
  readonly says: string;
  readonly ready: (brush: Brush) => void;
}

export function Panel({ campaign, placed, story, width, height, says, ready }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const picture: Picture = useMemo(() => blankPicture(width, height), [width, height]);
  const scene = useMemo(() => {
    const box = { left: 0, top: 0, width, height };
    return new Scene(placed.market, placed.places, box, palette);
  }, [placed, width, height, palette]);
  const told = useRef(ready);
  told.current = ready;
  useLayoutEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    const image = new ImageData(
      new Uint8ClampedArray(picture.pixels.buffer as ArrayBuffer),
      picture.width,
      picture.height,
    );
    told.current({
      draw(step, phase) {
        scene.draw(picture, story.seek(step), phase);
        context.putImageData(image, 0, 0);
      },
    });
  }, [scene, story, picture]);
  return <canvas ref={canvas} width={width} height={height} role="img" aria-label={`${campaign}: ${says}`} />;
}
