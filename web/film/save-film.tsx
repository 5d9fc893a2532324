// Saves what is played as a film of its own: a GIF for slides and mails, a video for the rest. It is drawn anew by a thread
// while the page goes on, with title, time and legend in it.

import './film.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePalette } from '../spread/use-palette.ts';
import { fileName } from '../words/names.ts';
import { save } from '../words/save.ts';
import type { Making } from './maker.ts';
import { formatsHere, makeFilm } from './maker.ts';
import type { Filmed, Format } from './messages.ts';
import { FORMATS } from './messages.ts';

const SIZES = [
  { name: 'small, 640 × 360', width: 640, height: 360 },
  { name: 'large, 1280 × 720', width: 1280, height: 720 },
  { name: 'square, 720 × 720', width: 720, height: 720 },
] as const;
const SPEEDS = [1, 2, 4, 8, 16] as const;
const WORDS: Readonly<Record<Format, readonly [string, string]>> = {
  gif: ['GIF', 'image/gif'],
  mp4: ['MP4', 'video/mp4'],
  webm: ['WebM', 'video/webm'],
};

export function SaveFilm({ filmed }: { filmed: Filmed }) {
  const [formats, setFormats] = useState<readonly Format[]>();
  const ask = () => {
    formatsHere()
      .then(setFormats)
      .catch(() => setFormats(['gif']));
  };
  return (
    <details class="film" onToggle={(event) => event.currentTarget.open && formats === undefined && ask()}>
      <summary>Save a film</summary>
      {formats !== undefined && <Choices filmed={filmed} formats={formats} />}
    </details>
  );
}

type State =
  | { readonly kind: 'ready'; readonly says: string }
  | { readonly kind: 'making'; readonly done: number; readonly total: number };

function Choices({ filmed, formats }: { filmed: Filmed; formats: readonly Format[] }) {
  const palette = usePalette();
  const [format, setFormat] = useState<Format>(formats.includes('mp4') ? 'mp4' : 'gif');
  const [size, setSize] = useState(0);
  const [speed, setSpeed] = useState(2);
  const [state, setState] = useState<State>({ kind: 'ready', says: '' });
  const making = useRef<Making>(undefined);
  useEffect(() => () => making.current?.cancel(), []);
  const start = async () => {
    const { width, height } = SIZES[size];
    const plan = { ...filmed, width, height, palette };
    setState({ kind: 'making', done: 0, total: 0 });
    making.current = makeFilm({ format, plan, pace: { speed } }, (done, total) =>
      setState({ kind: 'making', done, total }),
    );
    try {
      const bytes = await making.current.film;
      const name = `${fileName(filmed.title, ...filmed.runs.map(({ campaign }) => campaign))}.${format}`;
      save(name, bytes, WORDS[format][1]);
      setState({ kind: 'ready', says: `Saved as ${name}, ${sizeText(bytes.length)}.` });
    } catch (problem) {
      setState({
        kind: 'ready',
        says: `No film could be made: ${problem instanceof Error ? problem.message : problem}`,
      });
    }
  };
  const cancel = () => {
    making.current?.cancel();
    setState({ kind: 'ready', says: 'Cancelled.' });
  };
  const unit = filmed.unit;
  return (
    <>
      <div class="choices">
        <Choice
          label="Format"
          options={formats.map((one) => [one, WORDS[one][0]])}
          chosen={format}
          choose={setFormat}
        />
        <Choice label="Size" options={SIZES.map(({ name }, at) => [at, name])} chosen={size} choose={setSize} />
        <Choice
          label="Speed"
          options={SPEEDS.map((one) => [one, `${one} ${unit}${one === 1 ? '' : 's'} a second`])}
          chosen={speed}
          choose={setSpeed}
        />
        {state.kind === 'making' ? (
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button type="button" onClick={start}>
            Save the film
          </button>
        )}
      </div>
      {state.kind === 'making' && (
        <progress
          aria-label="How much of the film is drawn"
          value={state.done}
          max={Math.max(1, state.total)}
          aria-valuetext={`${state.done} of ${state.total} ${unit}s`}
        />
      )}
      <p class="note" role="status">
        {state.kind === 'making' ? 'Drawing the film …' : state.says}
      </p>
      {formats.length < FORMATS.length && <p class="note">{absent(FORMATS.filter((one) => !formats.includes(one)))}</p>}
    </>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
}

function Choice<T extends string | number>({ label, options, chosen, choose }: ChoiceProps<T>) {
  return (
    <label>
      {label}{' '}
      <select value={chosen} onChange={(event) => choose(options[event.currentTarget.selectedIndex][0])}>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function absent(formats: readonly Format[]): string {
  const names = formats.map((one) => WORDS[one][0]).join(' and ');
  return `This browser cannot make ${names} videos here; a recent Chrome, Edge, Firefox or Safari can, from disk or by wom view.`;
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
