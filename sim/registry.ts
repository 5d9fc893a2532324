// All that a user can choose, put together: the five shelves. Each shelf's index.ts is its catalogue.

import { levers } from './campaign/levers/index.ts';
import { strategies } from './campaign/seeding/index.ts';
import type { Shelves } from './experiment/setting.ts';
import { networks } from './market/networks/index.ts';
import { metrics } from './metrics/index.ts';
import { models } from './models/index.ts';

export const shelves: Shelves = { networks, models, levers, strategies, metrics };
