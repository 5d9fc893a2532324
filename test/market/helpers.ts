// What the tests of the market share: building a network by name as a scenario would, and a market from it.

import { z } from 'zod';
import type { Key } from '../../sim/kernel/luck.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { buildMarket } from '../../sim/market/build.ts';
import type { Market, Rows } from '../../sim/market/market.ts';
import type { Network, NetworkHost, Peopled, TieList } from '../../sim/market/network.ts';
import { networks } from '../../sim/market/networks/index.ts';
import type { TieArrays } from '../../sim/market/rows.ts';
import type { SegmentSpec } from '../../sim/scenario/scenario.ts';

export const luck = rootKey('market tests');

export const everyone: SegmentSpec[] = [{ name: 'everyone', share: 1, fit: 0.5, value: 1 }];

export function networkNamed(name: string): Network {
  return networks.find((network) => network.name === name)!;
}

/** A host with files given as text (or bytes) and segments. */
export function hostOf(files: Record<string, string | Uint8Array> = {}, segments = everyone): NetworkHost {
  return {
    segments,
    file(path) {
      const file = files[path];
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
  };
}

export function build(name: string, params: Record<string, unknown>, key: Key = luck, host = hostOf()): Listed {
  const network = networkNamed(name);
  return listed(network.build(z.decode(network.params, params), key, host));
}

/** What a network says, with its ties as a list. */
export type Listed = Peopled & TieArrays;

/** Ties as a list, also where there were rows of mutual ones: each from its lower end, in order. */
export function listed<Ties extends object>(ties: Ties & (TieArrays | { readonly rows: Rows })): Ties & TieArrays {
  if (!('rows' in ties)) return ties;
  const { offsets, targets, weights, strong } = ties.rows;
  const near = new Uint32Array(targets.length);
  for (let person = 0; person + 1 < offsets.length; person++) near.fill(person, offsets[person], offsets[person + 1]);
  const kept = [...near.keys()].filter((entry) => near[entry] < targets[entry]);
  return {
    ...ties,
    from: Uint32Array.from(kept, (entry) => near[entry]),
    to: Uint32Array.from(kept, (entry) => targets[entry]),
    length: kept.length,
    weights: weights && Float64Array.from(kept, (entry) => weights[entry]),
    strong: strong && Uint8Array.from(kept, (entry) => strong[entry]),
  };
}

export interface MarketAsk {
  readonly key?: Key;
  readonly segments?: SegmentSpec[];
  readonly together?: number;
  readonly files?: Record<string, string | Uint8Array>;
}

export function market(name: string, params: Record<string, unknown>, ask: MarketAsk = {}): Market {
  const { key = luck, segments = everyone, together = 1, files = {} } = ask;
  const network = networkNamed(name);
  const spec = {
    network: { name, params: z.decode(network.params, params) },
    redraw: 20,
    segments,
    together,
  };
  return buildMarket(spec, network, key, hostOf(files, segments), privateMemory);
}

/** The pairs of a list as text, sorted: 'a>b' for one-way ties, 'low-high' for mutual ones. */
export function pairs(ties: TieList): string[] {
  const list = listed(ties);
  const name = (person: number) => (list.ids === null ? String(person) : list.ids.text(person));
  return Array.from({ length: list.length }, (_, t) => {
    const [a, b] = [list.from[t], list.to[t]];
    if (list.directed) return `${name(a)}>${name(b)}`;
    return a < b ? `${name(a)}-${name(b)}` : `${name(b)}-${name(a)}`;
  }).sort();
}

/** Ties of each person, both ends counted. */
export function degrees(ties: TieList): number[] {
  const list = listed(ties);
  const counts = new Array<number>(list.people).fill(0);
  for (let t = 0; t < list.length; t++) {
    counts[list.from[t]]++;
    counts[list.to[t]]++;
  }
  return counts;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((all, value) => all + value, 0) / values.length;
