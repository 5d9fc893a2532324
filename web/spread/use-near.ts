// Whether a part of the page has come near the reader's eyes: what is dear to draw waits until then.

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Pixels below the window that count as near. */
const NEAR = 300;

/** The element to be watched, and whether it has ever been near. */
export function useNear<T extends Element>(): readonly [RefObject<T | null>, boolean] {
  const element = useRef<T>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        watch.disconnect();
      },
      { rootMargin: `${NEAR}px` },
    );
    watch.observe(element.current!);
    return () => watch.disconnect();
  }, []);
  return [element, near];
}
