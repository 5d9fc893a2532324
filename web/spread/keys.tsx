// The spread by keyboard: while the focus is in it, keys move it, unless what has the focus needs them itself.

import type { Clock } from '../session/clock.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['Space', 'play, pause'],
  ['→', 'a step on'],
  ['←', 'a step back'],
  ['Home', 'to the start'],
  ['End', 'to the end'],
];

export function Keys() {
  return (
    <details class="keys">
      <summary>Keys</summary>
      <dl>
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>They work while the focus is on the pictures or on a button beneath them.</p>
    </details>
  );
}

/** Answers a key that was pressed within the spread. */
export function pressed(event: KeyboardEvent, clock: Clock): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || taken(event)) return;
  const moves: Record<string, () => void> = {
    ' ': () => clock.toggle(),
    ArrowRight: () => clock.seek(clock.step.peek() + 1),
    ArrowLeft: () => clock.seek(clock.step.peek() - 1),
    Home: () => clock.seek(0),
    End: () => clock.seek(clock.steps.peek()),
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move();
}

/** Fields keep all keys, a slider those that move it, buttons and summaries the one that presses them. */
function taken({ key, target }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  if (element.matches('input[type=range]')) return key !== ' ';
  if (element.matches('input, select, textarea')) return true;
  return key === ' ' && element.matches('button, summary, a');
}
