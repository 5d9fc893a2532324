// The closed form of what levers' work comes to, held against the formula written out, on markets small enough for a sheet
// of paper.

import { describe, expect, it } from 'vitest';
import { market as model } from '../../sim/models/market/index.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import { Nudges } from '../../sim/world/nudges.ts';
import { clockOf } from '../campaign/stage.ts';
import { marketOf } from '../oracle/scene.ts';
import { plainProduct } from './play.ts';

// Person 0 is heard by 1, 2 and 3; 1 also listens to 2, with three times the weight of a tie to 0; 4 is on their own.
const FITS = [0.8, 0.5, 0.8, 0.1, 1];
const market = marketOf(
  5,
  [
    [0, 1, 1],
    [0, 2, 1],
    [0, 3, 1],
    [1, 2, 3],
  ],
  { fits: FITS },
);
const clock = clockOf('week', 26);
/** Σ (f + H (1 − f)) f ω over 1, 2 and 3 with H a half; ω in halves and quarters by the rule. */
const heard = (omega: readonly number[]) => 0.75 * 0.5 * omega[0] + 0.9 * 0.8 * omega[1] + 0.55 * 0.1 * omega[2];
/** 1 − Φ(−2): the share to whom a product of 0.8 is at least the 0.5 that they expect, at a spread of 0.15. */
const PRAISE = 0.9772498680518208;
/** 0.15 × 2.22 + 0.85 × 0.784: talk of the average person. */
const TALKATIVE = 0.9994;
/** Weeks of full talk in 26 weeks at a half-life of 6. */
const LIFE = (6 / Math.LN2) * (1 - 2 ** (-26 / 6));

function push(params: object, step: number, fill: (nudges: Nudges) => void): number | undefined {
  const pushes = model.closedForm!.pushes(model.params.parse(params), { market, clock, product: plainProduct });
  const nudges = new Nudges();
  fill(nudges);
  return pushes(step, nudges);
}
const gift = (params: object, step = 0, person = 0) => push(params, step, (nudges) => nudges.place(person));
const contact = (exposure: Partial<Exposure>, params: object = {}, step = 1) => {
  const form: Exposure = { channel: 'ad', contacts: 1, to: 'everyone', halfLife: 0, flight: 0, persuades: 0 };
  return push(params, step, (nudges) => nudges.expose({ ...form, ...exposure }));
};

describe('an advocate', () => {
  const whole = PRAISE * 2 * TALKATIVE * LIFE * 0.9;
  it.each([
    ['hearer', [1 / 4, 1 / 4, 1]],
    ['perTie', [5 / 12, 5 / 12, 5 / 12]],
    ['talker', [1 / 3, 1 / 3, 1 / 3]],
  ] as const)('under rule %s: P(praise) · τ · life · T_p · Σ ω r f', (rule, omega) => {
    expect(gift({ rule })).toBeCloseTo(whole * heard(omega), 10);
  });
  it('has what is left of the run from the first word on', () => {
    const omega = [1 / 4, 1 / 4, 1];
    const perWeek = PRAISE * 2 * TALKATIVE * 0.9 * heard(omega);
    expect(gift({ fading: 'off' })).toBeCloseTo(26 * perWeek, 10);
    expect(gift({ fading: 'off', delay: '4 weeks' })).toBeCloseTo(23 * perWeek, 10);
    expect(gift({ talkHalfLife: 'forever' }, 20)).toBeCloseTo(6 * perWeek, 10);
    expect(gift({}, 20)).toBeCloseTo((whole / LIFE) * (6 / Math.LN2) * (1 - 2 ** -1) * heard(omega), 10);
  });
  it('says nothing where nobody talks or listens, and praises always where nobody is disappointed', () => {
    expect(gift({ ties: 'off' })).toBe(0);
    expect(gift({}, 0, 4)).toBe(0);
    expect(gift({ experience: 'off' })).toBeCloseTo(2 * LIFE * 0.9 * heard([1 / 4, 1 / 4, 1]), 10);
    expect(gift({ prior: 0 })! / gift({})!).toBeCloseTo(1 / PRAISE, 10);
    expect(gift({ variety: 0, prior: 0.8 })! / gift({})!).toBeCloseTo(1 / PRAISE, 10);
    expect(gift({ variety: 0, prior: 0.81 })).toBe(0);
    // Tastes are cut at three standard deviations.
    expect(gift({ prior: 1, variety: 0.05 })).toBe(0);
  });
  it('wins nobody who was given the product too', () => {
    const both = push({}, 0, (nudges) => {
      nudges.place(0);
      nudges.place(2);
    });
    // 0 is heard by 1 and 3 then, 2 by 1 alone.
    expect(both).toBeCloseTo(whole * (heard([1 / 4, 0, 1]) + heard([3 / 4, 0, 0])), 10);
  });
  it('talks more to the fans of a polarising product', () => {
    const fits = [0.86, 0.5, 0.86, 0.02];
    const r = (f: number) => (f + 0.5 * (1 - f)) * f;
    const sum = r(fits[1]) / 4 + r(fits[2]) / 4 + r(fits[3]);
    expect(gift({ polarisation: 0.2 })).toBeCloseTo(whole * (1 + 0.2 * 0.86) * sum, 10);
  });
});

