// The shelf of networks: all that `network.type` can name.

import type { Network } from '../network.ts';
import { barabasiAlbert } from './barabasi-albert.ts';
import { caveman } from './caveman.ts';
import { complete } from './complete.ts';
import { configuration } from './configuration.ts';
import { erdosRenyi } from './erdos-renyi.ts';
import { file } from './file.ts';
import { florentineFamilies } from './florentine-families.ts';
import { grid } from './grid.ts';
import { holmeKim } from './holme-kim.ts';
import { karateClub } from './karate-club.ts';
import { path } from './path.ts';
import { randomRegular } from './random-regular.ts';
import { ring } from './ring.ts';
import { star } from './star.ts';
import { stochasticBlock } from './stochastic-block.ts';
import { strongWeak } from './strong-weak.ts';
import { wattsStrogatz } from './watts-strogatz.ts';

export const networks: readonly Network[] = [
  complete,
  path,
  star,
  ring,
  grid,
  caveman,
  randomRegular,
  erdosRenyi,
  wattsStrogatz,
  barabasiAlbert,
  holmeKim,
  configuration,
  stochasticBlock,
  strongWeak,
  karateClub,
  florentineFamilies,
  file,
];
