// The shelf of networks: all that `network.type` can name.

import type { Network } from '../network.ts';
import { barabasiAlbert } from './barabasi-albert.ts';
import { complete } from './complete.ts';
import { file } from './file.ts';
import { karateClub } from './karate-club.ts';
import { ring } from './ring.ts';
import { stochasticBlock } from './stochastic-block.ts';
import { wattsStrogatz } from './watts-strogatz.ts';

export const networks: readonly Network[] = [
  complete,
  ring,
  wattsStrogatz,
  barabasiAlbert,
  stochasticBlock,
  karateClub,
  file,
];
