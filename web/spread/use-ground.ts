// What pictures of the same view are drawn upon. Two pictures side by side are alike before anything happens, so the
// second takes what the first has made. While a view changes the old ground stands; a new one is made once it rests.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { Ground } from '../../sim/film/ground.ts';
import type { Palette } from '../../sim/film/looks.ts';
import type { View } from '../../sim/film/view.ts';
import type { Placed } from '../engine/messages.ts';
import { grainOf } from './grain.ts';
import type { Room } from './use-size.ts';

/** Milliseconds without a change after which a view rests. */
const REST = 130;

/** The ground that was made last for a market: a view is looked at once, by all pictures, and then left. */
const last = new WeakMap<Placed, { readonly of: string; readonly palette: Palette; readonly ground: Ground }>();

export function groundOf(placed: Placed, room: Room, palette: Palette, view: View): Ground {
  const grain = grainOf(room, placed.market.people);
  const size = { width: Math.round(room.width * grain), height: Math.round(room.height * grain) };
  const of = [size.width, size.height, grain, view.x, view.y, view.scale].join();
  const made = last.get(placed);
  if (made?.of === of && made.palette === palette) return made.ground;
  const ground = new Ground(placed.market, placed.places, size, palette, view, grain);
  last.set(placed, { of, palette, ground });
  return ground;
}

/** The ground for a view, or while that changes the one for the view before. */
export function useGround(placed: Placed, room: Room, palette: Palette, view: View): Ground {
  const [rested, rest] = useState(view);
  useEffect(() => {
    const timer = setTimeout(() => rest(view), REST);
    return () => clearTimeout(timer);
  }, [view]);
  return useMemo(() => groundOf(placed, room, palette, rested), [placed, room, palette, rested]);
}
