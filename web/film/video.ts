// A film as a video: the browser's own encoder, put into a file by mediabunny. Where people are few enough, what comes of a
// step travels along ties until the next, as it does on the page.

import {
  BufferTarget,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  type VideoCodec,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny';
import type { Film } from '../../sim/film/frame.ts';
import { MOST_TRAVEL } from '../../sim/film/marks.ts';
import { bytesOf } from '../../sim/film/raster.ts';
import type { Reel } from '../../sim/film/reel.ts';
import type { Format } from './messages.ts';

export type VideoFormat = Exclude<Format, 'gif'>;

/** Codecs that a format may hold, those that most players know first. */
const CODECS: Readonly<Record<VideoFormat, VideoCodec[]>> = {
  mp4: ['avc', 'hevc', 'av1'],
  webm: ['vp9', 'vp8', 'av1'],
};
/** Pictures a second where something travels. */
const RATE = 24;

/** The formats that this browser can make: none where it has no encoder, or hides it from pages served in the clear. */
export async function videoFormats(): Promise<VideoFormat[]> {
  const found: VideoFormat[] = [];
  for (const format of ['mp4', 'webm'] as const) if ((await codecFor(format)) !== null) found.push(format);
  return found;
}

export async function videoOf(
  film: Film,
  { steps, times }: Reel,
  format: VideoFormat,
  people: number,
  onFrame: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const codec = await codecFor(format);
  if (codec === null) throw new Error(`this browser cannot make ${format.toUpperCase()} videos`);
  const target = new BufferTarget();
  const output = new Output({ format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(), target });
  const source = new VideoSampleSource({ codec, quality: QUALITY_HIGH });
  output.addVideoTrack(source);
  await output.start();
  let now = 0;
  for (const [i, step] of steps.entries()) {
    const seconds = times[i] / 1000;
    const phases = people <= MOST_TRAVEL && i < steps.length - 1 ? Math.max(1, Math.round(RATE * seconds)) : 1;
    for (let phase = 0; phase < phases; phase++) {
      await addFrame(source, film, step, phase / phases, now, seconds / phases);
      now += seconds / phases;
    }
    onFrame(i + 1);
  }
  // Some formats do not say how long their last picture stays: it comes once more, where it ends.
  await addFrame(source, film, steps[steps.length - 1], 0, now, 1 / RATE);
  await output.finalize();
  return new Uint8Array(target.buffer!);
}

async function addFrame(
  source: VideoSampleSource,
  film: Film,
  step: number,
  phase: number,
  timestamp: number,
  duration: number,
): Promise<void> {
  const picture = film.frame(step, phase);
  const sample = new VideoSample(bytesOf(picture), {
    format: 'RGBA',
    codedWidth: picture.width,
    codedHeight: picture.height,
    timestamp,
    duration,
  });
  await source.add(sample);
  sample.close();
}

/** For the largest size that is offered. */
function codecFor(format: VideoFormat): Promise<VideoCodec | null> {
  if (typeof VideoEncoder === 'undefined') return Promise.resolve(null);
  return getFirstEncodableVideoCodec(CODECS[format], { width: 1280, height: 720, quality: QUALITY_HIGH });
}
