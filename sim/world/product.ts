// The product as models, levers and metrics see it: as the scenario describes it.

export type { ProductSpec as Product } from '../scenario/scenario.ts';
