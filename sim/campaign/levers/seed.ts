// Seeding: asks chosen people to take part. Who accepts is given the product, costs `costEach`, and talks by what they find
// it to be worth; a person may have an audience that reads their posts. Who already has the product is passed over and
// costs nothing, so that nobody is paid twice; who declines is not replaced.

import { z } from 'zod';
import type { Clock, Weeks } from '../../scenario/clock.ts';
import { recordOf } from '../../scenario/clock.ts';
import { choice, money, number, rate, segment, share, weeks, whole } from '../../scenario/params.ts';
import type { Nudges } from '../../world/nudges.ts';
import { acceptance, accepts } from '../acceptance.ts';
import { followers } from '../audience.ts';
import type { LeverContext, LeverProblem, LeverRun, LeverScene } from '../lever.ts';
import { defineLever } from '../lever.ts';
import { cents, lastMove, spanProblem, weeksOf, wholeRun, within } from '../money.ts';
import { listOf, wanted, whomParams, whomProblems } from '../whom.ts';

type Values = Readonly<Record<string, unknown>>;
const whoChoose = ({ acceptance: rule }: Values) => rule === 'choose';
const whoPost = ({ audience }: Values) => audience !== 0;

const params = z.strictObject({
  ...whomParams('ask'),
  week: whole({ about: 'the week at whose beginning they are asked', default: 1, min: 1, mark: 'definition' }),
  costEach: money({
    about:
      'what each who accepts costs beside the product; 0 where left out, which a product with a price does not allow',
    optional: true,
  }),
  acceptance: choice(['everyone', 'choose'], {
    about: 'everyone accepts, or people choose: a logit of ties, fit and incentive',
    default: 'everyone',
    mark: 'assumption',
  }),
  willing: number({
    about: 'choose: readiness in itself, in log odds',
    default: -1,
    plausible: [-3, 1],
    mark: 'assumption',
    matters: whoChoose,
  }),
  willingByTies: number({
    about: 'choose: log odds for each e-fold of ties above the mean',
    matters: whoChoose,
    default: 0.5,
    source: 'above 0 because hubs take part more often, Hinz et al. 2011; the size is assumed',
    plausible: [0, 1],
    mark: 'assumption',
  }),
  willingByFit: number({
    about: 'choose: log odds at fit 1 above those at fit 0',
    default: 2,
    plausible: [0, 4],
    mark: 'assumption',
    matters: whoChoose,
  }),
  willingByIncentive: number({
    about: 'choose: log odds for the incentive',
    matters: whoChoose,
    unit: 'per 100 of money',
    default: 0.5,
    plausible: [0, 2],
    mark: 'assumption',
  }),
  incentive: money({ about: 'what each is offered; it is part of costEach', default: 0, mark: 'definition' }),
  audience: whole({ about: 'people who follow each seed', default: 0, mark: 'definition', ofMarket: 'part' }),
  audienceFrom: segment({ about: 'the segment of the followers; anybody where it is left out', optional: true }),
  posts: rate({
    about: 'contacts that each follower gets',
    default: '1 per week',
    plausible: ['0.1 per week', '5 per week'],
    mark: 'assumption',
    matters: whoPost,
  }),
  postWeeks: weeks({ about: 'when seeds post; from when they are asked where it is left out', optional: true }),
  persuades: share({
    about: 'textbook models only: the chance that a heard post alone activates',
    matters: whoPost,
    default: '1%',
    mark: 'assumption',
  }),
});
type Seed = z.output<typeof params>;

export const seed = defineLever({
  name: 'seed',
  about: 'Gives the product to a few chosen people, and what they say of it to their friends and followers.',
  params,
  nudges: ['placements', 'exposures'],
  lists: ({ audience }) => audience > 0,
  plan(chosen, { clock }) {
    const plan = new Float64Array(clock.steps + 1);
    const record = recordOf(clock, chosen.week);
    if (record <= clock.steps) plan[record] = wanted(chosen) * cents(chosen.costEach ?? 0);
    return plan;
  },
  ends(chosen, { clock }) {
    const asked = recordOf(clock, chosen.week);
    return chosen.audience > 0 ? Math.max(asked, lastMove(posting(chosen, clock), clock)) : asked;
  },
  check: problems,
  names: (chosen) => chosen.people ?? [],
  start: (chosen, context) => new SeedRun(chosen, context),
});

