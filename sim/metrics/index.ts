// The shelf of metrics: the whole catalogue, in the order in which tables show them. To add one, write its file and name
// it here.

import { adopters } from './adopters.ts';
import { advocates } from './advocates.ts';
import { aware } from './aware.ts';
import { cascadeDepth } from './cascade-depth.ts';
import { costPerExtraAdopter } from './cost-per-extra-adopter.ts';
import { detractors } from './detractors.ts';
import { earnedShare } from './earned-share.ts';
import type { Metric } from './metric.ts';
import { net } from './net.ts';
import { neverHeard } from './never-heard.ts';
import { npv } from './npv.ts';
import { peakSpreaders } from './peak-spreaders.ts';
import { peakStep } from './peak-step.ts';
import { peopleEffect } from './people-effect.ts';
import { reach } from './reach.ts';
import { revenue } from './revenue.ts';
import { roi } from './roi.ts';
import { spend } from './spend.ts';
import { spreaders } from './spreaders.ts';
import { structuralVirality } from './structural-virality.ts';
import { timeToHalf } from './time-to-half.ts';
import { uplift } from './uplift.ts';
import { won } from './won.ts';

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
  spend,
  revenue,
  npv,
  roi,
  costPerExtraAdopter,
  peakStep,
  timeToHalf,
  earnedShare,
  peopleEffect,
  structuralVirality,
  cascadeDepth,
];
