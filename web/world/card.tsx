// A chart's place on the page: what it is about in few words, what to look for in a sentence. It is drawn once the reader
// comes near it.

import type { ComponentChildren } from 'preact';
import { useNear } from '../spread/use-near.ts';

interface Props {
  readonly title: string;
  readonly look: string;
  /** Over both columns. */
  readonly wide?: boolean;
  readonly children: () => ComponentChildren;
}

export function Card({ title, look, wide = false, children }: Props) {
  const [element, near] = useNear<HTMLElement>();
  return (
    <section class={wide ? 'card wide' : 'card'} ref={element}>
      <h4>{title}</h4>
      <p class="lead">{look}</p>
      {near ? children() : <div class="ahead" />}
    </section>
  );
}
