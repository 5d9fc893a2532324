// What the page and the thread that draws its films say to each other.

import type { FilmPlan } from '../../sim/film/frame.ts';
import type { Pace } from '../../sim/film/reel.ts';

export const FORMATS = ['gif', 'mp4', 'webm'] as const;
export type Format = (typeof FORMATS)[number];

/** What is filmed, whatever it will look like. */
export type Filmed = Omit<FilmPlan, 'width' | 'height' | 'palette'>;

/** Which formats this browser can make. */
export interface AskFormats {
  readonly kind: 'formats';
}

export interface AskFilm {
  readonly kind: 'film';
  readonly format: Format;
  readonly plan: FilmPlan;
  readonly pace: Pace;
}

export type Ask = AskFormats | AskFilm;

export type Tell =
  | { readonly kind: 'formats'; readonly formats: readonly Format[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'film'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly reason: string };
