// How large an element is, in pixels of the page, and how many pixels of the screen there are to one of these.

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Room {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** The element to be watched, and its room; undefined before it was measured, and where it has none. */
export function useSize<T extends Element>(): readonly [RefObject<T | null>, Room | undefined] {
  const element = useRef<T>(null);
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element.current!;
      if (width === 0 || height === 0) return;
      const now = { width, height, ratio: devicePixelRatio };
      setRoom((before) => (before !== undefined && same(before, now) ? before : now));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element.current!);
    return () => watch.disconnect();
  }, []);
  return [element, room];
}

function same(a: Room, b: Room): boolean {
  return a.width === b.width && a.height === b.height && a.ratio === b.ratio;
}
