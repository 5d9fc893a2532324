// The shelf of metrics: the whole catalogue, in the order in which tables show them. To add one, write its file and name
// it here.

import { acceleration } from './acceleration.ts';
import { adopters } from './adopters.ts';
import { advocates } from './advocates.ts';
import { attention } from './attention.ts';
import { aware } from './aware.ts';
import { baseShare } from './base-share.ts';
import { cascadeDepth } from './cascade-depth.ts';
import { cascadeSize } from './cascade-size.ts';
import { costPerExtraAdopter } from './cost-per-extra-adopter.ts';
import { delivered } from './delivered.ts';
import { detractors } from './detractors.ts';
import { earlyAdoptersUntil } from './early-adopters-until.ts';
import { earnedShare } from './earned-share.ts';
import { expansion } from './expansion.ts';
import { expectationGap } from './expectation-gap.ts';
import { flopChance } from './flop-chance.ts';
import { idleSeeds } from './idle-seeds.ts';
import { innovatorsUntil } from './innovators-until.ts';
import { largestCascade } from './largest-cascade.ts';
import { lateMajorityUntil } from './late-majority-until.ts';
import { lossChance } from './loss-chance.ts';
import type { Metric } from './metric.ts';
import { net } from './net.ts';
import { neverHeard } from './never-heard.ts';
import { npv } from './npv.ts';
import { ownedShare } from './owned-share.ts';
import { paidShare } from './paid-share.ts';
import { peakSpreaders } from './peak-spreaders.ts';
import { peakStep } from './peak-step.ts';
import { peopleEffect } from './people-effect.ts';
import { reach } from './reach.ts';
import { reproduction } from './reproduction.ts';
import { revenue } from './revenue.ts';
import { roi } from './roi.ts';
import { seedReproduction } from './seed-reproduction.ts';
import { spend } from './spend.ts';
import { spreaders } from './spreaders.ts';
import { structuralVirality } from './structural-virality.ts';
import { takeOffStep } from './take-off-step.ts';
import { timeToHalf } from './time-to-half.ts';
import { trustLost } from './trust-lost.ts';
import { uplift } from './uplift.ts';
import { valueEarlier } from './value-earlier.ts';
import { valueGiven } from './value-given.ts';
import { valueLost } from './value-lost.ts';
import { valueNew } from './value-new.ts';
import { valueReturned } from './value-returned.ts';
import { valueSpent } from './value-spent.ts';
import { won } from './won.ts';
import { wonPerSeed } from './won-per-seed.ts';

export const metrics: readonly Metric[] = [
  reach,
  aware,
  adopters,
  won,
  net,
  uplift,
  advocates,
  detractors,
  spreaders,
  peakSpreaders,
  neverHeard,
  delivered,
  attention,
  expectationGap,
  trustLost,
  spend,
  revenue,
  npv,
  expansion,
  acceleration,
  valueNew,
  valueEarlier,
  valueLost,
  valueReturned,
  valueGiven,
  valueSpent,
  lossChance,
  flopChance,
  roi,
  costPerExtraAdopter,
  peakStep,
  innovatorsUntil,
  earlyAdoptersUntil,
  timeToHalf,
  lateMajorityUntil,
  paidShare,
  ownedShare,
  earnedShare,
  baseShare,
  peopleEffect,
  reproduction,
  takeOffStep,
  seedReproduction,
  wonPerSeed,
  idleSeeds,
  cascadeSize,
  largestCascade,
  structuralVirality,
  cascadeDepth,
];
