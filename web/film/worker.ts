// The thread that draws a film, frame by frame, so that the page stays alive: the drawing of `wom film`, and its GIF to the
// byte. Ending the thread is how a film is stopped.

import { Film } from '../../sim/film/frame.ts';
import { gifOf } from '../../sim/film/gif.ts';
import { reelOf } from '../../sim/film/reel.ts';
import type { Ask, AskFilm, Tell } from './messages.ts';
import { videoFormats, videoOf } from './video.ts';

self.onmessage = async ({ data: ask }: MessageEvent<Ask>) => {
  try {
    if (ask.kind === 'formats') tell({ kind: 'formats', formats: ['gif', ...(await videoFormats())] });
    else {
      const bytes = await make(ask);
      tell({ kind: 'film', bytes }, [bytes.buffer]);
    }
  } catch (problem) {
    tell({ kind: 'failed', reason: problem instanceof Error ? problem.message : String(problem) });
  }
};

async function make({ format, plan, pace }: AskFilm): Promise<Uint8Array<ArrayBuffer>> {
  const film = new Film(plan);
  const reel = reelOf(film.steps, pace);
  const onFrame = (done: number) => tell({ kind: 'progress', done, total: reel.steps.length });
  if (format === 'gif') return gifOf(film, reel, onFrame).slice();
  return videoOf(film, reel, format, plan.market.people, onFrame);
}

function tell(message: Tell, handOver: Transferable[] = []): void {
  (self as unknown as Worker).postMessage(message, handOver);
}
