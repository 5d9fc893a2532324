// A tree of adopters in a sentence.

/** More generations than these are only summed up. */
const MOST_TOLD = 4;

/** `Person 12 won 5 people, who won 14, who won 11: 30 in 3 steps of telling.` */
export function familyText(root: string | undefined, generations: readonly number[]): string {
  if (root === undefined) return 'Nobody won anybody in this world.';
  if (generations.length === 0) return `${root} won nobody.`;
  const people = generations.reduce((sum, count) => sum + count, 0);
  const [first, ...later] = generations.slice(0, MOST_TOLD);
  const rest = later.map((count) => `, who won ${count}`).join('');
  const more = generations.length > MOST_TOLD ? ', and so on' : '';
  const start = `${root} won ${first} ${first === 1 ? 'person' : 'people'}${rest}${more}`;
  return generations.length === 1 ? `${start}.` : `${start}: ${people} in ${generations.length} steps of telling.`;
}
