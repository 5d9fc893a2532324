// Checks one block of a scenario against its declaration. A mistyped key is reported and then treated as what was meant,
// so that faults below it are found and nothing is called missing that is only misspelt. A member of a shelf is picked by
// its name first and checked against its own declaration, so that nobody sees the noise of alternatives.

import { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Entry, MapTree, Tree } from './parse.ts';
import { entryOf, plainOf } from './parse.ts';
import type { Problem } from './problem.ts';
import type { DeclaredWithParams } from './registry.ts';
import { given } from './report.ts';

export type Path = readonly (string | number)[];

/** A member of a shelf that the scenario uses, with its checked parameters and where it stands. */
export interface Found<M> {
  readonly member: M;
  readonly params: never;
  readonly path: Path;
}

/** What a place in the scenario is called in a message: 'spend', 'segments[1]'. */
export function nameOf(path: Path): string {
  const key = path.findLastIndex((step) => typeof step === 'string');
  const indices = path.slice(key + 1).map((index) => `[${index}]`);
  return `${key < 0 ? 'the scenario' : path[key]}${indices.join('')}`;
}

/** Decodes a block; undefined, with problems added, where it is not fit. `branches` are keys that others check. */
export function readBlock<S extends z.ZodObject>(
  schema: S,
  tree: Tree | undefined,
  path: Path,
  problems: Problem[],
  branches: readonly string[] = [],
): z.output<S> | undefined {
  if (!isBlock(tree, path, [...Object.keys(schema.shape), ...branches], problems)) return undefined;
  return decode(schema, tree, path, problems, branches);
}

/** As `readBlock`, parameter by parameter: one that is not fit does not take the others with it. */
export function readParts<S extends z.ZodObject>(
  schema: S,
  tree: Tree | undefined,
  path: Path,
  problems: Problem[],
  branches: readonly string[] = [],
): Partial<z.output<S>> {
  if (!isBlock(tree, path, [...Object.keys(schema.shape), ...branches], problems)) return {};
  const parts: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(schema.shape)) {
    const entry = entryOf(tree, name);
    const result = z.safeDecode(param as z.ZodType, entry === undefined ? undefined : plainOf(entry.value));
    if (result.success) parts[name] = result.data;
    else addIssues(result.error.issues, [...path, name], problems);
  }
  return parts as Partial<z.output<S>>;
}

/** The member of a shelf that a block names under `word` (`type`, `lever`, `model`), its parameters checked. */
export function readMember<M extends DeclaredWithParams>(
  shelf: readonly M[],
  word: string,
  tree: Tree | undefined,
  path: Path,
  problems: Problem[],
): Found<M> | undefined {
  const names = shelf.map((member) => member.name);
  const form = `{${word}: NAME, …} with NAME one of ${names.join(', ')}`;
  if (tree === undefined || tree.kind !== 'map') {
    const state =
      tree === undefined ? 'is missing: it' : `is ${given(tree.kind === 'text' ? tree.text : plainOf(tree))}, but`;
    const meant = tree?.kind === 'text' ? nearest(tree.text, names) : undefined;
    const hint = meant === undefined ? {} : { hint: `{${word}: ${meant}}` };
    problems.push({ path, message: `${nameOf(path)} ${state} takes ${form}`, ...hint });
    return undefined;
  }
  if (entryOf(tree, word) === undefined) findWord(tree, path, word, names, problems);
  const name = entryOf(tree, word)?.value;
  if (name?.kind !== 'text') {
    const was = name === undefined ? `${nameOf(path)} names no ${word}: it` : `${word} is ${given(plainOf(name))}, but`;
    problems.push({ path: [...path, word], message: `${was} takes ${form}` });
    return undefined;
  }
  const meant = names.includes(name.text) ? name.text : nearest(name.text, names);
  if (meant !== name.text) {
    const message = `${word} is ${given(name.text)}, but takes one of ${names.join(', ')}`;
    problems.push({ path: [...path, word], message, ...(meant === undefined ? {} : { hint: meant }) });
  }
  const member = shelf.find((candidate) => candidate.name === meant);
  if (member === undefined) return undefined;
  mendKeys(tree, path, [word, ...Object.keys(member.params.shape)], problems);
  const params = decode(member.params, tree, path, problems, [word]);
  return params === undefined ? undefined : { member, params: params as never, path };
}

