// wom describe [SHELF [NAME]]: what a scenario may choose from, straight from the declarations that also check it.

import { Command } from 'commander';
import type { ParamInfo } from '../../sim/scenario/params.ts';
import { jsonOption } from './options.ts';
import { print, style } from './terminal.ts';

interface Member {
  readonly name: string;
  readonly about: string;
  /** What is said of it beside its parameters, by label. */
  readonly facts: Readonly<Record<string, string>>;
  readonly params: readonly ParamInfo[];
}

interface Shelf {
  readonly name: string;
  readonly about: string;
  readonly members: readonly Member[];
}

export function describe(): Command {
  return new Command('describe')
    .description('what exists: networks, strategies, levers, models, metrics, events')
    .argument('[shelf]', 'networks, strategies, levers, models, metrics or events')
    .argument('[name]', 'one member, with its parameters, units, defaults and sources')
    .addOption(jsonOption('the same'))
    .action(async (shelf: string | undefined, name: string | undefined, { json }: { json?: boolean }) => {
      const shelves = await catalogue();
      if (shelf === undefined) return print(json ? text(shelves) : shelves.map(contents).join('\n\n'));
      const chosen = await find(shelves, shelf, 'shelf', 'there are');
      if (name === undefined) return print(json ? text(chosen) : contents(chosen));
      const member = await find(chosen.members, name, shelf.replace(/ies$/, 'y').replace(/s$/, ''), 'there are');
      print(json ? text(member) : details(member));
    });
}

/** All shelves as plain data. */
async function catalogue(): Promise<Shelf[]> {
  const { shelves } = await import('../../sim/registry.ts');
  const { describeParams } = await import('../../sim/scenario/params.ts');
  const { CHANNELS, EVENTS, VOCABULARY_VERSION } = await import('../../sim/world/events.ts');
  const plain = (vocabulary: Readonly<Record<string, string>>): Member[] =>
    Object.entries(vocabulary).map(([name, about]) => ({ name, about, facts: {}, params: [] }));
  return [
    {
      name: 'networks',
      about: 'who is tied to whom: market.network.type',
      members: shelves.networks.map(({ name, about, drawn, params }) => ({
        name,
        about,
        facts: { drawn: drawn ? 'yes: anew after every `redraw` replicates' : 'no: always the same' },
        params: describeParams(params),
      })),
    },
    {
      name: 'models',
      about: 'how things spread: spread.model',
      members: shelves.models.map(({ name, about, source, answers, params }) => ({
        name,
        about,
        facts: { source, answers: answers.join(', ') },
        params: describeParams(params),
      })),
    },
    {
      name: 'levers',
      about: 'what a campaign may do: lever',
      members: shelves.levers.map(({ name, about, nudges, params }) => ({
        name,
        about,
        facts: { nudges: nudges.join(', ') },
        params: describeParams(params),
      })),
    },
    {
      name: 'strategies',
      about: 'whom to seed: strategy of lever seed',
      members: shelves.strategies.map(({ name, about, how, knows, drawsLots, source }) => ({
        name,
        about,
        facts: {
          ...(how === undefined ? {} : { how }),
          'has to know': knows,
          chooses: drawsLots ? 'by lot, anew in each replicate' : 'once per market',
          source,
        },
        params: [],
      })),
    },
    {
      name: 'metrics',
      about: 'what is measured: metrics, decide',
      members: shelves.metrics.map(({ name, about, unit, better, kind }) => ({
        name,
        about,
        facts: { unit, better, kind },
        params: [],
      })),
    },
    { name: 'events', about: `what can happen to a person (vocabulary ${VOCABULARY_VERSION})`, members: plain(EVENTS) },
    { name: 'channels', about: `through what (vocabulary ${VOCABULARY_VERSION})`, members: plain(CHANNELS) },
  ];
}

async function find<M extends { readonly name: string }>(
  all: readonly M[],
  name: string,
  kind: string,
  allowed: string,
): Promise<M> {
  const found = all.find((member) => member.name === name);
  if (found !== undefined) return found;
  const { nearest } = await import('../../sim/scenario/nearest.ts');
  const { Failure } = await import('../../sim/node/failure.ts');
  const names = all.map((member) => member.name);
  const near = nearest(name, names);
  const hint = near === undefined ? '' : ` — did you mean '${near}'?`;
  throw new Failure(`there is no ${kind} '${name}'; ${allowed} ${names.join(', ')}${hint}`);
}

/** A shelf as a list of names with a sentence each. */
function contents({ name, about, members }: Shelf): string {
  const width = Math.max(0, ...members.map((member) => member.name.length));
  const lines = members.map((member) => `  ${member.name.padEnd(width)}  ${member.about}`);
  const events = name === 'events' ? ['  (wom describe channels lists the channels)'] : [];
  return [`${style('bold', name)}: ${about}`, ...lines, ...events].join('\n');
}

function details({ name, about, facts, params }: Member): string {
  const lines = [`${style('bold', name)}: ${about}`];
  for (const [label, fact] of Object.entries(facts)) lines.push(`  ${label}: ${fact}`);
  if (params.length > 0) lines.push('', 'Parameters');
  for (const param of params) {
    lines.push(`  ${style('bold', param.name)}  ${param.about}`, `      ${traits(param).join('; ')}`);
  }
  return lines.join('\n');
}

function traits(param: ParamInfo): string[] {
  const { kind, unit, optional, range, plausible, source, mark } = param;
  const preset = param.default;
  return [
    unit === undefined || unit === kind ? kind : `${kind}, ${unit}`,
    range,
    plausible === undefined ? '' : `plausible ${plausible.join(' to ')}`,
    preset === undefined ? (optional ? 'optional' : 'required') : `default ${preset}`,
    source ?? '',
    mark ?? '',
  ].filter((trait) => trait !== '');
}

function text(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
