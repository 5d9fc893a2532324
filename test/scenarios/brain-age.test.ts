// What the scenario of the game for people who do not play claims: whom to reach first, when sales peak, and what turns
// it round.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { played, ready } from './played.ts';

beforeAll(ready);

const [BANG, PLAYERS, OTHERS] = ['big bang', 'trials for players', 'trials for everyone else'];

function ran(change: (file: File) => void = () => {}, replicates = 8) {
  return played('brain-age.yaml', replicates, ['npv', 'peakStep', 'reproduction'], (file) => {
    const { [BANG]: bang, [PLAYERS]: players, [OTHERS]: others } = file.campaigns;
    file.campaigns = { [BANG]: bang, [PLAYERS]: players, [OTHERS]: others };
    file.compare = [
      [OTHERS, BANG],
      [OTHERS, PLAYERS],
      [PLAYERS, BANG],
    ];
    change(file);
  });
}

it('trials for everyone else win, trials for players win least, and sales peak well after launch', () => {
  const { campaigns, find } = ran(() => {}, 12);
  expect(find(OTHERS, BANG, 'npv').low).toBeGreaterThan(0);
  expect(find(PLAYERS, BANG, 'npv').high).toBeLessThan(0);
  // Trials end in week 16.
  expect(campaigns[OTHERS].metrics.peakStep.mean).toBeGreaterThan(40);
  expect(find(OTHERS, PLAYERS, 'reproduction').low).toBeGreaterThan(0);
});

it('with dear trials the big bang wins', () => {
  const dear = ran((file) => {
    for (const name of [PLAYERS, OTHERS]) Object.assign(file.campaigns[name][0], { costEach: 1.6, count: 200 });
  });
  expect(dear.find(OTHERS, BANG, 'npv').high).toBeLessThan(0);
});

it('if it suits players, trials for players win', () => {
  const swapped = ran((file) => {
    const { segments } = file.market as unknown as { segments: { fit: number }[] };
    [segments[0].fit, segments[1].fit] = [segments[1].fit, segments[0].fit];
  });
  expect(swapped.find(OTHERS, PLAYERS, 'npv').high).toBeLessThan(0);
});
