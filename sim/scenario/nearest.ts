// "Did you mean …?": the nearest of a few known words, by the number of letters dropped, added, changed or swapped.
// Case, spaces, hyphens and underscores do not count: cost_per_thousand means costPerThousand.

/**
 * The nearest known word, or undefined where none is near: at most a third of the letters may differ, or it is the only
 * one that begins like this.
 */
export function nearest(given: string, known: readonly string[]): string | undefined {
  if (given.length > 80) return undefined;
  const word = plain(given);
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const other = plain(candidate);
    const longer = Math.max(word.length, other.length);
    const edits = distance(word, other);
    if (edits >= longer || edits > Math.max(1, Math.floor(longer / 3))) continue;
    // Of equally near words the one that begins alike: 'of' means 'off' rather than 'on'.
    const score = edits - Math.min(shared(word, other), 9) / 10;
    if (score >= least) continue;
    least = score;
    best = candidate;
  }
  const longer = word.length < 3 ? [] : known.filter((candidate) => plain(candidate).startsWith(word));
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/** How many letters two words share at their beginning. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

/** Optimal string alignment: Levenshtein's distance in which swapping two neighbours counts once. */
function distance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
    }
    [twoAbove, above] = [above, row];
  }
  return above[b.length];
}
