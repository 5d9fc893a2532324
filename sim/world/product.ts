// What is sold, in money and quality, as models, levers and metrics see it.

export interface Product {
  /** True quality, 0 … 1. */
  readonly quality: number;
  /** List price in money; undefined where the scenario speaks of no money. */
  readonly price: number | undefined;
  /** What one sale earns before marketing, in money. */
  readonly margin: number | undefined;
  /** What one given-away product costs the firm; default price − margin. */
  readonly unitCost: number;
  /** What taking back one returned product costs beside the reversed sale. */
  readonly handling: number;
  /** Discount rate per year for npv. */
  readonly discountRate: number;
}
