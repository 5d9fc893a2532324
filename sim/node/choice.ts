// The page from which one of several results is chosen: a plain list of links, without a script.

import { printable } from '../scenario/report.ts';
import type { Answer } from './serve.ts';

export interface Choice {
  /** The name of the results folder. */
  readonly folder: string;
  readonly title: string;
  readonly remark: string;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/** Colours are the reader's own, light or dark. */
const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 17px/1.55 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: clamp(20px, 5vw, 56px); }
  h1 { font-size: 1.9rem; line-height: 1.15; letter-spacing: -0.02em; }
  ul { list-style: none; padding: 0; }
  a { display: block; padding: 0.8rem 0; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  a { color: inherit; text-decoration: none; overflow-wrap: anywhere; }
  a:hover strong, a:focus-visible strong { text-decoration: underline; }
  strong, small { display: block; }
  small { opacity: 0.75; }
`;

/** The list, in the order given. */
export function choicePage(choices: readonly Choice[]): Answer {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Results</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Results</h1>
<p>The latest first.</p>
<ul>
${choices.map(line).join('\n')}
</ul>
</main>
</body>
</html>
`;
  return { type: 'text/html', body, policy: POLICY };
}

function line({ folder, title, remark }: Choice): string {
  const words = `<strong>${text(title || folder)}</strong><small>${text(folder)} · ${text(remark)}</small>`;
  return `<li><a href="/${encodeURIComponent(folder)}/">${words}</a></li>`;
}

/** Text as it stands in HTML, whoever wrote it. */
function text(plain: string): string {
  return printable(plain).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
