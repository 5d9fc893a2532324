// Runs in the browser of scripts/bench-view.mjs: the page's own drawing code over made-up people, all of whom look different in
// each frame, which is more than any run asks for.

import { Ground } from '../../sim/film/ground.ts';
import { LIGHT } from '../../sim/film/looks.ts';
import { Scene } from '../../sim/film/marks.ts';
import { Story } from '../../sim/film/story.ts';
import { derive, purposeKey, rootKey, uniform } from '../../sim/kernel/luck.ts';
import { cos, sin } from '../../sim/kernel/math.ts';
import type { Market } from '../../sim/market/market.ts';
import { CHANNEL, EVENT, NOBODY } from '../../sim/world/events.ts';
import type { EventLog } from '../../sim/world/log.ts';
import { Brush } from '../spread/brush.ts';

const KEY = purposeKey(rootKey('bench'), 'layout');
const STEPS = 16;
const LOOKS = [EVENT.advocate, EVENT.content, EVENT.detractor, EVENT.stopped];
/** Pixels of all pictures together. */
const [WIDTH, HEIGHT] = [1200, 800];

export interface Case {
  readonly people: number;
  readonly ties: number;
  readonly pictures: number;
  readonly seconds: number;
}

export interface Measured {
  readonly frames: number;
  /** Milliseconds of script: of a frame, of one with a person in the light, and of the ground for a new view. */
  readonly script: number;
  readonly light: number;
  readonly ground: number;
}

async function measure({ people, ties, pictures, seconds }: Case): Promise<Measured> {
  const market = marketOf(people, ties);
  const places = placesOf(people);
  const size = { width: WIDTH / pictures, height: HEIGHT };
  const started = performance.now();
  const ground = new Ground(market, places, size, LIGHT);
  const made = performance.now() - started;
  const log = logOf(people);
  document.body.replaceChildren();
  const brushes = Array.from({ length: pictures }, () => {
    const canvas = document.createElement('canvas');
    document.body.append(canvas);
    return new Brush(canvas, new Scene(ground), new Story(log, people, STEPS));
  });
  const still = await play(brushes, seconds);
  for (const brush of brushes) brush.light({ person: 0, chain: [3, 2, 1] });
  const light = await play(brushes, seconds / 3);
  return { frames: still.frames, script: still.script, light: light.script, ground: made };
}

/** Draws another step in each frame; frames a second and the script's milliseconds in one. */
async function play(brushes: readonly Brush[], seconds: number): Promise<{ frames: number; script: number }> {
  let script = 0;
  let frames = -5;
  let start = 0;
  for (let now = 0; now < start + 1000 * seconds || frames < 1; frames++) {
    now = await new Promise(requestAnimationFrame);
    if (frames === 0) [start, script] = [now, 0];
    const before = performance.now();
    for (const brush of brushes) brush.draw(1 + ((frames + 5) % (STEPS - 1)), 0);
    script += performance.now() - before;
    if (frames > 0 && now >= start + 1000 * seconds)
      return { frames: (1000 * frames) / (now - start), script: script / (frames + 1) };
  }
  throw new Error('no frame came');
}

/** Ties to the next in number and to anybody, in turn. */
function marketOf(people: number, ties: number): Market {
  const each = ties / people;
  const targets = Uint32Array.from({ length: ties }, (_, tie) => {
    const person = Math.floor(tie / each);
    return tie % 2 === 0 ? (person + 1) % people : Math.floor(people * uniform(derive(KEY, person), 2 + tie));
  });
  const out = {
    offsets: Uint32Array.from({ length: people + 1 }, (_, i) => i * each),
    targets,
    weights: null,
    strong: null,
  };
  return {
    ...{ people, ties, out, in: out, directed: true, segments: [], segmentOf: null, values: null, talkative: null },
    ...{ fits: Float64Array.of(1), fitCounts: Float64Array.of(people), fitClass: null, keys: null, ids: null },
    ...{ warnings: [], notes: [] },
  };
}

/** Anywhere in a circle; neighbours in number are neighbours. */
function placesOf(people: number): Float32Array {
  const places = new Float32Array(2 * people);
  for (let person = 0; person < people; person++) {
    const own = derive(KEY, person);
    const out = Math.sqrt(uniform(own, 0));
    const turn = (2 * Math.PI * (person + uniform(own, 1))) / people;
    places[2 * person] = out * cos(turn);
    places[2 * person + 1] = out * sin(turn);
  }
  return places;
}

function logOf(people: number): EventLog {
  const length = people * STEPS;
  return {
    length,
    step: Uint32Array.from({ length }, (_, row) => 1 + Math.floor(row / people)),
    person: Uint32Array.from({ length }, (_, row) => row % people),
    event: Uint8Array.from({ length }, (_, row) => LOOKS[(row + Math.floor(row / people)) % LOOKS.length]),
    from: new Uint32Array(length).fill(NOBODY),
    channel: new Uint8Array(length).fill(CHANNEL.own),
  };
}

Object.assign(globalThis, { measure });
