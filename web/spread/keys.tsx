// The spread by keyboard: while the focus is in it, keys move it, unless what has the focus needs them itself.

import type { Clock } from '../session/clock.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['Space', 'play, pause'],
  ['→', 'a step on'],
  ['←', 'a step back'],
  ['Home', 'to the start'],
  ['End', 'to the end'],
  ['+', 'nearer'],
  ['−', 'further away'],
  ['0', 'the whole market'],
  ['Esc', 'lets a person go'],
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
      <p>
        They work while the focus is on the pictures or on a button beneath them. A picture also answers the wheel (with
        Ctrl, or once it was clicked), a drag, a pinch and a double click.
      </p>
    </details>
  );
}

/** Answers a key that was pressed within the spread; `more` are keys that do not move the clock. */
export function pressed(event: KeyboardEvent, clock: Clock, more: Readonly<Record<string, () => void>>): void {
  // A plus needs Shift on some keyboards.
  const held = event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && event.key !== '+');
  if (held || taken(event)) return;
  const moves: Record<string, () => void> = {
    ' ': () => clock.toggle(),
    ArrowRight: () => clock.seek(clock.step.peek() + 1),
    ArrowLeft: () => clock.seek(clock.step.peek() - 1),
    Home: () => clock.seek(0),
    End: () => clock.seek(clock.steps.peek()),
    ...more,
  };
  const move = moves[event.key];
  if (move === undefined) return;
  event.preventDefault();
  move();
}

/** Fields keep all keys, a slider those that move it, buttons and summaries the one that presses them. */
function taken({ key, target }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  if (key === 'Escape') return false;
  if (element.matches('input[type=range]')) return !' +=-0'.includes(key);
  if (element.matches('input, select, textarea')) return true;
  return key === ' ' && element.matches('button, summary, a');
}
