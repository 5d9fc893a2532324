// Reports to look at and to test with: plausible runs of any size, made from closed curves, and hostile ones.

import type { CampaignSummary, Difference, Estimate, Printed, Series, Unit } from '../../sim/experiment/summary.ts';
import type { Recorded } from '../../sim/film/record.ts';
import { toBase64 } from '../../sim/kernel/base64.ts';
import type { MetricData, ReportData, WorldsData } from '../../sim/report/data.ts';

export interface Size {
  readonly campaigns?: readonly string[];
  readonly steps?: number;
  readonly replicates?: number;
}

const METRICS: MetricData[] = [
  metric('npv', 'money', 'curve', 'more', 'Discounted margin less all that was spent.'),
  metric('adopters', 'people', 'curve', 'more', 'People who have the product, seeds included.'),
  metric('won', 'people', 'curve', 'more', 'Adopters less those whom the campaign placed.'),
  metric('reach', 'people', 'curve', 'more', 'People who ever heard of the product.'),
  metric('aware', 'people', 'curve', 'more', 'People who know of it now.'),
  metric('spend', 'money', 'curve', 'less', 'What the campaign cost so far.'),
  metric('earnedShare', 'share', 'ratio', 'more', 'Share of sales whose last cause was another person.'),
  metric('costPerExtraAdopter', 'money', 'ratio', 'less', 'Spend for each adopter above the baseline.'),
  metric('timeToHalf', 'steps', 'figure', 'less', 'Steps until half of the final adopters had adopted.'),
];

function metric(
  name: string,
  unit: Unit,
  kind: MetricData['kind'],
  better: MetricData['better'],
  about: string,
): MetricData {
  return { name, about, unit, better, kind };
}

/** A run as a teacher would see it; more campaigns take other speeds. */
export function sampleRun(size: Size = {}): ReportData {
  const { campaigns = ['nothing', 'big bang', 'drip', 'eleven moms'], steps = 52, replicates = 200 } = size;
  const many = replicates > 1;
  const series = campaigns.flatMap((name, place) => seriesOf(name, place, steps, many));
  return {
    version: 1,
    title: 'Eleven moms or one big bang?',
    about:
      'In 2008 a retailer invited eleven bloggers to write about saving money.\nWould a burst of advertising for the same money have done more?',
    sources: ['Keller & Fay 2006, Single-source WOM measurement.', 'See https://example.org/moms, read 2026-11-21.'],
    seed: 'elevenmoms',
    step: 'week',
    steps,
    replicates,
    failed: 0,
    market: [
      ['people', '20,000'],
      ['network', 'watts-strogatz, 10 ties a person'],
      ['segments', 'thrifty moms 10 %, everyone else 90 %'],
      ['new market after', '20 replicates'],
    ],
    segments: [
      { name: 'thrifty moms', people: 2000 },
      { name: 'everyone else', people: 18_000 },
    ],
    metrics: METRICS,
    decide: 'npv',
    campaigns: campaigns.map((name, place) => summaryOf(name, place, series, many)),
    differences: differencesOf(campaigns, series, many),
    series,
    worlds: worldsOf(campaigns, series, replicates),
    verdict: {
      sentence:
        'eleven moms beats big bang by 25,312 npv (95 % interval 18,204 to 32,420; better in 87 % of paired worlds).',
      reminder: 'This interval covers luck, not assumptions.',
    },
    assumptions: [
      {
        path: 'spread.persuasion',
        value: '5%',
        about: 'Chance that one favourable talk persuades.',
        mark: 'assumption',
      },
      {
        path: 'campaigns.big bang[0].halfLife',
        value: '2.5 weeks',
        about: 'How fast advertising is forgotten.',
        mark: 'tuned',
      },
    ],
    warnings: ['costPerExtraAdopter is undefined for nothing: it has no extra adopters.'],
    scenario: 'title: Eleven moms or one big bang?\nseed: elevenmoms\nstep: week\nsteps: 52\n',
    command: 'wom run elevenmoms.yaml --seed elevenmoms -n 200',
  };
}

