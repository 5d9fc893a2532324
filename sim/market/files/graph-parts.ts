// What the formats of graphs and those who make people and ties of them have in common.

import { Columns } from './columns.ts';
import type { GraphPeople } from './graph-people.ts';
import type { GraphTies } from './graph-ties.ts';
import type { TieNames } from './layout.ts';
import type { PeopleNames } from './people.ts';
import type { SourceFile } from './source.ts';
import type { Element } from './xml.ts';
import { faultOf } from './xml.ts';

/** What a graph is asked for. */
export interface GraphAsk {
  readonly names: PeopleNames & TieNames;
  /** Names of segments to choose from, where the scenario has any. */
  readonly segments: readonly string[];
  /** Whether its nodes say what people are like: not where a table of people does. */
  readonly people: boolean;
  /** What the scenario says of directions; undefined: as the graph says. */
  readonly directed: boolean | undefined;
}

/** What a format fills. */
export interface Graph {
  readonly people: GraphPeople;
  readonly ties: GraphTies;
  readonly warnings: string[];
}

/** How an edge is directed: from source to target, both ways, or not at all. */
export type Way = 'one' | 'both' | 'none';

/** An attribute that nodes or edges may have. */
export interface Attribute {
  readonly key: string;
  readonly title: string;
  /** What it is where an element does not say. */
  readonly fallback?: string;
}

/** An attribute as a format declares it: for nodes, for edges or for all. */
export interface Declared extends Attribute {
  readonly of: string;
  fallback?: string;
}

/** What an element says, by the keys of its attributes. */
export type Cells = ReadonlyMap<string, string>;

/** What an element says of an attribute, or else the file for all of them; empty where neither does. */
export function cellOf(cells: Cells, { key, fallback = '' }: Attribute): string {
  return (cells.get(key) ?? fallback).trim();
}

/** Attributes as columns; what is wrong with them is told of the element that they are needed in. */
export function columnsOf(source: SourceFile, attributes: readonly Attribute[], at: Element): Columns {
  const titles = attributes.map(({ title }) => title);
  return new Columns(titles, (complaint) => faultOf(source, at, complaint), 'attribute');
}
