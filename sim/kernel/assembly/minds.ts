// What a step does to everybody, as `Mind` in models/market/mind.ts says it of one person, to the bit; there stands what it
// means. Where all of it lies is told by a plan, in the order in which models/market/kernel-minds.ts writes it.

import { REPORTS, SHARE, SINCE, TALKERS } from './earshot';
import { exp, expm1 } from './exp';
import { below, FOUND, MARKS } from './field';

const BLOCK: i32 = 256;
const GROUPS: usize = 8;
/** So many may be found before it stops to tell, at the end of a block. */
const PIECE: usize = 4096;

// The plan. By person:
const AT: usize = 0;
const STAGE: usize = 4;
const FLAGS: usize = 8;
const BELIEF: usize = 12;
const TRUST: usize = 16;
const PRESSURE: usize = 20;
const RESISTANCE: usize = 24;
const HEARD_AT: usize = 28;
const AWARE: usize = 32;
/** How many in each block know. */
const IN_BLOCK: usize = 36;
const DEGREES: usize = 40;
/** By group: the most that lists bring to one of its members. */
const LISTED_MOST: usize = 44;
const LIST: usize = 48;
/** 0 where all have the same degree of fit. */
const FIT: usize = 52;
const NAMES: usize = 56;
/** Rows of what lists bring, and the number of each person's, counted from 1; 0 where there are none. */
const SUMS: usize = 60;
const ROW_OF: usize = 64;
// Whole numbers:
const ROOM: usize = 68;
const PEOPLE: usize = 72;
const TALKING: usize = 76;
const A: usize = 80;
const B: usize = 84;
const WIDE: usize = 88;
const EXPECTS: usize = 92;
const JUDGES: usize = 96;
// Other numbers:
const TRUST_LOST: usize = 104;
const EVERYBODY: usize = 112;
const WEEKS: usize = 120;
const HOMOPHILY: usize = 128;
const TRUST_PEERS: usize = 136;
const LEARN: usize = 144;
const EROSION: usize = 152;
const BAR: usize = 160;
const OWN: usize = 168;
const PERSUASION: usize = 176;
const WORTH: usize = 184;
const PRICE: usize = 192;
// Each talk:
const TALKS: usize = 200;
const TALK: usize = 32;
const ROWS: usize = 0;
const FADE: usize = 4;
const MOST: usize = 8;
const MOST_SINCE: usize = 12;
const LOUD: usize = 16;
const FIRST: usize = 24;

// The row of a degree of fit, and that of somebody on a list.
const NOTICED: usize = 8;
const TRUSTED: usize = 16;
const CLAIMED: usize = 24;
const PUSH: usize = 32;

/** Stage 0 is open; these flags together mean that a further contact changes nothing. */
const KNOWS: i32 = 2 | 4;

/** Lists who is open, notices on a step, and did not know or was not reached; from block AT on. Returns how many. */
export function notice(plan: usize, step: i32): i32 {
  const blocks = (load<i32>(plan, PEOPLE) + BLOCK - 1) / BLOCK;
  const list = load<usize>(plan, LIST);
  let to = list;
  let block = load<i32>(plan, AT);
  for (; block < blocks && to - list < PIECE << 2; block++) {
    if (!bound(plan, block, step)) continue;
    const room = load<usize>(plan, ROOM);
    const size = min(BLOCK, load<i32>(plan, PEOPLE) - block * BLOCK);
    const names = load<usize>(plan, NAMES);
    const count = below(room, load<i32>(plan, A), load<i32>(plan, B), names, block, size, step);
    for (let i: usize = 0; i < <usize>count; i++) {
      const person = <usize>load<u32>(room + (i << 2), FOUND);
      store<u32>(to, <u32>person);
      if (notices(plan, person, load<f64>(room + (i << 3), MARKS), step)) to += 4;
    }
  }
  store<i32>(plan, block, AT);
  return <i32>((to - list) >> 2);
}

/** Sets the limits of a block: what nobody in a group notices more than. Returns whether anybody may notice anything. */
function bound(plan: usize, block: i32, step: i32): bool {
  const everybody = load<f64>(plan, EVERYBODY);
  const limits = load<usize>(plan, ROOM);
  const first = <usize>block * GROUPS;
  const listed = load<usize>(plan, LISTED_MOST) + (first << 3);
  let any = false;
  for (let group: usize = 0; group < GROUPS; group++) {
    const limit = everybody + (loudest(plan, block, first + group, step) + load<f64>(listed + (group << 3)));
    store<f64>(limits + (group << 3), limit);
    any = any || limit > 0;
  }
  return any;
}