/** A member named in another way than under `word`: a mistyped key, `type: broadcast`, `broadcast: {…}`. */
function findWord(tree: MapTree, path: Path, word: string, names: readonly string[], problems: Problem[]): void {
  const named = tree.entries.find(({ value }) => value.kind === 'text' && names.includes(value.text));
  const nested = tree.entries.find(({ key }) => names.includes(key));
  const tell = (entry: Entry, key: string, hint: string) => {
    problems.push({ path: [...path, key], atKey: true, message: `unknown key ${given(entry.key)}`, hint });
    entry.key = key;
  };
  const mistyped = tree.entries.find(({ key }) => nearest(key, [word]) !== undefined);
  if (mistyped !== undefined) tell(mistyped, word, word);
  else if (named !== undefined) tell(named, word, word);
  else if (nested !== undefined) {
    const { key, at, value } = nested;
    tell(nested, word, `${word}: ${key}`);
    // What stands in its block belongs beside it.
    if (value.kind === 'map')
      tree.entries.push(...value.entries.filter((inner) => entryOf(tree, inner.key) === undefined));
    nested.value = { kind: 'text', text: key, ...at };
  }
}

/** Whether there is a block to look into; its keys are then mended. An absent or empty one counts as a block without keys. */
function isBlock(tree: Tree | undefined, path: Path, keys: readonly string[], problems: Problem[]): boolean {
  if (tree === undefined || tree.kind === 'empty') return true;
  if (tree.kind === 'map') {
    mendKeys(tree, path, keys, problems);
    return true;
  }
  const was = given(tree.kind === 'text' ? tree.text : plainOf(tree));
  problems.push({ path, message: `${nameOf(path)} is ${was}, but takes a block with ${keys.join(', ')}` });
  return false;
}

/** Reports unknown keys; renames those that are near to a known one which is not given. */
function mendKeys(tree: MapTree, path: Path, keys: readonly string[], problems: Problem[]): void {
  for (const entry of tree.entries) {
    if (keys.includes(entry.key)) continue;
    const hint = nearest(entry.key, keys);
    const known = hint === undefined ? `; known here: ${keys.length > 0 ? keys.join(', ') : 'none'}` : '';
    const message = `unknown key ${given(entry.key)}${known}`;
    if (hint !== undefined && entryOf(tree, hint) === undefined) entry.key = hint;
    problems.push({ path: [...path, entry.key], atKey: true, message, ...(hint === undefined ? {} : { hint }) });
  }
}

/** Decodes the known keys of a block. */
function decode<S extends z.ZodObject>(
  schema: S,
  tree: Tree | undefined,
  path: Path,
  problems: Problem[],
  without: readonly string[],
): z.output<S> | undefined {
  const known = Object.keys(schema.shape).filter((key) => !without.includes(key));
  const entries = tree?.kind === 'map' ? tree.entries.filter((entry) => known.includes(entry.key)) : [];
  const input = Object.fromEntries(entries.map(({ key, value }) => [key, plainOf(value)]));
  const result = z.safeDecode(schema, input as z.input<S>);
  if (result.success) return result.data;
  addIssues(result.error.issues, path, problems);
  return undefined;
}

function addIssues(issues: readonly z.core.$ZodIssue[], path: Path, problems: Problem[]): void {
  for (const issue of issues) {
    const at = [...path, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    const hint = issue.code === 'custom' ? (issue.params?.hint as string | undefined) : undefined;
    const joint = issue.message.startsWith('is ') ? ' ' : ': ';
    const message = `${nameOf(at)}${joint}${issue.message}`;
    problems.push({ path: at, message, ...(hint === undefined ? {} : { hint }) });
  }
}
