// Metric names as headings: the word of the scenario file, its capitals opened up.

const SPOKEN: Readonly<Record<string, string>> = { npv: 'NPV', roi: 'ROI' };

/** `costPerExtraAdopter` → `cost per extra adopter`, `npv` → `NPV`. */
export function spoken(metric: string): string {
  return SPOKEN[metric] ?? metric.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** With a capital first letter, for headings. */
export function heading(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name cut to a number of characters, the cut shown. */
export function short(name: string, most: number): string {
  const characters = [...name];
  return characters.length <= most ? name : `${characters.slice(0, Math.max(1, most - 1)).join('')}…`;
}

/** What people are called, where the page has it. */
interface Named {
  readonly names: readonly string[] | null;
}

/** What a person is called: their name where the page has it, else their number. */
export function personName({ names }: Named, person: number): string {
  return names === null ? `person ${person}` : names[person];
}

/** The same where a line begins with it; a name stays as it is written. */
export function personHeading(named: Named, person: number): string {
  return named.names === null ? heading(personName(named, person)) : personName(named, person);
}

/** Who is called so, by name where the page has names, else by a number up to `last`; undefined for nobody. */
export function personCalled({ names }: Named, last: number, text: string): number | undefined {
  const called = text.trim();
  if (names === null) return /^\d+$/.test(called) && Number(called) <= last ? Number(called) : undefined;
  const exact = names.indexOf(called);
  const found = exact < 0 ? names.findIndex((name) => name.toLowerCase() === called.toLowerCase()) : exact;
  return found < 0 ? undefined : found;
}

/** A file name from any text: `eleven-moms-npv`. */
export function fileName(...parts: string[]): string {
  const slug = parts
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return slug.replace(/^-|-$/g, '').slice(0, 80) || 'chart';
}