/** Nobody in a group hears more than this of all talk. */
function loudest(plan: usize, block: i32, group: usize, step: i32): f64 {
  let sum: f64 = 0;
  const end = endOfTalks(plan);
  for (let talk = plan + TALKS; talk < end; talk += TALK) {
    if (load<u8>(load<usize>(talk, LOUD) + block) === 0) continue;
    const most = load<f64>(load<usize>(talk, MOST) + (group << 3));
    const since = load<i32>(load<usize>(talk, MOST_SINCE) + (group << 2));
    sum += most * faded(talk, step - since) * load<f64>(talk, FIRST) * load<f64>(plan, WEEKS);
  }
  return sum;
}

function notices(plan: usize, person: usize, mark: f64, step: i32): bool {
  if (load<u8>(load<usize>(plan, STAGE) + person) !== 0) return false;
  if ((load<u16>(load<usize>(plan, FLAGS) + (person << 1)) & KNOWS) === KNOWS) return false;
  const degree = degreeOf(plan, person);
  let firm = load<f64>(degree, NOTICED);
  const row = listOf(plan, person);
  if (row !== 0) firm += load<f64>(row);
  let friends: f64 = 0;
  const end = endOfTalks(plan);
  for (let talk = plan + TALKS; talk < end; talk += TALK) {
    const heard = load<usize>(talk, ROWS) + (person << 6);
    const sum = load<f64>(heard) + load<f64>(heard, 8) + load<f64>(heard, 16);
    friends += sum * scaleOf(plan, talk, heard, step);
  }
  const fit = load<f64>(degree);
  return mark < firm + friends * (fit + load<f64>(plan, HOMOPHILY) * (1 - fit));
}

/** Moves belief, trust and pressure of open people who know; lists who buys, from block AT on. Returns how many. */
export function judge(plan: usize, step: i32): i32 {
  const blocks = (load<i32>(plan, PEOPLE) + BLOCK - 1) / BLOCK;
  const list = load<usize>(plan, LIST);
  const pressures = load<usize>(plan, PRESSURE);
  const resistances = load<usize>(plan, RESISTANCE);
  let to = list;
  let block = load<i32>(plan, AT);
  for (; block < blocks && to - list < PIECE << 2; block++) {
    if (load<u16>(load<usize>(plan, IN_BLOCK) + ((<usize>block) << 1)) === 0) continue;
    const words = load<usize>(plan, AWARE) + ((<usize>block) << 5);
    for (let word: usize = 0; word < 8; word++) {
      for (let left = load<u32>(words + (word << 2)); left !== 0; left &= left - 1) {
        const person = ((<usize>block) << 8) + (word << 5) + <usize>ctz(left);
        const pressure = load<f64>(pressures + (person << 3)) + move(plan, person, step);
        store<f64>(pressures + (person << 3), pressure);
        store<u32>(to, <u32>person);
        to += (<usize>(pressure > load<f64>(resistances + (person << 3)))) << 2;
      }
    }
  }
  store<i32>(plan, block, AT);
  return <i32>((to - list) >> 2);
}

/** `Mind.move` of one person. */
function move(plan: usize, person: usize, step: i32): f64 {
  const degree = degreeOf(plan, person);
  const fit = load<f64>(degree);
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
  const trust = load<f64>(load<usize>(plan, TRUST) + (person << 3));
  let weight = trust * firmTrust + users;
  let report = trust * firmClaim + userReport;
  let praise: f64 = 0;
  if (listens(plan, person, step)) {
    const relevance = fit + load<f64>(plan, HOMOPHILY) * (1 - fit);
    const trusted = load<f64>(plan, TRUST_PEERS) * relevance;
    noticed += relevance * (pass + praised + warned);
    praise = trusted * praised;
    users += trusted * (praised + warned);
    userReport += trusted * (praisedReport + warnedReport);
    weight += trusted * (pass + praised + warned);
    report += trusted * (passReport + praisedReport + warnedReport);
  }
  let still = trust;
  if (load<i32>(plan, JUDGES) !== 0 && weight > 0) {
    believe(plan, person, step, noticed, weight, report / weight);
    if (users > 0) still = compareNotes(plan, person, trust, users, userReport / users);
  }
  const push = still * firmPush + mediaPush + praise;
  return fit * appeal(plan, person) * (load<f64>(plan, OWN) + load<f64>(plan, PERSUASION) * push);
}

