// The report page of a run: the template that was built beforehand, with the run's data in it.

import { accessSync, constants, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReportData } from '../report/data.ts';
import { pageJson, placeIn } from '../report/html.ts';
import { fileFailure } from './failure.ts';

/** The whole page, in UTF-8: its megabytes are not made a text on the way. Throws a Failure where the template was not built. */
export function reportPage(data: ReportData): Buffer {
  const template = fromTemplate((place) => readFileSync(place));
  const [start, end] = placeIn(template);
  return Buffer.concat([template.subarray(0, start), Buffer.from(pageJson(data)), template.subarray(end)]);
}

/** Throws a Failure where no page could be made: asked before anything is computed. */
export function requirePage(): void {
  fromTemplate((place) => accessSync(place, constants.R_OK));
}

function fromTemplate<T>(take: (place: URL) => T): T {
  const here = import.meta.url;
  const place = new URL(here.endsWith('.ts') ? '../../dist/report.html' : './report.html', here);
  try {
    return take(place);
  } catch (problem) {
    throw fileFailure('read the page template (npm run build makes it)', fileURLToPath(place), problem);
  }
}