/** The weeks in which seeds post: never before they are asked. */
function posting({ postWeeks, week }: Seed, clock: Clock): Weeks {
  const { first, last } = postWeeks ?? wholeRun(clock);
  return { first: Math.max(first, week), last };
}

function problems(chosen: Seed, scene: LeverScene): LeverProblem[] {
  const found = whomProblems(chosen, 'a seed', scene);
  const tell = (key: string | undefined, message: string) =>
    found.push({ path: key === undefined ? [] : [key], message });
  whenProblems(chosen, scene, tell);
  const { costEach, incentive } = chosen;
  const { price, margin } = scene.product;
  if (costEach === undefined && (price !== undefined || margin !== undefined)) {
    tell(undefined, 'a seed needs costEach where the product has a price: what each costs beside it (0 is allowed)');
  }
  if (incentive > (costEach ?? 0)) {
    tell('incentive', `incentive is ${incentive}, more than costEach (${costEach ?? 0}), of which it is part`);
  }
  return found;
}

type Tell = (key: string | undefined, message: string) => void;

function whenProblems(chosen: Seed, { clock }: LeverScene, tell: Tell): void {
  const { week, postWeeks, audience, audienceFrom } = chosen;
  if (recordOf(clock, week) > clock.steps || week > weeksOf(clock)) {
    tell('week', `week is ${week}, but the run ends in week ${weeksOf(clock)}`);
  }
  if (audience === 0) {
    if (postWeeks !== undefined) tell('postWeeks', 'postWeeks needs audience: how many people follow each seed');
    if (audienceFrom !== undefined)
      tell('audienceFrom', 'audienceFrom needs audience: how many people follow each seed');
    return;
  }
  const message = spanProblem('postWeeks', postWeeks, clock);
  if (message !== undefined) tell(postWeeks && 'postWeeks', message);
  if (postWeeks !== undefined && postWeeks.last < week) {
    tell('postWeeks', `postWeeks ends in week ${postWeeks.last}, before they are asked in week ${week}`);
  }
}

const NOBODY: ReadonlySet<number> = new Set();

class SeedRun implements LeverRun {
  private readonly asked: number;
  private readonly posting: Weeks;
  /** Who has followers. */
  private readonly seeds: { readonly person: number; readonly to: Uint32Array }[] = [];

  constructor(
    private readonly chosen: Seed,
    private readonly context: LeverContext,
  ) {
    this.asked = recordOf(context.clock, chosen.week);
    this.posting = posting(chosen, context.clock);
  }

  act(step: number, nudges: Nudges): number {
    if (step === this.asked) return this.place(nudges);
    if (step > this.asked) this.post(step, nudges);
    return 0;
  }

  /** Asks everybody on the list, places those who accept and returns what they cost. */
  private place(nudges: Nudges): number {
    const { market, luck, world } = this.context;
    const { audience, audienceFrom, costEach = 0 } = this.chosen;
    const given = nudges.placements.length === 0 ? NOBODY : new Set(nudges.placements);
    let seeds = 0;
    for (const person of listOf(this.chosen, this.context)) {
      if (world.has(person) || given.has(person) || !this.willing(person)) continue;
      nudges.place(person);
      seeds++;
      const to = followers(market, luck, person, audience, audienceFrom);
      if (to.length > 0) this.seeds.push({ person, to });
    }
    return seeds * cents(costEach);
  }

  private post(step: number, nudges: Nudges): void {
    const { posts, persuades } = this.chosen;
    const contacts = posts * within(this.posting, this.context.clock, step);
    for (const { person, to } of this.seeds) {
      nudges.expose({
        channel: 'media',
        from: person,
        to,
        contacts,
        halfLife: 0,
        flight: this.context.flight,
        persuades,
      });
    }
  }

  private willing(person: number): boolean {
    const { acceptance: rule, willing, willingByTies, willingByFit, willingByIncentive, incentive } = this.chosen;
    if (rule === 'everyone') return true;
    const { market, luck } = this.context;
    const weight = { base: willing, ties: willingByTies, fit: willingByFit, incentive: willingByIncentive };
    return accepts(market, person, acceptance(market, person, weight, incentive), luck);
  }
}
