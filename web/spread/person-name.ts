// What a person is called in the page.

export function personName(person: number): string {
  return `person ${person}`;
}
