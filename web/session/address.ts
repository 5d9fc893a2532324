// Where the reader is, as the page's address tells it after its #: a link that is copied opens the same campaigns in the
// same world at the same step, with the same person picked and the same changes made. Whoever gets a link may get it from
// anybody: what does not fit this page is left out, and the engine checks every change as it checks a scenario.

import { quoted } from '../../sim/experiment/dials.ts';

export interface Where {
  /** What is looked at, one or two: a campaign, and whether in the run of the page although it was changed. */
  readonly sides: readonly Side[];
  readonly world: number;
  readonly step: number;
  readonly person: number | undefined;
  /** Whether among fewer people than those of the run. */
  readonly small: boolean;
  /** Changes to the scenario, in the order in which they are made: the place and its value as `--set` takes them. */
  readonly changes: readonly (readonly [path: string, value: string])[];
}

export interface Side {
  readonly campaign: string;
  /** Whether it is shown as it was before the changes. */
  readonly before: boolean;
}

/** More changes, or longer ones, are no slider's. */
const MOST_CHANGES = 200;
const LONGEST_CHANGE = 20_000;

/** The part of an address after its #. Only what differs from `start` is told. */
export function addressOf(where: Where, start: Where): string {
  const parts = new URLSearchParams();
  if (JSON.stringify(where.sides) !== JSON.stringify(start.sides)) {
    for (const { campaign, before } of where.sides) parts.append(before ? 'before' : 'campaign', campaign);
  }
  if (where.world !== start.world) parts.set('world', String(where.world));
  if (where.step !== start.step) parts.set('step', String(where.step));
  if (where.person !== undefined) parts.set('person', String(where.person));
  if (where.small) parts.set('smaller', '1');
  for (const [path, value] of where.changes) parts.append('set', `${path}=${value}`);
  return parts.toString();
}

/** Whether what stands after the # leads into the spread, and not to a place on the page. */
export function leadsIn(hash: string): boolean {
  return hash === '' || hash.includes('=');
}

/** Where an address leads; what it does not tell is as at the start. Campaigns are those of the run, or come by a change. */
export function whereOf(address: string, start: Where, campaigns: readonly string[]): Where {
  const parts = new URLSearchParams(address.replace(/^#/, ''));
  const changes = changesOf(parts.getAll('set'));
  const known = (name: string) =>
    campaigns.includes(name) || changes.some(([path]) => path === `campaigns[${quoted(name)}]`);
  const sides = [...parts].flatMap(([key, campaign]) =>
    (key === 'campaign' || key === 'before') && known(campaign) ? [{ campaign, before: key === 'before' }] : [],
  );
  return {
    sides: sides.length > 0 ? sides.slice(0, 2) : start.sides,
    world: wholeOf(parts.get('world')) ?? start.world,
    step: wholeOf(parts.get('step')) ?? start.step,
    person: wholeOf(parts.get('person')),
    small: parts.get('smaller') === '1',
    changes,
  };
}

function changesOf(sets: readonly string[]): [string, string][] {
  return sets.slice(0, MOST_CHANGES).flatMap((set): [string, string][] => {
    // The first = outside of quotes: a campaign's name may hold one.
    const path = /^(?:"(?:[^"\\]|\\.)*"|[^="])+(?==)/.exec(set.slice(0, LONGEST_CHANGE))?.[0];
    return path === undefined || set.length > LONGEST_CHANGE ? [] : [[path, set.slice(path.length + 1)]];
  });
}

function wholeOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
