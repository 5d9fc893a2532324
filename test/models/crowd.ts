// A crowd of 20,000 unconnected people in which the connected market is held against its laws.

import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { market as marketModel } from '../../sim/models/market/index.ts';
import type { EventName, Level } from '../../sim/world/events.ts';
import type { Nudges } from '../../sim/world/nudges.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf } from '../oracle/scene.ts';
import { play } from './play.ts';

export const PEOPLE = 20_000;
const crowd = marketOf(PEOPLE, []);
export const peopleLuck = rootKey('people');

interface Ask {
  readonly market?: Market;
  readonly plan?: Plan;
  readonly nudge?: (step: number, nudges: Nudges) => void;
  readonly steps: number;
  readonly weeks?: number;
  readonly quality?: number;
  readonly level?: Level;
}

/** A run of the market with luck of the name given; in the crowd, and without any campaign, unless asked otherwise. */
export function run(name: string, params: Record<string, unknown>, ask: Ask): RunRecord {
  const { market = crowd, plan = {}, ...rest } = ask;
  const luck = rootKey(name);
  return play(marketModel, { market, plan, params, luck, peopleLuck, level: 'tallies', ...rest });
}

/** How often something had happened by a step. */
export const so = (record: RunRecord, event: EventName, step: number) => record.soFar(event)[step];
