// What the firm offers as it stands on a step (ODD 4.11): the price asked, the product's quality, and what service makes
// of the disappointed. Without levers on the terms it is the product of the scenario.

import type { Key } from '../../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../../kernel/luck.ts';
import type { Nudges, Service } from '../../world/nudges.ts';

/** What service makes of a disappointed customer. */
export type Served = 'detractor' | 'content' | 'advocate';

export class Offer {
  /** Share of the list price that is not asked on this step. */
  discount = 0;
  private service: Service | undefined;
  private readonly serviceKey: Key;

  constructor(
    /** True quality, as users find it on average. */
    public quality: number,
    replicateLuck: Key,
  ) {
    this.serviceKey = purposeKey(replicateLuck, 'service');
  }

  step(nudges: Nudges): void {
    this.discount = nudges.discount;
    this.service = nudges.service;
    for (const { share, best } of nudges.improvements) this.quality += share * Math.max(0, best - this.quality);
  }

  /** What becomes of somebody disappointed, by their key: the better the service, the more who were saved before stay so. */
  serve(key: number): Served {
    if (this.service === undefined) return 'detractor';
    const { calms, delights } = this.service;
    const luck = uniform(derive(this.serviceKey, key), 0);
    if (luck >= calms) return 'detractor';
    return luck < calms * delights ? 'advocate' : 'content';
  }
}
