// What contacts do to those who know of the product, and who buys: what `Mind.move` in models/market/mind.ts does to one person,
// to the bit; there stands what it means. A block of people at a time: what reaches each of them, then how far that moves
// beliefs, two at a time, then what comes of it.

import { TALKERS } from './earshot-places';
import { exp, expm1Two } from './exp';
import {
  AT,
  AWARE,
  BAR,
  BELIEF,
  BLOCK,
  CHANGE,
  CLAIMED,
  DESK,
  EROSION,
  EXPECTS,
  FRESH,
  IN_BLOCK,
  JUDGES,
  LEARN,
  LIST,
  NOTICED,
  OWN,
  PEOPLE,
  PERSUASION,
  PIECE,
  PRICE,
  PUSH,
  REACH,
  RESISTANCE,
  ROWS,
  TALK,
  TALKS,
  TRUST,
  TRUST_LOST,
  TRUST_PEERS,
  TRUSTED,
  WORTH,
} from './minds-places';
import { degreeOf, endOfTalks, listOf, relevance, scaleOf } from './plan';

// A row of what reaches somebody:
const NOTICES: usize = 0;
const WEIGHT: usize = 8;
const REPORT: usize = 16;
const USERS: usize = 24;
const USER_REPORT: usize = 32;
const FIRM_PUSH: usize = 40;
const MEDIA_PUSH: usize = 48;
const PRAISE: usize = 56;

/** Moves belief, trust and resistance of open people who know; lists who buys, from block AT on. Returns how many. */
export function judge(plan: usize): i32 {
  const blocks = (load<i32>(plan, PEOPLE) + BLOCK - 1) / BLOCK;
  const desk = load<usize>(plan, DESK);
  const list = load<usize>(plan, LIST);
  let to = list;
  let block = load<i32>(plan, AT);
  for (; block < blocks && to - list < (<usize>PIECE) << 2; block++) {
    if (load<u16>(load<usize>(plan, IN_BLOCK) + ((<usize>block) << 1)) === 0) continue;
    const count = knowing(plan, block, desk);
    for (let i: usize = 0; i < count; i++) {
      const person = <usize>load<u32>(desk + (i << 2));
      const row = desk + REACH + (i << 6);
      const degree = degreeOf(plan, person);
      fromFirm(plan, person, degree, row);
      fromFriends(plan, person, load<f64>(degree), row);
    }
    if (load<i32>(plan, JUDGES) !== 0) believe(plan, desk, count);
    to = decide(plan, desk, count, to);
  }
  store<i32>(plan, block, AT);
  return <i32>((to - list) >> 2);
}

/** Lists who of a block is open and knows. Returns how many. */
function knowing(plan: usize, block: i32, desk: usize): usize {
  const words = load<usize>(plan, AWARE) + ((<usize>block) << 5);
  let to = desk;
  for (let word: i32 = 0; word < 8; word++) {
    const first = (block << 8) + (word << 5);
    for (let left = load<u32>(words + (word << 2)); left !== 0; left &= left - 1) {
      store<i32>(to, first + <i32>ctz(left));
      to += 4;
    }
  }
  return (to - desk) >> 2;
}

/** What channels of the firm and lists bring. */
function fromFirm(plan: usize, person: usize, degree: usize, to: usize): void {
  let noticed = load<f64>(degree, NOTICED);
  let firmTrust = load<f64>(degree, TRUSTED);
  let firmClaim = load<f64>(degree, CLAIMED);
  let firmPush = load<f64>(degree, PUSH);
  let users: f64 = 0;
  let userReport: f64 = 0;
  let mediaPush: f64 = 0;
  const row = listOf(plan, person);
  if (row !== 0) {
    noticed += load<f64>(row);
    firmTrust += load<f64>(row, 8);
    firmClaim += load<f64>(row, 16);
    firmPush += load<f64>(row, 24);
    users = load<f64>(row, 32);
    userReport = load<f64>(row, 40);
    mediaPush = load<f64>(row, 48);
  }
  const trust = <f64>load<f32>(load<usize>(plan, TRUST) + (person << 2));
  store<f64>(to, noticed, NOTICES);
  store<f64>(to, trust * firmTrust + users, WEIGHT);
  store<f64>(to, trust * firmClaim + userReport, REPORT);
  store<f64>(to, users, USERS);
  store<f64>(to, userReport, USER_REPORT);
  store<f64>(to, firmPush, FIRM_PUSH);
  store<f64>(to, mediaPush, MEDIA_PUSH);
  store<f64>(to, 0, PRAISE);
}

