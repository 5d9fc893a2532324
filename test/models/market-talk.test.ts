// The connected market after the purchase, against the exact formulas: what buyers find, and what a talk does in its
// life, by step length and by the rule of who divides attention. Many pairs in one run are as many samples.

import { describe, expect, it } from 'vitest';
import * as closed from '../oracle/closed-forms.ts';
import { marketOf } from '../oracle/scene.ts';
import { PEOPLE, run, so } from './crowd.ts';
import { expectShare } from './truth.ts';

describe('verdicts', () => {
  it('shares of advocates, content and detractors, and half of these give it back', () => {
    const all = { awareAtStart: 1, ownInitiative: '100 per week', memoryHalfLife: 'forever' };
    const record = run('verdicts', all, { steps: 3 });
    expect(so(record, 'adopted', 3)).toBe(PEOPLE);
    const truth = closed.verdicts(0.8, 0.8, 0.15, 0.15);
    expectShare(so(record, 'advocate', 3), PEOPLE, truth.advocates);
    expectShare(so(record, 'content', 3), PEOPLE, truth.content);
    expectShare(so(record, 'detractor', 3), PEOPLE, truth.detractors);
    expectShare(so(record, 'returned', 3), so(record, 'detractor', 3), 0.5);
  });

  it('gifts are judged against what one expects of an unknown brand, and never given back', () => {
    const placements = { 0: Array.from({ length: PEOPLE }, (_, i) => i) };
    const record = run('gifts', { prior: 0.7, returns: 1 }, { plan: { placements }, steps: 2, quality: 0.6 });
    const truth = closed.verdicts(0.6, 0.7, 0.15, 0.15);
    expectShare(so(record, 'advocate', 2), PEOPLE, truth.advocates);
    expectShare(so(record, 'detractor', 2), PEOPLE, truth.detractors);
    expect(so(record, 'returned', 2)).toBe(0);
  });
});

describe('talk', () => {
  const quiet = { awareness: 'off', expectation: 'off', experience: 'off', ownInitiative: '0 per week' };
  const [persuasion, talk, halfLife] = [0.5, 1, 1.5];
  const couples = Array.from({ length: 10_000 }, (_, i) => [2 * i, 2 * i + 1] as const);
  const givers = { placements: { 0: couples.map(([friend]) => friend) } };
  const talking = { ...quiet, persuasion, talk: `${talk} per week`, talkHalfLife: `${halfLife} weeks` };

  it("one placed friend wins with 1 − e^(−βT·life), a life's talk being τh / ln 2 at any step", () => {
    const market = marketOf(20_000, couples, { directed: true });
    for (const weeks of [1 / 7, 1, 3]) {
      const steps = Math.ceil(45 / weeks);
      const record = run('one friend', talking, { market, plan: givers, steps, weeks });
      expectShare(so(record, 'adopted', steps), 10_000, closed.wonByOneFriend(persuasion, 0.9, 1, talk, halfLife));
      const spent = closed.wonByOneFriend(persuasion, 0.9, 1, talk * (1 - 2 ** -2), halfLife);
      expectShare(so(record, 'adopted', Math.round(3 / weeks)), 10_000, spent);
    }
  });

  it('of two whom one listens to, one talks: by rule, the hearer hears half, all of it, or what the talker divides', () => {
    const ties = couples.flatMap(([a, b]) => [[a, b] as const, [20_000 + a / 2, b] as const]);
    const market = marketOf(30_000, ties, { directed: true });
    for (const [rule, share] of [
      ['hearer', 1 / 2],
      ['perTie', 30_000 / 20_000],
      ['talker', 1],
    ] as const) {
      const record = run('rules', { ...talking, rule }, { market, plan: givers, steps: 45 });
      expectShare(so(record, 'adopted', 45), 10_000, closed.wonByOneFriend(persuasion, 0.9, share, talk, halfLife));
    }
  });
});
