// Claims about what is promised and what is kept: exaggeration, listening, answering, making it together.

import { lever, side } from './sides.mjs';

const FIB = 'drip with a fib';
const LISTENING = 'drip and listening';
const TOGETHER = 'farming together';
const QUICK = [
  `${lever(LISTENING, 1)}.answer=1 day`,
  `${lever(LISTENING, 1)}.costPerWeek=15`,
  `${lever(LISTENING)}.spend=5070`,
];
const SLOW = [`${lever(LISTENING, 1)}.answer=4 weeks`];

export const PROMISE = [
  {
    name: 'notes',
    title: 'Customers compare notes',
    claim: 'Exaggeration works only while customers do not talk to each other.',
    kind: 'emerges',
    why: 'hopes, disappointment, returns and lost trust are assumed one by one; that honesty wins is not',
    scenario: 'how-big-a-fib',
    metric: 'npv',
    worlds: 30,
    of: side('drip', 'honest'),
    against: side(FIB, 'exaggerated'),
    holds: { where: 'customers talk' },
    fails: { where: 'nobody talks', set: ['spread.ties=off'] },
  },
  {
    name: 'fib-time',
    title: 'A fib pays at first',
    claim: 'One gets away with it for a while, and pays for it later.',
    kind: 'emerges',
    why: 'the fib sells at once, and what is said of it comes after',
    scenario: 'how-big-a-fib',
    metric: 'npv',
    worlds: 24,
    holds: {
      where: 'one counts the first half year',
      of: side(FIB, 'exaggerated', [], [1, 26]),
      against: side('drip', 'honest', [], [1, 26]),
    },
    fails: {
      where: 'one counts the second year',
      of: side(FIB, 'exaggerated', [], [53, 104]),
      against: side('drip', 'honest', [], [53, 104]),
    },
  },
  {
    name: 'wise',
    title: 'The market gets wise',
    claim: 'The same bold story works ever less, because people no longer believe it.',
    kind: 'assumed',
    why: 'that a caught fib costs trust is assumed; what it costs in money emerges',
    scenario: 'how-big-a-fib',
    metric: 'npv',
    worlds: 20,
    holds: {
      where: 'one exaggerates',
      of: side(FIB, 'trust is never lost', ['spread.erosion=0']),
      against: side(FIB, 'it is lost when a fib is caught'),
    },
    fails: {
      where: 'one exaggerates and nobody talks, so that hardly anybody catches it',
      set: ['spread.ties=off'],
      of: side(FIB, 'trust is never lost', ['spread.erosion=0']),
      against: side(FIB, 'it is lost when a fib is caught'),
    },
  },
  {
    name: 'listening',
    title: 'Listening improves the product',
    claim: 'A firm in conversation learns what to make better, and that pays.',
    kind: 'both',
    why: 'that listening makes the product better is assumed; whether it is worth its price emerges',
    scenario: 'talking-back',
    metric: 'npv',
    worlds: 24,
    of: side(LISTENING),
    against: side('drip'),
    holds: { where: 'it takes an eighth of the budget' },
    fails: {
      where: 'it takes half of a small one',
      set: [`${lever('drip')}.spend=1560`, `${lever(LISTENING)}.spend=780`],
    },
  },
  {
    name: 'real-time',
    title: 'Answer at once',
    claim: 'Whoever answers customers at once delights them, and they tell others.',
    kind: 'both',
    why: 'that an early answer calms is assumed; that it pays for what it costs emerges',
    scenario: 'talking-back',
    metric: 'npv',
    beside: ['detractors'],
    worlds: 24,
    of: side(LISTENING, 'answers within a day, at half as much again', QUICK),
    against: side(LISTENING, 'after four weeks', SLOW),
    holds: { where: 'the disappointed have a week’s patience' },
    fails: { where: 'they have half a year’s', set: [`${lever(LISTENING, 1)}.patience=26 weeks`] },
  },
  {
    name: 'co-creation',
    title: 'Made with customers',
    claim: 'A place in which customers help to make what is worth having beats publishing to them.',
    kind: 'both',
    why: 'what members add is assumed; whether enough of them come emerges',
    scenario: 'hunting-and-farming',
    metric: 'npv',
    worlds: 20,
    of: side(TOGETHER),
    against: side('farming'),
    holds: {
      where: 'three in ten join and add a unit in ten weeks',
      set: [`${lever(TOGETHER, 1)}.join=0.3`, `${lever(TOGETHER, 1)}.contributes=0.1`],
    },
    fails: { where: 'one in ten joins and adds a unit in a year' },
  },
];
