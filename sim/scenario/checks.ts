// What can only be seen when the parts are put together: levers that the model does not answer, names of segments,
// strategies and people that do not exist, weeks beyond the end, plans beyond the budget.

import { z } from 'zod';
import type { Clock } from './clock.ts';
import { describeParams } from './declare.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { amountText, weeksText } from './quantities.ts';
import type {
  DeclaredLever,
  DeclaredModel,
  DeclaredNetwork,
  DeclaredStrategy,
  DeclaredWithParams,
  MemberProblem,
  Registry,
} from './registry.ts';
import { given } from './report.ts';
import type { ProductSpec } from './scenario.ts';
import type { Found, Path } from './section.ts';
import { nameOf } from './section.ts';

/** What has been read so far; a part is undefined where it was not fit. */
export interface Draft {
  readonly registry: Registry;
  readonly clock: Clock | undefined;
  readonly product: ProductSpec | undefined;
  readonly network: Found<DeclaredNetwork> | undefined;
  readonly model: Found<DeclaredModel> | undefined;
  readonly segments: readonly { readonly name: string }[] | undefined;
  /** Whole cents. */
  readonly budget: number | undefined;
  readonly campaigns: readonly DraftCampaign[];
}

export interface DraftCampaign {
  readonly name: string;
  readonly path: Path;
  readonly levers: readonly Found<DeclaredLever>[];
}

/** Adds all problems between the parts of a scenario. */
export function crossCheck(draft: Draft, problems: Problem[]): void {
  const { clock, product, network, model } = draft;
  if (network !== undefined) addAll(network, network.member.check?.(network.params) ?? [], problems);
  if (clock !== undefined && product !== undefined && model !== undefined) {
    addAll(model, model.member.check?.(model.params, { clock, product }) ?? [], problems);
  }
  if (network !== undefined && model !== undefined) checkTies(network, model, problems);
  for (const campaign of draft.campaigns) {
    // A lever whose parameters contradict each other has no plan that could be trusted.
    const sound = campaign.levers.map((lever) => checkLever(lever, draft, problems));
    if (!sound.includes(false)) checkBudget(campaign, draft, problems);
  }
}

/** A member's own findings. What begins with a verb is told of the parameter. */
function addAll(found: Found<DeclaredWithParams>, faults: readonly MemberProblem[], problems: Problem[]): void {
  for (const fault of faults) {
    const path = [...found.path, ...fault.path];
    const message = /^(is|has|needs) /.test(fault.message) ? `${nameOf(path)} ${fault.message}` : fault.message;
    problems.push({ ...fault, path, message });
  }
}

/** Returns whether the lever's own check found nothing. */
function checkLever(lever: Found<DeclaredLever>, draft: Draft, problems: Problem[]): boolean {
  const { clock, product, model, segments, registry } = draft;
  const strategies = registry.strategies.map((strategy) => strategy.name);
  const names = segments?.map((segment) => segment.name);
  const people = draft.network?.member.people(draft.network.params);
  checkNudges(lever, model, problems);
  for (const param of describeParams(lever.member.params)) {
    const value = (lever.params as Record<string, unknown>)[param.name];
    const path = [...lever.path, param.name];
    if (value === undefined) continue;
    if (param.kind === 'segment' && names !== undefined) checkName(String(value), 'segment', names, path, problems);
    if (param.kind === 'strategy') {
      checkName(String(value), 'seeding strategy', strategies, path, problems);
      const message = beyondStrategy(registry.strategies, String(value), people);
      if (message !== undefined) problems.push({ path, message });
    }
    if (param.kind === 'people') checkPeople(value as string[], draft.network, path, problems);
  }
  if (clock === undefined || product === undefined || names === undefined) return true;
  const faults = lever.member.check?.(lever.params, { clock, product, segments: names, strategies, people }) ?? [];
  addAll(lever, faults, problems);
  checkWeeks(lever, clock, faults, problems);
  return faults.length === 0;
}

/** What speaks against a strategy in a market of so many people, where that is known. */
export function beyondStrategy(
  shelf: readonly Pick<DeclaredStrategy, 'name' | 'mostPeople'>[],
  name: string,
  people = 0,
): string | undefined {
  const most = shelf.find((strategy) => strategy.name === name)?.mostPeople;
  if (most === undefined || people <= most) return undefined;
  return `strategy '${name}' is for markets of up to ${most} people, and this one has ${people}: influence-maximization is for any`;
}

const TIE_TRAITS: Readonly<Record<string, string>> = {
  share: 'weights that share out attention (a file with weights: share)',
  probability: 'the chance of each tie (a file with weights: probability)',
  strength: 'which ties are strong (network strong-weak, or a file with strength)',
};

/** What the model must know of ties and the network does not tell, and chances that the model would leave unread. */
function checkTies(network: Found<DeclaredNetwork>, model: Found<DeclaredModel>, problems: Problem[]): void {
  const told = network.member.tieTraits?.(network.params) ?? [];
  for (const trait of model.member.needs?.(model.params) ?? []) {
    if (told.includes(trait)) continue;
    const message = `the model ${model.member.name} needs ${TIE_TRAITS[trait]}, which the network ${network.member.name} does not tell`;
    problems.push({ path: model.path, message });
  }
  if (!told.includes('probability') || model.member.reads?.(model.params).includes('probability')) return;
  const message = `weights is probability, but the model ${model.member.name} as it is set here does not read the chance of each tie`;
  problems.push({ path: [...network.path, 'weights'], message });
}

