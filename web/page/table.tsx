// Tables that scroll inside their own box, so that the page never scrolls sideways.

import type { ComponentChildren } from 'preact';

/** A labelled region around a wide table; keyboard users can focus it to scroll. */
export function Scroller({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="scroller" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** Plain rows of text: the first cell of each row heads it. */
export function TextTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: string[][];
}) {
  return (
    <Scroller label={caption}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\n')}>
              <th scope="row">
                <bdi>{row[0]}</bdi>
              </th>
              {row.slice(1).map((cell, place) => (
                <td key={columns[place + 1]}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
