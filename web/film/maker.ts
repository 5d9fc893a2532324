// The page's way to the thread that draws its films.

import type { Ask, AskFilm, Format, Tell } from './messages.ts';
import FilmWorker from './worker.ts?worker&inline';

export interface Making {
  readonly film: Promise<Uint8Array<ArrayBuffer>>;
  /** Ends it; the promise is never kept then. */
  cancel(): void;
}

/** The formats that this browser can make. */
export function formatsHere(): Promise<readonly Format[]> {
  return new Promise((done, failed) => {
    begin({ kind: 'formats' }, (message, end) => {
      end();
      if (message.kind === 'formats') done(message.formats);
      else if (message.kind === 'failed') failed(new Error(message.reason));
    });
  });
}

export function makeFilm(wanted: Omit<AskFilm, 'kind'>, progress: (done: number, total: number) => void): Making {
  let cancel = () => {};
  const film = new Promise<Uint8Array<ArrayBuffer>>((done, failed) => {
    cancel = begin({ kind: 'film', ...wanted }, (message, end) => {
      if (message.kind === 'progress') return progress(message.done, message.total);
      end();
      if (message.kind === 'film') done(message.bytes);
      else if (message.kind === 'failed') failed(new Error(message.reason));
    });
  });
  return { film, cancel };
}

/** Asks a thread of its own; returns how to end it. */
function begin(ask: Ask, hear: (message: Tell, end: () => void) => void): () => void {
  const worker = new FilmWorker();
  const end = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<Tell>) => hear(data, end);
  worker.onerror = (event) => hear({ kind: 'failed', reason: event.message || 'no thread could be started' }, end);
  worker.postMessage(ask);
  return end;
}
