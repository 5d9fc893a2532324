// The engine's number goes up with every change that a result could show. Golden hashes guard it. Together with the
// resolved scenario, the campaign and the replicate it is the address at which a run can be seen again.

export const ENGINE = 7;
