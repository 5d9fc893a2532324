// Hands on a picture: wheel, pinch, drag, double click, hover and press, told as what they mean. A page still scrolls: the
// wheel zooms with Ctrl or once the picture has the focus, one finger moves only what is zoomed in.

import type { Point } from '../../sim/film/raster.ts';

export interface Actions {
  /** Nearer by a factor, around a place in the picture. */
  zoom(factor: number, at: Point): void;
  shift(dx: number, dy: number): void;
  /** Where the pointer is, without being pressed; undefined once it has left. */
  hover(at: Point | undefined): void;
  /** `fine` where it was no finger. */
  press(at: Point, fine: boolean): void;
  /** Whether there is anything to be shifted. */
  near(): boolean;
}

/** A press that moves further than this many pixels is a drag. */
const DRAG = 4;

/** Listens to hands on an element; returns how to stop. */
export function listen(element: HTMLElement, actions: Actions): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, hear: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, hear, { signal: stop.signal, passive: false });
  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return [clientX - left - element.clientLeft, clientY - top - element.clientTop];
  };
  const hands = new Hands(actions);
  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    hands.down(event.pointerId, at(event));
  });
  on('pointermove', (event) => {
    if (!hands.move(event.pointerId, at(event)) && event.pointerType === 'mouse') actions.hover(at(event));
  });
  on('pointerup', (event) => hands.up(event.pointerId, at(event), event.pointerType !== 'touch'));
  on('pointercancel', (event) => hands.cancel(event.pointerId));
  on('pointerleave', () => actions.hover(undefined));
  on('dblclick', (event) => actions.zoom(2, at(event)));
  on('wheel', (event) => {
    if (!event.ctrlKey && element.closest('.panels:focus-within') === null) return;
    if (event.deltaY > 0 && !actions.near() && !event.ctrlKey) return;
    event.preventDefault();
    actions.zoom(2 ** (-pixelsOf(event) / 240), at(event));
  });
  return () => stop.abort();
}

/** Wheels turn in pixels or in lines. */
function pixelsOf({ deltaY, deltaMode }: WheelEvent): number {
  return Math.max(-240, Math.min(240, deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : 30 * deltaY));
}

/** Fingers that are down, or the pressed mouse. */
class Hands {
  private readonly points = new Map<number, Point>();
  private start: Point | undefined;

  constructor(private readonly actions: Actions) {}

  down(id: number, at: Point): void {
    this.points.set(id, at);
    this.start = this.points.size === 1 ? at : undefined;
  }

  /** Whether the hand is down. */
  move(id: number, at: Point): boolean {
    const before = this.points.get(id);
    if (before === undefined) return false;
    if (this.points.size === 1) {
      if (this.start !== undefined && apart(this.start, at) <= DRAG) return true;
      this.start = undefined;
      if (this.actions.near()) this.actions.shift(at[0] - before[0], at[1] - before[1]);
    } else {
      const other = [...this.points].find(([own]) => own !== id)![1];
      this.pinch(before, at, other);
    }
    this.points.set(id, at);
    return true;
  }

  up(id: number, at: Point, fine: boolean): void {
    if (this.points.delete(id) && this.start !== undefined) this.actions.press(at, fine);
    this.start = undefined;
  }

  cancel(id: number): void {
    this.points.delete(id);
    this.start = undefined;
  }

  /** One of two fingers moves: what lies between them follows. */
  private pinch(before: Point, at: Point, other: Point): void {
    this.actions.shift((at[0] - before[0]) / 2, (at[1] - before[1]) / 2);
    const middle: Point = [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2];
    this.actions.zoom(apart(at, other) / Math.max(1, apart(before, other)), middle);
  }
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
