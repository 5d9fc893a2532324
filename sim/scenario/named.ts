// Finds a member of a shelf by the name that a scenario gives it.

/** The member with this name. Names in a checked scenario always exist; throws where one does not. */
export function named<M extends { readonly name: string }>(shelf: readonly M[], name: string): M {
  const found = shelf.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no '${name}' on this shelf: ${shelf.map((m) => m.name).join(', ')}`);
  return found;
}
