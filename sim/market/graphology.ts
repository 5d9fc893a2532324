// The road from and to graphology, the graph library of the JavaScript world: its importers, generators and layouts are
// ours by it. A graph of a million ties takes half a gigabyte there, so the engine itself never walks one.

import { DirectedGraph, UndirectedGraph } from 'graphology';
import type { AbstractGraph } from 'graphology-types';
import { privateMemory } from '../kernel/memory.ts';
import { MarketError } from './error.ts';
import { isWeight, WEIGHT } from './files/cells.ts';
import { compareIds, makeIds } from './ids.ts';
import type { Market } from './market.ts';
import { idOf, segmentOf } from './market.ts';
import type { TieList } from './network.ts';
import { tidyTies, tidyWarnings } from './tidy.ts';
import { TieBuffer } from './tie-buffer.ts';

/**
 * The ties of a graph. People are its nodes, called by their keys; nodes 0 … n − 1 make a market without names. A graph
 * with one-way edges becomes a directed market, in which its two-way edges stand once each way. `weight` names the
 * edge attribute that holds weights; every edge must then have one there, as in a file.
 */
export function fromGraph(graph: AbstractGraph, weight?: string): TieList {
  const texts = graph.nodes().sort(compareIds);
  const numberOf = new Map(texts.map((text, person) => [text, person]));
  const directed = graph.directedSize > 0;
  const ties = new TieBuffer(graph.size + (directed ? graph.undirectedSize : 0), weight !== undefined);
  graph.forEachEdge((_edge, attributes, source, target, _from, _to, undirected) => {
    const share = weight === undefined ? 1 : attributes[weight];
    if (typeof share !== 'number' || !isWeight(share)) {
      throw new MarketError(`the ${weight} of the edge ${source}–${target} is ${share}, but takes ${WEIGHT.takes}`);
    }
    const from = numberOf.get(source)!;
    const to = numberOf.get(target)!;
    ties.add(from, to, share);
    if (directed && undirected && from !== to) ties.add(to, from, share);
  });
  const tidied = tidyTies(texts.length, ties, directed);
  const numbered = texts.every((text, person) => text === String(person));
  const ids = numbered ? null : makeIds(texts, privateMemory);
  return { people: texts.length, ...tidied, directed, ids, warnings: tidyWarnings('graph', tidied) };
}

/** A market as a graph: nodes called by the people's ids with their `segment`, edges with `weight` where there are weights. */
export function toGraph(market: Market): AbstractGraph {
  const graph = market.directed ? new DirectedGraph() : new UndirectedGraph();
  const { offsets, targets, weights } = market.out;
  const ids = Array.from({ length: market.people }, (_, person) => idOf(market, person));
  ids.forEach((id, person) => {
    graph.addNode(id, { segment: segmentOf(market, person).name });
  });
  for (let person = 0; person < market.people; person++) {
    for (let e = offsets[person]; e < offsets[person + 1]; e++) {
      if (!market.directed && targets[e] < person) continue;
      graph.addEdge(ids[person], ids[targets[e]], weights === null ? {} : { weight: weights[e] });
    }
  }
  return graph;
}
