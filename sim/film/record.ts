// A spread that was recorded, for pages in which its market cannot be played: a sample of the people, who stands by whom,
// the ties among them, and what happened to them in each run. Bounded in bytes; as text, to be carried in a page. Where
// everybody stands is found by whoever looks.

import { marketKey } from '../engine/keys.ts';
import { simulate } from '../engine/simulate.ts';
import type { Setting } from '../experiment/setting.ts';
import { fromBase64, toBase64 } from '../kernel/base64.ts';
import type { Key } from '../kernel/luck.ts';
import { purposeKey } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import type { EventName } from '../world/events.ts';
import { NOBODY } from '../world/events.ts';
import { fingerprint } from '../world/fingerprint.ts';
import type { EventLog } from '../world/log.ts';
import type { Run } from './frame.ts';
import { layoutOf } from './layout.ts';
import { drawable, drawnPeople, logAmong, marketAmong, numbersIn } from './sample.ts';
import { neighboursIn, tied } from './territories.ts';

/** The most people, events of a run, and ends of ties that are recorded: some 5 MB of text at the very most. */
const MOST_RECORDED = 20_000;
const MOST_ROWS = 200_000;
const MOST_ENDS = 600_000;
/** The events of all people of larger markets would not fit into memory beside them. */
const MOST_PEOPLE = 10_000_000;
/** Nobody, in two bytes. */
const NOBODY_16 = 0xffff;

interface PackedRun {
  readonly campaign: string;
  readonly steps: number;
  /** Of the whole log, as `wom replay` tells it. */
  readonly fingerprint: string;
  /** How many events each step has; then the events' columns. */
  readonly counts: string;
  readonly person: string;
  readonly event: string;
  readonly from: string;
  readonly channel: string;
}

export interface Recorded {
  /** How many people and ties the market has in all. */
  readonly allPeople: number;
  readonly allTies: number;
  readonly people: number;
  readonly directed: boolean;
  readonly offsets: string;
  readonly targets: string;
  /** Whose neighbourhoods meet, where not all people are recorded: of each how many they are, and then who. */
  readonly neighbours?: { readonly counts: string; readonly others: string } | undefined;
  /** What the model can record. */
  readonly events: readonly EventName[];
  readonly runs: readonly PackedRun[];
}

/** Why there is no record, in words that follow "The spread is not shown:". */
export interface NotRecorded {
  readonly why: string;
}

/**
 * Replicate 0 of some campaigns, run again: a part at a time, of one more than there are campaigns. Yields how many parts
 * are done, so that the caller can tell it, or leave it at that.
 */
export function* recordSpread(
  { scenario, shelves }: Setting,
  market: Market,
  campaigns: readonly string[],
): Generator<number, Recorded | NotRecorded, void> {
  if (market.people > MOST_PEOPLE) return { why: 'markets of more than 10 million people are not recorded' };
  const stage = { scenario, cast: shelves, market, marketNumber: 0 };
  const runs: Run[] = [];
  for (const name of campaigns) {
    const { log, steps } = simulate(stage, named(scenario.campaigns, name), 0, { level: 'sources' });
    runs.push({ campaign: name, log: log!, steps });
    yield runs.length;
  }
  const { sample, among, logs } = sampled(market, runs, layoutKey(scenario.seed));
  const near = sample.length === market.people ? undefined : neighboursIn(market, sample);
  yield campaigns.length + 1;
  return {
    allPeople: market.people,
    allTies: market.ties,
    people: sample.length,
    directed: market.directed,
    offsets: toBase64(among.out.offsets),
    targets: toBase64(Uint16Array.from(among.out.targets)),
    neighbours: near && { counts: toBase64(near.counts), others: toBase64(Uint16Array.from(near.others)) },
    events: named(shelves.models, scenario.spread.name).events(scenario.spread.params),
    runs: runs.map((run, i) => packRun(run, logs[i])),
  };
}

/** As many people as can be recorded with their ties and events. */
function sampled(market: Market, runs: readonly Run[], key: Key) {
  for (let count = Math.min(MOST_RECORDED, market.people); ; count = Math.ceil(count / 2)) {
    const sample = drawnPeople(market.people, count, key);
    const numbers = numbersIn(sample, market.people);
    const among = marketAmong(market, sample, numbers);
    const logs = runs.map(({ log }) => logAmong(log, numbers));
    const tooMuch = among.out.targets.length > MOST_ENDS || logs.some(({ length }) => length > MOST_ROWS);
    if (!tooMuch || count === 1) return { sample, among, logs };
  }
}

function packRun({ campaign, steps, log: whole }: Run, log: EventLog): PackedRun {
  const counts = new Uint32Array(steps + 1);
  for (const step of log.step) counts[step]++;
  return {
    campaign,
    steps,
    fingerprint: fingerprint(whole),
    counts: toBase64(counts),
    person: toBase64(Uint16Array.from(log.person)),
    event: toBase64(log.event),
    from: toBase64(Uint16Array.from(log.from, (from) => (from === NOBODY ? NOBODY_16 : from))),
    channel: toBase64(log.channel),
  };
}

/** The people who were recorded, and where they stand. Throws where the text is damaged. */
export function readPeople(recorded: Recorded, seed: string): { market: Market; places: Float32Array } {
  const out = {
    offsets: new Uint32Array(fromBase64(recorded.offsets).buffer),
    targets: Uint32Array.from(u16(recorded.targets)),
    weights: null,
    strong: null,
  };
  const market = drawable(out, recorded.directed);
  if (out.targets.some((target) => target >= market.people)) throw new Error('ties lead to nobody');
  const { neighbours: near } = recorded;
  const close = near && tied({ counts: fromBase64(near.counts), others: Uint32Array.from(u16(near.others)) });
  return { market, places: layoutOf(close ?? market, layoutKey(seed)) };
}

/** What happened to them. Throws where the text is damaged. */
export function readRuns({ runs }: Recorded): (Run & { readonly fingerprint: string })[] {
  return runs.map(readRun);
}

function layoutKey(seed: string): Key {
  return purposeKey(marketKey(seed, 0), 'layout');
}

function readRun({ campaign, steps, fingerprint, ...packed }: PackedRun) {
  const counts = new Uint32Array(fromBase64(packed.counts).buffer);
  const person = Uint32Array.from(u16(packed.person));
  const step = new Uint32Array(person.length);
  let row = 0;
  counts.forEach((count, at) => {
    step.fill(at, row, (row += count));
  });
  const from = Uint32Array.from(u16(packed.from), (one) => (one === NOBODY_16 ? NOBODY : one));
  const codes = { event: fromBase64(packed.event), channel: fromBase64(packed.channel) };
  return { campaign, steps, fingerprint, log: { length: person.length, step, person, from, ...codes } };
}

function u16(text: string): Uint16Array {
  return new Uint16Array(fromBase64(text).buffer);
}
