// From the text of a scenario to a checked Scenario, or to all that is wrong with it, each with its place. The steps: text
// → tree (parse), changes from the command line (set), blocks against their declarations (section, market, campaigns),
// the parts against each other (checks, verdict), and the canonical form (resolved).

import { nameCampaigns, readCampaigns } from './campaigns.ts';
import { crossCheck, idleParams, unreadTies } from './checks.ts';
import type { Clock } from './clock.ts';
import { nearestSteps, WEEKS_PER } from './clock.ts';
import { readMarket, readProduct } from './market.ts';
import type { Fault, Span, Tree } from './parse.ts';
import { entryOf, parseText, plainOf, textOf, textsOf } from './parse.ts';
import { locate, locateFault, placeOf, treeAt } from './place.ts';
import type { LocatedProblem, Place, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import { given, inOrder } from './report.ts';
import { resolve } from './resolved.ts';
import type { Replicates, Scenario } from './scenario.ts';
import { readMember, readParts } from './section.ts';
import { applySet } from './set.ts';
import { COUNT, HEAD, HEAD_BRANCHES, MOST_STEPS, QUIET_STEPS, REPLICATES, UNTIL } from './shape.ts';
import { moveStrays } from './stray.ts';
import { checkPairs, defaultPairs, readMetrics } from './verdict.ts';

export interface ReadOptions {
  /** What the text is called in messages: a path as the user wrote it. */
  readonly file: string;
  /** The shelves. */
  readonly registry: Registry;
  /** Arguments of `--set`, `path=value`, applied in order. */
  readonly sets?: readonly string[];
  /** Arguments of `--seed` and `--replicates`, as they were written. */
  readonly overrides?: { readonly seed?: string | number; readonly replicates?: string | number };
}

/** A place in the scenario's text, for problems that are found later (a missing file, an unknown person). */
export type Locate = (path: Problem['path'], atKey?: boolean) => Place;

export type ReadResult =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** The canonical form: plain data, keys in a fixed order; it reads back as the same scenario. */
      readonly resolved: unknown;
      readonly warnings: readonly LocatedProblem[];
      readonly locate: Locate;
    }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[] };

/** Reads and checks a scenario in YAML or JSON. Never throws for anything that the text holds. */
export function readScenario(text: string, options: ReadOptions): ReadResult {
  const { registry } = options;
  // A byte order mark is no part of the first line.
  const source = { file: options.file, text: text.replace(/^\ufeff/, '') };
  const { tree, faults } = parseText(source);
  if (tree === undefined) return refuse(faults.map(locateFault));
  if (tree.kind !== 'map' && tree.kind !== 'empty') {
    const message = 'a scenario is a block of keys: title, market, spread, campaigns …';
    return refuse([...faults, { at: { source, start: 0, end: 0 }, message }].map(locateFault));
  }
  const root: Tree = tree.kind === 'map' ? tree : { kind: 'map', entries: [], source, start: 0, end: 0 };
  nameCampaigns(root, faults);
  for (const argument of options.sets ?? []) {
    faults.push(...applySet(root, argument));
    nameCampaigns(root, faults);
  }
  override(root, options.overrides ?? {});
  faults.push(...moveStrays(root, registry));

  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const scenario = assemble(root, registry, problems, warnings);
  const told = problems.filter(elsewhere(root, faults));
  const located = [...faults.map(locateFault), ...told.map((problem) => locate(root, problem))];
  if (scenario === undefined || problems.length + faults.length > 0) return refuse(located);
  return {
    ok: true,
    scenario,
    resolved: resolve(scenario, registry),
    warnings: inOrder(warnings.map((warning) => locate(root, warning))),
    locate: (path, atKey) => placeOf(root, path, atKey),
  };
}

const MOST_PROBLEMS = 1000;

function refuse(problems: LocatedProblem[]): ReadResult {
  const ordered = once(inOrder(problems));
  const shown = ordered.slice(0, MOST_PROBLEMS);
  const next = ordered[MOST_PROBLEMS];
  if (next === undefined) return { ok: false, problems: shown };
  const message = `from here on there are ${ordered.length - MOST_PROBLEMS} more problems`;
  return { ok: false, problems: [...shown, { ...next, hint: undefined, message }] };
}

/** Without what was said of the same place already: an alias stands for one place, however often it is used. */
function once(problems: readonly LocatedProblem[]): LocatedProblem[] {
  const told = new Set<string>();
  return problems.filter(({ file, line, column, message, excerpt }) => {
    const key = `${file}:${line}:${column} ${message} ${excerpt.slice(0, 100)}`;
    return !told.has(key) && told.add(key);
  });
}

/** Where the text of a value is at fault, what follows from it is not told as well. */
function elsewhere(root: Tree, faults: readonly Fault[]): (problem: Problem) => boolean {
  const key = ({ source, start }: Span) => `${start} ${source.file}`;
  const refused = new Set(faults.map(({ at }) => key(at)));
  return ({ path }) => {
    const tree = treeAt(root, path);
    return tree === undefined || !refused.has(key(tree));
  };
}

/** Values from options of the command line, put in as if they had been written in the file. */
function override(root: Tree & { kind: 'map' }, values: NonNullable<ReadOptions['overrides']>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = String(value);
    const span = { source: { file: `--${key}`, text }, start: 0, end: text.length };
    const tree: Tree = { kind: 'text', text, ...span };
    const entry = entryOf(root, key);
    if (entry === undefined) root.entries.push({ key, at: span, value: tree });
    else entry.value = tree;
  }
}

