// The engine's number: raised whenever any byte of any result changes. Golden files guard it. Together with the
// resolved scenario, the campaign and the replicate it is the address at which a run can be seen again.

export const ENGINE = 1;
