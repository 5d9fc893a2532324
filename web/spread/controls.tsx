// What moves the spread: buttons, a slider over all steps, the speed. What is shown is said in words too, but aloud only
// while it stands still.

import { timeText } from '../../sim/film/words.ts';
import type { Clock } from '../session/clock.ts';
import { SPEEDS } from '../session/clock.ts';
import { Icon, type Sign } from './icon.tsx';

interface Props {
  readonly clock: Clock;
  /** Name of a step: week. */
  readonly unit: string;
  /** What the pictures show, for those who do not see them. */
  readonly says: string;
}

export function Controls({ clock, unit, says }: Props) {
  const [step, steps, playing] = [clock.step.value, clock.steps.value, clock.playing.value];
  const seek = (to: number) => clock.seek(to);
  const time = timeText(step, steps, unit);
  return (
    <div class="controls">
      <Button name="To the start" sign="start" press={() => seek(0)} />
      <Button name="Step back" sign="back" press={() => seek(step - 1)} />
      <Button name={playing ? 'Pause' : 'Play'} sign={playing ? 'pause' : 'play'} press={() => clock.toggle()} />
      <Button name="Step" sign="step" press={() => seek(step + 1)} />
      <Button name="To the end" sign="end" press={() => seek(steps)} />
      <input
        type="range"
        min={0}
        max={steps}
        value={step}
        aria-label={`The ${unit} that is shown`}
        aria-valuetext={time}
        onInput={(event) => seek(event.currentTarget.valueAsNumber)}
      />
      <output aria-live={playing ? 'off' : 'polite'}>
        {time}
        {!playing && <span class="unseen">: {says}</span>}
      </output>
      <label>
        Speed{' '}
        <select
          value={clock.speed.value}
          onChange={(event) => {
            clock.speed.value = Number(event.currentTarget.value);
          }}
        >
          {SPEEDS.map((one) => (
            <option key={one} value={one}>
              {one} a second
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Button({ name, sign, press }: { name: string; sign: Sign; press: () => void }) {
  return (
    <button type="button" aria-label={name} title={name} onClick={press}>
      <Icon sign={sign} />
    </button>
  );
}
