// Networks from GraphML and GEXF, as other programs write them.

import { DirectedGraph, UndirectedGraph } from 'graphology';
import gexfWriter from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { faultsOf, namesOf, readFiles } from './files.ts';
import type { Listed } from './helpers.ts';
import { pairs } from './helpers.ts';

const read = (text: string | Uint8Array, params: Record<string, unknown> = {}, segments?: string[]) =>
  readFiles({ ties: 'g.graphml', ...params }, { 'g.graphml': text }, segments);
const refused = (text: string | Uint8Array, params: Record<string, unknown> = {}) =>
  faultsOf({ ties: 'g.graphml', ...params }, { 'g.graphml': text });
const weights = (list: Listed) => [...list.weights!.subarray(0, list.length)];

/** As NetworkX and igraph write it. */
const graphml = (inside: string, edgedefault = 'undirected') => `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="segment" attr.type="string"><default>others</default></key>
  <key id="d1" for="node" attr.name="Fit" attr.type="double"/>
  <key id="d2" for="edge" attr.name="weight" attr.type="double"/>
  <key id="d3" for="all" attr.name="kind" attr.type="string"/>
  <key for="node" id="d4" yfiles.type="nodegraphics"/>
  <graph id="G" edgedefault="${edgedefault}">
${inside}
  </graph>
</graphml>`;
const PEOPLE = `
    <node id="ann"><data key="d0">fans</data><data key="d1">0.5</data></node>
    <node id="b&amp;b"><data key="d1"><![CDATA[80%]]></data><data key="d4"><y:ShapeNode><y:Label>B</y:Label></y:ShapeNode></data></node>
    <node id="007"/>`;

/** As Gephi writes it. */
const gexf = (edges: string, graph = 'defaultedgetype="undirected"') => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.3" version="1.3" xmlns:viz="http://www.gexf.net/1.3/viz">
  <meta lastmodifieddate="2024-05-01"><creator>Gephi</creator><description/></meta>
  <graph ${graph}>
    <attributes class="node" mode="static">
      <attribute id="0" title="segment" type="string"/>
      <attribute id="talk" title="Talk" type="float"><default>1</default></attribute>
    </attributes>
    <attributes class="edge"><attribute id="k" title="kind" type="string"/></attributes>
    <nodes>
      <node id="ann" label="Ann"><attvalues><attvalue for="0" value="fans"/></attvalues><viz:size value="4"/></node>
      <node id="bob"><attvalues><attvalue for="0" value="others"/><attvalue for="talk" value="3"/></attvalues></node>
      <node id="cay"><attvalues><attvalue for="0" value="others"/></attvalues></node>
    </nodes>
    <edges>
${edges}
    </edges>
  </graph>