/** An S-shaped curve from 0 to 1. */
function rise(step: number, steps: number, start: number, speed: number): number {
  const at = (t: number) => 1 / (1 + Math.exp(-speed * (t / steps - start)));
  return (at(step) - at(0)) / (at(steps) - at(0));
}

function seriesOf(campaign: string, place: number, steps: number, many: boolean): Series[] {
  const top = [2100, 6400, 5100, 8200][place] ?? 2500 + ((place * 977) % 6000);
  const start = [0.7, 0.22, 0.5, 0.55][place] ?? 0.2 + ((place * 37) % 60) / 100;
  const spent = place === 0 ? 0 : 20000;
  const curves: [string, Unit, (step: number) => number, number][] = [
    ['adopters', 'people', (t) => top * rise(t, steps, start, 9), 0.16],
    ['won', 'people', (t) => top * 0.97 * rise(t, steps, start, 9), 0.16],
    ['reach', 'people', (t) => Math.min(20000, top * 2.3) * rise(t, steps, start - 0.1, 8), 0.1],
    ['aware', 'people', (t) => top * 1.6 * rise(t, steps, start, 8) * (1 - (0.3 * t) / steps), 0.12],
    ['spend', 'money', (t) => (place % 4 === 1 ? spent * Math.min(1, (t / steps) * 13) : (spent * t) / steps), 0],
    ['npv', 'money', (t) => 10 * top * rise(t, steps, start, 9) - (place % 4 === 1 ? spent : (spent * t) / steps), 0.2],
  ];
  return curves.map(([name, unit, of, spread]) => {
    const mean = Array.from({ length: steps + 1 }, (_, t) => Math.round(of(t) * 100) / 100);
    const wide = (factor: number): Printed[] =>
      mean.map((value) => (many ? value + factor * spread * Math.abs(value) : null));
    const own = (factor: number): Printed[] => (many ? wide(factor) : mean);
    return {
      campaign,
      metric: name,
      unit,
      mean,
      low: wide(-0.15),
      high: wide(0.15),
      p5: own(-1),
      p50: mean,
      p95: own(1),
    };
  });
}

/** Values that scatter evenly around the mean, differently for each campaign. */
function worldsOf(campaigns: readonly string[], series: readonly Series[], replicates: number): WorldsData {
  const numbers = Array.from({ length: replicates }, (_, replicate) => replicate);
  const values = campaigns.flatMap((campaign, place) =>
    ['npv', 'won'].map((metric) => {
      const mean = series.find((one) => one.campaign === campaign && one.metric === metric)!.mean.at(-1)!;
      const off = (replicate: number) => ((replicate * (7 + 2 * place)) % 11) / 10 - 0.5;
      return { campaign, metric, values: numbers.map((replicate) => mean + off(replicate) * 0.4 * Math.abs(mean)) };
    }),
  );
  return { replicates: numbers, values };
}

function summaryOf(name: string, place: number, series: readonly Series[], many: boolean): CampaignSummary {
  const metrics = METRICS.map(({ name: metricName, unit }) => {
    const curve = series.find((candidate) => candidate.campaign === name && candidate.metric === metricName);
    const undefinedHere = metricName === 'costPerExtraAdopter' && place === 0;
    const figures: Record<string, number> = {
      earnedShare: 0.62 + place * 0.031,
      costPerExtraAdopter: 4.65 + place,
      timeToHalf: 31 - place,
    };
    const mean = undefinedHere ? null : (curve?.mean.at(-1) ?? figures[metricName] ?? null);
    const half = mean === null || !many ? null : metricName === 'spend' ? 0 : Math.abs(mean) * 0.03;
    return estimateOf(metricName, unit, mean, half);
  });
  const counts = metrics.filter(({ metric }) => ['won', 'adopters', 'reach'].includes(metric));
  const part = (share: number) =>
    counts.map(({ metric, unit, mean, sd }) => estimateOf(metric, unit, (mean ?? 0) * share, sd));
  return {
    name,
    metrics,
    segments: [
      { name: 'thrifty moms', metrics: part(0.2) },
      { name: 'everyone else', metrics: part(0.8) },
    ],
  };
}

