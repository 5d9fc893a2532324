// A person's part in a run: as a reading of the whole log has it; and the chain by which the word came to them, which is no
// circle in any model, and ends with somebody whom no person told.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf, lifeOf, livesOf, nextAdopter } from '../../sim/film/lives.ts';
import { legendOf } from '../../sim/film/looks.ts';
import type { Piece } from '../../sim/film/person-words.ts';
import { adoptsText, cameText, conditionText, deedsText, momentText } from '../../sim/film/person-words.ts';
import { Story } from '../../sim/film/story.ts';
import { CHANNEL, EVENT, EVENT_NAMES, NOBODY } from '../../sim/world/events.ts';
import { LogWriter } from '../../sim/world/log.ts';
import { played } from './run.ts';

const NETWORK = '{type: watts-strogatz, people: 90, ties: 6, rewiring: 0.2}';
const LOUD = `, {lever: broadcast, spend: 2, costPerThousand: 20}, {lever: employees, strategy: random, count: 1, costPerWeek: 0}`;
const SPREADS: readonly (readonly [string, string])[] = [
  ['{model: market, talk: 12 per week, persuasion: 0.5}', LOUD],
  ['{model: independent-cascade, probability: 0.3}', ''],
  ['{model: linear-threshold}', ''],
  ['{model: threshold, at: 1}', ''],
  ['{model: bass, q: 3 per year}', ''],
  ['{model: sir, contact: 0.5 per week, recover: 0.3 per week}', ''],
  ['{model: rumor}', ''],
];

test('every chain goes back in time along what the log says, to somebody whom no person told', () => {
  let longest = 0;
  let tellings = 0;
  fc.assert(
    fc.property(fc.constantFrom(...SPREADS), fc.integer({ min: 0, max: 999 }), ([spread, more], seed) => {
      const { log, market } = played(NETWORK, 2, spread, more, `chain ${seed}`);
      const lives = livesOf(log, market.people);
      const told = new Set(Array.from(log.person, (person, row) => `${person} ${log.from[row]} ${log.step[row]}`));
      for (let person = 0; person < market.people; person++) {
        const chain = chainOf(lives, person);
        expect(chain.length > 0).toBe(log.person.includes(person));
        for (const [place, { person: hearer, from, step }] of chain.entries()) {
          expect(told).toContain(`${hearer} ${from ?? NOBODY} ${step}`);
          expect(from).toBe(chain[place + 1]?.person);
          // On the same step where a rumour runs on, or the firm's own people begin; never later.
          if (place > 0) expect(step).toBeLessThanOrEqual(chain[place - 1].step);
        }
        expect(chain.at(-1)?.from).toBeUndefined();
        longest = Math.max(longest, chain.length);
        tellings += Math.max(0, chain.length - 1);
      }
    }),
    { numRuns: 21, seed: 7 },
  );
  expect(longest).toBeGreaterThan(4);
  expect(tellings).toBeGreaterThan(500);
});

test('a log that goes in circles has chains that end', () => {
  const writer = new LogWriter();
  for (const [person, from] of [
    [0, 1],
    [1, 2],
    [2, 0],
  ])
    writer.add(3, person, EVENT.aware, from, CHANNEL.friend);
  const lives = livesOf(writer.finish(), 3);
  expect(chainOf(lives, 0).map(({ person }) => person)).toEqual([0, 1, 2]);
});

test('a life is what the whole log tells of a person', () => {
  const { log, market } = played(NETWORK, 2, undefined, LOUD);
  const lives = livesOf(log, market.people);
  const rows = [...log.event.keys()];
  for (let person = 0; person < market.people; person++) {
    const { moments, told, won } = lifeOf(lives, person);
    const own = rows.filter((row) => log.person[row] === person);
    expect(moments.map(({ step, event, from }) => [step, event, from ?? NOBODY])).toEqual(
      own.map((row) => [log.step[row], EVENT_NAMES[log.event[row]], log.from[row]]),
    );
    const caused = rows.filter((row) => log.from[row] === person && log.person[row] !== person);
    const others = caused.filter((row) => log.event[row] !== EVENT.stopped).map((row) => log.person[row]);
    expect(told.map((one) => one.person)).toEqual([...new Set(others)]);
    const buyers = caused.filter((row) => log.event[row] === EVENT.adopted).map((row) => log.person[row]);
    expect(won.map((one) => one.person)).toEqual(buyers);
  }
});

