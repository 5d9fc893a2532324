// Names at line ends must not lie on each other: each is moved as little as needed, in order.

/** Places (pixels, any order) moved apart to at least `gap` within low … high; closer only where they do not fit. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, label) => label).sort((a, b) => places[a] - places[b] || a - b);
  const step = Math.min(gap, order.length > 1 ? (high - low) / (order.length - 1) : gap);
  const moved = new Array<number>(places.length);
  let least = low;
  for (const label of order) {
    moved[label] = Math.max(places[label], least);
    least = moved[label] + step;
  }
  let most = high;
  for (const label of order.reverse()) {
    moved[label] = Math.min(moved[label], most);
    most = moved[label] - step;
  }
  return moved;
}
