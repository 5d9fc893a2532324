// Random seeding: the yardstick for every cleverer rule. It is hard to beat by much once a market is well connected
// (Akbarpour, Malladi and Saberi, "Just a few seeds more").

import { defineStrategy } from '../strategy.ts';
import { byLot } from './lots.ts';

export const random = defineStrategy({
  name: 'random',
  about: 'anybody, by lot',
  knows: 'nothing but how to reach people',
  source: 'Akbarpour, Malladi & Saberi, Just a few seeds more, working paper',
  drawsLots: true,
  choose: (ask) => byLot(ask, () => 1),
});
