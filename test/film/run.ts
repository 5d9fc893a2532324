// Small runs to draw: a market of this network under the connected market's model, and a run made up by hand.

import { simulate } from '../../sim/engine/simulate.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { purposeKey, rootKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { CHANNEL, EVENT, NOBODY } from '../../sim/world/events.ts';
import { LogWriter } from '../../sim/world/log.ts';

export const KEY = purposeKey(rootKey('film'), 'layout');

export function marketOf(network: string) {
  return played(network, 1).market;
}

export function played(
  network: string,
  count = 2,
  spread = '{model: market, talk: 12 per week, persuasion: 0.5}',
  more = '',
  seed = 'film',
) {
  const text = `title: A film\nseed: ${seed}\nsteps: 30\nproduct: {quality: 0.8}\nmarket: {network: ${network}}\nspread: ${spread}
budget: 10\ncampaigns: {few: [{lever: seed, strategy: degree, count: ${count}, costEach: 1, audience: 10}${more}]}\n`;
  const read = readScenario(text, { file: 'film.yaml', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { scenario } = read;
  const market = buildMarketFor(prepare(scenario, shelves, new Map()), 0, privateMemory);
  const stage = { scenario, cast: shelves, market, marketNumber: 0 };
  const record = simulate(stage, scenario.campaigns[1], 0, { level: 'sources' });
  return { market, record, log: record.log!, steps: record.steps };
}

/** A wave over a grid, with every look in it: pictures of it change only where drawing does. */
export function madeUp() {
  const market = marketOf('{type: grid, width: 8, height: 6}');
  const writer = new LogWriter();
  const verdicts = ['advocate', 'advocate', 'content', 'detractor', 'stopped'] as const;
  writer.add(0, 0, EVENT.placed, NOBODY, CHANNEL.gift);
  writer.add(2, 47, EVENT.employed, NOBODY, CHANNEL.staff);
  for (let person = 1; person < 40; person++) {
    const step = 1 + (person % 8) + Math.floor(person / 8);
    const from = person % 8 === 0 ? person - 8 : person - 1;
    writer.add(step, person, EVENT.aware, from, CHANNEL.friend);
    if (person % 6 === 0) writer.add(step + 4, person, EVENT.forgot, NOBODY, CHANNEL.friend);
    else if (person % 3 > 0) writer.add(step + 1, person, EVENT.adopted, from, CHANNEL.friend);
    if (person % 3 > 0) writer.add(step + 2, person, EVENT[verdicts[person % 5]], NOBODY, CHANNEL.friend);
  }
  return { market, log: writer.finish(), steps: 16 };
}