describe('a contact', () => {
  const squares = 0.64 + 0.25 + 0.64 + 0.01 + 1;
  it('of everybody, or of those to whom it matters: T n / (1 + K) · Σ f²', () => {
    expect(contact({})).toBeCloseTo(0.62 * 0.2 * squares, 10);
    expect(contact({ to: 'relevant', contacts: 3 })).toBeCloseTo(3 * 0.62 * 0.2 * (squares - 0.01), 10);
    expect(contact({}, { clutter: 4 })).toBeCloseTo((0.62 * 0.2 * squares) / 5, 10);
    expect(contact({}, { fit: 'off' })).toBeCloseTo(0.62 * 0.2 * 5, 10);
  });
  it('counts for as much as arrives before the end', () => {
    expect(contact({ halfLife: 2 }, {}, 25)).toBeCloseTo((1 - 2 ** (-2 / 2)) * 0.62 * 0.2 * squares, 10);
  });
  it('by letter: T · Σ f, whoever opens has chosen to', () => {
    const to = Uint32Array.of(2, 3);
    expect(contact({ channel: 'letter', to, contacts: 3 })).toBeCloseTo(3 * 0.8 * 0.9, 10);
  });
  it('with a post: T n · P(praise) · Σ f², from the verdict on, and not with seeds', () => {
    const to = Uint32Array.of(1, 2);
    const post = (step: number, params: object = {}) => {
      const pushes = model.closedForm!.pushes(model.params.parse(params), { market, clock, product: plainProduct });
      const nudges = new Nudges();
      nudges.place(4);
      nudges.place(2);
      pushes(0, nudges);
      nudges.clear();
      nudges.expose({ channel: 'media', from: 4, to, contacts: 2, halfLife: 0, flight: 0, persuades: 0 });
      return pushes(step, nudges);
    };
    expect(post(1)).toBeCloseTo(2 * PRAISE * 0.7 * 0.2 * 0.25, 10);
    expect(post(3, { delay: '4 weeks' })).toBe(0);
    expect(post(4, { delay: '4 weeks' })).toBeCloseTo(2 * PRAISE * 0.7 * 0.2 * 0.25, 10);
  });
  it('has no formula where it goes to whoever is still open', () => {
    expect(contact({ channel: 'owned', to: 'open' })).toBeUndefined();
  });
});

describe('layers', () => {
  const layersOf = (written: object) => model.closedForm!.layers(model.params.parse(written));
  it('lead from the bare world to the scenario’s own, one thing more each', () => {
    const layers = layersOf({ persuasion: 0.08 });
    expect(layers.map(({ name }) => name)).toEqual([
      'bare',
      'persuasion',
      'wear-out',
      'belief and price',
      'awareness',
      'own initiative',
    ]);
    expect(layers[0].params).toMatchObject({
      persuasion: expect.closeTo(0.008, 12),
      ownInitiative: 0,
      wearOutFloor: 1,
      expectation: false,
      awareness: false,
    });
    expect(layers.at(-1)!.params).toEqual(model.params.parse({ persuasion: 0.08 }));
    for (let place = 1; place < layers.length; place++) {
      const [before, after] = [layers[place - 1].params, layers[place].params] as Record<string, unknown>[];
      expect(Object.keys(after).filter((key) => after[key] !== before[key])).toHaveLength(1);
    }
  });
  it('leave out what a scenario has not', () => {
    const bare = { ownInitiative: '0 per week', awareness: 'off', wearOutFloor: 1 };
    expect(layersOf(bare).map(({ name }) => name)).toEqual(['bare', 'persuasion', 'belief and price']);
  });
});
