// When it peaked. A big bang peaks early; word of mouth has a peak of its own, later. Gifts count, so a run whose seeds
// outnumber every later wave peaks at its start.

import { adoptersSoFar, last } from './curves.ts';
import { defineMetric } from './metric.ts';

export const peakStep = defineMetric({
  name: 'peakStep',
  about: 'the record with most new adopters, gifts included; the earliest of equals; none where nobody adopts',
  kind: 'figure',
  unit: 'steps',
  better: 'neither',
  level: 'counts',
  applies: () => true,
  figure: ({ record }) => {
    const soFar = adoptersSoFar(record);
    if (last(soFar) === 0) return undefined;
    let peak = 0;
    let most = soFar[0];
    for (let step = 1; step < soFar.length; step++) {
      const fresh = soFar[step] - soFar[step - 1];
      if (fresh > most) {
        most = fresh;
        peak = step;
      }
    }
    return peak;
  },
});
