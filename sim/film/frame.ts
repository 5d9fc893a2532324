// A whole frame: a title and the time, one or two campaigns side by side in the same market, each with its counts and its
// curve, and the legend below. Frames are drawn in any order; the same step is always the same picture.

import type { Market } from '../market/market.ts';
import type { StepName } from '../scenario/clock.ts';
import type { EventName } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';
import * as caption from './caption.ts';
import { Ground } from './ground.ts';
import type { LegendEntry, Palette } from './looks.ts';
import { legendOf } from './looks.ts';
import { Scene } from './marks.ts';
import type { Box, Picture } from './raster.ts';
import { blankPicture, fillBox, pixelOf } from './raster.ts';
import { Story } from './story.ts';
import { cutText, drawText, LINE } from './text.ts';
import { countsText, timeText } from './words.ts';

/** A campaign's run as the film needs it. */
export interface Run {
  readonly campaign: string;
  readonly log: EventLog;
  readonly steps: number;
  /** Its own market, where that is not the plan's. */
  readonly stage?: Pick<FilmPlan, 'market' | 'places'>;
}

export interface FilmPlan {
  readonly title: string;
  /** Where the runs come from, in small letters below: seed, replicate, engine. */
  readonly origin: string;
  readonly unit: StepName;
  readonly market: Market;
  readonly places: Float32Array;
  /** What the model can record: what the legend tells. */
  readonly events: readonly EventName[];
  /** One, or two to be compared. */
  readonly runs: readonly Run[];
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

interface Panel {
  readonly run: Run;
  readonly story: Story;
  readonly scene: Scene;
  readonly words: Box;
  readonly curve: Box;
}

export class Film {
  /** The last step of the longest run. */
  readonly steps: number;
  private readonly picture: Picture;
  private readonly size: number;
  private readonly pad: number;
  private readonly legend: LegendEntry[][];
  private readonly panels: readonly Panel[];
  private ground: Ground | undefined;
  private readonly most: number;

  constructor(private readonly plan: FilmPlan) {
    const { width, height, runs, events } = plan;
    this.steps = Math.max(...runs.map(({ steps }) => steps));
    this.picture = blankPicture(width, height);
    this.size = caption.textSize(width, height);
    this.pad = Math.round(0.8 * this.size);
    this.legend = caption.legendLines(legendOf(events), width - 2 * this.pad, this.small);
    this.panels = runs.map((run, place) => this.panel(run, place));
    this.most = Math.max(1, ...this.panels.map(({ story }) => story.adopters[story.steps]));
  }

  /** The picture of a step, `phase` (0 … 1) of the way to the next. It is drawn over by the next call. */
  frame(step: number, phase = 0): Picture {
    const { picture, plan, panels, pad, size } = this;
    const { palette, title, unit, width, height } = plan;
    const legend = legendOf(plan.events);
    fillBox(picture, { left: 0, top: 0, width, height }, pixelOf(palette.paper));
    const top = { left: pad, top: pad, width: width - 2 * pad, height: Math.round(LINE * 1.3 * size) };
    caption.drawTitle(picture, top, title, timeText(step, this.steps, unit), palette);
    for (const { run, story, scene, words, curve } of panels) {
      story.seek(step);
      scene.draw(picture, story, step < story.steps ? phase : 0);
      caption.drawCampaign(picture, words, run.campaign, countsText(story, legend), palette);
      caption.drawCurve(picture, curve, story, this.most, palette);
    }
    this.drawFoot();
    return picture;
  }

  private get small(): number {
    return Math.max(10, Math.round(0.85 * this.size));
  }

  private get footHeight(): number {
    return Math.round(LINE * this.small * (this.legend.length + 1)) + this.pad;
  }

  private panel(run: Run, place: number): Panel {
    const { plan, pad, size } = this;
    const { runs, width, height, palette } = plan;
    const { market, places } = run.stage ?? plan;
    const across = Math.floor((width - pad * (runs.length + 1)) / runs.length);
    const left = pad + place * (across + pad);
    const wordsTop = pad + Math.round(LINE * 1.3 * size) + Math.round(pad / 2);
    const words = { left, top: wordsTop, width: across, height: Math.round(2 * LINE * size) };
    const curveHeight = Math.max(24, Math.round(0.09 * height));
    const curve = { left, top: height - this.footHeight - pad - curveHeight, width: across, height: curveHeight };
    const sceneTop = words.top + words.height;
    const room = { width: across, height: Math.max(1, curve.top - sceneTop) };
    this.ground ??= new Ground(market, places, room, palette);
    const scene = new Scene(this.ground, { left, top: sceneTop });
    return { run, story: new Story(run.log, market.people, run.steps), scene, words, curve };
  }

  private drawFoot(): void {
    const { picture, plan, pad, legend, small } = this;
    const { width, height, palette, origin } = plan;
    const box = { left: pad, top: height - this.footHeight, width: width - 2 * pad, height: this.footHeight };
    caption.drawLegend(picture, box, legend, small, palette);
    const { ties, drawn } = this.panels[0].scene.ground;
    const text = drawn < ties ? `${origin} · ${drawn} of ${ties} ties are drawn` : origin;
    const below = box.top + Math.round(LINE * small * legend.length);
    drawText(picture, cutText(text, small, box.width), pad, below, small, pixelOf(palette.muted));
  }
}
