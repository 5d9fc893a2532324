// Results by segment and R over time, each worked out again from the event logs of the same runs.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import { buildMarketFor, marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { summarise } from '../../sim/experiment/summarise.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { cascadeOf, wonBy } from '../../sim/metrics/cascade.ts';
import { shelves } from '../../sim/registry.ts';
import { segmentsCsv } from '../../sim/report/csv.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { EVENT } from '../../sim/world/events.ts';

const REPLICATES = [0, 1, 2, 3];
const PEOPLE = 600;
const SAVERS = 'savers, "keen"';

const text = (segments: string) => `
title: Two kinds
steps: 40
market:
  network: {type: watts-strogatz, people: ${PEOPLE}, ties: 8, rewiring: 0.1}
  redraw: 2
${segments}
product: {price: 10, margin: 4}
spread: {model: market, talk: 4 per week}
campaigns:
  ads: [{lever: broadcast, spend: 300, weeks: 1-8, costPerThousand: 32}]
  gifts: [{lever: seed, strategy: random, count: 30, costEach: 10}]
`;
const KINDS = `  segments:
    - {name: '${SAVERS}', share: 30%, fit: 0.8}
    - {name: everyone else, share: 70%, fit: 0.3}`;

function played(segments = KINDS) {
  const read = readScenario(text(segments), { file: 'test', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const setting = prepare(read.scenario, shelves, new Map());
  const marketOf = (r: number) => buildMarketFor(setting, marketNumber(setting, r), privateMemory);
  const rows = REPLICATES.map((r) => runReplicate(setting, marketOf(r), r));
  const results = { setting, replicates: REPLICATES, rows };
  const outcome = { results, planned: rows.length, failures: [], complete: true, warnings: [] };
  /** The logs of one campaign, replicate by replicate, with their markets. */
  const logs = (campaign: string) =>
    REPLICATES.map((r) => {
      const stage = {
        scenario: read.scenario,
        cast: shelves,
        market: marketOf(r),
        marketNumber: marketNumber(setting, r),
      };
      const spec = read.scenario.campaigns.find(({ name }) => name === campaign)!;
      return { market: stage.market, log: simulate(stage, spec, r, { level: 'sources' }).log! };
    });
  return { summary: summarise(outcome), logs };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('results by segment', () => {
  const { summary, logs } = played();

  it('are those of the event log, person by person, and sum to the whole', () => {
    const told = ['reach', 'aware', 'adopters', 'won', 'net', 'advocates', 'detractors'];
    for (const { name, metrics, segments } of summary.campaigns) {
      expect(segments.map((segment) => segment.name)).toEqual([SAVERS, 'everyone else']);
      for (const metric of told) {
        const of = (estimates: typeof metrics) => estimates.find((one) => one.metric === metric)!.mean!;
        const parts = segments.map((segment) => of(segment.metrics));
        expect(parts[0] + parts[1]).toBeCloseTo(of(metrics), 9);
      }
      const won = logs(name).map(({ log, market }) => {
        const counts = [0, 0];
        log.event.forEach((event, row) => {
          if (event === EVENT.adopted) counts[market.segmentOf![log.person[row]]]++;
        });
        return counts;
      });
      for (const place of [0, 1]) {
        const estimate = segments[place].metrics.find(({ metric }) => metric === 'won')!;
        expect(estimate.mean).toBeCloseTo(mean(won.map((counts) => counts[place])), 9);
      }
    }
    // The keener half buys, under ads, more than twice as often per head: else this test compares nothing.
    const [keen, others] = summary.campaigns[1].segments.map(
      ({ metrics }) => metrics.find((m) => m.metric === 'won')!.mean!,
    );
    expect(keen / (0.3 * PEOPLE)).toBeGreaterThan((2 * others) / (0.7 * PEOPLE));
  });

  it('stand in segments.csv, names quoted where they must be', () => {
    const lines = segmentsCsv(summary.campaigns)!.split('\n');
    expect(lines[0]).toBe('campaign,segment,metric,mean,sd,se,low,high,p5,p50,p95');
    expect(lines.filter((line) => line.startsWith('ads,"savers, ""keen""",won,')).length).toBe(1);
    expect(lines.length).toBe(1 + 3 * 2 * summary.campaigns[0].segments[0].metrics.length + 1);
  });

  it('are left out in a market of one kind of people', () => {
    const { summary: plain } = played('');
    expect(plain.campaigns.every(({ segments }) => segments.length === 0)).toBe(true);
    expect(segmentsCsv(plain.campaigns)).toBeUndefined();
  });
});

describe('R over time', () => {
  it('is what buyers of four steps won in the end, for each of them', () => {
    const { summary, logs } = played();
    const worlds = logs('ads').map(({ log, market }) => ({ trees: cascadeOf(log, market.people), log }));
    const course = summary.series.find(({ campaign, metric }) => campaign === 'ads' && metric === 'reproduction')!;
    expect(course.mean.slice(0, 3)).toEqual([null, null, null]);
    let told = 0;
    for (let step = 3; step <= 40; step++) {
      let buyers = 0;
      let theirs = 0;
      for (const { trees } of worlds) {
        const won = wonBy(trees);
        for (let member = 0; member < trees.members; member++) {
          if (trees.placed[member] === 1 || trees.step[member] > step || trees.step[member] <= step - 4) continue;
          buyers++;
          theirs += won[member];
        }
      }
      if (buyers === 0) expect(course.mean[step]).toBe(null);
      else {
        told++;
        expect(course.mean[step]).toBeCloseTo(theirs / buyers, 9);
        expect(course.low[step]!).toBeLessThanOrEqual(course.mean[step]!);
        expect(course.high[step]!).toBeGreaterThanOrEqual(course.mean[step]!);
      }
    }
    expect(told).toBeGreaterThan(30);
    // Those who bought last have not been heard yet.
    expect(course.mean[40]!).toBeLessThan(course.mean[8]!);
  });
});
