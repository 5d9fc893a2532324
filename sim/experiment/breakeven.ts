// Break-even: what one advocate may cost, the product included, so that the same money in contacts wins as many customers.
// The closed form tells it from what the levers do; a simulation of each lever alone tells it from the customers won above
// doing nothing: in a world as bare as the closed form first, then with one thing after the other put back.

import type { BootstrapInterval } from '../kernel/stats.ts';
import { named } from '../scenario/named.ts';
import type { CampaignSpec, Scenario } from '../scenario/scenario.ts';
import { BASELINE } from '../scenario/scenario.ts';
import type { RunSettings } from './flips.ts';
import { sumsInterval } from './ratio.ts';
import { endValue } from './row.ts';
import type { Setting } from './setting.ts';
import { prepare } from './setting.ts';
import type { Side } from './sides.ts';
import { kindOf, sidesOf } from './sides.ts';

/** A border found by simulation; amounts in money per advocate. */
export interface Border {
  readonly name: string;
  /** What was put back here, in words. */
  readonly about: string;
  readonly border: BootstrapInterval;
  /** As a multiple of the border before; undefined for the first. */
  readonly change: BootstrapInterval | undefined;
}

export interface BreakEven {
  readonly advocates: Side;
  readonly contacts: Side;
  /** What an advocate costs in the scenario, the product at cost included. */
  readonly cost: number;
  /** The border by the closed form. */
  readonly closed: number;
  /** From the bare world to the scenario's own. */
  readonly borders: readonly Border[];
}

export interface BreakEvens {
  readonly found: readonly BreakEven[];
  readonly worlds: number;
  /** Whether each world has a market of its own. */
  readonly drawn: boolean;
}

/** Why a scenario has no such border, in a sentence; undefined where it may have one. */
export function noBreakEven({ scenario, shelves }: Setting): string | undefined {
  const { spread, campaigns } = scenario;
  if (named(shelves.models, spread.name).closedForm === undefined) {
    const able = shelves.models.filter(({ closedForm }) => closedForm !== undefined).map(({ name }) => name);
    return `model '${spread.name}' has no closed form of what a contact comes to; there is one for ${able.join(', ')}`;
  }
  const kinds = campaigns.flatMap(({ levers }) => levers.map((lever) => kindOf(shelves, lever)));
  if (!kinds.includes('advocates')) return 'no campaign gives the product to advocates, as the lever seed does';
  return kinds.includes('contacts') ? undefined : 'no campaign buys contacts, as the lever broadcast does';
}

/** Every lever that wins advocates against every lever that buys contacts; undefined where it was stopped. */
export async function breakEvens(setting: Setting, worlds: number, run: RunSettings): Promise<BreakEvens | undefined> {
  const { scenario, shelves } = setting;
  const replicates = worldsOf(scenario, worlds);
  const sides = sidesOf(setting, replicates);
  const pairs = sides
    .filter(({ placed }) => placed > 0)
    .flatMap((one) => sides.filter(({ placed }) => placed === 0).map((two) => [one, two] as const));
  const layers = named(shelves.models, scenario.spread.name).closedForm!.layers(scenario.spread.params);
  const settings = pairs.length === 0 ? [] : layers.map(({ params }) => alone(setting, sides, params));
  const rows = await run(settings, replicates);
  if (rows === undefined) return undefined;
  const lost = rows.findIndex((own) => own.length < replicates.length);
  if (lost >= 0)
    throw new Error(`a world of '${layers[lost].name}' could not be run, so that there is no border to tell`);
  const found = pairs.map(([advocates, contacts]): BreakEven => {
    const campaigns = [advocates, contacts].map((side) => 1 + sides.indexOf(side)) as [number, number];
    const units = settings.map((layer, place) => sumsOf(layer, rows[place], campaigns));
    return {
      advocates,
      contacts,
      cost: advocates.spent / advocates.placed + scenario.product.unitCost,
      closed: advocates.push / advocates.placed / (contacts.push / contacts.spent),
      borders: layers.map(({ name, about }, place) => ({
        name,
        about,
        border: sumsInterval(units[place], WIDTH, (total) => borderOf(total, 0), scenario.seed),
        change: place === 0 ? undefined : changeOf(units[place - 1], units[place], scenario.seed),
      })),
    };
  });
  return { found, worlds, drawn: Number.isFinite(scenario.market.redraw) };
}

/** So many replicates; where markets are drawn, each in one of its own. */
function worldsOf({ market: { redraw } }: Scenario, worlds: number): number[] {
  const every = Number.isFinite(redraw) ? redraw : 1;
  return Array.from({ length: worlds }, (_, world) => world * every);
}

/** Each side a campaign of its own, beside doing nothing, under other parameters of the model. */
function alone({ scenario, shelves, files }: Setting, sides: readonly Side[], params: unknown): Setting {
  const campaigns: CampaignSpec[] = [
    { name: BASELINE, levers: [] },
    ...sides.map(({ lever }, place) => ({ name: `lever ${place + 1}`, levers: [lever] })),
  ];
  const replicates = { ...scenario.replicates, until: undefined };
  const measured = { compare: [], decide: 'won', metrics: ['won', 'adopters', 'spend'] };
  const spread = { ...scenario.spread, params };
  return prepare({ ...scenario, campaigns, replicates, spread, ...measured }, shelves, files);
}

/** What is summed over worlds: customers won above doing nothing and people placed; the same and money by contacts. */
const WIDTH = 4;

function sumsOf(
  { layout, metrics }: Setting,
  rows: readonly Float64Array[],
  [advocates, contacts]: readonly [number, number],
): Float64Array {
  const [won, adopters, spend] = ['won', 'adopters', 'spend'].map((name) => metrics.findIndex((m) => m.name === name));
  const units = new Float64Array(rows.length * WIDTH);
  rows.forEach((row, world) => {
    const value = (campaign: number, metric: number) => endValue(layout, row, campaign, metric);
    const more = (campaign: number) => value(campaign, won) - value(0, won);
    const placed = value(advocates, adopters) - value(advocates, won);
    units.set([more(advocates), placed, more(contacts), value(contacts, spend) / 100], world * WIDTH);
  });
  return units;
}

/** Money per advocate at which both win as many for it, from sums that begin at a place; NaN where contacts win nobody. */
function borderOf(total: Float64Array, at: number): number {
  const perMoney = total[at + 2] / total[at + 3];
  return perMoney > 0 ? total[at] / total[at + 1] / perMoney : Number.NaN;
}

/** One border as a multiple of another, over the same resampled worlds. */
function changeOf(before: Float64Array, after: Float64Array, seed: string): BootstrapInterval {
  const both = new Float64Array(before.length + after.length);
  for (let at = 0; at < before.length; at += WIDTH) {
    both.set(before.subarray(at, at + WIDTH), 2 * at);
    both.set(after.subarray(at, at + WIDTH), 2 * at + WIDTH);
  }
  const ratio = (total: Float64Array) => {
    const was = borderOf(total, 0);
    return was > 0 ? borderOf(total, WIDTH) / was : Number.NaN;
  };
  return sumsInterval(both, 2 * WIDTH, ratio, seed);
}
