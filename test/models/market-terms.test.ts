// What levers do beside contacts and gifts, against exact formulas: samples, prices, a product that improves, service,
// programmes, and the firm's own people. A crowd of 20,000, many pairs at once where friends are needed.

import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../sim/kernel/special.ts';
import type { Nudges } from '../../sim/world/nudges.ts';
import * as closed from '../oracle/closed-forms.ts';
import { marketOf, rowsOf } from '../oracle/scene.ts';
import { PEOPLE, run, so } from './crowd.ts';
import { expectShare } from './truth.ts';

const everyone = Array.from({ length: PEOPLE }, (_, i) => i);
const pairs = Array.from({ length: PEOPLE / 2 }, (_, i) => [2 * i, 2 * i + 1] as const);
const still = { ownInitiative: '0 per week', memoryHalfLife: 'forever' };
const at = (when: number, act: (nudges: Nudges) => void) => (step: number, nudges: Nudges) => {
  if (step === when) act(nudges);
};

describe('a sample', () => {
  const sampled = (params: Record<string, unknown>, quality: number) =>
    run('samples', params, { steps: 1, quality, nudge: at(0, (nudges) => nudges.trials.push(...everyone)) });

  it('makes known and reached, and nobody a buyer', () => {
    const record = sampled({ ...still, variety: 0 }, 0.8);
    for (const event of ['tried', 'aware', 'reached'] as const) expect(so(record, event, 0)).toBe(PEOPLE);
    expect(so(record, 'adopted', 1)).toBe(0);
  });

  it('moves belief half-way to what is found: appeal follows', () => {
    // From a prior of ½ half-way to 0.9 is 0.7, where worth 2 gives an appeal of 0.4.
    const params = { ...still, ownInitiative: '1 per week', variety: 0 };
    expectShare(so(sampled(params, 0.9), 'adopted', 1), PEOPLE, 1 - Math.exp(-0.4));
    // Without a sample half of perfection is not worth the price.
    const untried = run('samples', { ...params, awareAtStart: 1 }, { steps: 1, quality: 0.5 });
    expect(so(untried, 'adopted', 1)).toBe(0);
  });

  it('counts once a person', () => {
    const nudge = (_: number, nudges: Nudges) => nudges.trials.push(...everyone);
    const record = run('samples twice', { ...still, variety: 0 }, { steps: 3, quality: 0.7, nudge });
    expect(so(record, 'tried', 3)).toBe(PEOPLE);
  });
});

describe('a price', () => {
  it('moves appeal: (E W − (1 − d)) / (W − 1)', () => {
    const params = { ...still, ownInitiative: '0.5 per week', awareAtStart: 1, worth: 2 };
    const nudge = (_: number, nudges: Nudges) => {
      nudges.discount = 0.3;
    };
    const record = run('price', params, { steps: 1, quality: 0.6, nudge });
    expectShare(so(record, 'adopted', 1), PEOPLE, 1 - Math.exp(-0.5 * (0.6 * 2 - 0.7)));
  });
});

describe('the product', () => {
  const gifts = { placements: { 0: everyone } };
  it('improves by a share of what is missing, and verdicts find it as it is then', () => {
    const nudge = (_: number, nudges: Nudges) => nudges.improvements.push({ share: 0.1, best: 0.9 });
    // Judged on step 5, after improving on records 0 … 5.
    const record = run('improves', { prior: 0.7, delay: '5 weeks' }, { plan: gifts, steps: 5, quality: 0.6, nudge });
    const quality = 0.9 - 0.3 * 0.9 ** 6;
    expectShare(so(record, 'advocate', 5), PEOPLE, closed.verdicts(quality, 0.7, 0.15, 0.15).advocates);
  });

  it('is never made worse by listening', () => {
    const nudge = (_: number, nudges: Nudges) => nudges.improvements.push({ share: 0.5, best: 0.4 });
    const [plain, worse] = [undefined, nudge].map((act) =>
      run('best', { prior: 0.7 }, { plan: gifts, steps: 2, quality: 0.8, nudge: act }),
    );
    expect(so(worse, 'advocate', 2)).toBe(so(plain, 'advocate', 2));
  });

  it('service calms a share of the disappointed and wins a quarter of those', () => {
    const nudge = (_: number, nudges: Nudges) => {
      nudges.service = { calms: 0.6, delights: 0.25 };
    };
    const record = run('service', { prior: 0.8, returns: 0 }, { plan: gifts, steps: 2, quality: 0.6, nudge });
    const disappointed = normalCdf((0.8 - 0.15 - 0.6) / 0.15);
    expectShare(so(record, 'detractor', 2), PEOPLE, disappointed * 0.4);
    const before = closed.verdicts(0.6, 0.8, 0.15, 0.15);
    expectShare(so(record, 'advocate', 2), PEOPLE, before.advocates + disappointed * 0.6 * 0.25);
    expectShare(so(record, 'content', 2), PEOPLE, before.content + disappointed * 0.6 * 0.75);
  });
});

