// npm run calibrate: how the defaults of the connected market stand against what was published: each target with its source
// and mark, what the model gives (measured now, with a 95 % interval), and a verdict. Kept apart from the tests: a model
// may be right and not calibrated, and the other way round.
//
//   npm run calibrate [-- --worlds 40] [--json]

import { TARGETS } from './calibration/targets.mjs';
import { estimator, world } from './calibration/worlds.mjs';
import { counted, eachTold, optionsOf } from './command.mjs';

const values = optionsOf(
  { worlds: { type: 'string' }, json: { type: 'boolean' } },
  'usage: npm run calibrate [-- --worlds 40] [--json]',
);
const WORLDS = counted('--worlds', values.worlds, 40);

const numbers = Array.from({ length: WORLDS }, (_, number) => number);
const estimate = estimator(eachTold(numbers, 'worlds', world));
const rows = TARGETS.map((target) => {
  const { name, said, unit, source, mark, use, band = null, note = null, apart = null } = target;
  const known = target.known?.();
  const model = known === undefined ? estimate(target.read) : { value: known, low: known, high: known };
  return {
    name,
    published: said,
    band,
    unit,
    source,
    mark,
    use,
    ...model,
    verdict: verdictOf(model, target),
    note,
    apart,
  };
});
console.log(values.json ? JSON.stringify({ worlds: WORLDS, targets: rows }, null, 2) : text(rows));

/** Within where the interval touches the band. */
function verdictOf({ low, high }, { band, apart }) {
  if (apart !== undefined) return 'not comparable';
  if (high < band[0]) return 'below';
  return low > band[1] ? 'above' : 'within';
}

function text(found) {
  const lines = found.map((row, place) => [
    `${place + 1}`.padStart(2),
    row.name,
    row.published,
    row.use,
    row.low === row.high ? shown(row.value, row.unit) : `${shown(row.value, row.unit)} (${between(row)})`,
    row.verdict,
  ]);
  const table = columns([['', 'target', 'published', 'use', `the model, in ${WORLDS} worlds`, 'verdict'], ...lines]);
  const remarks = found.map(({ source, mark, band, unit, note, apart }, place) => {
    const judged = band === null ? [] : [`within: ${shown(band[0], unit)} to ${shown(band[1], unit)}`];
    const parts = [`${source} (${mark})`, ...judged, ...[note, apart].filter((part) => part !== null)];
    return `${`${place + 1}`.padStart(2)}  ${parts.join('; ')}`;
  });
  return `${table}\n\n${remarks.join('\n')}`;
}

function between({ low, high, unit }) {
  return `${shown(low, unit)} to ${shown(high, unit)}`;
}

function shown(value, unit) {
  const number = unit === 'share' ? `${(100 * value).toFixed(1)} %` : value.toFixed(Math.abs(value) < 3 ? 2 : 1);
  return number.replace('-', '−');
}

function columns(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
