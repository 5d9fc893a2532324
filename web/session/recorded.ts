// A spread that the report brings recorded, as if it had been played here: for markets that a page cannot play.

import type { Recorded } from '../../sim/film/record.ts';
import { readRuns } from '../../sim/film/record.ts';
import { sampleText } from '../../sim/film/words.ts';
import type { ReportData } from '../../sim/report/data.ts';
import type { Opened, Placed } from '../engine/messages.ts';
import type { Shown } from './show.ts';

/** The record that a report brings. Throws where there is none. */
export function recordIn({ recorded }: ReportData): Recorded {
  if (recorded === undefined || 'why' in recorded) throw new Error(recorded?.why ?? 'nothing was recorded');
  if (recorded.runs.length === 0) throw new Error('no campaign was recorded');
  return recorded;
}

/** What is shown of a record: world 0, and nothing that could be changed. Throws where it is damaged. */
export function shownOf(recorded: Recorded, { steps, scenario }: ReportData, placed: Placed): Shown {
  const runs = readRuns(recorded);
  const opened: Opened = {
    campaigns: runs.map(({ campaign }) => campaign),
    events: recorded.events,
    steps,
    people: recorded.allPeople,
    dials: [],
    terms: undefined,
    yaml: scenario,
    warnings: [],
  };
  const sides = runs.map(({ campaign, ...run }) => ({
    campaign,
    before: false,
    changed: false,
    small: false,
    opened,
    placed,
    played: { ...run, curves: [], figures: [] },
  }));
  return { sides, world: 0, steps: Math.max(...runs.map((run) => run.steps)) };
}

/** What part of the market a record shows, as a sentence. */
export function aboutRecord({ people, allPeople }: Recorded): string {
  if (people === allPeople) return 'Recorded when the report was made: the page cannot draw this market by itself.';
  return `Recorded when the report was made, as the market is too large for a page: ${sampleText(people, allPeople)}. Counts are those of the sample.`;
}
