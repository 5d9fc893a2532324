// Which dials stand in view: what is known to turn the verdict, then what a marketer would turn first. A lesson with every
// slider on screen asks nothing.

import type { Dial } from '../../sim/experiment/dials.ts';

const MOST = 9;
const MOST_FLIPS = 3;

/** Levers count for the campaigns that are looked at. */
const FIRST = [
  'spend',
  'count',
  'strategy',
  'quality',
  'talk',
  'fit',
  'costEach',
  'costPerThousand',
  'audience',
  'price',
];

export function inView(dials: readonly Dial[], campaigns: readonly string[], flips: readonly string[]): Dial[] {
  const onStage = dials.filter(({ path, of }) => {
    return !path.startsWith('campaigns[') || campaigns.some((name) => of.startsWith(`${name}: `));
  });
  const turning = [...new Set(flips)].flatMap((flip) => onStage.find((dial) => addressed(dial, flip)) ?? []);
  // A switch of the model may have the name of a quantity: fit.
  const wanted = FIRST.flatMap((name) => onStage.filter((dial) => dial.name === name && !dial.stops.includes('off')));
  return [...new Set([...turning.slice(0, MOST_FLIPS), ...wanted, ...onStage])].slice(0, MOST);
}

/** Whether a dial is what the list of assumptions calls `spread.talk`, of a lever `seed.posts`. */
function addressed({ path, of, name }: Dial, assumption: string): boolean {
  return path === assumption || `${of.replace(/^.*: /, '')}.${name}` === assumption;
}
