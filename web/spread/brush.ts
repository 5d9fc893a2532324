// Puts a run's people onto a canvas, and does nothing where the picture would be the same as the one that is there.

import type { Scene } from '../../sim/film/marks.ts';
import type { Picture } from '../../sim/film/raster.ts';
import { blankPicture } from '../../sim/film/raster.ts';
import type { Spotlight } from '../../sim/film/spotlight.ts';
import { drawSpotlight } from '../../sim/film/spotlight.ts';
import type { Story } from '../../sim/film/story.ts';

export class Brush {
  private readonly context: CanvasRenderingContext2D;
  private readonly picture: Picture;
  private readonly image: ImageData;
  private spotlight: Spotlight | undefined;
  private step = -1;
  private phase = 0;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly scene: Scene,
    private readonly story: Story,
  ) {
    const { width, height } = scene.ground;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    this.context = canvas.getContext('2d')!;
    this.picture = blankPicture(width, height);
    this.image = new ImageData(new Uint8ClampedArray(this.picture.pixels.buffer as ArrayBuffer), width, height);
  }

  /** Draws a step, and how far it is on the way to the next. */
  draw(step: number, phase: number): void {
    const before = this.scene.moves(this.story, this.phase) ? this.phase : 0;
    const now = this.scene.moves(this.story, phase) ? phase : 0;
    const same = step === this.step && now === before;
    this.step = step;
    this.phase = phase;
    if (!same) this.redraw();
  }

  /** Puts a person into the light, or nobody. */
  light(spotlight: Spotlight | undefined): void {
    if (spotlight === this.spotlight) return;
    this.spotlight = spotlight;
    if (this.step >= 0) this.redraw();
  }

  private redraw(): void {
    const { scene, picture, story, spotlight } = this;
    scene.draw(picture, story.seek(this.step), this.phase);
    if (spotlight !== undefined) drawSpotlight(picture, scene, story, spotlight);
    this.context.putImageData(this.image, 0, 0);
  }
}