/** Warns of what ties carry and the model does not read. */
export function unreadTies({ network, model }: Draft): Problem[] {
  if (network === undefined || model === undefined) return [];
  const read = model.member.reads?.(model.params) ?? [];
  const idle = (network.member.tieTraits?.(network.params) ?? []).filter((trait) => !read.includes(trait));
  return idle
    .filter((trait) => trait !== 'probability')
    .map((trait) => ({
      path: network.path,
      message: `the model ${model.member.name} as it is set here takes all ties alike: it does not read ${TIE_TRAITS[trait]}`,
    }));
}

function checkNudges(lever: Found<DeclaredLever>, model: Found<DeclaredModel> | undefined, problems: Problem[]): void {
  const deaf = model === undefined ? [] : lever.member.nudges.filter((nudge) => !model.member.answers.includes(nudge));
  if (model === undefined || deaf.length === 0) return;
  const answers = model.member.answers.length > 0 ? model.member.answers.join(', ') : 'nothing that levers do';
  const message = `lever ${lever.member.name} works by ${deaf.join(', ')}, but the model ${model.member.name} answers ${answers}`;
  problems.push({ path: [...lever.path, 'lever'], message });
}

/** Warns of parameters that were set to something but play no part: unread by the model, or idle beside the others. */
export function idleParams({ model, network, campaigns }: Draft): Problem[] {
  const levers = campaigns.flatMap((campaign) => campaign.levers);
  const unread = levers.flatMap((lever) =>
    setParams(lever)
      .filter(({ name }) => model?.member.ignores.includes(name))
      .map(({ name, path }) => ({ path, message: `${name} means nothing to the model ${model?.member.name}` })),
  );
  const idle = [network, model, ...levers].flatMap((found) =>
    found === undefined
      ? []
      : setParams(found)
          .filter(({ matters }) => matters?.(found.params) === false)
          .map(({ name, path }) => ({ path, message: `${name} plays no part beside the other values here` })),
  );
  return [...unread, ...idle];
}

/** The parameters that have another value than their default. */
function setParams({ member, params, path }: Found<DeclaredWithParams>) {
  return describeParams(member.params).flatMap((param) => {
    const value = (params as Record<string, unknown>)[param.name];
    const type = member.params.shape[param.name] as z.ZodType;
    const usual = param.default !== undefined && z.encode(type, z.decode(type, undefined));
    return value === undefined || z.encode(type, value) === usual ? [] : [{ ...param, path: [...path, param.name] }];
  });
}

function checkName(name: string, what: string, names: readonly string[], path: Path, problems: Problem[]): void {
  if (names.includes(name)) return;
  const hint = nearest(name, names);
  const message = `${given(name)} is not a ${what}: ${names.join(', ')}`;
  problems.push({ path, message, ...(hint === undefined ? {} : { hint }) });
}

/** Spans that reach beyond the end, where the lever has not said so itself. */
function checkWeeks(
  { member, params, path }: Found<DeclaredLever>,
  clock: Clock,
  faults: readonly MemberProblem[],
  problems: Problem[],
): void {
  const end = Math.ceil(clock.steps * clock.weeks - 1e-9);
  for (const { kind, name } of describeParams(member.params)) {
    const span = (params as Record<string, { first: number; last: number } | undefined>)[name];
    if (kind !== 'weeks' || span === undefined || span.last <= end || faults.some((fault) => fault.path[0] === name))
      continue;
    problems.push({ path: [...path, name], message: `${name} is ${weeksText(span)}, but the run ends in week ${end}` });
  }
}

/** In a generated market people are called 0 … n − 1; a network without parameters or from a file brings its own names. */
function checkPeople(
  ids: readonly string[],
  network: Found<DeclaredNetwork> | undefined,
  path: Path,
  problems: Problem[],
): void {
  if (network === undefined || (network.member.files ?? []).length > 0) return;
  if (Object.keys(network.member.params.shape).length === 0) return;
  const people = network.member.people(network.params);
  if (people === undefined) return;
  for (const [place, id] of ids.entries()) {
    if (/^(0|[1-9]\d{0,8})$/.test(id) && Number(id) < people) continue;
    const plain = String(Number(id));
    const hint = plain !== id && Number(id) < people && Number(id) >= 0 ? { hint: plain } : {};
    const message = `nobody is called ${given(id)}: in this market people are called 0 to ${people - 1}`;
    problems.push({ path: [...path, place], message, ...hint });
  }
}

function checkBudget(campaign: DraftCampaign, draft: Draft, problems: Problem[]): void {
  const { clock, product, budget } = draft;
  if (budget === undefined || clock === undefined || product === undefined) return;
  const costs = campaign.levers.map((lever) => {
    let cents = 0;
    for (const spent of lever.member.plan(lever.params, { clock, product })) cents += spent;
    return { name: lever.member.name, cents };
  });
  const total = costs.reduce((sum, { cents }) => sum + cents, 0);
  if (total <= budget) return;
  const largest = costs.reduce((most, cost) => (cost.cents > most.cents ? cost : most));
  const most =
    costs.length === 1 ? '' : `; its largest lever is ${largest.name} with ${amountText(largest.cents / 100)}`;
  const message = `campaign ${given(campaign.name)} plans to spend ${amountText(total / 100)}, but the budget is ${amountText(budget / 100)}${most}`;
  problems.push({ path: campaign.path, atKey: true, message });
}
