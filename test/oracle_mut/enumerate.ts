// The exact expectation of an independent cascade: every world of live and dead ties is visited and weighed with its
// chance (the live-edge form of Kempe, Kleinberg & Tardos 2003). Work doubles with each tie, so it is for up to about
// 14 directed ties. A mutual tie is two directed ones, each with its own try.

export interface Tie {
  readonly from: number;
  readonly to: number;
  /** Chance that a telling along it succeeds. */
  readonly chance: number;
}

/** Both directions of mutual ties, with one chance for all. */
export function mutual(pairs: readonly (readonly [number, number])[], chance: number): Tie[] {
  return pairs.flatMap(([a, b]) => [
    { from: a, to: b, chance },
    { from: b, to: a, chance },
  ]);
}

export interface Expectation {
  /** Expected number active at the end, seeds included. */
  readonly size: number;
  /** Expected number active at records 0, 1, 2 …, up to the last at which anything can change. */
  readonly bySteps: readonly number[];
  /** Chance that each person is active at the end. */
  readonly active: readonly number[];
}

/** Expectation over all 2^ties worlds for given seeds. */
export function enumerate(people: number, ties: readonly Tie[], seeds: readonly number[]): Expectation {
  const bySteps = Array.from({ length: people }, () => 0);
  const active = Array.from({ length: people }, () => 0);
  for (let world = 0; world < 2 ** ties.length; world++) {
    const isLive = (_: Tie, number: number) => ((world >>> number) & 1) === 1;
    const chance = ties.reduce((product, tie, n) => product * (isLive(tie, n) ? tie.chance : 1 - tie.chance), 1);
    if (chance === 0) continue;
    for (const [person, step] of distances(ties.filter(isLive), seeds)) {
      active[person] += chance;
      for (let later = step; later < people; later++) bySteps[later] += chance;
    }
  }
  return { size: bySteps[people - 1], bySteps, active };
}

/** Steps from the nearest seed along live ties, for everyone who can be reached. */
function distances(live: readonly Tie[], seeds: readonly number[]): Map<number, number> {
  const step = new Map(seeds.map((seed) => [seed, 0]));
  for (let now = 0, before = 0; before < step.size; now++) {
    before = step.size;
    const speakers = [...step].filter(([, at]) => at === now).map(([person]) => person);
    for (const tie of live) if (speakers.includes(tie.from) && !step.has(tie.to)) step.set(tie.to, now + 1);
  }
  return step;
}
