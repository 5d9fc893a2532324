// The shape of a scenario outside the shelves: every key of every block, declared in the same vocabulary as the shelves'
// parameters. What a block holds besides (a network, campaigns …) is a branch that the reader looks into itself.

import { z } from 'zod';
import { STEP_NAMES } from './clock.ts';
import type { Coding } from './declare.ts';
import { declare, remember } from './declare.ts';
import { choice, money, number, numberOrShare, prose, share, text, texts, whole } from './params.ts';
import { durationText, readDuration, readWhole } from './quantities.ts';
import { given } from './report.ts';

/** The most steps that a run may have, and the end of a run that lasts until nothing is pending. */
export const MOST_STEPS = 100_000;
export const QUIET_STEPS = 10_000;

type Span = { readonly steps: number } | { readonly weeks: number };

const steps = declare<
  Span,
  { about: string; default: 52; mark: 'assumption'; min: 1; max: number; words: ['until-quiet'] }
>(
  {
    kind: 'steps',
    unit: 'steps',
    takes: 'a whole number of steps',
    also: ['a duration such as 1 year'],
    read: (value) => {
      const count = readWhole(value);
      if ('value' in count) return { value: { steps: count.value } };
      const span = readDuration(value);
      if (!('value' in span)) return { hint: /[a-z]/i.test(value) ? (span.hint ?? count.hint) : count.hint };
      return span.value > 0 ? { value: { weeks: span.value } } : { hint: undefined };
    },
    write: (value) => ('steps' in value ? value.steps : durationText(value.weeks)),
    size: (value) => ('steps' in value ? value.steps : 1),
    json: { type: ['integer', 'string'], examples: [52, '1 year'] },
  },
  {
    about:
      'How many moves to make (records are 0 … steps), how long, or until nothing is pending and no flight lies ahead.',
    default: 52,
    mark: 'assumption',
    min: 1,
    max: MOST_STEPS,
    words: ['until-quiet'],
  },
);

const PAIRS = 'a list of pairs of campaigns such as [[eleven moms, big bang]]';

/** Whether a plain value is a pair of names. */
export function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((name) => typeof name === 'string');
}

/** What was probably meant by something that is no list of pairs. */
function asPairs(value: unknown): string | undefined {
  if (isPair(value)) return `[[${value.join(', ')}]]`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value);
  return pairs.length > 0 && pairs.every(isPair)
    ? `[${pairs.map((pair) => `[${pair.join(', ')}]`).join(', ')}]`
    : undefined;
}

const pairsCoding: Coding<[string, string][]> = {
  decode: (input, payload) => {
    const fail = (message: string, path: number[], hint?: string) =>
      payload.issues.push({ code: 'custom', message, path, input, params: { hint } });
    if (!Array.isArray(input) || isPair(input)) {
      const was = isPair(input) ? 'a list of names' : given(input);
      fail(`is ${was}, but takes ${PAIRS}`, [], asPairs(input));
      return z.NEVER;
    }
    return input.map((pair: unknown, place): [string, string] => {
      if (isPair(pair)) return pair;
      const length = Array.isArray(pair) && pair.length > 0 && pair.length !== 2 ? ` of ${pair.length}` : '';
      fail(`is ${given(pair)}${length}, but compare takes ${PAIRS}`, [place]);
      return z.NEVER;
    });
  },
  encode: (value) => value.map((pair) => [...pair]),
};
const compare = remember(
  pairsCoding,
  { kind: 'pairs' },
  { about: 'Which campaigns to hold against which; default each against the baseline and the first.', optional: true },
  () => ({
    min: undefined,
    max: undefined,
    range: PAIRS,
    choices: undefined,
    json: { type: 'array', items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 } },
  }),
) as z.ZodOptional<z.ZodType<[string, string][], unknown>>;

export const HEAD = z.strictObject({
  title: text({ about: 'What the scenario asks, in a line.', min: 1 }),
  about: prose({ about: 'The story and what to look at.', default: '', mark: 'definition' }),
  sources: texts({ about: 'Where facts and figures come from.', optional: true }),
  seed: text({
    about: 'Names the luck: any text; 1 and "1" are the same.',
    default: '1',
    min: 1,
    mark: 'definition',
  }),
  step: choice(STEP_NAMES, { about: 'The length of a step.', default: 'week', mark: 'assumption' }),
  steps,
  budget: money({ about: 'The most that any one campaign may plan to spend; none: no limit.', optional: true }),
  compare,
  decide: text({
    about: 'The metric that decides the verdict; default npv where there is a margin, else adopters.',
    optional: true,
  }),
  metrics: texts({ about: 'The metrics to record; default all that apply.', optional: true }),
});

export const MARKET = z.strictObject({
  redraw: whole({
    about:
      'A new network and new people after so many replicates; default 20 for networks that luck draws, else never.',
    min: 1,
    words: ['never'],
    optional: true,
  }),
  together: whole({
    about: 'How many people of one segment stand next to each other in the network.',
    default: 1,
    min: 1,
    unit: 'people',
    mark: 'assumption',
  }),
});

export const SEGMENT = z.strictObject({
  name: text({ about: 'What the segment is called.', min: 1, max: 80 }),
  share: share({
    about: 'Its share of all people; left out where a table of people says who belongs to which segment.',
    optional: true,
  }),
  fit: share({ about: 'How relevant the product is to its members.', default: 1, mark: 'definition' }),
  value: number({
    about: "Worth of one of its customers, as a multiple of the product's price and margin.",
    default: 1,
    min: 0,
    max: 1_000_000,
    mark: 'definition',
  }),
});

export const PRODUCT = z.strictObject({
  quality: share({
    about: 'True quality, as users find it on average.',
    default: 0.8,
    plausible: [0.6, 0.95],
    mark: 'assumption',
  }),
  price: money({ about: 'List price.', optional: true }),
  margin: money({ about: 'What one sale earns before marketing.', optional: true }),
  unitCost: money({ about: 'What one given-away product costs; default price − margin, else 0.', optional: true }),
  handling: money({
    about: 'What taking back one product costs beside the reversed sale.',
    default: 0,
    mark: 'assumption',
  }),
  discountRate: share({
    about: 'Discount rate a year for npv.',
    default: '10%',
    plausible: ['3%', '20%'],
    mark: 'assumption',
  }),
});

export const REPLICATES = z.strictObject({
  min: whole({ about: 'Replicates before the first look.', default: 30, min: 2, mark: 'assumption' }),
  max: whole({
    about: 'Replicates after which to stop anyway.',
    default: 2000,
    min: 2,
    max: 1_000_000,
    mark: 'assumption',
  }),
});

export const UNTIL = z.strictObject({
  metric: text({ about: 'The metric whose paired differences must be known well enough.' }),
  halfWidth: numberOrShare({
    about: 'Wanted half-width of the 95 % interval: a share of the mean, or absolute.',
    above: 0,
  }),
});

/** How many replicates, where it is a plain number. */
export const COUNT = whole({ about: 'How many replicates.', default: 100, min: 1, max: 1_000_000, mark: 'assumption' });

/** Keys that the reader looks into itself. */
export const HEAD_BRANCHES = ['$schema', 'replicates', 'market', 'product', 'spread', 'campaigns', 'inputs'];
export const MARKET_BRANCHES = ['network', 'segments'];
