// From text to a tree that remembers where everything stood. YAML and JSON come in by one path, and a scalar keeps the
// text of its source (007 stays 007): what it means is decided by whoever declared the parameter. Mappings keep the
// file's order, also for keys such as "10" and "2". Size, depth and the growth by aliases are bounded.

import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { given } from './report.ts';
import { DEEPEST, readYaml } from './yaml.ts';

/** A text that positions refer to: a file, or an argument of the command line. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export interface Span {
  readonly source: Source;
  /** Offsets in the source's text. */
  readonly start: number;
  readonly end: number;
}

export type Tree =
  | ({ readonly kind: 'text'; readonly text: string } & Span)
  | ({ readonly kind: 'empty' } & Span)
  | ({ readonly kind: 'list'; readonly items: Tree[] } & Span)
  | MapTree;
export type MapTree = { readonly kind: 'map'; readonly entries: Entry[] } & Span;

export interface Entry {
  /** The key as it is understood: a mistyped key is renamed to what was meant, so that faults below it are found. */
  key: string;
  readonly at: Span;
  value: Tree;
}

/** Something wrong with the text itself. */
export interface Fault {
  readonly at: Span;
  readonly message: string;
  readonly hint?: string;
}

/** How many values aliases may add, and how many letters of a text count as one. */
const MOST_COPIES = 100_000;
const LETTERS_OF_A_VALUE = 20;
const STRING_TAGS = ['!', 'tag:yaml.org,2002:str'];

/**
 * The tree of a YAML or JSON text, with all faults of its form; the tree is undefined where nothing can be read.
 * `text` may differ from the source's in blanked-out parts, so that places stay true.
 */
export function parseText(source: Source, text = source.text): { tree: Tree | undefined; faults: Fault[] } {
  try {
    const read = readYaml(source, text);
    if ('faults' in read) return { tree: undefined, faults: read.faults };
    const grower = new Grower(source);
    const tree = grower.grow(read.contents, 0);
    return { tree, faults: grower.faults };
  } catch (error) {
    // A fault of the parser: told, never thrown.
    const reason = error instanceof Error ? given(error.message) : 'an unknown fault';
    const message = `the text cannot be read as YAML: ${reason}`;
    return { tree: undefined, faults: [{ at: { source, start: 0, end: 0 }, message }] };
  }
}

/** The plain value of a tree: texts, null, arrays, and objects without a prototype (so that no key is special). */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'text':
      return tree.text;
    case 'empty':
      return null;
    case 'list':
      return tree.items.map(plainOf);
    case 'map': {
      const value = Object.create(null) as Record<string, unknown>;
      for (const entry of tree.entries) value[entry.key] = plainOf(entry.value);
      return value;
    }
  }
}

/** The text of a tree that is one; undefined where it is something else. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'text' ? tree.text.trim() : undefined;
}

export interface ListedText {
  readonly text: string;
  readonly place: number;
}

/** The texts of a list with their places, whatever else it holds; undefined where there is no list. */
export function textsOf(tree: Tree | undefined): ListedText[] | undefined {
  if (tree?.kind !== 'list') return undefined;
  return tree.items.flatMap((item, place) => {
    const text = item.kind === 'text' ? item.text.trim() : '';
    return text === '' ? [] : [{ text, place }];
  });
}

/** The entry of a key, where the tree is a mapping that has it. */
export function entryOf(tree: Tree | undefined, key: string): Entry | undefined {
  return tree?.kind === 'map' ? tree.entries.find((entry) => entry.key === key) : undefined;
}

/** Turns the parser's nodes into a tree. */
class Grower {
  readonly faults: Fault[] = [];
  private readonly anchors = new Map<string, Tree | 'open'>();
  private copies = 0;

  constructor(private readonly source: Source) {}

  grow(node: unknown, depth: number): Tree {
    const range = (node as { range?: [number, number, number] | null } | null)?.range ?? [0, 0, 0];
    const at: Span = { source: this.source, start: range[0], end: range[1] };
    if (isAlias(node)) return this.copy(node.source, at);
    if (depth > DEEPEST) return this.refuse(at, `more than ${DEEPEST} levels stand inside each other here`);
    const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
    if (tag !== undefined && !STRING_TAGS.includes(tag)) return this.refuseTag(tag, at);
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const tree = this.growPlain(node, at, depth);
    if (anchor !== undefined) this.anchors.set(anchor, tree);
    return tree;
  }

