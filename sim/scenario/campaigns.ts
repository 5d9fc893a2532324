// The campaigns of a scenario: name → list of levers, in the file's order. A resolved scenario lists them instead, each
// {name, levers}, because objects of JSON do not keep the order of names such as "10" and "2"; both forms are read.

import type { DraftCampaign } from './checks.ts';
import type { Entry, Fault, MapTree, Tree } from './parse.ts';
import { entryOf, plainOf } from './parse.ts';
import type { Problem } from './problem.ts';
import type { DeclaredLever } from './registry.ts';
import { given, UNPRINTABLE } from './report.ts';
import { BASELINE } from './scenario.ts';
import type { Found } from './section.ts';
import { readMember } from './section.ts';

const LONGEST_NAME = 80;
/** Results keep every curve of every campaign, and a run writes every lever out in full. */
const MOST_CAMPAIGNS = 1000;
const MOST_LEVERS = 5000;

/** Rewrites the listed form as name → levers, in place, so that all that follows knows one form. */
export function nameCampaigns(root: Tree, faults: Fault[]): void {
  const entry = entryOf(root, 'campaigns');
  if (entry?.value.kind !== 'list') return;
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const item of entry.value.items) {
    const name = entryOf(item, 'name')?.value;
    const levers = entryOf(item, 'levers')?.value;
    if (name?.kind !== 'text' || levers === undefined || foreignKey(item) !== undefined) {
      faults.push({
        at: item,
        message: `a listed campaign takes the form {name: …, levers: […]}, but this one ${lackOf(item)}`,
      });
    } else if (seen.has(name.text)) {
      faults.push({ at: name, message: `the campaign ${given(name.text)} is given twice` });
    } else {
      entries.push({ key: name.text, at: name, value: levers });
      seen.add(name.text);
    }
  }
  const { source, start, end } = entry.value;
  entry.value = { kind: 'map', entries, source, start, end };
}

function foreignKey(item: Tree): string | undefined {
  return item.kind === 'map' ? item.entries.find(({ key }) => key !== 'name' && key !== 'levers')?.key : undefined;
}

function lackOf(item: Tree): string {
  if (item.kind !== 'map') return `is ${given(item.kind === 'text' ? item.text : plainOf(item))}`;
  const foreign = foreignKey(item);
  if (foreign !== undefined) return `has ${given(foreign)}`;
  return entryOf(item, 'name')?.value.kind === 'text' ? 'has no levers' : 'has no name';
}

/** The campaigns in the file's order, the baseline first. */
export function readCampaigns(
  tree: Tree | undefined,
  shelf: readonly DeclaredLever[],
  problems: Problem[],
  warnings: Problem[],
): DraftCampaign[] {
  const campaigns: DraftCampaign[] = [{ name: BASELINE, path: ['campaigns'], levers: [] }];
  if (tree === undefined || tree.kind === 'empty') return campaigns;
  if (tree.kind !== 'map') {
    const was = given(tree.kind === 'text' ? tree.text : plainOf(tree));
    problems.push({
      path: ['campaigns'],
      message: `campaigns is ${was}, but takes a block of names, each with a list of levers`,
    });
    return campaigns;
  }
  if (!isOfBearableSize(tree, problems)) return campaigns;
  checkLikeness(tree.entries, problems, warnings);
  for (const { key: name, value } of tree.entries) {
    const path = ['campaigns', name];
    const fault = faultOfName(name);
    if (fault !== undefined) problems.push({ path, atKey: true, message: fault });
    const levers = readLevers(name, value, path, shelf, problems);
    if (name !== BASELINE) campaigns.push({ name, path, levers });
    else if (levers.length > 0) {
      const message = `${given(name)} is the baseline, what happens without a campaign, and takes no levers`;
      problems.push({ path, atKey: true, message });
    }
  }
  return campaigns;
}

function isOfBearableSize({ entries }: MapTree, problems: Problem[]): boolean {
  const levers = entries.reduce((sum, { value }) => sum + (value.kind === 'list' ? value.items.length : 0), 0);
  const tell = (message: string) => problems.push({ path: ['campaigns'], message });
  if (entries.length > MOST_CAMPAIGNS) {
    tell(`there are ${entries.length} campaigns, but a scenario takes at most ${MOST_CAMPAIGNS}`);
  } else if (levers > MOST_LEVERS) {
    tell(`the campaigns have ${levers} levers in all, but a scenario takes at most ${MOST_LEVERS}`);
  }
  return entries.length <= MOST_CAMPAIGNS && levers <= MOST_LEVERS;
}

/** Refuses names that look the same, and warns of names that differ in capitals alone. */
function checkLikeness(entries: readonly Entry[], problems: Problem[], warnings: Problem[]): void {
  const looks = new Map([[BASELINE, BASELINE]]);
  const sounds = new Map([[BASELINE, BASELINE]]);
  for (const { key: name } of entries) {
    const look = name
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ');
    const sound = look.toLowerCase();
    const same = looks.get(look) ?? name;
    const alike = sounds.get(sound) ?? name;
    const tell = (where: Problem[], message: string) => where.push({ path: ['campaigns', name], atKey: true, message });
    if (same !== name)
      tell(problems, `the name ${given(name)} looks the same as that of another campaign, ${given(same)}`);
    else if (alike !== name)
      tell(warnings, `the campaigns ${given(alike)} and ${given(name)} differ in capitals alone`);
    looks.set(look, same);
    sounds.set(sound, alike);
  }
}

function faultOfName(name: string): string | undefined {
  if (name.trim() === '') return 'a campaign needs a name';
  if (name !== name.trim()) return `the campaign's name ${given(name)} begins or ends with a space`;
  if (UNPRINTABLE.test(name)) return `the campaign's name ${given(name)} holds a line break or a control character`;
  if (name.length <= LONGEST_NAME) return undefined;
  return `the campaign's name ${given(name)} has ${name.length} characters, but takes at most ${LONGEST_NAME}`;
}

function readLevers(
  name: string,
  tree: Tree,
  path: string[],
  shelf: readonly DeclaredLever[],
  problems: Problem[],
): Found<DeclaredLever>[] {
  if (tree.kind === 'empty') return [];
  if (tree.kind !== 'list') {
    const was = given(tree.kind === 'text' ? tree.text : plainOf(tree));
    const dash = tree.kind === 'map' ? ": put '- ' before the lever" : ', such as [{lever: broadcast, …}]';
    problems.push({ path, message: `campaign ${given(name)} is ${was}, but takes a list of levers${dash}` });
    return [];
  }
  return tree.items.flatMap((item, place) => readMember(shelf, 'lever', item, [...path, place], problems) ?? []);
}
