// Reads a graph in GraphML or GEXF, as Gephi, igraph, NetworkX and others write it: its nodes are people, its edges ties.
// Each format knows its own elements; what becomes of nodes and edges is the same for both.

import { Gexf } from './gexf.ts';
import type { Graph, GraphAsk } from './graph-parts.ts';
import { GraphPeople } from './graph-people.ts';
import { GraphTies } from './graph-ties.ts';
import { GraphMl } from './graphml.ts';
import type { Roster } from './roster.ts';
import type { SourceFile } from './source.ts';
import type { TieTable } from './ties.ts';
import type { TraitColumns } from './traits.ts';
import { faultOf, walkXml } from './xml.ts';

export interface GraphTable extends TieTable {
  readonly directed: boolean;
  /** What the nodes say of people; undefined where they are not asked. */
  readonly traits: TraitColumns | undefined;
}

/** Adds a graph's people to the roster, and returns its ties between them. */
export function readGraph(source: SourceFile, roster: Roster, ask: GraphAsk): GraphTable {
  const people = new GraphPeople(source, roster, ask);
  const graph: Graph = { people, ties: new GraphTies(source, people, ask), warnings: [] };
  walkXml(source, (root) => {
    if (root.name === 'graphml') return new GraphMl(source, graph);
    if (root.name === 'gexf') return new Gexf(source, graph);
    const given = root.name.slice(0, 40);
    faultOf(source, root, { message: `this is XML that begins with <${given}>, but takes GraphML or GEXF` });
    return source.end();
  });
  const { ties, directed } = graph.ties.finish();
  const traits = people.finish();
  const unused = [people.unused(), graph.ties.unused()].filter((words) => words !== undefined).join('; ');
  const warnings = [...graph.warnings, ...graph.ties.warnings, ...people.warnings];
  return { ties, directed, traits, warnings, unused: unused === '' ? undefined : unused };
}
