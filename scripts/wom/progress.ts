// Live progress on a terminal: a bar, the rate and the time left, on one line that is drawn over. Piped it says nothing.

import type { Progress } from '../../sim/experiment/experiment.ts';
import { coloured } from './terminal.ts';

const WIDTH = 24;
const EVERY = 100;
/** Milliseconds after which silence looks dead. */
const LONG = 1000;

/** What is counted, where it is not replicates. */
export type Shown = Progress & { readonly what?: string };

export interface ProgressLine {
  show(progress: Shown): void;
  /** What is under way, beside what was shown last, if anything was: shown where that was long ago. */
  detail(text: () => string): void;
  /** Wipes the line. */
  end(): void;
}

export function progressLine(quiet: boolean): ProgressLine {
  const { stderr } = process;
  if (quiet || !stderr.isTTY || process.env.TERM === 'dumb') return { show() {}, detail() {}, end() {} };
  const meter = new Meter();
  let last = 0;
  let since = performance.now();
  let shown = '';
  const draw = (line: string) => {
    const room = Math.max(20, stderr.columns || 80) + 10;
    stderr.write(`\r${line.slice(0, room)}\u001b[K`);
  };
  return {
    show(progress) {
      const now = performance.now();
      if (now - last < EVERY && progress.done < progress.total) return;
      meter.add(now, progress.done);
      last = since = now;
      shown = describe(progress, meter.rate(), coloured(stderr));
      draw(shown);
    },
    detail(text) {
      const now = performance.now();
      if (now - since < LONG || now - last < EVERY) return;
      last = now;
      draw(shown === '' ? text() : `${shown} · ${text()}`);
    },
    end() {
      stderr.write('\r\u001b[K');
    },
  };
}

/** How fast it goes, from the last few seconds: what was there before the start does not count. */
class Meter {
  private readonly seen: { at: number; done: number }[] = [];

  add(at: number, done: number): void {
    this.seen.push({ at, done });
    while (this.seen.length > 2 && at - this.seen[0].at > 5000) this.seen.shift();
  }

  /** Replicates per second; undefined at first. */
  rate(): number | undefined {
    const first = this.seen[0];
    const last = this.seen[this.seen.length - 1];
    return last.at - first.at < EVERY ? undefined : ((last.done - first.done) * 1000) / (last.at - first.at);
  }
}

function describe(
  { done, total, most, failed, what = 'replicates' }: Shown,
  rate: number | undefined,
  colour: boolean,
): string {
  const full = total === 0 ? WIDTH : Math.floor((WIDTH * done) / total);
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  const parts = [`${done} of ${total} ${what}`];
  if (most > total) parts[0] += ` (at most ${most})`;
  if (failed > 0) parts.push(`${failed} failed`);
  if (rate !== undefined && rate > 0) {
    parts.push(`${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second`, `${span((total - done) / rate)} left`);
  }
  return `${colour ? `\u001b[32m${bar}\u001b[0m` : bar} ${parts.join(' · ')}`;
}

/** Seconds in words that one reads at a glance. */
export function span(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
