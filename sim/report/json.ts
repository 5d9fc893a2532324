// JSON whose order is ours: a Map becomes an object with its keys in the Map's order. (A JavaScript object would move a
// campaign called "10" to the front.) Two spaces of indent, so that people can read it and diff it.

import type { CampaignSummary, Difference, Estimate } from '../experiment/summary.ts';
import type { ReportData } from './data.ts';

/** summary.json: the interface's fields, then what the results lean on. Ends with a newline. */
export function summaryJson(data: ReportData): string {
  const { title, seed, steps, replicates, campaigns, differences, verdict, warnings, promises, assumptions, flips } =
    data;
  const summary = new Map<string, unknown>([
    ['title', title],
    ['seed', seed],
    ['steps', steps],
    ['replicates', replicates],
    ['campaigns', new Map(campaigns.map((campaign) => [campaign.name, campaignFields(campaign)]))],
    ['differences', differences.map(differenceFields)],
    ['verdict', [verdict.sentence, verdict.reminder].filter((part) => part !== '').join(' ')],
    ['warnings', warnings],
    ...(promises === undefined ? [] : [['promises', promises] as [string, unknown]]),
    ['assumptions', assumptions],
    ...(flips === undefined ? [] : [['flips', flips] as [string, unknown]]),
  ]);
  return `${orderedJson(summary)}\n`;
}

function campaignFields({ metrics, segments }: CampaignSummary): Map<string, unknown> {
  const fields = new Map<string, unknown>([['metrics', byMetric(metrics)]]);
  if (segments.length > 0) fields.set('segments', new Map(segments.map((one) => [one.name, byMetric(one.metrics)])));
  return fields;
}

function byMetric(estimates: readonly Estimate[]): Map<string, object> {
  return new Map(
    estimates.map(({ metric, mean, sd, se, low, high, p5, p50, p95, unit }) => [
      metric,
      { mean, sd, se, low, high, p5, p50, p95, unit },
    ]),
  );
}

function differenceFields({ of, against, metric, mean, se, low, high, probability }: Difference): object {
  return { of, against, metric, mean, se, low, high, probability };
}

/** Maps, arrays, plain objects, texts, numbers (finite), booleans and null as JSON text. */
export function orderedJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${inner}${orderedJson(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`JSON has no ${value}`);
    return JSON.stringify(value);
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  if (entries.length === 0) return '{}';
  const fields = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${orderedJson(item, inner)}`);
  return `{\n${fields.join(',\n')}\n${indent}}`;
}
