// Thousands of values of luck, math, quantiles, fields and tries, boiled down to one hash per kind: what the browser test runs
// in Node and in Chromium. It stands on sim alone, so that it runs in both.

import { arenaOf, kernelMemory } from '../../sim/kernel/arena.ts';
import { ExpField } from '../../sim/kernel/field.ts';
import { derive, hashText, purposeKey, rootKey, threshold, uniform, word } from '../../sim/kernel/luck.ts';
import { cos, exp, expm1, log, log1p, pow, sin } from '../../sim/kernel/math.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { beta, exponential, normal } from '../../sim/kernel/sample.ts';
import { incompleteBeta, logGamma, normalCdf, studentQuantile } from '../../sim/kernel/special.ts';
import { bootstrapInterval, meanInterval } from '../../sim/kernel/stats.ts';
import type { Telling } from '../../sim/kernel/talk.ts';
import { talkLoop } from '../../sim/kernel/talk.ts';
import { BlockDigits, liveTies } from '../../sim/kernel/tries.ts';

const view = new DataView(new ArrayBuffer(8));

/** FNV-1a over the bits of numbers. */
function hash(values: Iterable<number>): string {
  let state = 0x811c9dc5;
  for (const value of values) {
    view.setFloat64(0, value);
    for (let i = 0; i < 8; i++) state = Math.imul(state ^ view.getUint8(i), 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}

const key = rootKey('probe');

function* over(count: number, rule: (u: number, i: number) => number[]): Iterable<number> {
  for (let i = 0; i < count; i++) yield* rule(uniform(key, i), i);
}

/** People and marks below 1, block after block, some in the last and shorter one. */
function below(): number[] {
  const field = new ExpField(purposeKey(key, 'hear'), 600);
  const found: number[] = [];
  for (let i = 0; i < 30; i++) field.below(i % 3, i, 1, (person, mark) => found.push(person, mark));
  return found;
}

/** Ties that all have one chance, and one tie with a chance of its own. */
function* tries(): Iterable<number> {
  const digits = new BlockDigits();
  for (let i = 0; i < 3000; i++) {
    const { a, b } = derive(key, i);
    const limit = threshold(uniform(key, i));
    digits.open(a, b, i & 3);
    yield liveTies(a, b, i & 3, 1 + (i & 31), limit);
    yield Number(digits.succeeds(i & 31, limit));
  }
}

/** Talk by the kernel of WebAssembly, which there is in Node and in every browser: whether it is, and who hears whom. */
function drawn(): number[] {
  const memory = kernelMemory(privateMemory);
  const people = 400;
  const offsets = memory.u32(people + 1);
  for (let i = 0; i < people; i++) offsets[i + 1] = offsets[i] + (i % 7 === 0 ? 90 : i % 40);
  const targets = memory.u32(offsets[people]);
  const lasts = memory.u32(people);
  for (let tie = 0; tie < targets.length; tie++) targets[tie] = word(key, tie) % people;
  for (let i = 0; i < people; i++) lasts[i] = word(key, -i);
  const everybody = Uint32Array.from({ length: people }, (_, i) => i);
  const found: number[] = [];
  for (const chance of [0x1999_9999, { by: 'hearer', lasts, weights: null }] as const) {
    const telling: Telling = { rows: { offsets, targets }, keys: null, key, chance, named: true };
    const loop = talkLoop(telling);
    found.push(Number(arenaOf(loop.hearers) !== undefined));
    loop.run(everybody, 0, people, telling, (living) => {
      for (let i = 0; i < living; i++) found.push(loop.ties[i], loop.hearers[i], loop.tellers[i]);
    });
  }
  return found;
}

/** One hash per kind of value; equal on every engine that keeps IEEE 754. */
export function probe(): Record<string, string> {
  const field = new ExpField(purposeKey(key, 'hear'), 1000);
  const lists = [0, 1].map((k) =>
    Float64Array.from({ length: 200 }, (_, i) => exponential(uniform(derive(key, k), i))),
  );
  const shareOf = (drawn: Int32Array) => {
    let [a, b] = [0, 0];
    for (const unit of drawn) {
      a += lists[0][unit];
      b += lists[1][unit];
    }
    return a / b;
  };
  const ratio = bootstrapInterval(200, shareOf, key, 500);
  const mean = meanInterval(lists[0]);
  return {
    luck: hash(over(5000, (u, i) => [u, word(derive(key, i), i), hashText(`person ${i}`)])),
    math: hash(over(5000, (u) => [log(u), log1p(-u), exp(1500 * u - 750), expm1(4 * u - 2)])),
    powers: hash(over(5000, (u, i) => [pow(20 * u, 40 * uniform(key, -i) - 20), pow(u, i)])),
    waves: hash(over(5000, (u) => [sin(1e6 * u), cos(1e6 * u), sin(u), cos(u)])),
    special: hash(over(1000, (u) => [logGamma(50 * u + 0.01), normalCdf(20 * u - 10), incompleteBeta(u, 2.5, 0.7)])),
    quantiles: hash(over(1000, (u, i) => [normal(u), normal(u, 3), beta(u, 1.3, 4), studentQuantile(u, 1 + i)])),
    field: hash(over(5000, (_, i) => [field.mark(i % 1000, i), field.least(i & 3, i)])),
    below: hash(below()),
    tries: hash(tries()),
    drawn: hash(drawn()),
    intervals: hash([ratio.value, ratio.se, ratio.low, ratio.high, mean.sd, mean.low, mean.high]),
  };
}
