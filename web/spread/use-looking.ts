// Where the reader looks: the part of the market that all pictures show, and the person in the light.

import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Point } from '../../sim/film/raster.ts';
import type { View } from '../../sim/film/view.ts';
import { centredOn, closest, pointOf, shifted, wholeView, zoomed } from '../../sim/film/view.ts';
import type { Placed } from '../engine/messages.ts';
import { type Room, useSize } from './use-size.ts';

/** What is looked at, to be kept and shared; `undefined` is the whole market, and nobody. */
export interface Gaze {
  readonly view: View | undefined;
  changeView(view: View | undefined): void;
  readonly pinned: number | undefined;
  pin(person: number | undefined): void;
  /** Somebody was pressed in a picture, or nobody. */
  press(person: number | undefined): void;
}

/** What moves the view. */
export interface Lens {
  /** Whether anything is nearer than the whole. */
  readonly near: boolean;
  /** Nearer by a factor around a place in the picture, else around who is pinned, else around the middle. */
  zoom(factor: number, at?: Point): void;
  shift(dx: number, dy: number): void;
  whole(): void;
}

export interface Looking extends Gaze {
  /** To be put on a picture: all are as large as this one. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly room: Room | undefined;
  /** The view that is shown. */
  readonly shown: View | undefined;
  readonly lens: Lens;
  readonly hovered: number | undefined;
  hover(person: number | undefined): void;
  /** Nobody is in the light any more. */
  letGo(): void;
}

export function useLooking(gaze: Gaze, { market, places }: Placed): Looking {
  const [frame, room] = useSize<HTMLDivElement>();
  const [hovered, hover] = useState<number>();
  const { view, changeView, pinned } = gaze;
  const box = useMemo(() => room && { left: 0, top: 0, ...room }, [room]);
  const whole = useMemo(() => box && wholeView(places, box), [places, box]);
  // Several gestures may come between two pictures: each goes on from the last.
  const now = useRef(view);
  now.current = view;
  const change = (next: View | undefined) => {
    now.current = next;
    changeView(next);
  };
  const lens: Lens = {
    near: view !== undefined,
    zoom(factor, at) {
      if (box === undefined || whole === undefined) return;
      const from = now.current ?? whole;
      const aside = at === undefined && pinned !== undefined && pinned < market.people && factor > 1;
      const start = aside ? centredOn(from, places, pinned) : from;
      const middle = [box.width / 2, box.height / 2] as const;
      change(zoomed(start, whole, factor, at ?? middle, box, closest(market.people, box)));
    },
    shift(dx, dy) {
      if (box !== undefined && now.current !== undefined) change(shifted(now.current, dx, dy, box));
    },
    whole: () => change(undefined),
  };
  useEffect(() => {
    if (view === undefined || box === undefined || pinned === undefined || pinned >= market.people) return;
    const [x, y] = pointOf(places, pinned, box, view);
    if (x < 0 || y < 0 || x > box.width || y > box.height) change(centredOn(view, places, pinned));
  }, [pinned]);
  const letGo = () => {
    hover(undefined);
    gaze.pin(undefined);
  };
  return { ...gaze, frame, room, shown: view ?? whole, lens, hovered, hover, letGo };
}
