// Keys that stand in the wrong block, such as `people` in market rather than market.network. Each is told with the block
// where it belongs and moved there, so that nothing is called missing that is only misplaced. What belongs to another
// member of a shelf (`strategy` in a broadcast) is told of that member.

import { nearest } from './nearest.ts';
import type { Entry, Fault, MapTree, Tree } from './parse.ts';
import { entryOf } from './parse.ts';
import type { DeclaredWithParams, Registry } from './registry.ts';
import { given } from './report.ts';
import { HEAD, HEAD_BRANCHES, MARKET, MARKET_BRANCHES, PRODUCT, REPLICATES, SEGMENT, UNTIL } from './shape.ts';

/** A block of the scenario and what it knows. */
interface Block {
  /** Its keys from the top: ['market', 'network']; undefined for one of many, where nothing can be moved to. */
  readonly path: readonly string[] | undefined;
  /** Where it is, in words: 'in market.network'. */
  readonly where: string;
  readonly keys: readonly string[];
  readonly tree: Tree | undefined;
}

/** Moves misplaced keys to where they belong, in place, and tells of each. */
export function moveStrays(root: MapTree, registry: Registry): Fault[] {
  const blocks = blocksOf(root, registry);
  return blocks.flatMap((block) => {
    const { tree, keys } = block;
    if (tree?.kind !== 'map' || keys.length === 0) return [];
    return [...tree.entries].flatMap((entry) => {
      if (keys.includes(entry.key)) return [];
      const near = nearest(entry.key, keys);
      // More likely mistyped than misplaced.
      if (near !== undefined && entryOf(tree, near) === undefined) return [];
      return moveStray(root, entry, block, tree, blocks, registry) ?? [];
    });
  });
}

/** Undefined where nothing knows the key. */
function moveStray(
  root: MapTree,
  entry: Entry,
  { path, where, keys }: Block,
  tree: MapTree,
  blocks: readonly Block[],
  registry: Registry,
): Fault | undefined {
  const homes = blocks.filter((home) => home.path !== undefined && home.keys.includes(entry.key));
  const close = homes.filter((home) => path !== undefined && home.path?.[0] === path[0]);
  const [home, other] = close.length > 0 ? close : homes;
  const places = homes.length > 0 ? homes.map((one) => one.where) : membersWith(entry.key, registry);
  if (places.length === 0) return undefined;
  tree.entries.splice(tree.entries.indexOf(entry), 1);
  const message = `unknown key ${given(entry.key)} ${where}`;
  if (home?.path === undefined || other !== undefined) {
    const known = homes.length > 0 ? '' : `; known here: ${keys.join(', ')}`;
    return { at: entry.at, message: `${message}: it belongs ${places.join(' or ')}${known}` };
  }
  move(root, entry, home.path);
  if (home.path.length === 0) return { at: entry.at, message: `${message}: it stands at the top of the scenario` };
  return { at: entry.at, message, hint: [...home.path, entry.key].join('.') };
}

function blocksOf(root: MapTree, registry: Registry): Block[] {
  const at = (tree: Tree | undefined, key: string) => entryOf(tree, key)?.value;
  const single = (path: string[], tree: Tree | undefined, keys: readonly string[], where = `in ${path.join('.')}`) => ({
    path,
    where,
    keys,
    tree,
  });
  const [market, spread, replicates] = [at(root, 'market'), at(root, 'spread'), at(root, 'replicates')];
  const network = memberIn(at(market, 'network'), 'type', registry.networks);
  const model = memberIn(spread, 'model', registry.models);
  const segments = itemsOf(at(market, 'segments')).map((tree) => ({
    path: undefined,
    where: 'in a segment',
    keys: Object.keys(SEGMENT.shape),
    tree,
  }));
  const campaigns = at(root, 'campaigns');
  const levers = (campaigns?.kind === 'map' ? campaigns.entries : []).flatMap(({ value }) =>
    itemsOf(value).map((tree) => {
      const lever = memberIn(tree, 'lever', registry.levers);
      return { path: undefined, where: `in lever ${lever?.name}`, keys: keysOf('lever', lever), tree };
    }),
  );
  return [
    single([], root, [...Object.keys(HEAD.shape), ...HEAD_BRANCHES], 'at the top'),
    single(['market'], market, [...Object.keys(MARKET.shape), ...MARKET_BRANCHES]),
    single(['market', 'network'], at(market, 'network'), keysOf('type', network)),
    ...segments,
    single(['product'], at(root, 'product'), Object.keys(PRODUCT.shape)),
    single(['spread'], spread, keysOf('model', model)),
    single(['replicates'], replicates, [...Object.keys(REPLICATES.shape), 'until']),
    single(['replicates', 'until'], at(replicates, 'until'), Object.keys(UNTIL.shape)),
    ...levers,
  ];
}

const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : []);

function memberIn<M extends DeclaredWithParams>(tree: Tree | undefined, word: string, shelf: readonly M[]) {
  const name = entryOf(tree, word)?.value;
  return shelf.find((member) => name?.kind === 'text' && member.name === name.text);
}

function keysOf(word: string, member: DeclaredWithParams | undefined): string[] {
  return member === undefined ? [] : [word, ...Object.keys(member.params.shape)];
}

/** Members of the shelves that have a parameter of this name, and segments: 'to lever seed'. */
function membersWith(key: string, { networks, models, levers }: Registry): string[] {
  const shelves: readonly (readonly [string, readonly DeclaredWithParams[]])[] = [
    ['network', networks],
    ['model', models],
    ['lever', levers],
  ];
  const found = shelves.flatMap(([kind, shelf]) =>
    shelf.filter(({ params }) => Object.hasOwn(params.shape, key)).map(({ name }) => `to ${kind} ${name}`),
  );
  if (Object.hasOwn(SEGMENT.shape, key)) found.unshift('in market.segments');
  return found.length > 4 ? [...found.slice(0, 3), 'others'] : found;
}

/** Puts an entry into a block, unless it is given there; blocks that are missing on the way are made. */
function move(root: MapTree, entry: Entry, path: readonly string[]): void {
  let tree: Tree = root;
  for (const key of path) {
    if (tree.kind !== 'map') return;
    const next = entryOf(tree, key);
    const value: Tree = next?.value ?? { kind: 'map', entries: [], ...entry.at };
    if (next === undefined) tree.entries.push({ key, at: entry.at, value });
    tree = value;
  }
  if (tree.kind === 'map' && entryOf(tree, entry.key) === undefined) tree.entries.push(entry);
}