  private growPlain(node: unknown, at: Span, depth: number): Tree {
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.grow(item, depth + 1)), ...at };
    if (isMap(node)) return { kind: 'map', entries: this.entries(node.items, depth + 1), ...at };
    if (!isScalar(node)) return { kind: 'empty', ...at };
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    const empty = node.type === 'PLAIN' && ['', '~', 'null', 'Null', 'NULL'].includes(text);
    return empty ? { kind: 'empty', ...at } : { kind: 'text', text, ...at };
  }

  private entries(pairs: readonly { key: unknown; value: unknown }[], depth: number): Entry[] {
    const entries: Entry[] = [];
    const seen = new Set<string>();
    for (const pair of pairs) {
      const keyTree = this.grow(pair.key, depth);
      const at: Span = { source: this.source, start: keyTree.start, end: keyTree.end };
      const key = keyTree.kind === 'text' ? keyTree.text : keyTree.kind === 'empty' ? '' : undefined;
      if (pair.value === null && this.goesOn(entries.at(-1), at)) continue;
      const value = this.grow(pair.value, depth);
      if (key === undefined)
        this.faults.push({ at, message: 'a key must be a text, but this one is a list or a block' });
      else if (seen.has(key)) this.faults.push({ at, message: `${given(key)} is given twice in the same block` });
      else if (key === '<<') this.faults.push({ at, message: 'merge keys are not used: write the keys themselves' });
      else entries.push({ key, at, value });
      if (key !== undefined) seen.add(key);
    }
    return entries;
  }

  /** `people: 20,000` between braces is a value 20 and a key 000 to YAML: joined again, so that it is refused as one. */
  private goesOn(before: Entry | undefined, { start, end }: Span): boolean {
    const { text } = this.source;
    if (before?.value.kind !== 'text' || text.slice(before.value.end, start) !== ',') return false;
    const joined = text.slice(before.value.start, end);
    if (!/^[+-]?[\d,.]+,\d+$/.test(joined)) return false;
    before.value = { ...before.value, text: joined, end };
    return true;
  }

  /** What an alias stands for. The copy keeps the places of the original. */
  private copy(name: string, at: Span): Tree {
    const original = this.anchors.get(name);
    if (original === undefined) return this.refuse(at, `*${name} refers to nothing above it`);
    if (original === 'open') return this.refuse(at, `*${name} stands inside what it refers to`);
    this.copies += count(original, MOST_COPIES + 1 - this.copies);
    if (this.copies > MOST_COPIES) return this.refuse(at, `aliases such as *${name} repeat more than is read`);
    return clone(original);
  }

  /** The parser places a tag's node after it, and spells it out. */
  private refuseTag(tag: string, at: Span): Tree {
    const written = tag.replace(/^tag:yaml\.org,2002:/, '!!');
    const start = this.source.text.lastIndexOf(written, at.start);
    const place = start < 0 ? at : { ...at, start, end: start + written.length };
    return this.refuse(place, `tags such as ${given(written)} are not used`);
  }

  private refuse(at: Span, message: string): Tree {
    this.faults.push({ at, message });
    return { kind: 'empty', ...at };
  }
}

/** How many values a tree holds, counted no further than `most`. */
function count(tree: Tree, most: number): number {
  if (most <= 0) return 1;
  if (tree.kind === 'text') return 1 + Math.floor(tree.text.length / LETTERS_OF_A_VALUE);
  const children =
    tree.kind === 'list' ? tree.items : tree.kind === 'map' ? tree.entries.map((entry) => entry.value) : [];
  let total = 1;
  for (const child of children) {
    if (total > most) break;
    total += count(child, most - total);
  }
  return total;
}

/** Its own copy, because keys may be renamed in one place and not in the other. */
function clone(tree: Tree): Tree {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map(clone) };
  if (tree.kind !== 'map') return tree;
  return { ...tree, entries: tree.entries.map((entry) => ({ ...entry, value: clone(entry.value) })) };
}
