// Results as CSV (RFC 4180, but lines end in a bare newline): fields with a comma, quote or line break are quoted, quotes
// doubled. A user's text is never altered: names and ids that begin with = + - @ are quoted and come back as they were,
// for these files are read by programs first; open them in a spreadsheet as text where the ids are not your own.

import type { Failure } from '../experiment/experiment.ts';
import { printed } from '../experiment/print.ts';
import type { Results } from '../experiment/results.ts';
import { endValues } from '../experiment/results.ts';
import type { CampaignSummary, Printed, Series, Unit } from '../experiment/summary.ts';
import { textField } from '../market/export/csv.ts';
import type { Market } from '../market/market.ts';
import { idOf } from '../market/market.ts';
import { CHANNEL_NAMES, EVENT_NAMES, NOBODY } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';

/** Lines are put together in pieces: a short text that is kept long costs more than a long one. */
const LINES_AT_ONCE = 1000;

/** runs.csv: a line per campaign and replicate, `nothing` first, then the file's order, then replicate. */
export function runsCsv(results: Results): string {
  const { setting, replicates } = results;
  const { scenario, metrics } = setting;
  const pieces = [line(['campaign', 'replicate', ...metrics.map(({ name }) => name)])];
  scenario.campaigns.forEach(({ name }, c) => {
    const campaign = textField(name);
    const values = metrics.map((_, m) => endValues(results, c, m));
    for (let start = 0; start < replicates.length; start += LINES_AT_ONCE) {
      const some = replicates.slice(start, start + LINES_AT_ONCE).map((replicate, i) => {
        let text = `${campaign},${replicate}`;
        for (let m = 0; m < metrics.length; m++) text += `,${numberField(values[m][start + i], metrics[m].unit)}`;
        return text;
      });
      pieces.push(some.join('\n'), '\n');
    }
  });
  return pieces.join('');
}

/** series.csv: by campaign in the file's order, then step, then metric. */
export function seriesCsv(series: readonly Series[]): string {
  const lines = [line(['campaign', 'step', 'metric', 'mean', 'low', 'high', 'p5', 'p50', 'p95'])];
  for (const campaign of new Set(series.map((one) => one.campaign))) {
    const own = series.filter((one) => one.campaign === campaign);
    for (let step = 0; step < own[0].mean.length; step++) {
      for (const { metric, mean, low, high, p5, p50, p95 } of own) {
        const values = [mean, low, high, p5, p50, p95].map((column) => field(column[step]));
        lines.push(line([textField(campaign), String(step), metric, ...values]));
      }
    }
  }
  return lines.join('');
}

/** segments.csv: a line per campaign, segment and metric; undefined where the market is of one kind of people. */
export function segmentsCsv(campaigns: readonly CampaignSummary[]): string | undefined {
  const lines = campaigns.flatMap(({ name, segments }) =>
    segments.flatMap(({ name: segment, metrics }) =>
      metrics.map(({ metric, mean, sd, se, low, high, p5, p50, p95 }) => {
        const values = [mean, sd, se, low, high, p5, p50, p95].map(field);
        return line([textField(name), textField(segment), metric, ...values]);
      }),
    ),
  );
  if (lines.length === 0) return undefined;
  return (
    line(['campaign', 'segment', 'metric', 'mean', 'sd', 'se', 'low', 'high', 'p5', 'p50', 'p95']) + lines.join('')
  );
}

/** errors.csv: the address of each failed replicate, and why. */
export function errorsCsv(failures: readonly Failure[], address: { seed: string; engine: number }): string {
  const lines = [line(['engine', 'seed', 'replicate', 'reason'])];
  for (const { replicate, reason } of failures) {
    lines.push(line([String(address.engine), textField(address.seed), String(replicate), textField(reason)]));
  }
  return lines.join('');
}

const EVENTS_AT_ONCE = 10_000;

/** The event log of one run, in pieces that can be written one by one. People go by their own ids. */
export function* eventsCsv(log: EventLog, market: Market): Generator<string> {
  yield line(['step', 'person', 'event', 'from', 'channel']);
  for (let start = 0; start < log.length; start += EVENTS_AT_ONCE) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(log.length, start + EVENTS_AT_ONCE); row++) {
      const from = log.from[row] === NOBODY ? '' : textField(idOf(market, log.from[row]));
      const person = textField(idOf(market, log.person[row]));
      const channel = CHANNEL_NAMES[log.channel[row]];
      lines.push(line([String(log.step[row]), person, EVENT_NAMES[log.event[row]], from, channel]));
    }
    yield lines.join('');
  }
}

function line(fields: readonly string[]): string {
  return `${fields.join(',')}\n`;
}

/** Counts whole, money with two decimals, all else to ten significant digits; empty where undefined. */
function numberField(value: number, unit: Unit): string {
  return unit === 'money' && Number.isFinite(value) ? moneyText(value) : field(printed(value, unit));
}

function field(value: Printed): string {
  return value === null ? '' : String(value);
}

/** Whole cents as money: −1234 is -12.34. */
export function moneyText(cents: number): string {
  const size = Math.round(Math.abs(cents));
  const text = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
  return cents < 0 && size > 0 ? `-${text}` : text;
}