describe('talk that the firm brings about', () => {
  const [persuasion, talk, halfLife] = [0.5, 1, 1.5];
  const adoptOnly = { awareness: 'off', expectation: 'off', experience: 'off', ownInitiative: '0 per week' };
  const params = { ...adoptOnly, persuasion, talk: `${talk} per week`, talkHalfLife: `${halfLife} weeks` };
  const market = marketOf(PEOPLE, pairs, { directed: true });
  const givers = { placements: { 0: pairs.map(([giver]) => giver) } };
  /** What one friend's talk of a life wins: 1 − e^(−β T life). */
  const wins = (life: number) => 1 - Math.exp(-persuasion * 0.9 * life);
  const life = (talk * halfLife) / Math.LN2;

  it('members of a referral programme talk more, and are heard for less', () => {
    const nudge = (_: number, nudges: Nudges) => {
      nudges.referral = { join: 1, boost: 3, heard: 0.8 };
    };
    const record = run('referral', params, { market, plan: givers, steps: 40, nudge });
    expect(so(record, 'joined', 40)).toBe(so(record, 'advocate', 40));
    expectShare(so(record, 'adopted', 40), pairs.length, wins(life * 3 * 0.8));
  });

  it('as many join as the chance says', () => {
    const nudge = (_: number, nudges: Nudges) => {
      nudges.referral = { join: 0.3, boost: 1, heard: 1 };
    };
    const record = run('referral', params, { market, plan: givers, steps: 1, nudge });
    expectShare(so(record, 'joined', 1), pairs.length, 0.3);
  });

  it('members of a community talk for longer', () => {
    const nudge = (_: number, nudges: Nudges) => {
      nudges.community = { join: 1, stay: 2, links: 0 };
    };
    const record = run('community', params, { market, plan: givers, steps: 80, nudge });
    expectShare(so(record, 'adopted', 80), pairs.length, wins(life * 2));
  });

  it('ties to earlier members carry talk: who had none hears by them', () => {
    // The first joins alone and talks; the second joins on the next step, and is tied to the first.
    const alone = marketOf(2, []);
    const heard = Array.from({ length: 1000 }, (_, i) => {
      const plan = { placements: { 0: [0] } };
      const nudge = (step: number, nudges: Nudges) => {
        nudges.community = { join: 1, stay: 1, links: 1 };
        if (step === 1) nudges.trials.push(1);
      };
      const knowing = {
        ...still,
        experience: 'off',
        expectation: 'off',
        persuasion,
        talk: '1 per week',
        fading: 'off',
      };
      return so(run(`link ${i}`, knowing, { market: alone, plan, steps: 5, nudge }), 'adopted', 5);
    });
    // Tied at the end of step 1, talking from then: heard on steps 2 to 5.
    expectShare(
      heard.reduce((sum, one) => sum + one, 0),
      heard.length,
      1 - Math.exp(-persuasion * 0.9 * 4),
    );
  });

  it('the firm’s own people never tire, stop when dismissed, and are no customers', () => {
    const nudge = (step: number, nudges: Nudges) => {
      if (step === 1) for (const [person] of pairs) nudges.employed.push({ person, report: 0.8, heard: 0.5 });
      if (step === 9) nudges.dismissed.push(...pairs.map(([person]) => person));
    };
    const record = run('staff', params, { market, steps: 20, nudge });
    expect(so(record, 'employed', 20)).toBe(pairs.length);
    // Heard on steps 1 to 8.
    expectShare(so(record, 'adopted', 20), pairs.length, wins(8 * talk * 0.5));
    expect(record.soFar('adopted', 'staff')[20]).toBe(so(record, 'adopted', 20));
  });

  it('with ties off nobody hears any of it', () => {
    const nudge = (step: number, nudges: Nudges) => {
      nudges.community = { join: 1, stay: 2, links: 3 };
      if (step === 1) nudges.employed.push({ person: 0, report: 1, heard: 1 });
    };
    const record = run('silent', { ...params, ties: 'off' }, { market, plan: givers, steps: 10, nudge });
    expect(so(record, 'adopted', 10)).toBe(0);
  });

  it('credits sales by staff and by members to somebody, whatever is recorded', () => {
    const nudge = (step: number, nudges: Nudges) => {
      nudges.referral = { join: 0.5, boost: 2, heard: 1 };
      if (step === 1) nudges.employed.push({ person: 0, report: 1, heard: 1 });
    };
    const logged = run('credit', params, { market, plan: givers, steps: 10, nudge, level: 'sources' });
    const counted = run('credit', params, { market, plan: givers, steps: 10, nudge });
    expect(logged.soFar('adopted', 'staff')[10]).toBe(counted.soFar('adopted', 'staff')[10]);
    expect(rowsOf(logged.log!, ['adopted']).every(({ from }) => from !== undefined)).toBe(true);
  });
});
