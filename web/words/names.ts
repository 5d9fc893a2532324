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

/** What a person is called: their name where the page has it, else their number. */
export function personName({ names }: { readonly names: readonly string[] | null }, person: number): string {
  return names === null ? `person ${person}` : names[person];
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
