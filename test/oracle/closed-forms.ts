// The formulas that simulations must meet, each with where it comes from. Rates and times in any one unit of time unless
// a parameter says weeks. `Math` is fine here: these values are compared within a tolerance, they decide nothing.

// ---- adoption ------------------------------------------------------------------------------------------------------

/** Bass 1969: share adopted by time t, p external and q total internal influence. */
export function bassCurve(p: number, q: number, t: number): number {
  const left = Math.exp(-(p + q) * t);
  return (1 - left) / (1 + (q / p) * left);
}

/** Bass 1969: when adoption peaks, ln(q/p)/(p + q). */
export function bassPeak(p: number, q: number): number {
  return Math.log(q / p) / (p + q);
}

/** The Bass curve in steps of length `tick`, everybody reading the last step: what a stepped model with many people meets. */
export function bassInSteps(p: number, q: number, tick: number, steps: number): number {
  let share = 0;
  for (let step = 0; step < steps; step++) share += (1 - share) * -Math.expm1(-(p + q * share) * tick);
  return share;
}

/** Two people, mutual tie, p ≠ q: the lower bound of every network (arXiv 2312.05450). */
export function twoPeople(p: number, q: number, t: number): number {
  return 1 - (q * Math.exp(-2 * p * t) - p * Math.exp(-(p + q) * t)) / (q - p);
}

/** Two people in steps: share adopted, from the chances that neither has and that exactly one has. */
export function twoPeopleInSteps(p: number, q: number, tick: number, steps: number): number {
  let neither = 1;
  let one = 0;
  for (let step = 0; step < steps; step++) {
    const stays = Math.exp(-p * tick);
    one = one * Math.exp(-(p + q) * tick) + neither * 2 * (1 - stays) * stays;
    neither *= stays * stays;
  }
  return 1 - neither - one / 2;
}

/** The infinite circle: q from one side, or q/2 from each, which gives the same. */
export function circle(p: number, q: number, t: number): number {
  return 1 - Math.exp(-(p + q) * t + (q * -Math.expm1(-p * t)) / p);
}

/** Nobody talks: 1 − e^(−pt). */
export function ownInitiative(rate: number, t: number): number {
  return -Math.expm1(-rate * t);
}

// ---- awareness -----------------------------------------------------------------------------------------------------

/** Share of aware people that a step of length `weeks` leaves: 2^(−Δ/h). */
export function remembered(weeks: number, halfLife: number): number {
  return 2 ** (-weeks / halfLife);
}

/** Awareness after each step under `noticed` contacts: forgetting, then hearing (Vidale & Wolfe 1957 in steps). */
export function awareness(noticed: readonly number[], weeks: number, halfLife: number, start = 0): number[] {
  let aware = start;
  return noticed.map((y) => {
    aware *= remembered(weeks, halfLife);
    aware += (1 - aware) * -Math.expm1(-y);
    return aware;
  });
}

/** Where awareness settles under y noticed contacts a week, in continuous time: y / (y + ln 2 / h). */
export function awarenessLimit(y: number, halfLife: number): number {
  return y / (y + Math.LN2 / halfLife);
}

/** People who noticed at least one of y expected contacts: 1 − e^(−y). */
export function reach(y: number): number {
  return -Math.expm1(-y);
}

/**
 * Share who bought by own initiative while awareness comes (`hear`) and goes (`forget`), rates in continuous time: the
 * exponential of the 2-state matrix of unaware and aware people who have not bought, all unaware at first.
 */
export function boughtThroughAwareness(buy: number, hear: number, forget: number, t: number): number {
  const sum = hear + forget + buy;
  const root = Math.sqrt(sum * sum - 4 * hear * buy);
  const [fast, slow] = [(-sum - root) / 2, (-sum + root) / 2];
  // Not bought N: N'' + sum·N' + hear·buy·N = 0, N(0) = 1, N'(0) = 0.
  return 1 - (fast * Math.exp(slow * t) - slow * Math.exp(fast * t)) / (fast - slow);
}

