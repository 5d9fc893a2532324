// All worlds of the run by the metric that decides: where this one stands among them, and the way to a typical, a lucky and
// an unlucky one.

import { useMemo } from 'preact/hooks';
import type { Printed } from '../../sim/experiment/summary.ts';
import type { MetricData } from '../../sim/report/data.ts';
import type { Draw } from '../chart/frame.ts';
import type { Ink } from '../chart/inks.ts';
import { differenceOf } from '../chart/ledger-data.ts';
import type { Examples as ExampleWorlds } from '../chart/world-choice.ts';
import { examplesOf, pairedOf, scoreOf, valuesOf } from '../chart/world-choice.ts';
import type { Strip, WorldsScene } from '../chart/worlds-chart.ts';
import { worldsChart } from '../chart/worlds-chart.ts';
import { Figure } from '../page/figure.tsx';
import { fileName, heading, spoken } from '../words/names.ts';
import { amount, signed, span } from '../words/numbers.ts';
import { Card } from './card.tsx';
import type { World } from './view.ts';
import { inksOfSides } from './view.ts';

interface Own {
  readonly label: string;
  readonly campaign: string;
  readonly values: readonly Printed[];
  readonly ink: Ink;
}

export function Worlds({ world }: { world: World }) {
  const { run, sides } = world;
  const metric = run.metrics.find(({ name }) => name === run.decide);
  const own = useMemo(() => ownOf(world), [run, sides, world.inks]);
  const paired = useMemo(() => (own.length > 1 ? pairedOf(own[0].values, own[1].values) : undefined), [own]);
  if (metric === undefined || own.length === 0) return null;
  return (
    <>
      <section class="card wide">
        <h4>Luck among {amount(run.worlds.replicates.length, 'number')} worlds</h4>
        <p class="lead">
          Same assumptions, other luck: see how far apart worlds lie before you trust one.
          {paired !== undefined &&
            world.choose !== undefined &&
            ` Lucky and unlucky are meant for ${own[0].label}, against ${own[1].label}.`}
        </p>
        <Examples world={world} examples={examplesOf(run.worlds.replicates, paired ?? own[0].values, metric.better)} />
      </section>
      <Card
        title={`${heading(spoken(metric.name))} of each world`}
        look={world.choose === undefined ? 'Dots stand for worlds.' : 'Click a dot to see its world.'}
      >
        {() => <Values world={world} own={own} metric={metric} />}
      </Card>
      {paired !== undefined && (
        <Card title="The difference, world by world" look={scoreText(own, paired, metric)}>
          {() => <Paired world={world} own={own} paired={paired} metric={metric} />}
        </Card>
      )}
    </>
  );
}

function Examples({ world, examples }: { world: World; examples: ExampleWorlds | undefined }) {
  const { choose } = world;
  if (examples === undefined || choose === undefined) return null;
  const buttons = [
    ['A typical world', examples.typical],
    ['A lucky one', examples.lucky],
    ['An unlucky one', examples.unlucky],
  ] as const;
  return (
    <div class="buttons">
      {buttons.map(([words, replicate]) => (
        <button
          type="button"
          key={words}
          aria-pressed={replicate === world.replicate}
          onClick={() => choose(replicate)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

interface Props {
  readonly world: World;
  readonly own: readonly Own[];
  readonly metric: MetricData;
}

function Values({ world, own, metric }: Props) {
  const { run } = world;
  const strips = useMemo(
    () =>
      own.map(({ label, campaign, values, ink }): Strip => {
        const estimate = run.campaigns
          .find(({ name }) => name === campaign)
          ?.metrics.find((one) => one.metric === metric.name);
        const { mean = null, low = null, high = null } = estimate ?? {};
        return { label, values, ink: () => ink, mean, low, high };
      }),
    [own, run, metric],
  );
  return <Strips world={world} strips={strips} metric={metric} paired={false} />;
}

function Paired({ world, own, paired, metric }: Props & { paired: readonly Printed[] }) {
  const { run } = world;
  const strips = useMemo(() => {
    const [first, second] = own;
    const sign = metric.better === 'less' ? -1 : 1;
    const { mean, low, high } = differenceOf(run, first.campaign, second.campaign, metric.name);
    const ink = (value: number) => (sign * value >= 0 ? first.ink : second.ink);
    return [{ label: `${first.label} less ${second.label}`, values: paired, ink, mean, low, high }];
  }, [own, paired, run, metric]);
  return <Strips world={world} strips={strips} metric={metric} paired />;
}

interface StripsProps {
  readonly world: World;
  readonly strips: readonly Strip[];
  readonly metric: MetricData;
  readonly paired: boolean;
}

function Strips({ world: { run, replicate, choose }, strips, metric, paired }: StripsProps) {
  const { name, unit } = metric;
  const { replicates } = run.worlds;
  const draw = useMemo<Draw>(() => {
    const axis = `${paired ? 'difference in ' : ''}${spoken(name)}`;
    const scene: WorldsScene = { strips, replicates, present: replicate, unit, axis, paired };
    return (frame) => worldsChart(scene, frame);
  }, [strips, replicates, replicate, unit, name, paired]);
  const title = paired
    ? `Paired differences in ${spoken(name)}, world by world`
    : `${heading(spoken(name))} in all worlds`;
  const write = paired ? signed : amount;
  const here = replicates.indexOf(replicate);
  const means = strips.map(({ label, mean, low, high, values }) => {
    const interval = span(low, high, unit, write);
    return `${label}: mean ${write(mean, unit)}${interval && ` (${interval})`}, here ${write(values[here], unit)}`;
  });
  return (
    <Figure
      run={run.title}
      title={title}
      note={`Diamond and bar: the mean and its 95 % interval, which covers luck, not assumptions.${
        paired ? ' A dot looks like the campaign that does better in its world.' : ''
      }`}
      says={`${title}. ${means.join('; ')}.`}
      draw={draw}
      press={choose}
      file={fileName(run.title, title)}
      table={() => ({
        columns: ['world', ...strips.map(({ label }) => label)],
        rows: replicates.map((number, place) => [
          number === replicate ? `${number} (this world)` : String(number),
          ...strips.map(({ values }) => write(values[place], unit)),
        ]),
      })}
      sheet={() => ({
        columns: ['world', ...strips.map(({ label }) => label)],
        rows: replicates.map((number, place) => [number, ...strips.map(({ values }) => values[place])]),
      })}
    />
  );
}

function ownOf(world: World): Own[] {
  const inks = inksOfSides(world);
  const { run, sides } = world;
  return sides.flatMap(({ label, campaign }) => {
    const values = valuesOf(run.worlds, campaign, run.decide);
    return values === undefined ? [] : [{ label, campaign, values, ink: inks.get(label)! }];
  });
}

/** `eleven moms does better in 87 of 100 worlds, worse in 12, as well in 1. That covers luck, not assumptions.` */
function scoreText([first]: readonly Own[], paired: readonly Printed[], { better }: MetricData): string {
  const { wins, losses, equal, worlds } = scoreOf(paired, better);
  const rest = equal > 0 ? `, worse in ${losses}, as well in ${equal}` : '';
  return `${first.label} does better in ${wins} of ${worlds} worlds${rest}. That covers luck, not assumptions.`;
}
