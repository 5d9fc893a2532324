// The campaigns of a scenario: name → list of levers, in the file's order. A resolved scenario lists them instead, each
// {name, levers}, because objects of JSON do not keep the order of names such as "10" and "2"; both forms are read.

import type { DraftCampaign } from './checks.ts';
import type { Entry, Fault, Tree } from './parse.ts';
import { entryOf, plainOf } from './parse.ts';
import type { Problem } from './problem.ts';
import type { DeclaredLever } from './registry.ts';
import { given } from './report.ts';
import { BASELINE } from './scenario.ts';
import type { Found } from './section.ts';
import { readMember } from './section.ts';

const LONGEST_NAME = 80;
// Control characters, line and paragraph separators, and marks that turn the direction of writing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Rewrites the listed form as name → levers, in place, so that all that follows knows one form. */
export function nameCampaigns(root: Tree, faults: Fault[]): void {
  const entry = entryOf(root, 'campaigns');
  if (entry?.value.kind !== 'list') return;
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (const item of entry.value.items) {
    const name = entryOf(item, 'name')?.value;
    const levers = entryOf(item, 'levers')?.value;
    const foreign = item.kind === 'map' && item.entries.some(({ key }) => key !== 'name' && key !== 'levers');
    if (name?.kind !== 'text' || levers === undefined || foreign) {
      faults.push({ at: item, message: 'a listed campaign takes the form {name: …, levers: […]}' });
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

/** The campaigns in the file's order, the baseline first. */
export function readCampaigns(
  tree: Tree | undefined,
  shelf: readonly DeclaredLever[],
  problems: Problem[],
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
