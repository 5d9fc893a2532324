// What would turn the verdict, in words: the assumptions that, moved alone through their plausible range, change who wins,
// and as plainly that none of them does.

import type { Flip, Flips } from '../experiment/flips.ts';
import { printed } from '../experiment/print.ts';
import type { Setting } from '../experiment/setting.ts';
import type { FlipData, FlipsData } from './data.ts';
import { amount, gap, wrapped } from './words.ts';

/** Before those of whose effect an interval that holds 0 leaves doubt. */
const UNSURE = 'ahead there, though not surely:';

/** The findings as the report shows them: what turns the verdict furthest first. */
export function flipsData(flips: Flips, setting: Setting): FlipsData {
  const { moves, worlds, former, found } = flips;
  const furthest = [...found].sort((one, other) => other.lead - one.lead);
  const told = furthest.map((flip): FlipData => {
    const { path, value, was, winner } = flip;
    return { path, value, was, winner, sure: flip.low > 0, lead: leadText(flip, setting) };
  });
  return { sentence: sentenceOf(moves, worlds, told), former, found: told };
}

/** `412 (95 % interval 200 to 624)` */
function leadText(flip: Flip, { metrics, scenario }: Setting): string {
  const { unit } = metrics.find(({ name }) => name === scenario.decide)!;
  const end = (value: number) => {
    const shown = printed(value, unit);
    return unit === 'share' && shown !== null ? amount(shown * 100, 'number') : amount(shown, unit);
  };
  const lead = gap(printed(flip.lead, unit) ?? 0, unit, scenario.clock.step);
  return `${lead} (95 % interval ${end(flip.low)} to ${end(flip.high)})`;
}

function sentenceOf(moves: number, worlds: number, found: readonly FlipData[]): string {
  const tried = `${moves} moves tried, in up to ${worlds} worlds each; prices, fits and counts of the case stay`;
  if (moves === 0) return 'No assumption in use has a plausible range to be moved through.';
  if (found.length === 0) {
    return `No assumption, moved alone to either end of its plausible range, changes the winner (${tried}).`;
  }
  const would = found.length === 1 ? 'One assumption changes' : `${found.length} moves change`;
  return `${would} the winner, each moved alone to an end of its plausible range (${tried}):`;
}

/** For a terminal of a width: a line for each sure one, the others in a paragraph. Empty where nothing was looked for. */
export function flipsText(flips: FlipsData | undefined, width = 100): string {
  if (flips === undefined) return '';
  const lines = flips.found
    .filter(({ sure }) => sure)
    .map(
      ({ path, value, was, winner, lead }) =>
        `  ${path} ${value} (here ${was}): ${winner} beats ${flips.former} by ${lead}`,
    );
  const open = flips.found.filter(({ sure }) => !sure).map(({ path, value, winner }) => `${path} ${value} (${winner})`);
  const unsure =
    open.length === 0
      ? []
      : [wrapped([UNSURE, ...open.map((text, place) => (place < open.length - 1 ? `${text},` : text))], width)];
  return [flips.sentence, ...lines, ...unsure].map((line) => `${line}\n`).join('');
}
