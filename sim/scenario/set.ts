// `--set path=value`: changes one place of a scenario before it is checked, as if it had been written in the file.
// A path is keys and indices, `campaigns["big bang"][0].spend`; the value is YAML. Whatever is wrong with the new value is
// shown inside the argument's own text.

import { nearest } from './nearest.ts';
import type { Entry, Fault, Source, Span, Tree } from './parse.ts';
import { entryOf, parseText } from './parse.ts';
import { given } from './report.ts';

interface Step extends Span {
  readonly step: string | number;
}

/** Applies an argument of `--set` to a tree, in place; returns what is wrong with the argument. */
export function applySet(root: Tree, argument: string): Fault[] {
  const source: Source = { file: '--set', text: argument };
  const path = readPath(source);
  if (!Array.isArray(path)) return [path];
  const end = path[path.length - 1].end;
  const from = argument.indexOf('=', end) + 1;
  const { tree, faults } = parseText(source, ' '.repeat(from) + argument.slice(from));
  if (tree === undefined || faults.length > 0) return faults;
  const value: Tree = tree.kind === 'empty' ? { ...tree, start: from, end: argument.length } : tree;
  const fault = replace(root, path, value);
  return fault === undefined ? [] : [fault];
}

/** The path before the first '=' that stands outside of brackets. */
function readPath(source: Source): Step[] | Fault {
  const text = source.text;
  const piece = /\s*(?:\[\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\d{1,9}))\s*\]|(\.?)([^.[\]="']+))/y;
  const steps: Step[] = [];
  let at = 0;
  while (text[at] !== '=') {
    piece.lastIndex = at;
    const match = piece.exec(text);
    const dotted = match?.[5] !== undefined;
    if (match === null || (dotted && (match[4] === '.') === (steps.length === 0))) {
      const message = 'a setting takes the form path=value, such as campaigns["big bang"][0].spend=20000';
      return { at: { source, start: at, end: at + 1 }, message };
    }
    const [all, double, single, index, , word] = match;
    const step = index !== undefined ? Number(index) : (double?.replace(/\\(.)/g, '$1') ?? single ?? word.trim());
    at += all.length;
    steps.push({ step, source, start: at - all.trimStart().replace(/^\./, '').length, end: at });
  }
  if (steps.length > 0) return steps;
  return { at: { source, start: 0, end: 1 }, message: 'a setting takes the form path=value, but the path is empty' };
}

/** Puts a value at a path; blocks on the way that do not exist yet are made. */
function replace(root: Tree, path: readonly Step[], value: Tree): Fault | undefined {
  let tree = root;
  for (const [place, at] of path.entries()) {
    const last = place === path.length - 1;
    const next: Tree = last ? value : { kind: 'map', entries: [], source: at.source, start: at.start, end: at.end };
    if (typeof at.step === 'number') {
      const size = tree.kind === 'list' ? tree.items.length : 0;
      if (tree.kind !== 'list' || at.step >= size) {
        const items = `the list has ${size} ${size === 1 ? 'item' : 'items'}, counted from 0`;
        return {
          at,
          message: `[${at.step}] does not exist: ${tree.kind === 'list' ? items : 'there is no list here'}`,
        };
      }
      if (last) tree.items[at.step] = value;
      tree = tree.items[at.step];
      continue;
    }
    if (tree.kind !== 'map') {
      const hint = tree.kind === 'list' ? { hint: '[0]' } : {};
      return {
        at,
        message: `there is no ${given(at.step)} in a ${tree.kind === 'list' ? 'list' : 'single value'}`,
        ...hint,
      };
    }
    const old = entryOf(tree, at.step);
    if (old === undefined && typeof path[place + 1]?.step === 'number') {
      const known = tree.entries.map(({ key }) => key);
      return { at, message: `there is no list ${given(at.step)} here`, hint: nearest(at.step, known) };
    }
    tree = put(tree.entries, at.step, old, next, last, at);
  }
  return undefined;
}

function put(entries: Entry[], key: string, old: Entry | undefined, next: Tree, last: boolean, at: Span): Tree {
  if (old === undefined) entries.push({ key, at, value: next });
  else if (last || old.value.kind === 'empty') old.value = next;
  else return old.value;
  return next;
}
