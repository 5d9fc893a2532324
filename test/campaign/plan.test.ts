// The plan of a campaign by hand, and what every lever must declare.

import { describe, expect, it } from 'vitest';
import { levers } from '../../sim/campaign/levers/index.ts';
import { planOf } from '../../sim/campaign/plan.ts';
import { describeParams } from '../../sim/scenario/params.ts';
import type { Choice } from '../../sim/scenario/scenario.ts';
import { clockOf, FREE, lever } from './stage.ts';

const context = { clock: clockOf('week', 4), product: FREE };
const chosen = (name: string, written: object): Choice => ({ name, params: lever(name).params.parse(written) });

describe('the plan of a campaign', () => {
  it('adds its levers up, record by record, and names the dearest', () => {
    const campaign = {
      name: 'mixed',
      levers: [
        chosen('seed', { strategy: 'degree', count: 11, costEach: 20 }),
        chosen('broadcast', { spend: 100, weeks: '2-3', costPerThousand: 32 }),
        chosen('content', { costPerWeek: 75 }),
      ],
    };
    const plan = planOf(campaign, levers, context);
    expect([...plan.perRecord]).toEqual([22000, 7500, 12500, 12500, 7500]);
    expect(plan.total).toBe(62000);
    expect(plan.largest).toEqual({ place: 2, lever: 'content', cents: 30000 });
  });

  it('is empty for the campaign without levers', () => {
    expect(planOf({ name: 'nothing', levers: [] }, levers, context)).toEqual({
      total: 0,
      perRecord: new Float64Array(5),
      largest: undefined,
    });
  });

  it('names the shelf where a lever is not on it', () => {
    const campaign = { name: 'odd', levers: [{ name: 'telepathy', params: {} }] };
    expect(() => planOf(campaign, levers, context)).toThrow(/telepathy.*broadcast, seed, content/);
  });
});

describe('the shelf', () => {
  it('has these levers', () => {
    expect(levers.map(({ name }) => name)).toEqual(['broadcast', 'seed', 'content']);
  });

  it('marks every default that has one', () => {
    for (const { name, params } of levers) {
      for (const param of describeParams(params)) {
        if (param.default !== undefined) expect(param.mark ?? '', `${name}.${param.name}`).not.toBe('');
        expect(param.about, `${name}.${param.name}`).not.toBe('');
      }
    }
  });
});
