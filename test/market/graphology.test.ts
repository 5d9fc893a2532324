// The road from and to graphology.

import { DirectedGraph, MultiGraph, MultiUndirectedGraph, UndirectedGraph } from 'graphology';
import { expect, it } from 'vitest';
import { fromGraph as readGraph, toGraph } from '../../sim/market/graphology.ts';
import { listed, market, pairs } from './helpers.ts';

const fromGraph = (...given: Parameters<typeof readGraph>) => listed(readGraph(...given));

it('takes nodes as people: 0 … n − 1 without names, others by their keys', () => {
  const numbered = new UndirectedGraph();
  for (const node of [2, 0, 1]) numbered.addNode(node);
  numbered.addEdge(2, 0);
  expect([fromGraph(numbered).ids, pairs(fromGraph(numbered)), fromGraph(numbered).people]).toEqual([null, ['0-2'], 3]);
  const named = new UndirectedGraph();
  named.mergeEdge('bob', 'ann');
  expect(pairs(fromGraph(named))).toEqual(['ann-bob']);
});

it('takes one-way edges as they are, and two-way edges among them both ways', () => {
  const graph = new MultiGraph();
  graph.mergeDirectedEdge('a', 'b');
  graph.mergeUndirectedEdge('b', 'c');
  expect(fromGraph(graph).directed).toBe(true);
  expect(pairs(fromGraph(graph))).toEqual(['a>b', 'b>c', 'c>b']);
});

it('drops self loops and parallel edges and says so', () => {
  const graph = new MultiUndirectedGraph();
  graph.mergeNode('a');
  graph.mergeNode('b');
  graph.addEdge('a', 'a');
  graph.addEdge('a', 'b');
  graph.addEdge('a', 'b');
  const list = fromGraph(graph);
  expect(list.length).toBe(1);
  expect(list.warnings).toEqual([
    'graph: 1 tie from a person to themselves left out',
    'graph: 1 repeated tie left out',
  ]);
});

it('takes weights where they are named, and refuses an edge without', () => {
  const graph = new DirectedGraph();
  graph.mergeEdge('a', 'b', { calls: 3 });
  expect([...fromGraph(graph, 'calls').weights!]).toEqual([3]);
  expect(fromGraph(graph).weights).toBeNull();
  graph.mergeEdge('b', 'a');
  expect(() => fromGraph(graph, 'calls')).toThrow(
    'the calls of the edge b–a is undefined, but takes a number from 1e-12 to 1e12',
  );
});

it('gives a market as a graph, and takes it back unchanged', () => {
  const files = { t: 'from,to,weight\nann,bob,2\nbob,eve,1\neve,ann,4\nann,7,1\n' };
  for (const directed of [true, false]) {
    const built = market('file', { ties: 't', directed, weights: 'share' }, { files });
    const graph = toGraph(built);
    expect([graph.order, graph.size, graph.getNodeAttribute('ann', 'segment')]).toEqual([4, 4, 'everyone']);
    const back = fromGraph(graph, 'weight');
    expect(back.directed).toBe(directed);
    const ties = Array.from({ length: back.length }, (_, t) => [back.from[t], back.to[t], back.weights![t]]);
    const expected: number[][] = [];
    for (let person = 0; person < built.people; person++) {
      for (let e = built.out.offsets[person]; e < built.out.offsets[person + 1]; e++) {
        const friend = built.out.targets[e];
        if (directed || person < friend) expected.push([person, friend, built.out.weights![e]]);
      }
    }
    expect(ties).toEqual(expected);
  }
});
