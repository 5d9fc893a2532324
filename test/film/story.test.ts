import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lifeOf, livesOf } from '../../sim/film/lives.ts';
import { AFTER, LOOK, LOOKS, type Look, legendOf } from '../../sim/film/looks.ts';
import { Story } from '../../sim/film/story.ts';
import { countsText, opinionsText, timeText } from '../../sim/film/words.ts';
import { CHANNEL, EVENT, EVENT_NAMES, NOBODY } from '../../sim/world/events.ts';
import { LogWriter } from '../../sim/world/log.ts';
import { played } from './run.ts';

const PEOPLE = 6;
const STEPS = 8;
const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: STEPS }),
    fc.integer({ min: 0, max: PEOPLE - 1 }),
    fc.constantFrom(...EVENT_NAMES),
    fc.option(fc.integer({ min: 0, max: PEOPLE - 1 }), { nil: NOBODY }),
  ),
  { maxLength: 60 },
);

function logOf(events: readonly (readonly [number, number, (typeof EVENT_NAMES)[number], number])[]) {
  const writer = new LogWriter();
  for (const [step, person, event, from] of events) writer.add(step, person, EVENT[event], from, CHANNEL.friend);
  return writer.finish();
}

/** What everybody looks like at a step, read from the whole log each time. */
function slowly(log: ReturnType<typeof logOf>, step: number) {
  return Array.from({ length: PEOPLE }, (_, person) => {
    let look: Look = 'unaware';
    let since = 0;
    for (let at = 0; at <= step; at++) {
      const today = Array.from(log.event.keys())
        .filter((row) => log.person[row] === person && log.step[row] === at)
        .map((row) => EVENT_NAMES[log.event[row]]);
      for (const [i, event] of today.entries()) {
        if (event === 'forgot' && today[i - 1] === 'aware') continue;
        const next = AFTER[event];
        if (next === undefined || next === look || (next === 'aware' && look !== 'unaware')) continue;
        look = next;
        since = at;
      }
    }
    return [look, since] as const;
  });
}

test('at any step, in any order of looking, people look as the log says', () => {
  fc.assert(
    fc.property(
      rows,
      fc.array(fc.integer({ min: 0, max: STEPS }), { minLength: 1, maxLength: 6 }),
      (events, looked) => {
        const log = logOf(events);
        const story = new Story(log, PEOPLE, STEPS);
        for (const step of looked) {
          story.seek(step);
          const expected = slowly(log, step);
          expect(Array.from(story.looks, (code, person) => [LOOKS[code], story.since[person]])).toEqual(expected);
          for (const look of LOOKS) {
            expect(story.counts[LOOK[look]]).toBe(expected.filter(([own]) => own === look).length);
          }
          const bought = events.filter(([at, , event]) => at <= step && event === 'adopted').length;
          const given = events.filter(([at, , event]) => at <= step && event === 'placed');
          expect([story.bought, story.adopters[step]]).toEqual([bought, bought + given.length]);
          expect(new Set(given.map(([, person]) => person))).toEqual(
            new Set(Array.from(story.given.keys()).filter((person) => story.given[person] === 1)),
          );
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('counts of a real run are those of its record', () => {
  const { market, record, log, steps } = played('{type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}');
  const story = new Story(log, market.people, steps);
  expect(record.soFar('adopted')[steps]).toBeGreaterThan(20);
  for (const step of [steps, 7, 0, 19]) {
    story.seek(step);
    expect(story.bought).toBe(record.soFar('adopted')[step]);
    expect(story.counts[LOOK.detractor]).toBe(record.soFar('detractor')[step]);
    const knows = record.soFar('aware')[step] - record.soFar('forgot')[step];
    expect(story.aware).toBe(knows);
  }
});

test('a person’s story: what happened to them, whom they told and whom they won', () => {
  const log = logOf([
    [0, 1, 'placed', NOBODY],
    [1, 2, 'reached', 1],
    [1, 2, 'aware', 1],
    [2, 3, 'aware', 1],
    [4, 2, 'adopted', 1],
    [5, 3, 'adopted', 2],
    [6, 1, 'stopped', 2],
  ]);
  const life = lifeOf(livesOf(log, PEOPLE), 1);
  expect(life.moments.map(({ step, event, from }) => [step, event, from])).toEqual([
    [0, 'placed', undefined],
    [6, 'stopped', 2],
  ]);
  expect(life.told).toEqual([
    { step: 1, person: 2 },
    { step: 2, person: 3 },
  ]);
  expect(life.won).toEqual([{ step: 4, person: 2 }]);
});

test('a legend tells only what can be seen, in words that fit the model', () => {
  expect(legendOf(['reached', 'adopted', 'placed', 'stopped'])).toEqual([
    { look: 'unaware', words: 'has not heard' },
    { look: 'aware', words: 'knows of it' },
    { look: 'bought', words: 'tells others' },
    { look: 'given', words: 'was given it' },
    { look: 'stopped', words: 'no longer tells' },
  ]);
  const words = new Map(legendOf(['adopted', 'advocate']).map(({ look, words }) => [look, words]));
  expect(words.get('bought')).toBe('bought it');
  expect(words.has('detractor')).toBe(false);
});

test('a step in words: one and many, nothing said of what nobody does', () => {
  const log = logOf([
    [1, 0, 'placed', NOBODY],
    [2, 1, 'adopted', 0],
    [3, 0, 'advocate', NOBODY],
    [3, 1, 'detractor', NOBODY],
    [4, 2, 'adopted', 0],
    [5, 2, 'advocate', NOBODY],
  ]);
  const story = new Story(log, PEOPLE, STEPS);
  const said = (step: number) => [countsText(story.seek(step), legendOf(EVENT_NAMES)), opinionsText(story)];
  expect(said(0)).toEqual(['0 know it · 0 bought', '']);
  expect(said(1)).toEqual(['1 knows it · 0 bought · 1 was given it', '']);
  expect(said(3)).toEqual(['2 know it · 1 bought · 1 was given it', '1 speaks well of it · 1 warns others']);
  expect(said(8)).toEqual(['3 know it · 2 bought · 1 was given it', '2 speak well of it · 1 warns others']);
  expect([timeText(0, 8, 'week'), timeText(3, 8, 'month')]).toEqual(['the start', 'month 3 of 8']);
});
