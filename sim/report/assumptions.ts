// What the results lean on and no measurement backs: every parameter in use whose declaration is marked `assumption` or
// `tuned`, with the value that it has in this scenario. An interval says nothing about them.

import { z } from 'zod';
import { idleOf } from '../experiment/idle.ts';
import type { Shelves } from '../experiment/setting.ts';
import { named } from '../scenario/named.ts';
import { describeParams } from '../scenario/params.ts';
import type { Choice, Scenario } from '../scenario/scenario.ts';
import { MARKET, PRODUCT } from '../scenario/shape.ts';
import type { Assumption } from './data.ts';

/** Market, product, spread, then levers in the order of their first use; one line for equal values. */
export function assumptionsOf(scenario: Scenario, shelves: Shelves): Assumption[] {
  const { market, product, spread, campaigns } = scenario;
  const { ignores } = named(shelves.models, spread.name);
  const chosen = (
    path: string,
    shelf: readonly Declared[],
    { name, params }: Choice,
    without: readonly string[] = [],
  ) => marked(path, named(shelf, name).params, params, without);
  const all = [
    ...chosen('market.network', shelves.networks, market.network),
    ...(market.segments.length > 1 ? marked('market', MARKET, market) : []),
    ...marked('product', PRODUCT, product, idleOf(scenario, ignores)),
    ...chosen('spread', shelves.models, spread),
    ...campaigns.flatMap(({ levers }) => levers.flatMap((lever) => chosen(lever.name, shelves.levers, lever, ignores))),
  ];
  return [...new Map(all.map((assumption) => [`${assumption.path} ${assumption.value}`, assumption])).values()];
}

interface Declared {
  readonly name: string;
  readonly params: z.ZodObject;
}

function marked(start: string, params: z.ZodObject, given: unknown, without: readonly string[] = []): Assumption[] {
  const values = given as Readonly<Record<string, unknown>>;
  return describeParams(params).flatMap(({ name, about, mark, matters }) => {
    if (matters?.(values) === false) return [];
    if ((mark !== 'assumption' && mark !== 'tuned') || values[name] === undefined || without.includes(name)) return [];
    const written: unknown = z.encode(params.shape[name] as z.ZodType, values[name]);
    const value = typeof written === 'object' ? JSON.stringify(written) : String(written);
    return [{ path: `${start}.${name}`, value, about, mark }];
  });
}
