// What a step of a film says in words: the time, how many know and have it, what those who have it make of it. Shared by
// the captions of a film and by the page.

import type { LegendEntry, Look } from './looks.ts';
import { LOOK } from './looks.ts';
import type { Story } from './story.ts';

/** `week 12 of 52`; what stands before the first move is the start. */
export function timeText(step: number, steps: number, unit: string): string {
  return step === 0 ? 'the start' : `${unit} ${step} of ${steps}`;
}

/** Where a film's runs come from: enough to make them again. */
export function originText(seed: string, replicate: number, engine: number): string {
  return `one simulated run, no forecast · seed ${seed} · replicate ${replicate} · engine ${engine}`;
}

/** What a picture of part of a market shows. */
export function sampleText(people: number, all: number): string {
  return `a sample of ${grouped(people)} of ${grouped(all)} people, drawn by lot, and the ties among them`;
}

/** `214 know it · 63 bought · 10 were given it`. */
export function countsText(story: Story, legend: readonly LegendEntry[]): string {
  const judged = legend.some(({ look }) => look === 'advocate');
  const given = story.adopters[story.step] - story.bought;
  const { aware, bought } = story;
  const parts = [counted(aware, 'knows it', 'know it'), `${grouped(bought)} ${judged ? 'bought' : 'adopted'}`];
  if (given > 0) parts.push(counted(given, 'was given it', 'were given it'));
  return parts.join(' · ');
}

const OPINIONS: readonly (readonly [Look, string, string])[] = [
  ['advocate', 'speaks well of it', 'speak well of it'],
  ['content', 'is content', 'are content'],
  ['detractor', 'warns others', 'warn others'],
  ['stopped', 'no longer tells', 'no longer tell'],
];

/** `60 speak well of it · 10 are content · 1 warns others`; nothing where nobody has an opinion. */
export function opinionsText({ counts }: Story): string {
  return OPINIONS.filter(([look]) => counts[LOOK[look]] > 0)
    .map(([look, one, many]) => counted(counts[LOOK[look]], one, many))
    .join(' · ');
}

function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}