/** The same in steps, exactly as a stepped model does it: forgetting, hearing, buying. */
export function boughtInSteps(buy: number, hear: number, weeks: number, halfLife: number, steps: number): number {
  let unaware = 1;
  let aware = 0;
  for (let step = 0; step < steps; step++) {
    const forgot = aware * (1 - remembered(weeks, halfLife));
    const heard = (unaware + forgot) * -Math.expm1(-hear * weeks);
    unaware += forgot - heard;
    aware = (aware - forgot + heard) * Math.exp(-buy * weeks);
  }
  return 1 - unaware - aware;
}

// ---- belief, verdict, talk -----------------------------------------------------------------------------------------

/** Belief after x noticed contacts of one claim from one channel: c + (E₀ − c)e^(−kTx). */
export function belief(prior: number, claim: number, learn: number, trust: number, x: number): number {
  return claim + (prior - claim) * Math.exp(-learn * trust * x);
}

/** Trust left after x noticed reports v against a claim c, tolerance d: e^(−κTx·max(0, c − d − v)). */
export function trustLeft(erosion: number, trust: number, x: number, caught: number): number {
  return Math.exp(-erosion * trust * x * Math.max(0, caught));
}

/** Φ(x), by its continued fraction for large x and its series for small (Abramowitz & Stegun 26.2). */
export function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 60; n++) sum += term *= (x * x) / (2 * n + 1);
    return 0.5 + density * sum;
  }
  let tail = x;
  for (let n = 80; n > 0; n--) tail = x + n / tail;
  return 1 - density / tail;
}

/** Shares of advocates, the content and detractors where quality Q spreads by ς around Q and E was expected. */
export function verdicts(quality: number, expected: number, variety: number, tolerance: number) {
  const advocates = 1 - normalCdf((expected - quality) / variety);
  const detractors = normalCdf((expected - tolerance - quality) / variety);
  return { advocates, content: 1 - advocates - detractors, detractors };
}

/** Conversations in the life of a talk that starts at τ a week and fades by half in h weeks: τh / ln 2. */
export function lifeOfTalk(talk: number, halfLife: number): number {
  return (talk * halfLife) / Math.LN2;
}

/** Chance that a person with one placed friend, share ω of his listening, buys in the end: 1 − e^(−βT·ω·τh/ln 2). */
export function wonByOneFriend(
  persuasion: number,
  trust: number,
  share: number,
  talk: number,
  halfLife: number,
): number {
  return -Math.expm1(-persuasion * trust * share * lifeOfTalk(talk, halfLife));
}

// ---- advertising ---------------------------------------------------------------------------------------------------

/** ∫₀ˣ w: persuasion of the first x noticed ads, in ads of full persuasion; w(X) = e∞ + (1 − e∞)2^(−X/X½). */
export function worthOfAds(x: number, floor: number, half: number): number {
  return floor * x + ((1 - floor) * half * (1 - 2 ** (-x / half))) / Math.LN2;
}

/** Ads alone, belief left out: 1 − e^(−βTψ·∫w). */
export function boughtByAds(persuasion: number, trust: number, appeal: number, worth: number): number {
  return -Math.expm1(-persuasion * trust * appeal * worth);
}

/** What arrives of one contact in each of the first steps: (1 − d)dᵏ with d = 2^(−Δ/h); sums to 1 (Broadbent 1979). */
export function arrivals(weeks: number, halfLife: number, steps: number): number[] {
  const kept = remembered(weeks, halfLife);
  return Array.from({ length: steps }, (_, k) => (1 - kept) * kept ** k);
}

/**
 * The most that a seeded person may cost before advertising wins, small budgets: CPM/1000 · (chance of an advocate) ·
 * (a talk's life) · T_peer · (relevance that the talk meets) / (n · T_ad · mean f²).
 */
export function borderOfSeeding(
  costPerThousand: number,
  advocate: number,
  talk: number,
  halfLife: number,
  peers: number,
  met: number,
  ad: { notice: number; trust: number; meanSquareFit: number },
): number {
  const seeded = advocate * lifeOfTalk(talk, halfLife) * peers * met;
  return ((costPerThousand / 1000) * seeded) / (ad.notice * ad.trust * ad.meanSquareFit);
}

// ---- content, quality, granularity ---------------------------------------------------------------------------------

