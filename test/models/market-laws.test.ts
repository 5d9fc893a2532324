// The connected market, one mechanism at a time, the others switched off, against the exact formulas: awareness, reach,
// belief, advertising, own initiative. Many unconnected people in one run are as many samples.

import { describe, expect, it } from 'vitest';
import * as closed from '../oracle/closed-forms.ts';
import { marketOf } from '../oracle/scene.ts';
import { PEOPLE, run, so } from './crowd.ts';
import { expectShare, together, weekly } from './truth.ts';

const NOTICE = 0.2;

describe('awareness', () => {
  const nobodyBuys = { ownInitiative: '0 per week', persuasion: 0 };

  it('from broadcast alone: A ← A 2^(−Δ/h), A ← A + (1 − A)(1 − e^(−Y))', () => {
    for (const weeks of [1, 1 / 7]) {
      const [flight, all] = [Math.round(8 / weeks), Math.round(16 / weeks)];
      const plan = weekly(1, flight, { contacts: 0.8 * weeks });
      const record = run('aware', { ...nobodyBuys, awareAtStart: 0.3 }, { plan, steps: all, weeks });
      const noticed = Array.from({ length: all }, (_, t) => (t < flight ? 0.8 * NOTICE * weeks : 0));
      const truth = closed.awareness(noticed, weeks, 8, 0.3);
      for (const step of [1, flight >> 1, flight, all]) {
        expectShare(so(record, 'aware', step) - so(record, 'forgot', step), PEOPLE, truth[step - 1]);
      }
    }
  });

  it('settles at Y / (Y + ln 2 / h), within the error of the step', () => {
    const plan = weekly(1, 400, { contacts: 0.1 });
    const record = run('settled', { ...nobodyBuys, memoryHalfLife: '20 weeks' }, { plan, steps: 400 });
    const aware = (so(record, 'aware', 400) - so(record, 'forgot', 400)) / PEOPLE;
    // 4.5 standard errors are .016; a week as a step makes less than .01.
    expect(Math.abs(aware - closed.awarenessLimit(0.1 * NOTICE, 20))).toBeLessThan(0.026);
  });

  it('reach is 1 − e^(−ΣY), whoever forgot; by flights, and by the fit of the reached', () => {
    const halves = Array.from({ length: PEOPLE }, (_, i) => (i % 2 ? 1 : 0.25));
    const market = marketOf(PEOPLE, [], { fits: halves });
    const plan = together(weekly(1, 5, { contacts: 1 }), weekly(3, 4, { contacts: 2, flight: 1 }));
    const record = run('reach', nobodyBuys, { market, plan, steps: 6 });
    const segmentOf = (fit: number) => market.segments.findIndex((segment) => segment.fit === fit);
    for (const fit of [0.25, 1]) {
      const reached = record.soFar('reached', undefined, segmentOf(fit))[6];
      expectShare(reached, PEOPLE / 2, closed.reach(9 * NOTICE * fit));
    }
  });

  it('letters once opened are noticed by whomever they are written to', () => {
    const to = Uint32Array.from({ length: 5000 }, (_, i) => 3 * i);
    const plan = weekly(1, 1, { channel: 'letter', contacts: 0.4, to });
    expectShare(so(run('letters', nobodyBuys, { plan, steps: 1 }), 'reached', 1), 5000, closed.reach(0.4));
  });
});

describe('buying', () => {
  const plain = { awareness: 'off', expectation: 'off' };
  const silent = { ...plain, ownInitiative: '0 per week' };

  it('by ads alone: 1 − e^(−βTψ∫w), with wear-out', () => {
    const plan = weekly(1, 10, { contacts: 10 });
    const record = run('ads', { ...silent, persuasion: 0.1, wearOutHalf: 8 }, { plan, steps: 10 });
    for (const step of [1, 4, 10]) {
      const truth = closed.boughtByAds(0.1, 0.62, 1, closed.worthOfAds(2 * step, 0.4, 8));
      expectShare(so(record, 'adopted', step), PEOPLE, truth);
    }
  });

  it('carry-over shifts what ads do and never multiplies it', () => {
    const flat = { ...silent, persuasion: 0.1, wearOutFloor: 1 };
    for (const [halfLife, weeks] of [
      [0, 1],
      [3, 1],
      [3, 1 / 7],
    ]) {
      const burst = weekly(1, 1, { contacts: 50, halfLife });
      const steps = Math.round(60 / weeks);
      const record = run(`carried ${halfLife} ${weeks}`, flat, { plan: burst, steps, weeks });
      const arrived = halfLife === 0 ? [1] : closed.arrivals(weeks, halfLife, steps);
      let mass = 0;
      for (let step = 1; step <= steps; step++) {
        mass += arrived[step - 1] ?? 0;
        if (step === 1 || step === Math.round(3 / weeks) || step === steps) {
          expectShare(so(record, 'adopted', step), PEOPLE, closed.boughtByAds(0.1, 0.62, 1, 10 * mass));
        }
      }
      expect(mass).toBeCloseTo(1, 5);
    }
  });

  it('after belief: x noticed contacts of a claim leave c + (E₀ − c)e^(−kTx), and appeal follows', () => {
    const [claim, teach, own] = [0.95, 4, 0.1];
    const params = { awareness: 'off', persuasion: 0, ownInitiative: `${own} per week` };
    const record = run('belief', params, { plan: weekly(1, teach, { contacts: 6, claim }), steps: 8 });
    let pressure = 0;
    for (let step = 1; step <= 8; step++) {
      const believed = closed.belief(0.5, claim, 0.35, 0.62, 6 * NOTICE * Math.min(step, teach));
      pressure += own * (2 * believed - 1);
      expectShare(so(record, 'adopted', step), PEOPLE, -Math.expm1(-pressure));
    }
  });

  it('by own initiative alone: 1 − e^(−pψt), where ψ is fit times appeal', () => {
    const params = { awareness: 'off', ownInitiative: '0.08 per week', persuasion: 0, prior: 0.7 };
    const market = marketOf(PEOPLE, [], { fits: Array.from({ length: PEOPLE }, () => 0.6) });
    for (const weeks of [1, 1 / 7]) {
      const record = run('own', params, { market, steps: Math.round(20 / weeks), weeks });
      for (const week of [1, 7, 20]) {
        const truth = closed.ownInitiative(0.08 * 0.6 * (2 * 0.7 - 1), week);
        expectShare(so(record, 'adopted', Math.round(week / weeks)), PEOPLE, truth);
      }
    }
  });

  it('by own initiative while awareness comes and goes: the 2-state matrix exponential', () => {
    const params = { expectation: 'off', ownInitiative: '0.06 per week', persuasion: 0 };
    for (const weeks of [1, 1 / 7]) {
      const steps = Math.round(30 / weeks);
      const record = run('comes and goes', params, { plan: weekly(1, steps, { contacts: 0.5 * weeks }), steps, weeks });
      for (const week of [5, 15, 30]) {
        const step = Math.round(week / weeks);
        expectShare(so(record, 'adopted', step), PEOPLE, closed.boughtInSteps(0.06, 0.1, weeks, 8, step));
        const smooth = closed.boughtThroughAwareness(0.06, 0.1, Math.LN2 / 8, week);
        expect(Math.abs(closed.boughtInSteps(0.06, 0.1, weeks, 8, step) - smooth)).toBeLessThan(0.025 * weeks);
      }
    }
  });
});
