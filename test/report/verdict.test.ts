import { describe, expect, it } from 'vitest';
import { REMINDER, verdictOf } from '../../sim/report/verdict.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import { resultsOf, SCENARIO } from '../experiment/fake.ts';

const money = { unit: 'money', better: 'more' } as const;

/** Twelve replicates that lie evenly around a middle, in money; the market never changes. */
function around(middle: number, spread: number, turn = 0): number[] {
  return Array.from({ length: 12 }, (_, i) => 100 * (middle + spread * (((i + turn) % 12) - 5.5)));
}

function sentence(
  values: Record<string, readonly number[]>,
  metric: Parameters<typeof resultsOf>[1] = money,
  changes: Partial<Scenario> = {},
): string {
  const market = { ...SCENARIO.market, redraw: Number.POSITIVE_INFINITY };
  return verdictOf(resultsOf(values, metric, { market, ...changes })).sentence;
}

describe('the verdict', () => {
  const nothing = around(0, 0);

  it('names the winner, by how much it beats the runner-up and doing nothing, and how sure that is', () => {
    expect(sentence({ nothing, 'big bang': around(1000, 10, 3), moms: around(1412, 10), drip: around(900, 0) })).toBe(
      'In this market, measured by figure, moms beats big bang by 412 (95 % interval 378 to 446; better in 100 % of paired worlds), ' +
        'and doing nothing by 1,412 (95 % interval 1,389 to 1,435; better in 100 % of paired worlds).',
    );
  });

  it('says so where there are not enough runs to tell', () => {
    expect(sentence({ nothing, 'big bang': around(1000, 100, 6), moms: around(1040, 100) })).toBe(
      'In this market, measured by figure, not enough runs to tell whether moms beats big bang: on average it is ahead by 40 ' +
        '(95 % interval −358 to 438; better in 50 % of paired worlds); ' +
        'moms beats doing nothing by 1,040 (95 % interval 811 to 1,269; better in 100 % of paired worlds).',
    );
  });

  it('puts first that even the best does not beat doing nothing', () => {
    expect(sentence({ nothing, 'big bang': around(-400, 20), moms: around(-300, 20) })).toBe(
      'In this market, measured by figure, doing nothing beats every campaign, the best of them (moms) by 300 ' +
        '(95 % interval 254 to 346; better in 100 % of paired worlds).',
    );
    expect(sentence({ nothing, 'big bang': around(-400, 20) })).toMatch(/doing nothing beats big bang by 400 \(/);
  });

  it('judges a single campaign against doing nothing', () => {
    expect(sentence({ nothing, 'big bang': around(50, 1) })).toBe(
      'In this market, measured by figure, big bang beats doing nothing by 50 (95 % interval 47.71 to 52.29; better in 100 % of paired worlds).',
    );
    expect(sentence({ nothing, 'big bang': around(-5, 100) })).toMatch(
      /not enough runs to tell whether big bang beats doing nothing: on average it is behind by 5 \(/,
    );
  });

  it('says what there is where there is no campaign', () => {
    expect(sentence({ nothing: around(300, 2) })).toBe(
      'In this market, measured by figure, there is no campaign to judge: doing nothing comes to 300 (95 % interval 295 to 305).',
    );
    expect(sentence({ nothing: [] })).toBe('No replicate was finished, so there is nothing to tell.');
  });

  it('claims nothing from a single replicate', () => {
    const verdict = verdictOf(
      resultsOf({ nothing: [0], 'big bang': [900], moms: [1000] }, { unit: 'people', better: 'more' }),
    );
    expect(verdict).toEqual({
      sentence:
        'In this market, measured by figure, not enough runs to tell whether moms beats big bang: in this one run it is ahead by 100 people; ' +
        'not enough runs to tell whether moms beats doing nothing: in this one run it is ahead by 1,000 people.',
      reminder: '',
    });
  });

  it('knows equals', () => {
    const same = around(700, 10);
    expect(sentence({ nothing, a: same, b: same })).toMatch(
      /a and b come out exactly equal in every run; a beats doing nothing/,
    );
    expect(sentence({ nothing: [0], a: [0] }, money)).toMatch(/: they are equal in this one run\.$/);
  });

  it('turns round where less is better', () => {
    const steps = { unit: 'steps', better: 'less' } as const;
    const values = { nothing: Array(12).fill(40), slow: Array(12).fill(9), quick: Array(12).fill(8) };
    expect(sentence(values, steps)).toMatch(
      /quick beats slow by 1 week \(95 % interval 1 to 1; better in 100 % .*by 32 weeks/,
    );
  });

  it('speaks of shares in percentage points', () => {
    const share = { unit: 'share', better: 'more' } as const;
    expect(sentence({ nothing: [0.1, 0.1], a: [0.13, 0.131] }, share)).toMatch(
      /by 3\.05 percentage points \(95 % interval 2\.41 to 3\.69;/,
    );
  });

  it('leaves out what is undefined', () => {
    const none = Array(12).fill(Number.NaN);
    expect(sentence({ nothing: none, a: none, b: around(10, 1) })).toMatch(/there is nothing to hold against b\.$/);
    expect(sentence({ nothing: none, a: none })).toMatch(/no campaign has a value, so nothing is decided\.$/);
    expect(sentence({ nothing: none, a: around(5, 0.1), b: around(9, 0.1) })).toMatch(
      /measured by figure, b beats a by 4 \(/,
    );
  });

  it('judges only the campaigns that are compared', () => {
    const values = { nothing, a: around(100, 1), b: around(200, 1), c: around(999, 1) };
    const compare: [string, string][] = [['a', 'b']];
    expect(sentence(values, money, { compare })).toMatch(/b beats a by 100 /);
  });

  it('says over how many markets it speaks where they are few', () => {
    const values = { nothing, a: around(100, 1) };
    const opening = (redraw: number) =>
      sentence(values, money, { market: { ...SCENARIO.market, redraw } }).split('easured')[0];
    expect([opening(20), opening(4), opening(2)]).toEqual(['In this market, m', 'In these 3 markets, m', 'M']);
  });

  it('is reminded that its interval covers luck only', () => {
    expect(verdictOf(resultsOf({ nothing, a: around(100, 1) }, money)).reminder).toBe(REMINDER);
  });
});
