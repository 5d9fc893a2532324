// The report page: a template built beforehand, with the run's data spliced in as JSON. The data comes from strangers'
// scenario files, so nothing in it may end the script element, open a comment or break the page's text.

import type { ReportData } from './data.ts';

/** Stands in the template where the data goes. */
const PLACE = '__WOM_RUN__';

/** The page with its data. Throws where the template has no place for it, or several. */
export function reportHtml(template: string, data: ReportData): string {
  const parts = template.split(`>${PLACE}<`);
  if (parts.length !== 2)
    throw new Error(`the page template must hold >${PLACE}< once, but holds it ${parts.length - 1} times`);
  return `${parts[0]}>${scriptSafe(JSON.stringify(data))}<${parts[1]}`;
}

/** JSON that is the same JSON to a parser, and plain text to HTML: no `<`, `>`, `&` or line separators in it. */
function scriptSafe(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
