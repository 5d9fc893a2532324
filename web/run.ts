// Reads the run that was spliced into the page. A page without data, or with data of another time, says so kindly
// instead of showing half a report.

import type { ReportData } from '../sim/report/data.ts';
import { REPORT_VERSION } from '../sim/report/data.ts';

export type Read = { readonly run: ReportData } | { readonly problem: string };

const LISTS = [
  'sources',
  'market',
  'segments',
  'metrics',
  'campaigns',
  'differences',
  'series',
  'assumptions',
  'warnings',
] as const;

/** The run in a script element's text. Lists that are missing are empty; anything else wrong is a problem in words. */
export function readRun(text: string): Read {
  let data: Partial<ReportData> | null;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'This page holds no run: its data is missing or damaged. Make it again with: wom report DIR' };
  }
  if (typeof data !== 'object' || data === null || data.version !== REPORT_VERSION) {
    const given = JSON.stringify(data?.version ?? null);
    return {
      problem: `This page reads reports of version ${REPORT_VERSION}, its data is of version ${given}. Make it again with: wom report DIR`,
    };
  }
  const lists = Object.fromEntries(LISTS.map((name) => [name, data[name] ?? []]));
  return { run: { ...EMPTY, ...data, ...lists } as ReportData };
}

const EMPTY = {
  title: 'Untitled run',
  about: '',
  seed: '',
  step: 'step',
  steps: 0,
  replicates: 0,
  failed: 0,
  decide: '',
  worlds: { replicates: [], values: [] },
  verdict: { sentence: '', reminder: '' },
  scenario: '',
  command: '',
};
