// The report page: a template built beforehand, with the run's data spliced in as JSON. The data comes from strangers'
// scenario files, so nothing in it may end the script element, open a comment or break the page's text.

import type { ReportData } from './data.ts';

/** Stands in the template where the data goes. */
const PLACE = '>__WOM_RUN__<';

/** A template: a text, or the bytes of one. */
interface Template {
  indexOf(text: string, from?: number): number;
}

/** The page with its data. Throws where the template has no place for it, or several. */
export function reportHtml(template: string, data: ReportData): string {
  const [start, end] = placeIn(template);
  return template.slice(0, start) + pageJson(data) + template.slice(end);
}

/** Where the data goes: in place of what stands from the first to before the second. Throws as above. */
export function placeIn(template: Template): [number, number] {
  const places: number[] = [];
  for (let at = template.indexOf(PLACE); at >= 0; at = template.indexOf(PLACE, at + 1)) places.push(at);
  if (places.length !== 1)
    throw new Error(`the page template must hold ${PLACE} once, but holds it ${places.length} times`);
  return [places[0] + 1, places[0] + PLACE.length - 1];
}

/** JSON that is the same JSON to a parser, and plain text to HTML: no `<`, `>`, `&` or line separators in it. */
export function pageJson(data: ReportData): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
