// Finds a member of a shelf by the name that a scenario gives it.

/** The member with this name. Names in a checked scenario always exist; throws where one does not. */
export function named<M extends { readonly name: string }>(shelf: readonly M[], name: string): M {
  for (const candidate of shelf) if (candidate.name === name) return candidate;
  throw new Error(`no '${name}' on this shelf: ${shelf.map((m) => m.name).join(', ')}`);
}
