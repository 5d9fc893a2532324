// Every parameter of the connected market, declared once: meaning, unit, default, range, source, and how sure it is.
// `assumption` is what nobody has measured for this use; `tuned` was set so that the magnitudes in ODD.md hold.

import { z } from 'zod';
import { choice, duration, number, onOff, rate, share } from '../../scenario/params.ts';

const NIELSEN =
  'shares of people who trust, read in Nielsen 2009 (Global Online Consumer Survey); that they serve as weights is assumed';

export const params = z.strictObject({
  persuasion: share({
    about:
      'chance that one noticed, fully trusted contact sells to a person of fit 1 at full appeal; a lift test measures it',
    default: 0.05,
    plausible: [0.005, 0.2],
    mark: 'tuned',
  }),
  ownInitiative: rate({
    about: 'aware people of fit 1 who buy unprompted at full appeal; baseline sales over aware people measure it',
    default: '0.02 per week',
    source: 'the most influential parameter: fit it first',
    plausible: ['0.002 per week', '0.1 per week'],
    mark: 'tuned',
  }),
  talk: rate({
    about: 'conversations about the product by a new advocate of average talkativeness; a diary measures it',
    default: '2 per week',
    source: 'all brands together come to 56 to 78 a week (Keller & Fay 2006)',
    plausible: ['0.5 per week', '10 per week'],
    mark: 'assumption',
  }),
  talkHalfLife: duration({
    about: 'time after which half of an advocate’s talk is spent',
    default: '6 weeks',
    forever: true,
    above: 0,
    source:
      '3 weeks is the carry-over in Trusov, Bucklin & Pauwels 2009, as quoted; 26 and more for things worth talking about',
    plausible: ['3 weeks', '26 weeks'],
    mark: 'assumption',
  }),
  passAlong: share({
    about: 'talk of people who know but have not bought, relative to advocates',
    default: 0.05,
    source: '1 in 20 passed it on in the Tide Coldwater campaign (Watts & Peretti 2007), an analogy',
    plausible: [0, 0.5],
    mark: 'assumption',
  }),
  rule: choice(['hearer', 'perTie', 'talker'], {
    about:
      'who divides attention: the hearer over all they listen to, nobody, or the talker over all who listen; decides whether hubs win',
    default: 'hearer',
    source: 'hearer as in the Bass model on networks',
    plausible: ['perTie', 'talker'],
    mark: 'assumption',
  }),
  homophily: share({
    about: 'how readily one listens to a friend about something that does not matter to oneself',
    default: 0.5,
    plausible: [0, 1],
    mark: 'assumption',
  }),
  trustAds: share({
    about: 'weight of a contact through advertising',
    default: 0.62,
    source: NIELSEN,
    plausible: [0.4, 0.8],
    mark: 'assumption',
  }),
  trustPeers: share({
    about: 'weight of a contact with a friend',
    default: 0.9,
    source: NIELSEN,
    plausible: [0.7, 0.95],
    mark: 'assumption',
  }),
  trustOwned: share({
    about: 'weight of a contact with the firm’s own content',
    default: 0.7,
    plausible: [0.4, 0.9],
    mark: 'assumption',
  }),
  trustLetters: share({
    about: 'weight of a personal letter',
    default: 0.8,
    plausible: [0.4, 0.9],
    mark: 'assumption',
  }),
  trustMedia: share({
    about: 'weight of a post by a seeded person to an audience',
    default: 0.7,
    source: 'consumer opinion posted online: Nielsen Global Online Consumer Survey 2009, used as a weight',
    plausible: [0.2, 0.9],
    mark: 'assumption',
  }),
  notice: share({
    about: 'share of delivered ads and posts that a person of fit 1 notices; eye tracking or recall measures it',
    default: 0.2,
    source: 'set so that a word-of-mouth contact counts 5 to 100 times an ad contact',
    plausible: [0.02, 1],
    mark: 'tuned',
  }),
  clutter: number({
    about: 'competing messages for each one that gets attention: what is noticed of advertising is divided by 1 + this',
    default: 0,
    min: 0,
    max: 100,
    plausible: [0, 20],
    mark: 'assumption',
  }),
  memoryHalfLife: duration({
    about: 'time after which half of those who know have forgotten unless they hear again; a brand tracker measures it',
    default: '8 weeks',
    forever: true,
    above: 0,
    plausible: ['4 weeks', '26 weeks'],
    mark: 'assumption',
  }),
  learn: number({
    about: 'how far one noticed contact moves belief where it is trusted in full',
    default: 0.35,
    min: 0,
    max: 2,
    plausible: [0.1, 1],
    mark: 'assumption',
  }),
  prior: share({
    about: 'quality that people expect of an unknown brand',
    default: 0.5,
    plausible: [0.3, 0.7],
    mark: 'assumption',
  }),
  worth: number({
    about: 'what perfection would be worth to a buyer, as a multiple of the list price; conjoint analysis measures it',
    default: 2,
    above: 1,
    plausible: [1.5, 3],
    mark: 'assumption',
  }),
  variety: number({
    about: 'spread of experienced quality',
    default: 0.15,
    min: 0,
    max: 0.5,
    plausible: [0.05, 0.3],
    mark: 'assumption',
  }),
  tolerance: number({
    about: 'disappointment that one forgives',
    default: 0.15,
    min: 0,
    max: 0.5,
    source:
      'with variety the same gives 3 advocates to 1 detractor when expectations are right (East, Hammond & Wright 2007)',
    plausible: [0.05, 0.3],
    mark: 'tuned',
  }),
  sting: number({
    about: 'exaggeration of the disappointed',
    default: 2,
    min: 0,
    max: 3,
    plausible: [0, 3],
    mark: 'assumption',
  }),
  erosion: number({
    about: 'loss of trust in the firm per unit of exaggeration caught, per noticed report',
    default: 3,
    min: 0,
    max: 10,
    plausible: [0, 10],
    mark: 'assumption',
  }),
  returns: share({
    about: 'share of detractors who give it back',
    default: 0.5,
    plausible: [0, 1],
    mark: 'assumption',
  }),
  delay: duration({
    about: 'time from purchase to verdict; at least one step',
    default: '1 week',
    max: '26 weeks',
    plausible: ['1 week', '8 weeks'],
    mark: 'assumption',
  }),
  wearOutFloor: share({
    about: 'persuasion of the marginal ad after very many noticed',
    default: 0.4,
    plausible: [0.1, 0.9],
    mark: 'assumption',
  }),
  wearOutHalf: number({
    about: 'noticed ads after which half of what can wear out has worn out',
    default: 20,
    min: 1,
    unit: 'noticed ads',
    plausible: [5, 100],
    mark: 'assumption',
  }),
  polarisation: share({
    about: 'remarkable rather than inoffensive: fans like it more, others less, and fans talk more',
    default: 0,
    plausible: [0, 0.5],
    mark: 'assumption',
  }),
  awareAtStart: share({
    about: 'share of people who know the product when the run begins',
    default: 0,
    mark: 'definition',
  }),
  awareness: onOff({ about: 'off: everybody knows the product all the time', default: 'on', mark: 'definition' }),
  expectation: onOff({
    about: 'off: beliefs and prices play no part, appeal is full',
    default: 'on',
    mark: 'definition',
  }),
  experience: onOff({
    about: 'off: every buyer is an advocate from the next step, all equally talkative',
    default: 'on',
    mark: 'definition',
  }),
  fading: onOff({ about: 'off: advocates never tire of talking', default: 'on', mark: 'definition' }),
  ties: onOff({
    about: 'off: nobody talks to anybody, a mass of unconnected people',
    default: 'on',
    mark: 'definition',
  }),
  fit: onOff({ about: 'off: the product is equally relevant to all', default: 'on', mark: 'definition' }),
});
export type Params = z.output<typeof params>;
