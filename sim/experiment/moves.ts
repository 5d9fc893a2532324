// The scenario with one assumption moved: everything that is marked `assumption` or `tuned`, plays a part, and has a
// plausible range, set to either end of it with all else as it was.

import { z } from 'zod';
import { named } from '../scenario/named.ts';
import type { ParamInfo } from '../scenario/params.ts';
import { describeParams } from '../scenario/params.ts';
import type { Choice, ProductSpec, Scenario } from '../scenario/scenario.ts';
import { PRODUCT } from '../scenario/shape.ts';
import { idleOf } from './idle.ts';
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
  const { spread, market, product } = scenario;
  const model = named(shelves.models, spread.name);
  const network = named(shelves.networks, market.network.name);
  return [
    ...moves('market.network', network.params, market.network.params, (changed) => ({
      ...scenario,
      market: { ...market, network: { ...market.network, params: changed(market.network.params) } },
    })),
    ...moves(
      'product',
      PRODUCT,
      product,
      (changed) => ({ ...scenario, product: changed(product) as ProductSpec }),
      idleOf(scenario, model.ignores),
    ),
    ...moves('spread', model.params, spread.params, (changed) => ({
      ...scenario,
      spread: { ...spread, params: changed(spread.params) },
    })),
    ...leverMoves(scenario, shelves, model.ignores),
  ];
}

/** What is assumed of a kind of lever is moved in all levers of that kind for which the same is assumed. */
function leverMoves(scenario: Scenario, shelves: Shelves, ignores: readonly string[]): Move[] {
  const all = scenario.campaigns.flatMap(({ levers }) => levers);
  const told = new Map<string, Move>();
  for (const { name, params } of all) {
    const schema = named(shelves.levers, name).params;
    const turned = (changed: Change, param: ParamInfo, was: string) => (lever: Choice) =>
      lever.name === name &&
      leansOn(param, lever.params as Values) &&
      wasOf(schema, param, lever.params as Values) === was
        ? { ...lever, params: changed(lever.params) }
        : lever;
    const together = (changed: Change, param: ParamInfo, was: string): Scenario => ({
      ...scenario,
      campaigns: scenario.campaigns.map((campaign) => ({
        ...campaign,
        levers: campaign.levers.map(turned(changed, param, was)),
      })),
    });
    for (const move of moves(name, schema, params, together, ignores)) {
      const address = `${move.path} ${move.was} ${move.value}`;
      if (!told.has(address)) told.set(address, move);
    }
  }
  return [...told.values()];
}

type Values = Readonly<Record<string, unknown>>;
/** Parameters with one of them moved. */
type Change = (params: unknown) => unknown;

function moves(
  start: string,
  schema: z.ZodObject,
  given: unknown,
  scenarioWith: (changed: Change, param: ParamInfo, was: string) => Scenario,
  without: readonly string[] = [],
): Move[] {
  const values = given as Values;
  return describeParams(schema).flatMap((param) => {
    if (without.includes(param.name) || !leansOn(param, values)) return [];
    const type = schema.shape[param.name] as z.ZodType;
    const was = wasOf(schema, param, values);
    return (param.plausible ?? []).flatMap((end) => {
      const moved: unknown = z.decode(type, end);
      const value = written(type, moved);
      if (value === was) return [];
      const changed: Change = (params) => ({ ...(params as Values), [param.name]: moved });
      return [{ path: `${start}.${param.name}`, value, was, scenario: scenarioWith(changed, param, was) }];
    });
  });
}

const wasOf = (schema: z.ZodObject, { name }: ParamInfo, values: Values): string =>
  written(schema.shape[name] as z.ZodType, values[name]);

function leansOn({ name, mark, matters }: ParamInfo, values: Values): boolean {
  return (mark === 'assumption' || mark === 'tuned') && values[name] !== undefined && matters?.(values) !== false;
}

function written(type: z.ZodType, value: unknown): string {
  const encoded: unknown = z.encode(type, value);
  return typeof encoded === 'object' ? JSON.stringify(encoded) : String(encoded);
}
