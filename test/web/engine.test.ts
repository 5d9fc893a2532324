// The page's way to its engine, with a thread that does as it is told: one that breaks down is replaced.

import { expect, test, vi } from 'vitest';
import { Engine, Stopped } from '../../web/engine/engine.ts';

interface Thread {
  readonly asked: { readonly id: number; readonly kind: string }[];
  ended: boolean;
  onmessage?: (event: { readonly data: object }) => void;
  onerror?: (event: { readonly message: string }) => void;
}

const threads = vi.hoisted(() => [] as Thread[]);

vi.mock('../../web/engine/worker.ts?worker&inline', () => ({
  default: class {
    readonly asked: Thread['asked'] = [];
    ended = false;
    constructor() {
      threads.push(this);
    }
    postMessage(ask: Thread['asked'][number]) {
      this.asked.push(ask);
    }
    terminate() {
      this.ended = true;
    }
  },
}));

const RUN = { which: 'run', scenario: 'title: a', sets: [] } as const;

test('a scenario is opened once; after a thread broke down, again in another', async () => {
  const engine = new Engine();
  const first = engine.open(RUN);
  expect(engine.open({ ...RUN })).toBe(first);
  const [broken] = threads;
  broken.onerror!({ message: 'out of memory' });
  await expect(first).rejects.toThrow('out of memory');
  expect(broken.ended).toBe(true);
  const second = engine.open(RUN);
  expect(threads).toHaveLength(2);
  const [{ id, kind }] = threads[1].asked;
  expect(kind).toBe('open');
  // The one that broke down has nothing more to say.
  broken.onerror!({ message: 'again' });
  threads[1].onmessage!({ data: { id, kind: 'done', result: 'opened' } });
  expect(await second).toBe('opened');
});

test('what is stopped is told that it was', async () => {
  const engine = new Engine();
  const asked = engine.play('run', 'few', 0);
  engine.stop();
  await expect(asked).rejects.toBeInstanceOf(Stopped);
  expect(threads.at(-1)!.ended).toBe(true);
});
