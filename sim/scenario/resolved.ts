// A checked scenario written back as plain data: every default filled in, every quantity with its unit, keys in a fixed
// order. Read again, it gives the same scenario; two files that mean the same give the same bytes.

import { stringify } from 'yaml';
import { z } from 'zod';
import { numberOrShareText } from './quantities.ts';
import type { DeclaredWithParams, Registry } from './registry.ts';
import type { Choice, Replicates, Scenario } from './scenario.ts';
import { PRODUCT, SEGMENT } from './shape.ts';

/** The canonical form of a scenario, fit for JSON. */
export function resolve(scenario: Scenario, registry: Registry): unknown {
  const { clock, market } = scenario;
  return present({
    title: scenario.title,
    about: scenario.about,
    sources: [...scenario.sources],
    seed: scenario.seed,
    step: clock.step,
    steps: clock.untilQuiet ? 'until-quiet' : clock.steps,
    replicates: replicatesOf(scenario.replicates),
    market: {
      network: choiceOf('type', market.network, registry.networks),
      redraw: market.redraw === Infinity ? 'never' : market.redraw,
      segments: market.segments.map((segment) => z.encode(SEGMENT, segment)),
      together: market.together,
    },
    product: present(z.encode(PRODUCT, scenario.product)),
    spread: choiceOf('model', scenario.spread, registry.models),
    budget: scenario.budget === undefined ? undefined : scenario.budget / 100,
    campaigns: scenario.campaigns.map(({ name, levers }) => ({
      name,
      levers: levers.map((lever) => choiceOf('lever', lever, registry.levers)),
    })),
    compare: scenario.compare.map((pair) => [...pair]),
    decide: scenario.decide,
    metrics: [...scenario.metrics],
    inputs: Object.fromEntries(Object.entries(scenario.inputs).sort(([a], [b]) => (a < b ? -1 : 1))),
  });
}

/** The canonical form as a person would keep it, in YAML. */
export function asYaml(resolved: unknown): string {
  return stringify(resolved, { lineWidth: 100 });
}

function choiceOf(word: string, choice: Choice, shelf: readonly DeclaredWithParams[]): object {
  const member = shelf.find((candidate) => candidate.name === choice.name);
  if (member === undefined) throw new Error(`no '${choice.name}' on this shelf`);
  return { [word]: choice.name, ...present(z.encode(member.params, choice.params as Record<string, unknown>)) };
}

function replicatesOf({ min, max, until }: Replicates): unknown {
  if (until === undefined) return max;
  const { metric, halfWidth, relative } = until;
  return {
    min,
    max,
    until: { metric, halfWidth: numberOrShareText(relative ? { share: halfWidth } : { number: halfWidth }) },
  };
}

/** Without the keys that hold nothing. */
function present(block: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined));
}
