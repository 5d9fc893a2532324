// What all levers that buy impressions ask beside their price and aim: how the effect is spread over time, what is
// promised, and what an impression does in textbook models.

import { duration, share } from '../scenario/params.ts';

export const impressionParams = {
  halfLife: duration({
    about: 'carry-over: the time after which half of an impression’s effect has arrived; 0 weeks: all at once',
    default: '2.5 weeks',
    source: 'adstock of fast-moving goods, Broadbent 1979',
    plausible: ['1 week', '7 weeks'],
    mark: 'quoted',
  }),
  claim: share({ about: 'the quality that is promised; the product’s own where it is left out', optional: true }),
  persuades: share({
    about: 'textbook models only: the chance that a heard impression alone activates',
    default: '1%',
    mark: 'assumption',
  }),
};