/** Content after t steps: V ← V(1 + g) + c with g = γ − δ; no limit. */
export function contentStock(start: number, growth: number, added: number, steps: number): number {
  if (growth === 0) return start + added * steps;
  return start * (1 + growth) ** steps + (added * ((1 + growth) ** steps - 1)) / growth;
}

/** Quality after t steps of Q ← Q + r(Qmax − Q). */
export function listenedQuality(quality: number, most: number, rate: number, steps: number): number {
  return most - (most - quality) * (1 - rate) ** steps;
}

/** The best number of segments: k* maximises N·m·ρmax(1 − αk^(−b)) − F·k. */
export function bestGranularity(worth: number, most: number, alpha: number, b: number, fixed: number): number {
  return ((worth * most * alpha * b) / fixed) ** (1 / (1 + b));
}

// ---- cascades, epidemics, rumours ----------------------------------------------------------------------------------

/** Expected cascade on a path of n people from its end: 1 + p + … + p^(n−1). */
export function pathCascade(n: number, p: number): number {
  return (1 - p ** n) / (1 - p);
}

/** Expected cascade on a triangle from one person: 1 + 2(p + p² − p³). */
export function triangleCascade(p: number): number {
  return 1 + 2 * (p + p * p - p ** 3);
}

/** Expected cascade on a star of n people from its centre, and from a leaf. */
export function starCascade(n: number, p: number): { centre: number; leaf: number } {
  return { centre: 1 + (n - 1) * p, leaf: 1 + p * (1 + (n - 2) * p) };
}

/** Mean size per random seed below the threshold, on a random graph of mean degree k and mean squared degree k2. */
export function bigSeed(p: number, k: number, k2: number): { reproduction: number; size: number } {
  const reproduction = (p * (k2 - k)) / k;
  return { reproduction, size: 1 + (p * k) / (1 - reproduction) };
}

/** The share that is reached in the end: z = 1 − e^(−Rz), above 0 for R > 1. */
export function finalSize(reproduction: number): number {
  return fixedPoint((z) => -Math.expm1(-reproduction * z), 1);
}

/** The same where a share begins: all who have it in the end, 1 − z = (1 − share) e^(−Rz). */
export function finalSizeFrom(reproduction: number, share: number): number {
  return fixedPoint((z) => 1 - (1 - share) * Math.exp(-reproduction * z), 1);
}

/** Maki & Thompson 1973: the share that never hears a rumour, the root below 1 of x = e^(−2(1 − x)). */
export function neverHeard(): number {
  return fixedPoint((x) => Math.exp(-2 * (1 - x)), 0);
}

/**
 * Watts 2002 on a random graph of mean degree z: how many further people of at most ⌊1/φ⌋ friends, whom one friend can
 * win, a person won brings along: z·P(Poisson(z) ≤ ⌊1/φ⌋ − 2). Cascades where it exceeds 1.
 */
export function vulnerableReach(z: number, threshold: number): number {
  let term = Math.exp(-z);
  let sum = 0;
  for (let k = 0; k <= Math.floor(1 / threshold) - 2; k++) {
    sum += term;
    term *= z / (k + 1);
  }
  return z * sum;
}

/**
 * Watts 2002 on a random graph of mean degree z: the chance that one person by lot sets off a cascade, that is, has a
 * friend among the many people of at most ⌊1/φ⌋ friends who hang together. From the chance u that a tie leads to none of
 * them: u = 1 − Σ q(k) + Σ q(k)u^(k−1) over k up to ⌊1/φ⌋, with q(k) the chance that a friend has k friends.
 */
export function setsOff(z: number, threshold: number): number {
  const most = Math.floor(1 / threshold);
  let term = Math.exp(-z);
  const friends = Array.from({ length: most }, (_, k) => (k === 0 ? term : (term *= z / k)));
  const u = fixedPoint((x) => friends.reduce((sum, chance, k) => sum - chance + chance * x ** k, 1), 0);
  return -Math.expm1(-z * (1 - u));
}

function fixedPoint(map: (x: number) => number, start: number): number {
  let x = start;
  for (let i = 0; i < 1000; i++) x = map(x);
  return x;
}