/** Puts the parts together; undefined, with problems added, where one of them is not fit. */
function assemble(root: Tree, registry: Registry, problems: Problem[], warnings: Problem[]): Scenario | undefined {
  const head = readParts(HEAD, root, [], problems, HEAD_BRANCHES);
  const branch = (key: string) => entryOf(root, key)?.value;
  const clock = readClock(head, problems);
  const replicates = readReplicates(branch('replicates'), problems);
  const market = readMarket(branch('market'), registry, problems, warnings);
  const product = readProduct(branch('product'), problems, warnings);
  const model = readMember(registry.models, 'model', branch('spread'), ['spread'], problems);
  const budget = head.budget === undefined ? undefined : Math.round(head.budget * 100);
  const campaigns = readCampaigns(branch('campaigns'), registry.levers, problems, warnings);
  const inputs = readInputs(branch('inputs'), problems);
  const { network, segments } = market;
  const draft = { registry, clock, product, network, model, segments, budget, campaigns };
  crossCheck(draft, problems);
  warnings.push(...idleParams(draft), ...unreadTies(draft));

  const names = campaigns.map((campaign) => campaign.name);
  checkPairs(branch('compare'), names, problems);
  const watched = entryOf(entryOf(branch('replicates'), 'until')?.value, 'metric')?.value;
  const asked = { metrics: textsOf(branch('metrics')), decide: head.decide, watched: textOf(watched) };
  const scene = model &&
    product && {
      events: model.member.events(model.params) as never,
      amounts: (model.member.amounts?.(model.params) ?? []) as never,
      product,
    };
  const measured = readMetrics(asked, scene, registry, problems);

  if (problems.length > 0 || measured === undefined || clock === undefined || replicates === undefined)
    return undefined;
  if (network === undefined || segments === undefined || model === undefined || product === undefined) return undefined;
  return {
    title: head.title ?? '',
    about: head.about ?? '',
    sources: head.sources ?? [],
    seed: head.seed ?? '',
    clock,
    replicates,
    market: { network: choiceOf(network), redraw: market.redraw, segments, together: market.together },
    product,
    spread: choiceOf(model),
    budget,
    campaigns: campaigns.map(({ name, levers }) => ({ name, levers: levers.map(choiceOf) })),
    compare: head.compare ?? defaultPairs(names.slice(1)),
    ...measured,
    inputs,
  };
}

function choiceOf({ member, params }: { member: { name: string }; params: unknown }): {
  name: string;
  params: unknown;
} {
  return { name: member.name, params };
}

type Head = ReturnType<typeof readParts<typeof HEAD>>;

function readClock({ step, steps }: Head, problems: Problem[]): Clock | undefined {
  if (step === undefined || steps === undefined) return undefined;
  const length = { step, weeks: WEEKS_PER[step], steps: QUIET_STEPS, untilQuiet: false };
  if (steps === 'until-quiet') return { ...length, untilQuiet: true };
  const count = 'steps' in steps ? steps.steps : nearestSteps(length, steps.weeks);
  if (count <= MOST_STEPS) return { ...length, steps: count };
  problems.push({
    path: ['steps'],
    message: `steps comes to ${count} steps of a ${step}, but may be at most ${MOST_STEPS}`,
  });
  return undefined;
}

function readReplicates(tree: Tree | undefined, problems: Problem[]): Replicates | undefined {
  const path = ['replicates'];
  if (tree?.kind !== 'map') {
    const result = COUNT.safeDecode(tree === undefined ? undefined : plainOf(tree));
    if (result.success) return { min: result.data, max: result.data, until: undefined };
    const [issue] = result.error.issues;
    const hint = issue.code === 'custom' && typeof issue.params?.hint === 'string' ? { hint: issue.params.hint } : {};
    problems.push({ path, message: `replicates ${issue.message}, or {min, max, until: {metric, halfWidth}}`, ...hint });
    return undefined;
  }
  const { min, max } = readParts(REPLICATES, tree, path, problems, ['until']);
  const until = entryOf(tree, 'until')?.value;
  if (until === undefined) {
    const form =
      'until is missing: it takes {metric: …, halfWidth: …}; where the number is known, replicates is that number';
    problems.push({ path: [...path, 'until'], message: form });
    return undefined;
  }
  const { metric, halfWidth } = readParts(UNTIL, until, [...path, 'until'], problems);
  if (min !== undefined && max !== undefined && max < min) {
    problems.push({ path: [...path, 'max'], message: `max is ${max}, which is less than min, ${min}` });
  }
  if (min === undefined || max === undefined || metric === undefined || halfWidth === undefined) return undefined;
  const relative = 'share' in halfWidth;
  return { min, max, until: { metric, relative, halfWidth: relative ? halfWidth.share : halfWidth.number } };
}

/** The checksums of input files in a resolved scenario. */
function readInputs(tree: Tree | undefined, problems: Problem[]): Record<string, string> {
  const entries = tree?.kind === 'map' ? tree.entries : [];
  if (tree !== undefined && tree.kind !== 'map' && tree.kind !== 'empty') {
    problems.push({ path: ['inputs'], message: 'inputs takes a block of paths, each with the SHA-256 of the file' });
  }
  const sums: [string, string][] = [];
  for (const { key, value } of entries) {
    if (value.kind === 'text' && /^[0-9a-f]{64}$/.test(value.text)) sums.push([key, value.text]);
    else {
      const was = given(value.kind === 'text' ? value.text : plainOf(value));
      problems.push({
        path: ['inputs', key],
        message: `the SHA-256 of ${given(key)} is ${was}, but takes 64 digits of 0-9a-f`,
      });
    }
  }
  return Object.fromEntries(sums);
}
