// What most readers look for first, in this order: who has it, who heard, what it brought and cost, what people did for it.
// The one list for tables, tabs and curves.

const HEADLINE = [
  'adopters',
  'won',
  'aware',
  'reach',
  'npv',
  'roi',
  'spend',
  'revenue',
  'peopleEffect',
  'uplift',
] as const satisfies readonly string[];

const rankOf = (name: string) => {
  const rank = (HEADLINE as readonly string[]).indexOf(name);
  return rank < 0 ? HEADLINE.length : rank;
};

/** Measures with those first that readers look for, the others in their order; `first` (the deciding one) before all. */
export function byHeadline<T>(measures: readonly T[], nameOf: (measure: T) => string, first?: string): T[] {
  const rank = (measure: T) => (nameOf(measure) === first ? -1 : rankOf(nameOf(measure)));
  return [...measures].sort((a, b) => rank(a) - rank(b));
}

/** How many of measures in that order stand in the headlines; all, where only a few would be left. */
export function headlines(ordered: readonly string[], first?: string): number {
  const count = ordered.filter((name) => name === first || rankOf(name) < HEADLINE.length).length;
  return count === 0 || ordered.length - count <= FEW ? ordered.length : count;
}

const FEW = 3;
