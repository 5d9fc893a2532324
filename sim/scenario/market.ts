// The blocks `market` and `product`: a network, segments that make up the whole market, what is sold.

import type { z } from 'zod';
import type { Tree } from './parse.ts';
import { entryOf, plainOf } from './parse.ts';
import type { Problem } from './problem.ts';
import { amountText, shareText } from './quantities.ts';
import type { DeclaredNetwork, Registry } from './registry.ts';
import { given } from './report.ts';
import type { ProductSpec, SegmentSpec } from './scenario.ts';
import type { Found } from './section.ts';
import { readBlock, readMember, readParts } from './section.ts';
import { MARKET, MARKET_BRANCHES, PRODUCT, SEGMENT } from './shape.ts';

const USUAL_REDRAW = 20;
/** A person's segment is kept in a byte. */
const MOST_SEGMENTS = 255;
const SHARES_WITHIN = 0.001;
type Segment = z.output<typeof SEGMENT>;
const EVERYONE: Segment = { name: 'everyone', share: 1, fit: 1, value: 1 };

export interface DraftMarket {
  readonly network: Found<DeclaredNetwork> | undefined;
  readonly segments: readonly SegmentSpec[] | undefined;
  readonly redraw: number;
  readonly together: number;
}

export function readMarket(
  tree: Tree | undefined,
  registry: Registry,
  problems: Problem[],
  warnings: Problem[],
): DraftMarket {
  const path = ['market'];
  if (tree === undefined) {
    problems.push({
      path,
      message: 'market is missing: it takes a block with network and, where wanted, redraw, segments',
    });
    return { network: undefined, segments: undefined, redraw: Infinity, together: 1 };
  }
  const parts = readParts(MARKET, tree, path, problems, MARKET_BRANCHES);
  const isBlock = tree.kind === 'map' || tree.kind === 'empty';
  const networkTree = entryOf(tree, 'network')?.value;
  const network = isBlock
    ? readMember(registry.networks, 'type', networkTree, [...path, 'network'], problems)
    : undefined;
  const drawn = network?.member.drawn === true;
  if (network !== undefined && !drawn && typeof parts.redraw === 'number') {
    const message = `redraw is ${parts.redraw}, but luck draws nothing in the network ${network.member.name}: it is never redrawn`;
    warnings.push({ path: [...path, 'redraw'], message });
  }
  return {
    network,
    segments: readSegments(entryOf(tree, 'segments')?.value, network?.member, problems),
    redraw: drawn && parts.redraw !== 'never' ? (parts.redraw ?? USUAL_REDRAW) : Infinity,
    together: parts.together ?? 1,
  };
}

/** Segments with shares that sum to exactly 1, or all without; undefined where they are not fit. */
function readSegments(
  tree: Tree | undefined,
  network: DeclaredNetwork | undefined,
  problems: Problem[],
): readonly SegmentSpec[] | undefined {
  const path = ['market', 'segments'];
  if (tree === undefined || tree.kind === 'empty') return [EVERYONE];
  if (tree.kind !== 'list' || tree.items.length === 0 || tree.items.length > MOST_SEGMENTS) {
    const was = tree.kind === 'list' && tree.items.length > 0 ? `a list of ${tree.items.length}` : undefined;
    const message = `segments is ${was ?? given(tree.kind === 'text' ? tree.text : plainOf(tree))}, but takes a list of 1 to ${MOST_SEGMENTS} segments {name, share, fit}`;
    problems.push({ path, message });
    return undefined;
  }
  const before = problems.length;
  const read = tree.items.map((item, place) => readBlock(SEGMENT, item, [...path, place], problems));
  for (const [place, segment] of read.entries()) {
    if (segment === undefined || read.findIndex((other) => other?.name === segment.name) === place) continue;
    problems.push({ path: [...path, place, 'name'], message: `two segments are called ${given(segment.name)}` });
  }
  checkShares(read, network, problems);
  if (problems.length > before) return undefined;
  const segments = read.filter((segment) => segment !== undefined);
  if (segments.some(({ share }) => share === undefined)) return segments;
  const sum = segments.reduce((total, { share = 0 }) => total + share, 0);
  if (Math.abs(sum - 1) > SHARES_WITHIN) {
    const all = shareText(Math.round(sum * 1e6) / 1e6);
    problems.push({ path, message: `the shares of the segments sum to ${all}, but must sum to 100 % within 0.1 %` });
    return undefined;
  }
  // Normalised only where it is needed, so that a resolved scenario reads back as exactly itself.
  if (Math.abs(sum - 1) < 1e-12) return segments;
  return segments.map((segment) => ({ ...segment, share: (segment.share ?? 0) / sum }));
}

/** Shares may be left out, but only all of them, and only where files may say who belongs to which segment. */
function checkShares(
  segments: readonly (Segment | undefined)[],
  network: DeclaredNetwork | undefined,
  problems: Problem[],
): void {
  const none = segments.every((segment) => segment?.share === undefined);
  if (network === undefined || (none && network.tellsSegments)) return;
  const other = network.tellsSegments ? ', or none of the segments has one' : '';
  for (const [place, segment] of segments.entries()) {
    if (segment === undefined || segment.share !== undefined) continue;
    const message = `share is missing: it takes a share from 0% to 100%${other}`;
    problems.push({ path: ['market', 'segments', place, 'share'], message });
  }
}

/** The product, with unitCost filled in; undefined where it is not fit. */
export function readProduct(tree: Tree | undefined, problems: Problem[], warnings: Problem[]): ProductSpec | undefined {
  const block = readBlock(PRODUCT, tree, ['product'], problems);
  if (block === undefined) return undefined;
  const { price, margin } = block;
  if (price !== undefined && margin !== undefined && margin > price) {
    const message = `margin is ${amountText(margin)}, which is more than the price of ${amountText(price)}`;
    problems.push({ path: ['product', 'margin'], message });
    return undefined;
  }
  const rest = price === undefined || margin === undefined ? undefined : Math.round((price - margin) * 100) / 100;
  const unitCost = block.unitCost ?? rest ?? 0;
  if (rest !== undefined && unitCost > rest) {
    const message = `unitCost is ${amountText(unitCost)}, but price less margin leaves ${amountText(rest)} for all costs of a sale`;
    warnings.push({ path: ['product', 'unitCost'], message });
  }
  return {
    quality: block.quality,
    price,
    margin,
    unitCost,
    handling: block.handling,
    discountRate: block.discountRate,
  };
}