test('adopters are gone through one after another, of all runs, so far as they have come, and then again', () => {
  const runs = [1, 3].map((count) => played(NETWORK, count).log);
  const first = runs.map(({ step, event }) => step[event.indexOf(EVENT.adopted)]);
  for (const upTo of [12, 30]) {
    const seen: number[] = [];
    for (let next = nextAdopter(runs, undefined, upTo)!; !seen.includes(next); next = nextAdopter(runs, next, upTo)!) {
      seen.push(next);
    }
    const bought = runs.flatMap(({ event, step, person }) =>
      [...event.keys()].filter((row) => event[row] === EVENT.adopted && step[row] <= upTo).map((row) => person[row]),
    );
    expect(bought.length).toBeGreaterThan(5);
    expect(new Set(seen)).toEqual(new Set(bought));
    expect(nextAdopter(runs, seen.at(-1), upTo)).toBe(seen[0]);
  }
  expect(nextAdopter(runs, undefined, Math.min(...first) - 1)).toBeUndefined();
});

test('a story in words, up to a week', () => {
  const writer = new LogWriter();
  writer.add(0, 0, EVENT.placed, NOBODY, CHANNEL.gift);
  writer.add(4, 1, EVENT.reached, 0, CHANNEL.friend);
  writer.add(6, 1, EVENT.adopted, 0, CHANNEL.friend);
  writer.add(7, 1, EVENT.advocate, NOBODY, CHANNEL.own);
  writer.add(8, 2, EVENT.aware, 1, CHANNEL.media);
  writer.add(9, 2, EVENT.adopted, 1, CHANNEL.friend);
  writer.add(9, 3, EVENT.reached, NOBODY, CHANNEL.ad);
  const log = writer.finish();
  const lives = livesOf(log, 5);
  const said = ({ before, person, after }: Piece) =>
    [before, person, after].filter((part) => part !== '' && part !== undefined).join(' ');
  const came = (person: number) => said(cameText(lifeOf(lives, person).moments[0], 'week', 'bought it'));
  expect([0, 1, 2, 3].map(came)).toEqual([
    'was given it by the campaign at the start',
    'heard of it from 0 in week 4',
    'saw a post by 1 in week 8',
    'saw an advertisement in week 9',
  ]);
  const legend = legendOf(EVENT_NAMES);
  const deeds = (step: number) => deedsText(lifeOf(lives, 1), step, 'week', adoptsText(legend)).join(' · ');
  expect([deeds(5), deeds(8), deeds(9)]).toEqual([
    'told 0 · won 0',
    'bought it in week 6 · told 1 · won 0',
    'bought it in week 6 · told 1 · won 1',
  ]);
  expect(lifeOf(lives, 1).moments.map((moment) => said(momentText(moment, 'week', 'bought it')))).toEqual([
    'week 4: noticed it for the first time, through 0',
    'week 6: bought it, through 0',
    'week 7: likes it, and speaks well of it',
  ]);
  const story = new Story(log, 5, 9);
  expect([0, 3, 9].map((step) => conditionText(story.seek(step), 0, legend, 'week'))).toEqual(
    Array(3).fill('was given it, since the start'),
  );
  expect(conditionText(story.seek(7), 1, legend, 'week')).toBe('speaks well of it, since week 7');
  expect(conditionText(story, 4, legend, 'week')).toBe('has not heard');
  expect(adoptsText(legendOf(['adopted', 'stopped']))).toBe('adopted it');
});
