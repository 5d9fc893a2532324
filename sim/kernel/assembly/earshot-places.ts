// How what people hear lies in memory: read by AssemblyScript and TypeScript alike, in numbers of half the width.

/**
 * A hearer's row, half a line of memory: intensity per kind of talk, intensity × report per kind, by how many their attention
 * is divided (0 of who never heard anything), and how many talkers are within earshot. A speech is laid out likewise: what it
 * adds to each of them.
 */
export const COLUMNS = 8;
/** From a kind's intensity to its reports. */
export const REPORTS = 3;
export const DIVISOR = 6;
export const TALKERS = 7;
