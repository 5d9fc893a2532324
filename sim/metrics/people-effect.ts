// What talk is worth: the same campaign in the same world with nobody talking along ties. Below 0 where talk does harm,
// as with a bad product whose buyers warn their friends.

import { last } from './curves.ts';
import { defineMetric } from './metric.ts';

export const peopleEffect = defineMetric({
  name: 'peopleEffect',
  about: 'share of the customers won who would not have been won if nobody talked; below 0 where talk does harm',
  kind: 'ratio',
  unit: 'share',
  better: 'neither',
  level: 'counts',
  worlds: ['tiesOff'],
  applies: () => true,
  parts: ({ record, tiesOff }) => {
    if (tiesOff === undefined) throw new Error("peopleEffect needs the run's twin with ties off, and was given none");
    return [last(tiesOff.soFar('adopted')), last(record.soFar('adopted'))];
  },
  combine: (silent, won) => (won > 0 ? 1 - silent / won : undefined),
});
