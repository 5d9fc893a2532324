// What one advocate may cost, for a terminal and as JSON: for each pair of levers the closed form, the simulated border in
// ever fuller worlds, who wins at what advocates cost, and what moves the border, in words.

import type { Border, BreakEven, BreakEvens } from '../experiment/breakeven.ts';
import { printed } from '../experiment/print.ts';
import type { Setting } from '../experiment/setting.ts';
import type { Side } from '../experiment/sides.ts';
import type { BootstrapInterval } from '../kernel/stats.ts';
import { orderedJson } from './json.ts';
import { layOut } from './table.ts';
import { amount, wrapped } from './words.ts';

/** Who does more for the same money at the cost of an advocate: as far as the interval of the border tells. */
type Winner = 'advocates' | 'contacts' | 'open';
const WINS: Readonly<Record<Winner, string>> = {
  advocates: 'advocates win',
  contacts: 'contacts win',
  open: 'too close to tell',
};

/** Lines for a terminal of a width. Ends with a newline. */
export function breakEvenText({ found, worlds, drawn }: BreakEvens, { scenario }: Setting, width = 100): string {
  const { unitCost } = scenario.product;
  const lead =
    'What one advocate may cost so that the same money in contacts wins as many customers. Each lever is run alone, ' +
    `in ${worlds} worlds, against doing nothing; intervals are of 95 %.`;
  const notes = [
    `What an advocate costs holds the product at cost, ${money(unitCost)} here. People who were given the product are not counted as won.`,
    drawn
      ? 'Each world is a market of its own, so that the intervals cover markets and luck, and no assumption.'
      : 'In this market: intervals cover luck alone, and no assumption. Who is chosen may be more or less talkative than the average person of the closed form.',
  ];
  const parts = [
    paragraph(lead, width),
    ...found.map((one) => pairText(one, width)),
    ...notes.map((note) => paragraph(note, width)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function pairText({ advocates, contacts, cost, closed, borders }: BreakEven, width: number): string {
  const names = borders.map(({ name }, place) => (place === 0 ? `simulated, ${name}` : `+ ${name}`));
  const wins = borders.map(({ border }) => WINS[winnerOf(border, cost)]);
  const rows = layOut([
    ['', 'closed form', ...names],
    ['may cost', money(closed), ...borders.map(({ border }) => money(border.value))],
    ['95 % interval', '', ...borders.map(({ border }) => between(border))],
    ['moved by', '', ...borders.map(({ change }) => (change === undefined ? '' : times(change.value)))],
    [`at ${money(cost)}`, cost < closed ? WINS.advocates : WINS.contacts, ...wins],
  ]);
  const head = `${sideName(advocates)}, against ${sideName(contacts)}. An advocate costs ${money(cost)} here.`;
  const work = [advocates.push / advocates.placed, (100 * contacts.push) / contacts.spent].map((push) =>
    amount(printed(push, 'number'), 'number'),
  );
  const formula = `By the closed form an advocate adds as much pressure to buy as ${work[0]} fully trusted contacts of people of fit 1, and 100 spent on contacts as much as ${work[1]}.`;
  return `${paragraph(`${head} ${formula}`, width)}\n\n${rows}\n${paragraph(whyText(closed, borders), width)}`;
}

/** How far both are apart, and which of the steps between them luck does not explain. */
function whyText(closed: number, borders: readonly Border[]): string {
  const { border } = borders[borders.length - 1];
  const { value } = border;
  if (Number.isNaN(value))
    return 'In the scenario’s own world these contacts win nobody in these worlds: there is no border.';
  const apart =
    value > 0
      ? `${factorText(value / closed)} times the closed form's`
      : 'such advocates cost customers, even as a gift';
  const end = `With everything as in the scenario the border is ${money(value)} (${between(border)}): ${apart}.`;
  const sure = borders.filter(({ change }) => change !== undefined && (change.low > 1 || change.high < 1));
  if (sure.length === 0) return `${end} No single step moves it by more than luck may.`;
  const reasons = sure.map(({ name, about, change }) => `${name} (${times(change!.value)}: ${about})`);
  return `${end} What moves it by more than luck: ${reasons.join('; ')}.`;
}

function winnerOf({ low, high }: BootstrapInterval, cost: number): Winner {
  if (cost < low) return 'advocates';
  return cost > high ? 'contacts' : 'open';
}

const sideName = ({ campaign, place, lever }: Side) =>
  `${campaign}: ${lever.name}${place === 0 ? '' : ` (lever ${place + 1})`}`;

const paragraph = (text: string, width: number) => wrapped(text.split(' '), width);
const money = (value: number) => amount(printed(value * 100, 'money'), 'money');
const between = ({ low, high }: BootstrapInterval) => (Number.isNaN(low) ? '–' : `${money(low)} to ${money(high)}`);
const factorText = (factor: number) => factor.toFixed(Math.abs(factor) < 10 ? 2 : 0);
const times = (factor: number) => (Number.isNaN(factor) ? '–' : `× ${factorText(factor)}`);

/** All of it as JSON; money in money, undefined as null. Ends with a newline. */
export function breakEvenJson({ found, worlds, drawn }: BreakEvens, { scenario }: Setting): string {
  const number = (value: number) => printed(value, 'number');
  const interval = ({ value, low, high }: BootstrapInterval) => ({
    value: number(value),
    low: number(low),
    high: number(high),
  });
  const side = ({ campaign, place, lever }: Side) => ({ campaign, place, lever: lever.name });
  const pairs = found.map(({ advocates, contacts, cost, closed, borders }) => ({
    advocates: side(advocates),
    contacts: side(contacts),
    cost: number(cost),
    pressure: {
      perAdvocate: number(advocates.push / advocates.placed),
      perMoney: number(contacts.push / contacts.spent),
    },
    closed: number(closed),
    simulated: borders.map(({ name, about, border, change }) => ({
      name,
      about,
      ...interval(border),
      change: change === undefined ? null : interval(change),
      winner: winnerOf(border, cost),
    })),
  }));
  const { title, seed, product } = scenario;
  return `${orderedJson({ title, seed, worlds, drawn, unitCost: product.unitCost, pairs })}\n`;
}
