// A film of a run from its address: one or two campaigns in one replicate, simulated again, drawn frame by frame and
// written as an animated GIF. The same address gives the same bytes.

import gifenc from 'gifenc';
import { marketKey } from '../engine/keys.ts';
import { simulate } from '../engine/simulate.ts';
import { ENGINE } from '../engine/version.ts';
import { prepare } from '../experiment/setting.ts';
import { Film } from '../film/frame.ts';
import { layoutOf } from '../film/layout.ts';
import type { Palette } from '../film/looks.ts';
import type { Picture } from '../film/raster.ts';
import { purposeKey } from '../kernel/luck.ts';
import { shelves } from '../registry.ts';
import { named } from '../scenario/named.ts';
import { Failure } from './failure.ts';
import type { Opened } from './open.ts';
import { placeOf, stageOf } from './replay.ts';

/** In larger markets people would be smaller than pixels, and take minutes to place. */
const MOST_PEOPLE = 1_000_000;
/** Time for the whole film, and for its last frame, in milliseconds. */
const WHOLE = 20_000;
const LAST = 3000;
/** The place in the palette that stands for what did not change. */
const STAYS = 255;

export interface FilmOptions {
  readonly campaigns: readonly string[];
  readonly replicate: number;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** Runs the campaigns again and sets the stage. Throws a Failure where the scenario has no such campaign. */
export function filmOf(opened: Opened, { campaigns, replicate, ...look }: FilmOptions): Film {
  const { scenario } = opened;
  const specs = campaigns.map((name) => scenario.campaigns[placeOf(opened, name)]);
  const stage = stageOf(opened, prepare(scenario, shelves, opened.files), replicate);
  const { market, marketNumber } = stage;
  if (market.people > MOST_PEOPLE) {
    throw new Failure(`a film shows at most ${MOST_PEOPLE} people; this market has ${market.people}`);
  }
  const runs = specs.map((spec) => {
    const { log, steps } = simulate(stage, spec, replicate, { level: 'sources' });
    return { campaign: spec.name, log: log!, steps };
  });
  return new Film({
    ...look,
    title: scenario.title,
    origin: `one simulated run, no forecast · seed ${scenario.seed} · replicate ${replicate} · engine ${ENGINE}`,
    unit: scenario.clock.step,
    market,
    places: layoutOf(market, purposeKey(marketKey(scenario.seed, marketNumber), 'layout')),
    events: named(shelves.models, scenario.spread.name).events(scenario.spread.params),
    runs,
  });
}

/** The steps that are shown: every so many, and the last. */
export function shownSteps(steps: number, every: number): number[] {
  const shown = Array.from({ length: Math.floor(steps / every) + 1 }, (_, i) => i * every);
  return steps % every === 0 ? shown : [...shown, steps];
}

/** The film as an animated GIF; `onFrame` hears how many frames are done. */
export function gifOf(film: Film, steps: readonly number[], onFrame: (done: number) => void = () => {}): Uint8Array {
  const gif = gifenc.GIFEncoder();
  const colours = coloursOf(film, steps);
  const delay = Math.max(80, Math.min(500, Math.round(WHOLE / steps.length)));
  let before: Uint8Array | undefined;
  steps.forEach((step, i) => {
    const picture = film.frame(step);
    const index = gifenc.applyPalette(bytesOf(picture), colours.slice(0, STAYS));
    gif.writeFrame(before === undefined ? index : changed(index, before), picture.width, picture.height, {
      palette: before === undefined ? colours : undefined,
      delay: i === steps.length - 1 ? LAST : delay,
      transparent: before !== undefined,
      transparentIndex: STAYS,
      dispose: 1,
    });
    before = index;
    onFrame(i + 1);
  });
  gif.finish();
  return gif.bytes();
}

/** Colours that suit the whole film, found in its beginning, middle and end; the last place is for what stays. */
function coloursOf(film: Film, steps: readonly number[]): number[][] {
  const looked = [0, 0.25, 0.5, 1].map((share) => steps[Math.round(share * (steps.length - 1))]);
  const samples = looked.map((step) => bytesOf(film.frame(step)).slice());
  const all = new Uint8Array(samples.reduce((sum, { length }) => sum + length, 0));
  samples.forEach((sample, i) => {
    all.set(sample, i * sample.length);
  });
  const found = gifenc.quantize(all, STAYS);
  return Array.from({ length: 256 }, (_, place) => found[place] ?? found[0]);
}

function bytesOf({ pixels }: Picture): Uint8Array {
  return new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
}

/** What did not change since the frame before shows through. */
function changed(index: Uint8Array, before: Uint8Array): Uint8Array {
  return index.map((colour, at) => (colour === before[at] ? STAYS : colour));
}
