// The shelf of levers: the whole catalogue. To add one, write its file and name it here.

import type { Lever } from '../lever.ts';
import { broadcast } from './broadcast.ts';
import { community } from './community.ts';
import { content } from './content.ts';
import { discount } from './discount.ts';
import { employees } from './employees.ts';
import { letters } from './letters.ts';
import { listening } from './listening.ts';
import { referral } from './referral.ts';
import { sampling } from './sampling.ts';
import { seed } from './seed.ts';
import { targeted } from './targeted.ts';

export const levers: readonly Lever[] = [
  broadcast,
  targeted,
  letters,
  seed,
  sampling,
  referral,
  community,
  content,
  listening,
  discount,
  employees,
];
