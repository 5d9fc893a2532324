// The scenario with one assumption moved: everything that is marked `assumption` or `tuned`, plays a part, and has a
// plausible range, set to either end of it with all else as it was.

import { z } from 'zod';
import { named } from '../scenario/named.ts';
import type { ParamInfo } from '../scenario/params.ts';
import { describeParams } from '../scenario/params.ts';
import type { Choice, ProductSpec, Scenario } from '../scenario/scenario.ts';
import { PRODUCT } from '../scenario/shape.ts';
import type { Shelves } from './setting.ts';

export interface Move {
  /** As the list of assumptions names it: `spread.talk`, `product.quality`, of a lever `seed.posts`. */
  readonly path: string;
  /** As a scenario would write it: what it is moved to, and what it was. */
  readonly value: string;
  readonly was: string;
  readonly scenario: Scenario;
}

/** All moves, in the order of the assumptions; for each first to the low end, then to the high one. */
export function movesOf(scenario: Scenario, shelves: Shelves): Move[] {
  const { spread, market, product, campaigns } = scenario;
  const model = named(shelves.models, spread.name);
  const network = named(shelves.networks, market.network.name);
  const levers = new Map(campaigns.flatMap((campaign) => campaign.levers).map((lever) => [nameOf(lever), lever]));
  return [
    ...moves('market.network', network.params, market.network.params, (params) => ({
      ...scenario,
      market: { ...market, network: { ...market.network, params } },
    })),
    ...moves(
      'product',
      PRODUCT,
      product,
      (changed) => ({ ...scenario, product: changed as ProductSpec }),
      idle(scenario),
    ),
    ...moves('spread', model.params, spread.params, (params) => ({ ...scenario, spread: { ...spread, params } })),
    ...[...levers.values()].flatMap((lever) =>
      moves(
        lever.name,
        named(shelves.levers, lever.name).params,
        lever.params,
        (params) => withLever(scenario, lever, params),
        model.ignores,
      ),
    ),
  ];
}

/** Levers of one kind with the same parameters are moved together. */
function nameOf({ name, params }: Choice): string {
  return `${name} ${JSON.stringify(params)}`;
}

function withLever(scenario: Scenario, lever: Choice, params: unknown): Scenario {
  const turned = (other: Choice) => (nameOf(other) === nameOf(lever) ? { ...other, params } : other);
  const campaigns = scenario.campaigns.map((campaign) => ({ ...campaign, levers: campaign.levers.map(turned) }));
  return { ...scenario, campaigns };
}

/** What plays no part where nothing is earned. */
const idle = ({ product }: Scenario): string[] => (product.margin === undefined ? ['handling', 'discountRate'] : []);

function moves(
  start: string,
  schema: z.ZodObject,
  given: unknown,
  changed: (values: unknown) => Scenario,
  without: readonly string[] = [],
): Move[] {
  const values = given as Readonly<Record<string, unknown>>;
  return describeParams(schema).flatMap((param) => {
    const type = schema.shape[param.name] as z.ZodType;
    if (without.includes(param.name) || !leansOn(param, values)) return [];
    const was = written(type, values[param.name]);
    return (param.plausible ?? []).flatMap((end) => {
      const moved: unknown = z.decode(type, end);
      const value = written(type, moved);
      if (value === was) return [];
      return [{ path: `${start}.${param.name}`, value, was, scenario: changed({ ...values, [param.name]: moved }) }];
    });
  });
}

function leansOn({ name, mark, matters }: ParamInfo, values: Readonly<Record<string, unknown>>): boolean {
  return (mark === 'assumption' || mark === 'tuned') && values[name] !== undefined && matters?.(values) !== false;
}

function written(type: z.ZodType, value: unknown): string {
  const encoded: unknown = z.encode(type, value);
  return typeof encoded === 'object' ? JSON.stringify(encoded) : String(encoded);
}