/** A mean with quantiles as far apart as its interval asks; `half` is half the interval's width. */
function estimateOf(metric: string, unit: Unit, mean: Printed, half: Printed): Estimate {
  const edge = (side: number) => (mean === null || half === null ? null : mean + side * half);
  const [low, high, p5, p95] = [-1, 1, -2, 2].map(edge);
  return { metric, mean, sd: half, se: half, low, high, p5, p50: mean, p95, unit };
}

function differencesOf(campaigns: readonly string[], series: readonly Series[], many: boolean): Difference[] {
  const pairs = campaigns.slice(1).flatMap((of, place) => {
    const against = [campaigns[0], ...(place > 0 ? [campaigns[1]] : [])];
    return against.map((other) => [of, other] as const);
  });
  const end = (campaign: string, name: string) =>
    series.find((candidate) => candidate.campaign === campaign && candidate.metric === name)?.mean.at(-1) ?? 0;
  return pairs.flatMap(([of, against]) =>
    ['npv', 'adopters', 'won', 'reach', 'spend'].map((name): Difference => {
      const mean = end(of, name) - end(against, name);
      const half = many ? Math.abs(mean) * 0.2 + (name === 'spend' ? 0 : 9000 * (name === 'npv' ? 1 : 0.1)) : null;
      const probability = many ? Math.min(1, Math.max(0, 0.5 + mean / ((half ?? 1) * 3.2 || 1))) : null;
      return {
        of,
        against,
        metric: name,
        mean,
        se: half === null ? null : half / 2,
        low: half === null ? null : mean - half,
        high: half === null ? null : mean + half,
        probability,
      };
    }),
  );
}

/** Two of many people, tied to each other; in each campaign the second buys in week 3. */
export function recordOf(campaigns: readonly string[]): Recorded {
  return {
    allPeople: 3_000_000,
    allTies: 9_000_000,
    people: 2,
    directed: false,
    offsets: toBase64(Uint32Array.of(0, 1, 2)),
    targets: toBase64(Uint16Array.of(1, 0)),
    neighbours: { counts: toBase64(Uint8Array.of(1, 0)), others: toBase64(Uint16Array.of(1)) },
    events: ['aware', 'adopted'],
    runs: campaigns.map((campaign) => ({
      campaign,
      steps: 3,
      fingerprint: 'f00',
      counts: toBase64(Uint32Array.of(0, 0, 0, 1)),
      person: toBase64(Uint16Array.of(1)),
      event: toBase64(Uint8Array.of(3)),
      from: toBase64(Uint16Array.of(0xffff)),
      channel: toBase64(Uint8Array.of(0)),
    })),
  };
}

export const HOSTILE = [
  '<img src=x onerror="window.hacked=1">',
  '</script><script>window.hacked=1</script>',
  '<b>bold</b> &lt;i&gt; $\\frac{1}{2}$ %{y}',
  '<a href="javascript:window.hacked=1">click</a>',
  '\u202Egnb gib\u2028<!-- --><svg onload=alert(1)>',
];

/** Every text of the run is one that would do harm if anybody read it as markup. */
export function hostileRun(): ReportData {
  const run = sampleRun({ campaigns: ['nothing', ...HOSTILE] });
  const text = HOSTILE.join('\n');
  const segments = HOSTILE.slice(0, 2).map((name) => ({ name, people: 10_000 }));
  return {
    ...run,
    segments,
    campaigns: run.campaigns.map((campaign) => ({
      ...campaign,
      segments: campaign.segments.map((segment, place) => ({ ...segment, name: segments[place].name })),
    })),
    title: HOSTILE[0],
    about: text,
    sources: [...HOSTILE, 'javascript:window.hacked=1'],
    seed: HOSTILE[1],
    step: HOSTILE[0],
    market: HOSTILE.map((name) => [name, name] as const),
    metrics: run.metrics.map((declared) => ({ ...declared, about: text })),
    verdict: { sentence: text, reminder: HOSTILE[1] },
    assumptions: HOSTILE.map((path) => ({ path, value: path, about: path, mark: 'assumption' as const })),
    warnings: HOSTILE,
    scenario: text,
    command: text,
  };
}