// What a person hears, by kind of talk: contacts, and contacts × report.
let pass: f64 = 0;
let praised: f64 = 0;
let warned: f64 = 0;
let passReport: f64 = 0;
let praisedReport: f64 = 0;
let warnedReport: f64 = 0;

/** Sums what a person hears on a step. Returns whether there is a talker within earshot. */
function listens(plan: usize, person: usize, step: i32): bool {
  pass = praised = warned = passReport = praisedReport = warnedReport = 0;
  let any = false;
  const end = endOfTalks(plan);
  for (let talk = plan + TALKS; talk < end; talk += TALK) {
    const row = load<usize>(talk, ROWS) + (person << 6);
    if (load<i32>(row, TALKERS) === 0) continue;
    any = true;
    const scale = scaleOf(plan, talk, row, step);
    pass += load<f64>(row) * scale;
    praised += load<f64>(row, 8) * scale;
    warned += load<f64>(row, 16) * scale;
    passReport += load<f64>(row, REPORTS) * scale;
    praisedReport += load<f64>(row, REPORTS + 8) * scale;
    warnedReport += load<f64>(row, REPORTS + 16) * scale;
  }
  return any;
}

/** From a hearer's sums to contacts on a step. */
function scaleOf(plan: usize, talk: usize, row: usize, step: i32): f64 {
  const since = load<i32>(row, SINCE);
  const left = since === 0 ? 0 : faded(talk, step - since + 1);
  return left * load<f64>(talk, FIRST) * load<f64>(plan, WEEKS) * load<f64>(row, SHARE);
}

function believe(plan: usize, person: usize, step: i32, noticed: f64, weight: f64, report: f64): void {
  let whole = weight;
  if (noticed < 1 && load<i32>(load<usize>(plan, HEARD_AT) + (person << 2)) === step) whole = weight / noticed;
  const at = load<usize>(plan, BELIEF) + (person << 3);
  const belief = load<f64>(at);
  store<f64>(at, belief - expm1(-load<f64>(plan, LEARN) * whole) * (report - belief));
}

/** Returns what trust is left. */
function compareNotes(plan: usize, person: usize, trust: f64, weight: f64, report: f64): f64 {
  const caught = load<f64>(plan, BAR) - report;
  if (!(caught > 0)) return trust;
  const left = trust * exp(-load<f64>(plan, EROSION) * weight * caught);
  store<f64>(load<usize>(plan, TRUST) + (person << 3), left);
  store<f64>(plan, load<f64>(plan, TRUST_LOST) + (trust - left), TRUST_LOST);
  return left;
}

function appeal(plan: usize, person: usize): f64 {
  if (load<i32>(plan, EXPECTS) === 0) return 1;
  const worth = load<f64>(plan, WORTH);
  const belief = load<f64>(load<usize>(plan, BELIEF) + (person << 3));
  return max<f64>(0, (belief * worth - load<f64>(plan, PRICE)) / (worth - 1));
}

function degreeOf(plan: usize, person: usize): usize {
  const degrees = load<usize>(plan, DEGREES);
  const fits = load<usize>(plan, FIT);
  if (fits === 0) return degrees;
  const degree = load<i32>(plan, WIDE) === 0 ? <usize>load<u8>(fits + person) : <usize>load<u16>(fits + (person << 1));
  return degrees + degree * 40;
}

/** Where the row of somebody on a list lies; 0 for everybody else. */
function listOf(plan: usize, person: usize): usize {
  const rows = load<usize>(plan, ROW_OF);
  const row = rows === 0 ? 0 : <usize>load<u32>(rows + (person << 2));
  return row === 0 ? 0 : load<usize>(plan, SUMS) + ((row - 1) << 6);
}

function endOfTalks(plan: usize): usize {
  return plan + TALKS + <usize>load<i32>(plan, TALKING) * TALK;
}

/** What is left of talk after so many steps. */
function faded(talk: usize, steps: i32): f64 {
  return load<f64>(load<usize>(talk, FADE) + ((<usize>steps) << 3));
}
