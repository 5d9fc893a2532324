// The exact expectation of a spread in one shot: every world of live and dead ties is visited and weighed with its
// chance (the live-edge forms of Kempe, Kleinberg & Tardos 2003). In a cascade each tie lives by itself; with linear
// thresholds each person lets at most one tie on which they listen live. Work multiplies with each tie or person, so it
// is for up to about 14 directed ties. A mutual tie is two directed ones, each with its own try.

export interface Tie {
  readonly from: number;
  readonly to: number;
  /** Chance that a telling along it succeeds; with linear thresholds its share of the hearer's attention. */
  readonly chance: number;
}

/** Both directions of mutual ties, with one chance for all. */
export function mutual(pairs: readonly (readonly [number, number])[], chance: number): Tie[] {
  return pairs.flatMap(([a, b]) => [
    { from: a, to: b, chance },
    { from: b, to: a, chance },
  ]);
}

/** The same ties, whose chances were weights of any size, with shares of the hearer's attention. */
export function shared(ties: readonly Tie[]): Tie[] {
  const whole = (hearer: number) => ties.reduce((sum, tie) => sum + (tie.to === hearer ? tie.chance : 0), 0);
  return ties.map((tie) => ({ ...tie, chance: tie.chance / whole(tie.to) }));
}

export interface Expectation {
  /** Expected number active at the end, seeds included. */
  readonly size: number;
  /** Expected number active at records 0, 1, 2 …, up to the last at which anything can change. */
  readonly bySteps: readonly number[];
  /** Chance that each person is active at the end. */
  readonly active: readonly number[];
}

interface World {
  readonly live: readonly Tie[];
  readonly chance: number;
}

/** An independent cascade, over all 2^ties worlds, for given seeds. */
export function enumerate(people: number, ties: readonly Tie[], seeds: readonly number[]): Expectation {
  return expectation(people, worlds(ties.map((tie) => [tie])), seeds);
}

/** Linear thresholds: over all ways in which everybody keeps one tie on which they listen, or none. */
export function enumerateThresholds(people: number, ties: readonly Tie[], seeds: readonly number[]): Expectation {
  const listens = Array.from({ length: people }, (_, person) => ties.filter(({ to }) => to === person));
  return expectation(people, worlds(listens), seeds);
}

/** All worlds in which at most one tie of each group lives, each with its chance; impossible ones are left out. */
function* worlds([group, ...rest]: readonly (readonly Tie[])[]): Generator<World> {
  if (group === undefined) {
    yield { live: [], chance: 1 };
    return;
  }
  const none = { live: [], chance: 1 - group.reduce((sum, tie) => sum + tie.chance, 0) };
  const choices: World[] = [none, ...group.map((tie) => ({ live: [tie], chance: tie.chance }))];
  // What rounding leaves of a whole attention is nothing.
  for (const { live, chance } of choices.filter((choice) => choice.chance > 1e-12)) {
    for (const others of worlds(rest)) yield { live: [...live, ...others.live], chance: chance * others.chance };
  }
}

function expectation(people: number, all: Iterable<World>, seeds: readonly number[]): Expectation {
  const bySteps = Array.from({ length: people }, () => 0);
  const active = Array.from({ length: people }, () => 0);
  for (const { live, chance } of all) {
    for (const [person, step] of distances(live, seeds)) {
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
