// Where a problem stands: from the path of keys and indices to a line and a column. A value is pointed at itself, a block
// or a list by its key, and something that is missing by the key of what it is missing from.

import type { Entry, Fault, Source, Span, Tree } from './parse.ts';
import type { LocatedProblem, Place, Problem } from './problem.ts';

/** A problem with its place in the text that the tree was read from. */
export function locate(root: Tree, problem: Problem): LocatedProblem {
  return { ...problem, ...placeOf(root, problem.path, problem.atKey) };
}

/** The place of a path; of the nearest thing around it where nothing stands there. */
export function placeOf(root: Tree, path: Problem['path'], atKey = false): Place {
  return atSpan(spanOf(root, path, atKey));
}

/** A fault of the text's form as a problem. */
export function locateFault({ at, message, hint }: Fault): LocatedProblem {
  return { path: [], message, ...(hint === undefined ? {} : { hint }), ...atSpan(at) };
}

/** What stands at a path; undefined where nothing does. */
export function treeAt(root: Tree, path: Problem['path']): Tree | undefined {
  let tree: Tree | undefined = root;
  for (const step of path) {
    if (typeof step === 'string') tree = tree && entryAt(tree, step)?.value;
    else tree = tree?.kind === 'list' ? tree.items[step] : undefined;
  }
  return tree;
}

const indices = new WeakMap<Tree, Map<string, Entry>>();

/** The entry of a key, found by an index: problems are located when the tree no longer changes, and may be many. */
function entryAt(tree: Tree, key: string): Entry | undefined {
  if (tree.kind !== 'map') return undefined;
  let index = indices.get(tree);
  if (index === undefined) {
    index = new Map(tree.entries.map((entry) => [entry.key, entry]));
    indices.set(tree, index);
  }
  return index.get(key);
}

function spanOf(root: Tree, path: Problem['path'], atKey: boolean): Span {
  let tree = root;
  let span: Span = { source: root.source, start: 0, end: 0 };
  for (const [place, step] of path.entries()) {
    if (typeof step === 'number') {
      const item = tree.kind === 'list' ? tree.items[step] : undefined;
      if (item === undefined) return span;
      span = item.kind === 'map' && item.entries.length > 0 ? item.entries[0].at : item;
      tree = item;
      continue;
    }
    const entry = entryAt(tree, step);
    if (entry === undefined) return span;
    const asKey = entry.value.kind !== 'text' && entry.value.source === entry.at.source;
    span = asKey || (atKey && place === path.length - 1) ? entry.at : entry.value;
    tree = entry.value;
  }
  return span;
}

function atSpan({ source, start, end }: Span): Place {
  const starts = lineStarts(source);
  let line = 0;
  for (let high = starts.length - 1; line < high; ) {
    const middle = Math.ceil((line + high) / 2);
    if (starts[middle] <= start) line = middle;
    else high = middle - 1;
  }
  const excerpt = source.text.slice(starts[line], (starts[line + 1] ?? source.text.length + 1) - 1).trimEnd();
  const stop = Math.min(end, starts[line] + excerpt.length);
  return {
    file: source.file,
    line: line + 1,
    column: start - starts[line] + 1,
    excerpt: end > start || start > 0 ? excerpt : '',
    width: Math.max(1, stop - start),
  };
}

const known = new WeakMap<Source, number[]>();

/** Offsets at which the lines of a source begin. */
function lineStarts(source: Source): number[] {
  let starts = known.get(source);
  if (starts === undefined) {
    starts = [0];
    for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
    known.set(source, starts);
  }
  return starts;
}
