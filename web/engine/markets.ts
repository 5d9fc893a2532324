// Markets in the page's thread, drawn when they are asked for. Two are kept, with the places of their people: one looks at
// a world, changes something, and looks at the same people again.

import { marketKey } from '../../sim/engine/keys.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { buildMarketFor, marketNumber } from '../../sim/experiment/setting.ts';
import { layoutOf } from '../../sim/film/layout.ts';
import { purposeKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { thaw } from '../../sim/market/export/frozen.ts';
import type { Market } from '../../sim/market/market.ts';
import { idOf } from '../../sim/market/market.ts';
import { MOST_PLAYED } from '../../sim/report/carried.ts';
import { named } from '../../sim/scenario/named.ts';
import type { Placed } from './messages.ts';
import type { OpenScenario } from './scenarios.ts';

export interface Drawn {
  /** All that it follows from: equal names, equal people and ties. */
  readonly name: string;
  readonly number: number;
  readonly seed: string;
  readonly market: Market;
  places?: Float32Array;
}

const MOST_KEPT = 2;
/** The latest first. */
let kept: Drawn[] = [];

/** The market of a replicate. */
export function drawn({ setting, carried }: OpenScenario, replicate: number): Drawn {
  const { seed, market: spec } = setting.scenario;
  const number = marketNumber(setting, replicate);
  const name = JSON.stringify([seed, carried === undefined ? number : 'carried', spec]);
  const known = kept.find((one) => one.name === name);
  if (known === undefined && carried === undefined) refuseTooLarge(setting);
  const market = known ?? {
    name,
    number,
    seed,
    market: carried === undefined ? buildMarketFor(setting, number, privateMemory) : thaw(carried),
  };
  kept = [market, ...kept.filter((one) => one !== market)].slice(0, MOST_KEPT);
  return market;
}

/** Throws where a page would take too long over it, or too much memory. */
function refuseTooLarge({ scenario: { market }, shelves }: Setting): void {
  const { name, params } = market.network;
  const network = named(shelves.networks, name);
  const [people, ties] = [network.people(params) ?? 0, network.expectedTies(params) ?? 0];
  if (people + ties <= MOST_PLAYED) return;
  const most = MOST_PLAYED.toLocaleString('en');
  const has = Math.round(people + ties).toLocaleString('en');
  throw new Error(`a page plays up to ${most} people and ties together, and here are ${has}: wom run plays them`);
}

/** Where its people stand, as `wom film` draws them. */
export function placed(drawn: Drawn): Placed {
  const { name, market, seed, number } = drawn;
  drawn.places ??= layoutOf(market, purposeKey(marketKey(seed, number), 'layout'));
  const names = market.ids && Array.from({ length: market.people }, (_, person) => idOf(market, person));
  // Names cross to the page as they are, the class of ids does not.
  return { name, market: posted(market), places: drawn.places, names };
}

/** As it can be posted: with arrays of its own, where the engine's lie in a memory that pages may not share. */
function posted(market: Market): Market {
  const out = apart(market.out);
  const inward = market.in === market.out ? out : apart(market.in);
  return { ...apart({ ...market, memory: undefined, ids: null }), out, in: inward };
}

function apart<Of extends object>(of: Of): Of {
  const copied = (value: unknown) => (ArrayBuffer.isView(value) ? (value as Uint8Array).slice() : value);
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, copied(value)])) as Of;
}
