// The scenario's own words. In the file they are wrapped to its width and indented; here lines of a paragraph flow
// together, lines that begin with a dash are a list, and nothing is read as markup.

import type { ComponentChildren } from 'preact';

/** The paragraphs of a text: blocks between empty lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

/** A paragraph as its running text and list items, in order. */
export function partsOf(paragraph: string): { readonly item: boolean; readonly text: string }[] {
  const parts: { item: boolean; text: string }[] = [];
  let inItem = 0;
  for (const line of paragraph.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const item = /^\s*- /.test(line);
    const last = parts[parts.length - 1];
    if (item) {
      parts.push({ item: true, text: line.trim().slice(2) });
      inItem = indent;
    } else if (last !== undefined && (!last.item || indent > inItem)) {
      last.text = `${last.text} ${line.trim()}`;
    } else {
      parts.push({ item: false, text: line.trim() });
    }
  }
  return parts;
}

export function Story({ text }: { text: string }) {
  return <>{paragraphsOf(text).map((paragraph, place) => blocks(paragraph, place))}</>;
}

function blocks(paragraph: string, place: number): ComponentChildren {
  const shown: ComponentChildren[] = [];
  let items: ComponentChildren[] = [];
  const flush = () => {
    if (items.length > 0) shown.push(<ul key={`list ${place} ${shown.length}`}>{items}</ul>);
    items = [];
  };
  for (const { item, text } of partsOf(paragraph)) {
    if (item) items.push(<li key={items.length}>{text}</li>);
    else {
      flush();
      shown.push(<p key={`${place} ${shown.length}`}>{text}</p>);
    }
  }
  flush();
  return shown;
}
