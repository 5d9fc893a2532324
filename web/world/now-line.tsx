// The numbers of the step that is shown, above a chart: the only words of it that change with the clock.

import { useContext } from 'preact/hooks';
import type { Printed, Unit } from '../../sim/experiment/summary.ts';
import type { Ink } from '../chart/inks.ts';
import { Clock } from '../chart/playhead.tsx';
import { held } from '../chart/world-data.ts';
import { Swatch } from '../page/swatch.tsx';
import { amount } from '../words/numbers.ts';

export interface NowValue {
  readonly label: string;
  readonly ink: Ink | undefined;
  readonly values: readonly Printed[];
}

/** Each value as it stands now; a run that ended keeps its last. */
export function NowLine({ values, unit, step }: { values: readonly NowValue[]; unit: Unit; step: string }) {
  const now = useContext(Clock);
  if (now === undefined) return null;
  return (
    <ul class="now">
      <li>{now.step === 0 ? 'the start' : `${step} ${now.step}`}</li>
      {values.map(({ label, ink, values: own }) => (
        <li key={label}>
          <Swatch ink={ink} />
          <span>
            <bdi>{label}</bdi> <b>{amount(held(own, now.step), unit)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