/** Adds what friends bring to a person of a fit, if there is a talker within earshot. */
function fromFriends(plan: usize, person: usize, fit: f64, to: usize): void {
  // Contacts by kind of talk, then contacts × report: pass, praise; warn, pass; praise, warn.
  let one = f64x2.splat(0);
  let two = f64x2.splat(0);
  let three = f64x2.splat(0);
  let any = false;
  const end = endOfTalks(plan);
  for (let talk = plan + TALKS; talk < end; talk += TALK) {
    const row = load<usize>(talk, ROWS) + (person << 5);
    if (load<f32>(row, TALKERS << 2) === 0) continue;
    any = true;
    const scale = f64x2.splat(scaleOf(talk, row));
    one = f64x2.add(one, f64x2.mul(pair(row), scale));
    two = f64x2.add(two, f64x2.mul(pair(row + 8), scale));
    three = f64x2.add(three, f64x2.mul(pair(row + 16), scale));
  }
  if (!any) return;
  const relevant = relevance(plan, fit);
  const trusted = load<f64>(plan, TRUST_PEERS) * relevant;
  const praise = f64x2.extract_lane(one, 1);
  const warn = f64x2.extract_lane(two, 0);
  const all = f64x2.extract_lane(one, 0) + praise + warn;
  const praised = f64x2.extract_lane(three, 0);
  const warned = f64x2.extract_lane(three, 1);
  store<f64>(to, trusted * praise, PRAISE);
  store<f64>(to, load<f64>(to, NOTICES) + relevant * all, NOTICES);
  store<f64>(to, load<f64>(to, USERS) + trusted * (praise + warn), USERS);
  store<f64>(to, load<f64>(to, USER_REPORT) + trusted * (praised + warned), USER_REPORT);
  store<f64>(to, load<f64>(to, WEIGHT) + trusted * all, WEIGHT);
  store<f64>(to, load<f64>(to, REPORT) + trusted * (f64x2.extract_lane(two, 1) + praised + warned), REPORT);
}

/** Two neighbours of a row, in full width. */
function pair(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Moves belief and trust of so many people by what reaches them. */
function believe(plan: usize, desk: usize, count: usize): void {
  const learn = load<f64>(plan, LEARN);
  const beliefs = load<usize>(plan, BELIEF);
  for (let i: usize = 0; i < count; i++) {
    const row = desk + REACH + (i << 6);
    const weight = load<f64>(row, WEIGHT);
    const noticed = load<f64>(row, NOTICES);
    let whole = weight;
    if (noticed < 1 && isNew(plan, load<u32>(desk + (i << 2)))) whole = weight / noticed;
    store<f64>(desk + (i << 3), weight > 0 ? -learn * whole : 0, CHANGE);
  }
  store<f64>(desk + (count << 3), 0, CHANGE);
  for (let i: usize = 0; i < count; i += 2) {
    const at = desk + (i << 3);
    v128.store(at, expm1Two(v128.load(at, CHANGE)), CHANGE);
  }
  for (let i: usize = 0; i < count; i++) {
    const row = desk + REACH + (i << 6);
    const weight = load<f64>(row, WEIGHT);
    if (!(weight > 0)) continue;
    const person = <usize>load<u32>(desk + (i << 2));
    const at = beliefs + (person << 3);
    const belief = load<f64>(at);
    store<f64>(at, belief - load<f64>(desk + (i << 3), CHANGE) * (load<f64>(row, REPORT) / weight - belief));
    const users = load<f64>(row, USERS);
    if (users > 0) compareNotes(plan, person, users, load<f64>(row, USER_REPORT) / users);
  }
}

/** Whether a person's spell of awareness opens on the step. */
function isNew(plan: usize, person: u32): bool {
  const word = load<u32>(load<usize>(plan, FRESH) + ((<usize>(person >>> 5)) << 2));
  return (word & (1 << (person & 31))) !== 0;
}

/** Reports of users below what the firm claims cost the firm trust. */
function compareNotes(plan: usize, person: usize, weight: f64, report: f64): void {
  const caught = load<f64>(plan, BAR) - report;
  if (!(caught > 0)) return;
  const at = load<usize>(plan, TRUST) + (person << 2);
  const trust = <f64>load<f32>(at);
  const left = <f32>(trust * exp(-load<f64>(plan, EROSION) * weight * caught));
  store<f32>(at, left);
  store<f64>(plan, load<f64>(plan, TRUST_LOST) + (trust - <f64>left), TRUST_LOST);
}

/** Takes pressure from the resistance of so many people; lists whose is used up, and returns the place behind the last. */
function decide(plan: usize, desk: usize, count: usize, list: usize): usize {
  const trusts = load<usize>(plan, TRUST);
  const resistances = load<usize>(plan, RESISTANCE);
  const own = load<f64>(plan, OWN);
  const persuasion = load<f64>(plan, PERSUASION);
  let to = list;
  for (let i: usize = 0; i < count; i++) {
    const person = load<u32>(desk + (i << 2));
    const row = desk + REACH + (i << 6);
    const push =
      <f64>load<f32>(trusts + ((<usize>person) << 2)) * load<f64>(row, FIRM_PUSH) +
      load<f64>(row, MEDIA_PUSH) +
      load<f64>(row, PRAISE);
    const fit = load<f64>(degreeOf(plan, person));
    const at = resistances + ((<usize>person) << 3);
    const resistance = load<f64>(at) - fit * appeal(plan, person) * (own + persuasion * push);
    store<f64>(at, resistance);
    store<u32>(to, person);
    to += (<usize>(resistance <= 0)) << 2;
  }
  return to;
}

function appeal(plan: usize, person: usize): f64 {
  if (load<i32>(plan, EXPECTS) === 0) return 1;
  const worth = load<f64>(plan, WORTH);
  const belief = load<f64>(load<usize>(plan, BELIEF) + (person << 3));
  return max<f64>(0, (belief * worth - load<f64>(plan, PRICE)) / (worth - 1));
}
