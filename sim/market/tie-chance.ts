// How likely it is that a telling along a tie succeeds, as whoever plans by it needs to know.

/**
 * One chance for all ties; `weighted`: the tie's share of the hearer's attention; `ties`: what each tie itself says;
 * `thresholds`: as weighted, but of the ties on which somebody listens at most one succeeds (linear thresholds).
 */
export type TieChance = number | 'weighted' | 'ties' | 'thresholds';
