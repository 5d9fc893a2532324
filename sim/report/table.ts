// The results for a terminal: a line per campaign, the deciding metric first, as many of the others as fit beside it;
// below, the paired differences by the metric that decides. Plain text; who prints it may colour it.

import type { Difference, Estimate, Unit } from '../experiment/summary.ts';
import type { ReportData } from './data.ts';
import { amount, chance, wrapped } from './words.ts';

const GAP = '  ';

/** The table of campaigns, then of differences, at most `width` characters wide where names allow. Ends with a newline. */
export function resultsTable(data: ReportData, width = 100): string {
  return [campaignTable(data, width), differenceTable(data)].filter((part) => part !== '').join('\n');
}

function campaignTable({ campaigns, metrics, decide }: ReportData, width: number): string {
  const order = [decide, ...metrics.map(({ name }) => name).filter((name) => name !== decide)];
  const columns = [['', ...campaigns.map(({ name }) => name)]];
  let used = longest(columns[0]);
  for (const metric of order) {
    const column = [
      metric,
      ...campaigns.map((campaign) => withMargin(campaign.metrics.find((e) => e.metric === metric))),
    ];
    used += GAP.length + longest(column);
    if (used > width && columns.length > 1) break;
    columns.push(column);
  }
  const left = order.slice(columns.length - 1);
  if (left.length === 0) return layOut(columns);
  const names = left.map((name, place) => (place < left.length - 1 ? `${name},` : `${name})`));
  return `${layOut(columns)}${wrapped(['(also measured:', ...names], width)}\n`;
}

function differenceTable({ differences, decide, metrics }: ReportData): string {
  const unit = metrics.find(({ name }) => name === decide)?.unit ?? 'number';
  const shown = differences.filter(({ metric }) => metric === decide);
  if (shown.length === 0) return '';
  return layOut([
    [`paired differences in ${decide}`, ...shown.map(({ of, against }) => `${of} − ${against}`)],
    ['mean', ...shown.map(({ mean }) => amount(mean, unit))],
    ['95 % interval', ...shown.map((difference) => intervalText(difference, unit))],
    ['better in', ...shown.map(({ probability }) => (probability === null ? '–' : chance(probability)))],
  ]);
}

/** `12,346 ± 210`: the interval's half-width, where it has one; a ratio's interval need not lie even. */
function withMargin(estimate: Estimate | undefined): string {
  if (estimate === undefined) return '–';
  const { mean, low, high, unit } = estimate;
  if (mean === null || low === null || high === null || low === high) return amount(mean, unit);
  return `${amount(mean, unit)} ± ${amount((high - low) / 2, unit)}`;
}

function intervalText({ low, high }: Difference, unit: Unit): string {
  return low === null || high === null ? '–' : `${amount(low, unit)} to ${amount(high, unit)}`;
}

/** Columns side by side: the first flush left, the others right. */
export function layOut(columns: readonly (readonly string[])[]): string {
  const widths = columns.map(longest);
  const lines = columns[0].map((_, row) =>
    columns
      .map((column, c) => (c === 0 ? pad(column[row], widths[c], true) : pad(column[row], widths[c], false)))
      .join(GAP),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => [...text].length));
}

/** By characters rather than UTF-16 units, so that names beyond the basic plane line up. */
function pad(text: string, width: number, left: boolean): string {
  const space = ' '.repeat(width - [...text].length);
  return left ? text + space : space + text;
}
