// What a scenario measures and compares: which metrics apply, which one decides, which campaigns are held against each
// other, and when there are enough replicates. All names are checked against what exists.

import { nearest } from './nearest.ts';
import type { ListedText, Tree } from './parse.ts';
import { plainOf } from './parse.ts';
import type { Problem } from './problem.ts';
import type { DeclaredMetric, Registry } from './registry.ts';
import { given } from './report.ts';
import type { ProductSpec } from './scenario.ts';
import { BASELINE } from './scenario.ts';
import { isPair } from './shape.ts';

/** What was written; undefined where nothing was. */
export interface Asked {
  readonly metrics: readonly ListedText[] | undefined;
  readonly decide: string | undefined;
  /** The metric that the stopping rule watches. */
  readonly watched: string | undefined;
}

/** What metrics are judged by: the events and amounts of the model, and the product. */
export interface Scene {
  readonly events: never;
  readonly amounts: never;
  readonly product: ProductSpec;
}

/** Every campaign against the baseline, then against the first. `names` are without the baseline. */
export function defaultPairs(names: readonly string[]): [string, string][] {
  return [
    ...names.map((name): [string, string] => [name, BASELINE]),
    ...names.slice(1).map((name): [string, string] => [name, names[0]]),
  ];
}

/** Checks the names of the pairs that were asked for; pairs that have another form are told of elsewhere. */
export function checkPairs(tree: Tree | undefined, names: readonly string[], problems: Problem[]): void {
  const known = new Set(names);
  const seen = new Set<string>();
  if (tree?.kind !== 'list') return;
  for (const [place, item] of tree.items.entries()) {
    const pair = plainOf(item);
    if (!isPair(pair)) continue;
    for (const [side, name] of pair.entries()) {
      if (known.has(name)) continue;
      const hint = nearest(name, names);
      const message = `compare names ${given(name)}, which is not a campaign: ${names.join(', ')}`;
      problems.push({ path: ['compare', place, side], message, ...(hint === undefined ? {} : { hint }) });
    }
    const key = JSON.stringify(pair);
    if (pair[0] === pair[1]) {
      problems.push({ path: ['compare', place, 1], message: `compare holds ${given(pair[0])} against itself` });
    } else if (seen.has(key)) {
      problems.push({ path: ['compare', place], message: `compare has the pair ${pair.join(', ')} twice` });
    }
    seen.add(key);
  }
}

/**
 * The metrics to record, with the deciding one among them. Undefined, with problems added, where they do not fit, and
 * where there is no scene to judge them by: then only names that no metric has are told.
 */
export function readMetrics(
  asked: Asked,
  scene: Scene | undefined,
  registry: Registry,
  problems: Problem[],
): { metrics: string[]; decide: string } | undefined {
  const before = problems.length;
  const fits = registry.metrics.filter((metric) => scene === undefined || metric.applies(scene));
  const find = (name: string, path: Problem['path']): DeclaredMetric | undefined =>
    findMetric(name, path, registry, fits, scene, problems);

  const listed: string[] = [];
  for (const { text, place } of asked.metrics ?? []) {
    const name = find(text, ['metrics', place])?.name;
    if (name === undefined) continue;
    if (!listed.includes(name)) listed.push(name);
    else problems.push({ path: ['metrics', place], message: `metrics has ${given(name)} twice` });
  }
  if (asked.metrics === undefined) listed.push(...fits.map((metric) => metric.name));
  const usual = scene?.product.margin !== undefined && fits.some(({ name }) => name === 'npv') ? 'npv' : 'adopters';
  const decide = find(asked.decide ?? usual, ['decide']);
  if (decide?.better === 'neither') {
    const can = fits.filter((metric) => metric.better !== 'neither').map((metric) => metric.name);
    const message = `${given(decide.name)} cannot decide, because neither more nor less of it is better; these can: ${can.join(', ')}`;
    problems.push({ path: ['decide'], message });
  }
  if (asked.watched !== undefined) find(asked.watched, ['replicates', 'until', 'metric']);
  if (problems.length > before || decide === undefined || scene === undefined) return undefined;
  return { metrics: listed.includes(decide.name) ? listed : [...listed, decide.name], decide: decide.name };
}

function findMetric(
  name: string,
  path: Problem['path'],
  registry: Registry,
  fits: readonly DeclaredMetric[],
  scene: Scene | undefined,
  problems: Problem[],
): DeclaredMetric | undefined {
  const metric = registry.metrics.find((candidate) => candidate.name === name);
  if (metric !== undefined && fits.includes(metric)) return metric;
  const names = fits.map((fit) => fit.name);
  if (metric !== undefined) {
    const money = scene?.product.margin === undefined ? ' (this product has no margin)' : '';
    const message = `${given(name)} does not apply to this model and product${money}; these do: ${names.join(', ')}`;
    problems.push({ path, message });
    return undefined;
  }
  const hint = nearest(name, names);
  const message = `${given(name)} is not a metric; allowed here: ${names.join(', ')}`;
  problems.push({ path, message, ...(hint === undefined ? {} : { hint }) });
  return undefined;
}
