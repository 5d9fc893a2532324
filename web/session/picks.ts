// The people that the reader picked to be seeded, as a campaign of the scenario: one more change to it.

/** What the campaign of picked people is called. */
export const PICKS = 'your picks';
export const PICKS_PATH = `campaigns["${PICKS}"]`;

/** Who is picked, by what they are called. */
export function pickedIn(changes: ReadonlyMap<string, string>): string[] {
  try {
    const [lever] = JSON.parse(changes.get(PICKS_PATH) ?? '[]') as { people?: unknown }[];
    return Array.isArray(lever?.people) ? lever.people.map(String) : [];
  } catch {
    return [];
  }
}

/** The campaign that asks these people, on terms; undefined for nobody. */
export function picksCampaign(people: readonly string[], terms: object): string | undefined {
  return people.length === 0 ? undefined : JSON.stringify([{ lever: 'seed', ...terms, people }]);
}