</gexf>`;

describe('GraphML', () => {
  it('nodes are people with what their data say, edges are ties', () => {
    const text = graphml(`${PEOPLE}
    <edge source="ann" target="b&amp;b"><data key="d2">2.5</data></edge>
    <edge id="e" source="007" target="ann"><data key="d2">1</data></edge>`);
    const list = read(text, { weights: 'share' });
    expect([namesOf(list), pairs(list), list.directed]).toEqual([['007', 'ann', 'b&b'], ['007-ann', 'ann-b&b'], false]);
    expect(weights(list)).toEqual([1, 2.5]);
    expect([list.groups!.names, [...list.groups!.of]]).toEqual([
      ['fans', 'others'],
      [1, 0, 1],
    ]);
    expect([...list.traits!.fit!]).toEqual([Number.NaN, 0.5, 0.8]);
    expect(list.warnings).toEqual(["g.graphml: fit is not given for 1 person of 3: their segment's is taken"]);
    expect(list.notes).toEqual([
      ['g.graphml', 'of nodes not used: kind, d4; of edges not used: kind'],
      ['g.graphml', 'fit 0.5 to 0.8, 0.65 on average'],
    ]);
  });

  it('is found by its first letters as well, and in UTF-16', () => {
    const text = graphml('<edge source="é" target="b"/>');
    expect(pairs(readFiles({ ties: 'g', segment: 'none' }, { g: `\ufeff\n${text.replace(/<\?.*\?>/, '')}` }))).toEqual([
      'b-é',
    ]);
    const units = [...`\ufeff${text}`].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
    expect(pairs(readFiles({ ties: 'g', segment: 'none' }, { g: Uint8Array.from(units) }))).toEqual(['b-é']);
  });

  const mixed = `
    <edge source="a" target="b"/>
    <edge source="b" target="c" directed="false"/>
    <edge source="c" target="a" directed="true"/>`;

  it('directions are as the graph says, where the scenario does not', () => {
    const list = read(graphml(mixed, 'directed'), { segment: 'none' });
    expect([list.directed, pairs(list)]).toEqual([true, ['a>b', 'b>c', 'c>a', 'c>b']]);
    expect(read(graphml('<edge source="b" target="a"/>'), { segment: 'none' }).directed).toBe(false);
  });

  it('the scenario has the last word on directions, and hears of what contradicts it', () => {
    const off = read(graphml(mixed, 'directed'), { directed: false, segment: 'none' });
    expect(pairs(off)).toEqual(['a-b', 'a-c', 'b-c']);
    expect(off.warnings[0]).toBe('g.graphml: 2 edges with a direction taken as mutual, as directed is off');
    const on = read(graphml(mixed, 'directed'), { directed: true, reverse: true, segment: 'none' });
    expect(pairs(on)).toEqual(['a>c', 'b>a', 'c>b']);
    expect(on.warnings[0]).toBe('g.graphml: 1 edge without a direction taken from source to target, as directed is on');
  });

  it('people of edges who are no nodes are added, which is said', () => {
    const list = read(graphml('<edge source="x" target="b"/><node id="b"/><edge source="y" target="b"/>'), {
      segment: 'none',
    });
    expect(list.warnings[0]).toBe("g.graphml: 2 people of its edges (such as 'x') are not among its nodes, added");
    expect(refused(graphml('<node id="b"/><edge source="x" target="b"/>'))).toEqual([
      "g.graphml:1:1: 1 person of its edges (such as 'x') is not among its nodes, and so without a segment",
    ]);
  });

  it('a table of people beside it says who they are', () => {
    const files = { 'g.graphml': graphml(`${PEOPLE}<edge source="ann" target="007"/>`), p: 'id,fit\nann,1\nzoe,0\n' };
    const list = readFiles({ ties: 'g.graphml', people: 'p' }, files);
    expect(namesOf(list)).toEqual(['007', 'ann', 'b&b', 'zoe']);
    expect([...list.traits!.fit!]).toEqual([Number.NaN, 1, Number.NaN, 0]);
    expect([list.groups, list.warnings[0]]).toEqual([
      undefined,
      "p: 2 people of g.graphml not in it (such as '007'), added",
    ]);
  });

  it('strength, weights by another name, and self ties', () => {
    const text = graphml(`
    <edge source="a" target="b"><data key="d3">weak</data><data key="d2">1</data></edge>
    <edge source="b" target="a"><data key="d3">strong</data><data key="d2">0.5</data></edge>
    <edge source="a" target="a"><data key="d3">weak</data><data key="d2">1</data></edge>`);
    const list = read(text, {
      weights: 'probability',
      weight: 'Weight',
      strength: 'kind',
      directed: 'off',
      segment: 'none',
    });
    expect([pairs(list), weights(list), [...list.strong!.subarray(0, 1)]]).toEqual([['a-b'], [1], [1]]);
    expect(list.warnings).toContain('g.graphml: 1 tie told as strong and as weak as well, taken as strong');
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['a node without id', graphml('<node/>\n<edge source="a" target="b"/>'), {}, '9:1: this node has no id'],
    ['an edge without target', graphml('  <edge source="a"/>'), {}, '9:3: this edge has no target'],
    [
      'a node twice',
      graphml('<node id="a"/><node id="a"/><edge source="a" target="a"/>'),
      {},
      "9:15: another node has the id 'a' already",
    ],
    [
      'a missing weight',
      graphml('<edge source="a" target="b"/>'),
      { weights: 'share' },
      '9:1: the weight is missing; weights: share needs one for every tie',
    ],
    [
      'no weights at all',
      graphml('<edge source="a" target="b"/>').replace('attr.name="weight"', ''),
      { weights: 'share' },
      "8:3: weights: share needs edges with an attribute 'weight', or with another that is named by weight: NAME",
    ],
    [
      'a named attribute that is missing',
      graphml('<edge source="a" target="b"/>'),
      { fit: 'fitt' },
      "8:3: there is no attribute 'fitt', which fit names; there are segment, Fit, kind, d4 — did you mean 'Fit'?",
    ],
    [
      'a wrong direction',
      graphml('<edge source="a" target="b" directed="flase"/>'),
      { segment: 'none' },
      "9:1: directed is 'flase', but takes true or false — did you mean 'false'?",
    ],
    [
      'a wrong default',
      graphml('<edge source="a" target="b"/>', 'both'),
      {},
      "8:3: edgedefault is 'both', but takes directed or undirected",
    ],
    ['no edges', graphml('<node id="a"/>'), {}, '1:1: there are no edges in this graph'],
    ['a hyperedge', graphml('<hyperedge/>'), {}, '9:1: hyperedges join many people at once, and are not read'],
    ['a port', graphml('<node id="a"><port name="N"/></node>'), {}, '9:14: ports of nodes are not read'],
    [
      'a graph in a node',
      graphml('<node id="a"><graph/></node>'),
      {},
      '9:14: graphs inside of nodes or edges are not read',
    ],
    [
      'a second graph',
      graphml('<edge source="a" target="b"/>').replace('</graphml>', '<graph/></graphml>'),
      {},
      '11:1: this is a second graph; a market is made of one',
    ],
    [
      'a document type',
      graphml('').replace('<graphml', '<!DOCTYPE graphml [\n<!ENTITY a "b">]>\n<graphml'),
      {},
      '3:17: a document type (<!DOCTYPE …>) is not taken: leave it out',
    ],
    ['an entity of its own', graphml('&constructor;'), {}, '9:13: this is not valid XML: undefined entity'],
    ['a lost tag', graphml('<node id="a"><edge/>'), {}, '10:10: this is not valid XML: unexpected close tag'],
    ['half a file', graphml('').slice(0, -12), {}, '10:9: this is not valid XML: unclosed tag: graph'],
    [
      'another kind',
      '<?xml version="1.0"?>\n<svg/>',
      {},
      '2:1: this is XML that begins with <svg>, but takes GraphML or GEXF',
    ],
    ['a table by this name', 'from,to\na,b\n', {}, "1:1: this is no XML: that begins with '<'"],
    ['deep nesting', graphml('<a>'.repeat(200)), {}, '9:295: more than 100 elements stand inside each other'],
    [
      'an id that cannot be seen',
      graphml('<edge source="a&#10;b" target="b"/>'),
      { segment: 'none' },
      "9:1: the id 'a?b' holds an invisible character, U+000A",
    ],
  ])('refuses %s', (_, text, params, fault) => {
    expect(refused(text, params)).toContainEqual(expect.stringContaining(`g.graphml:${fault}`));
  });

  it('text that is not UTF-8: refused at the byte', () => {
    const bytes = new TextEncoder().encode(graphml(`${'<x id="é"/>\n'.repeat(9000)}<edge source="a" target="*"/>`));
    bytes[bytes.lastIndexOf(42)] = 0xe9;
    expect(refused(bytes)).toEqual([
      expect.stringMatching(/^g\.graphml:9009:26: this is not UTF-8 text \(the byte E9/),
    ]);
  });
});

describe('GEXF', () => {
  const edges = `
      <edge id="0" source="ann" target="bob" weight="2"><attvalues><attvalue for="k" value="weak"/></attvalues></edge>
      <edge id="1" source="bob" target="cay"><attvalues><attvalue for="k" value="strong"/></attvalues></edge>`;

  it('attributes by title, the weight of edges, 1 where it is left out, which is counted', () => {
    const list = read(gexf(edges), { weights: 'share', strength: 'kind' });
    expect([pairs(list), weights(list), [...list.strong!.subarray(0, 2)]]).toEqual([
      ['ann-bob', 'bob-cay'],
      [2, 1],
      [0, 1],
    ]);
    expect([...list.groups!.of]).toEqual([0, 1, 1]);
    const mean = 5 / 3;
    expect([...list.traits!.talk!]).toEqual([1 / mean, 3 / mean, 1 / mean]);
    expect(list.warnings).toEqual(['g.graphml: no weight is given for 1 edge of 2: it is 1 by default']);
  });

  it('weights that nobody reads are said where they are not all 1', () => {
    expect(read(gexf(edges)).warnings).toHaveLength(1);
    expect(read(gexf(edges.replace('weight="2"', 'weight="1.0"'))).warnings).toEqual([]);
    expect(refused(gexf(edges.replace('weight="2"', '')), { weights: 'share' })).toEqual([
      'g.graphml:1:1: weights: share needs weights, but no edge has one',
    ]);
  });

  it('edges are directed, undirected or mutual, each by itself', () => {
    const text = gexf(
      `<edge source="ann" target="bob"/><edge source="bob" target="cay" type="mutual"/>
       <edge source="cay" target="ann" type="undirected"/>`,
      'defaultedgetype="directed" mode="dynamic"',
    );
    const list = read(text);
    expect([list.directed, pairs(list)]).toEqual([true, ['ann>bob', 'ann>cay', 'bob>cay', 'cay>ann', 'cay>bob']]);
    expect(list.warnings).toEqual([
      'g.graphml: its times are not read: every tie holds all the time, and attributes are as they are told last',
    ]);
  });

  it.each<[string, string, string]>([
    [
      'another type of edges',
      gexf(edges, 'defaultedgetype="direct"'),
      "4:3: the type of edges is 'direct', but takes one of directed, undirected, mutual — did you mean 'directed'?",
    ],
    [
      'nodes in nodes',
      gexf(edges).replace('<viz:size value="4"/>', '<nodes><node id="x"/></nodes>'),
      '11:89: nodes inside of nodes are not read: people do not contain each other',
    ],
    [
      'a parent',
      gexf(edges).replace('<node id="bob"', '<node id="bob" pid="ann"'),
      '12:7: nodes inside of nodes are not read: people do not contain each other',
    ],
  ])('refuses %s', (_, text, fault) => {
    expect(refused(text)[0]).toBe(`g.graphml:${fault}`);
  });
});

describe('a graph that another library wrote', () => {
  it.each([DirectedGraph, UndirectedGraph])('GEXF of graphology: the same people, ties and weights', (Graph) => {
    const graph = new Graph();
    for (let i = 0; i < 40; i++) graph.addNode(`p${i}`, { label: `P ${i}`, talk: (i % 7) + 1 });
    for (let i = 0; i < 120; i++) graph.mergeEdge(`p${(i * 7) % 40}`, `p${(i * 11 + 3) % 40}`, { weight: 1 + (i % 5) });
    const list = read(gexfWriter.write(graph), { weights: 'share' });
    const arrow = list.directed ? '>' : '-';
    const edges = graph.mapEdges((_edge, { weight }, from, to) => {
      const ends = list.directed ? [from, to] : [from, to].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
      return [ends, weight as number] as const;
    });
    expect(list.directed).toBe(graph.type === 'directed');
    const names = namesOf(list);
    const found = Array.from({ length: list.length }, (_, t) => {
      const ends = [names[list.from[t]], names[list.to[t]]];
      return `${(list.directed ? ends : ends.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).join(arrow)} ${list.weights![t]}`;
    });
    expect(found.sort()).toEqual(
      edges
        .filter(([[from, to]]) => from !== to)
        .map(([ends, weight]) => `${ends.join(arrow)} ${weight}`)
        .sort(),
    );
  });
});
