// The report page of a run: the template that was built beforehand, with the run's data in it.

import { accessSync, constants, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReportData } from '../report/data.ts';
import { reportHtml } from '../report/html.ts';
import { fileFailure } from './failure.ts';

/** The whole page. Throws a Failure where the template was not built. */
export function reportPage(data: ReportData): string {
  return reportHtml(
    fromTemplate((place) => readFileSync(place, 'utf8')),
    data,
  );
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
