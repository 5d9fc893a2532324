// Circles of given sizes in a plane, close together and none upon another: the parts of a market that no tie joins.

import { cos, sin } from '../kernel/math.ts';

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const DIRECTIONS = 72;
/** Room between circles, as a share of the largest. */
const GAP = 0.06;

/** The circles in the order given, largest first: each as near to the middle as there is room. */
export function packed(radii: readonly number[]): Circle[] {
  const placed: Circle[] = [];
  const gap = GAP * (radii[0] ?? 0);
  for (const radius of radii) placed.push(placed.length === 0 ? { x: 0, y: 0, radius } : free(placed, radius, gap));
  return placed;
}

function free(placed: readonly Circle[], radius: number, gap: number): Circle {
  const step = Math.max(gap, radius / 4);
  for (let far = placed[0].radius + radius + gap; ; far += step) {
    for (let turn = 0; turn < DIRECTIONS; turn++) {
      const angle = (2 * Math.PI * turn) / DIRECTIONS;
      const circle = { x: far * cos(angle), y: far * sin(angle), radius };
      if (placed.every((other) => apart(circle, other, gap))) return circle;
    }
  }
}

function apart(a: Circle, b: Circle, gap: number): boolean {
  const [dx, dy, reach] = [a.x - b.x, a.y - b.y, a.radius + b.radius + gap];
  return dx * dx + dy * dy >= reach * reach * 0.999999;
}

/** The same, moved and scaled into a circle around 0. */
export function fitted(circles: readonly Circle[], into: number): Circle[] {
  const left = Math.min(...circles.map(({ x, radius }) => x - radius));
  const right = Math.max(...circles.map(({ x, radius }) => x + radius));
  const top = Math.min(...circles.map(({ y, radius }) => y - radius));
  const bottom = Math.max(...circles.map(({ y, radius }) => y + radius));
  const [mx, my] = [(left + right) / 2, (top + bottom) / 2];
  const reach = Math.max(
    ...circles.map(({ x, y, radius }) => Math.sqrt((x - mx) * (x - mx) + (y - my) * (y - my)) + radius),
  );
  const scale = into / reach;
  return circles.map(({ x, y, radius }) => ({ x: (x - mx) * scale, y: (y - my) * scale, radius: radius * scale }));
}
