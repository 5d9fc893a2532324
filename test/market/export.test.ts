// Markets written for other programs: read back by programs that are not ours, and by our own import, they are the same.

import fc from 'fast-check';
import Graph, { UndirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf/node/index.js';
import { parse as parseGraphml } from 'graphology-graphml/node/index.js';
import type { AbstractGraph } from 'graphology-types';
import { describe, expect, it } from 'vitest';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { peopleAttributes, tieAttributes } from '../../sim/market/export/content.ts';
import { peopleCsv, tiesCsv } from '../../sim/market/export/csv.ts';
import { gexf } from '../../sim/market/export/gexf.ts';
import { graphml } from '../../sim/market/export/graphml.ts';
import { makeIds } from '../../sim/market/ids.ts';
import type { Market } from '../../sim/market/market.ts';
import { fitOf, idOf } from '../../sim/market/market.ts';
import { anyNames, anyTies, inSegments, tiedMarket } from './any-market.ts';
import { market } from './helpers.ts';
import { plainMarket } from './plain.ts';

const whole = (pieces: Iterable<string>) => [...pieces].join('');

/** All that is to survive the journey, in words and numbers. */
function told(given: Market) {
  const { people, out, directed, segments } = given;
  const ids = Array.from({ length: people }, (_, person) => idOf(given, person));
  const ties = ids.flatMap((from, a) =>
    [...out.targets.subarray(out.offsets[a], out.offsets[a + 1])].map((b, i) => {
      const place = out.offsets[a] + i;
      const carried = tieAttributes(given).map(({ name, text }) => [name, text(place)]);
      return [...(directed || a < b ? [from, ids[b]] : [ids[b], from]), ...carried.flat()].join(' ');
    }),
  );
  const columns = peopleAttributes(given).map(
    ({ name, text }) => [name, ids.map((_, person) => text(person))] as const,
  );
  return {
    ids,
    ties: [...new Set(ties)].sort(),
    directed,
    columns: Object.fromEntries(columns),
    several: segments.length > 1,
  };
}

/** A graph as such a program has it, in the same form. */
function seen(graph: AbstractGraph, { columns, several }: ReturnType<typeof told>) {
  const ids = graph.nodes();
  const ties = graph.mapEdges((_edge, { weight, strength }, from, to) => {
    const carried = [
      ...(weight === undefined ? [] : ['weight', weight]),
      ...(strength === undefined ? [] : ['strength', strength]),
    ];
    return [from, to, ...carried].join(' ');
  });
  const found = Object.keys(columns).map((name) => [name, ids.map((id) => String(graph.getNodeAttribute(id, name)))]);
  return { ids, ties: ties.sort(), directed: graph.type === 'directed', columns: Object.fromEntries(found), several };
}

/** Markets with odd names, and perhaps segments, traits, weights, strengths. */
const anyMarket = fc
  .record({
    ties: anyTies,
    has: fc.record({ segments: fc.boolean(), traits: fc.boolean(), weights: fc.boolean(), strong: fc.boolean() }),
  })
  .chain(({ ties, has }) =>
    fc.record({
      ties: fc.constant(ties),
      has: fc.constant(has),
      ids: anyNames(ties.people),
      names: anyNames(2),
      weights: fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), {
        minLength: ties.pairs.length,
        maxLength: ties.pairs.length,
      }),
      strong: fc.array(fc.boolean(), { minLength: ties.pairs.length, maxLength: ties.pairs.length }),
      thousandths: fc.array(fc.nat(1000), { minLength: ties.people, maxLength: ties.people }),
    }),
  )
  .map(({ ties, has, ids, names, weights, strong, thousandths }) => {
    const { people } = ties;
    const of = Array.from({ length: people }, (_, person) => person % 2);
    const segmented = has.segments && people > 1 ? inSegments(of, [names.text(0), names.text(1)]) : {};
    const traits = {
      fits: Float64Array.from(thousandths, (fit) => fit / 1000),
      fitClass: Uint16Array.from({ length: people }, (_, person) => person),
      values: Float64Array.from(thousandths, (value) => value / 7),
      talkative: new Float64Array(people).fill(1),
    };
    const carried = { ...(has.weights ? { weights } : {}), ...(has.strong ? { strong } : {}) };
    return tiedMarket(ties, carried, { ids, ...segmented, ...(has.traits ? traits : {}) });
  });

describe('GEXF and GraphML', () => {
  it.each([
    ['GEXF', gexf, parseGexf],
    ['GraphML', graphml, parseGraphml],
  ] as const)('%s: graphology reads the same market', (_, write, parse) => {
    fc.assert(
      fc.property(anyMarket, (given) => {
        const expected = told(given);
        // Graphology itself stumbles over somebody called toString.
        fc.pre(expected.ids.every((id) => !(id in {})));
        const graph = parse(Graph, whole(write(given)));
        // Without an edge its reader of GEXF makes a graph of any kind.
        expect({ ...seen(graph, expected), directed: expected.directed }).toEqual(expected);
        if (given.ties > 0) expect(graph.type).toBe(given.directed ? 'directed' : 'undirected');
      }),
      { numRuns: 150, seed: 41 },
    );
  });

  it.each([gexf, graphml])('names that XML cannot hold are refused in words', (write) => {
    const rows = { offsets: new Uint32Array(2), targets: new Uint32Array(0), weights: null, strong: null };
    const called = (id: string) => plainMarket({ people: 1, out: rows, ids: makeIds([id], privateMemory) });
    expect(() => whole(write(called('ann\uffff')))).toThrow(
      "'ann?' holds the character U+FFFF, which no GEXF or GraphML",
    );
    const segmented = tiedMarket({ people: 2, directed: false, pairs: [] }, {}, inSegments([0, 1], ['a\u0001', 'b']));
    expect(() => whole(write(segmented))).toThrow("'a?' holds the character U+0001");
    expect(whole(tiesCsv(called('ann\uffff')))).toBe('from,to\n');
  });

  it('blanks inside a name that XML would change stay', () => {
    const segmented = tiedMarket(
      { people: 2, directed: false, pairs: [[0, 1]] },
      {},
      inSegments([0, 1], ['a\n\tb', '\r']),
    );
    const graphs = [
      parseGexf(UndirectedGraph, whole(gexf(segmented))),
      parseGraphml(UndirectedGraph, whole(graphml(segmented))),
    ];
    for (const graph of graphs) {
      expect([0, 1].map((node) => graph.getNodeAttribute(node, 'segment'))).toEqual(['a\n\tb', '\r']);
    }
  });
});

describe('our own import', () => {
  it.each(['csv', 'graphml', 'gexf'])('reads %s as the same market', (format) => {
    fc.assert(
      fc.property(anyMarket, (given) => {
        fc.pre(given.ties > 0);
        const expected = told(given);
        const graph = format === 'graphml' ? graphml : gexf;
        const files: Record<string, string> =
          format === 'csv'
            ? { ties: whole(tiesCsv(given)), people: whole(peopleCsv(given)) }
            : { ties: whole(graph(given)) };
        const params = {
          ties: 'ties',
          ...(format === 'csv' ? { people: 'people', directed: given.directed } : {}),
          ...(given.out.weights === null ? {} : { weights: 'share' }),
          ...(given.out.strong === null ? {} : { strength: 'strength' }),
        };
        const back = market('file', params, { files });
        const { talk: _talk, ...columns } = expected.columns as Record<string, string[]>;
        const { talk: _again, ...found } = told(back).columns as Record<string, string[]>;
        expect({ ...told(back), columns: found }).toEqual({ ...expected, columns });
        expect(back.talkative?.every((talk) => talk === 1) ?? null).toBe(given.talkative === null ? null : true);
        expect(back.warnings).toEqual([]);
      }),
      { numRuns: 150, seed: 42 },
    );
  });
});

describe('tables', () => {
  it('stand as RFC 4180 has them, a mutual tie once', () => {
    const given = tiedMarket(
      {
        people: 3,
        directed: false,
        pairs: [
          [0, 1],
          [1, 2],
        ],
      },
      { weights: [0.5, 2e-7], strong: [false, true] },
      {
        ...inSegments([0, 0, 1], ['new, paying', 'old']),
        ids: makeIds(['007', '=1+1', 'a "b"'], privateMemory),
        values: Float64Array.of(1, 2.5, 0),
      },
    );
    expect(whole(tiesCsv(given))).toBe('from,to,weight,strength\n007,"=1+1",0.5,weak\n"=1+1","a ""b""",2e-7,strong\n');
    expect(whole(peopleCsv(given))).toBe(
      'id,segment,value\n007,"new, paying",1\n"=1+1","new, paying",2.5\n"a ""b""",old,0\n',
    );
  });

  it('a fit that segments say anyway is no column', () => {
    const given = market(
      'ring',
      { people: 10, ties: 2 },
      {
        segments: [
          { name: 'a', share: 0.5, fit: 0.2, value: 1 },
          { name: 'b', share: 0.5, fit: 0.7, value: 1 },
        ],
      },
    );
    expect(fitOf(given, 0)).toBeGreaterThan(0);
    expect(peopleAttributes(given).map(({ name }) => name)).toEqual(['segment']);
  });
});

describe('size', () => {
  it('everything comes in small pieces', () => {
    const given = market('watts-strogatz', { people: 20_000, ties: 10, rewiring: 0.1 });
    for (const write of [gexf, graphml, tiesCsv, peopleCsv]) {
      const pieces = [...write(given)];
      expect(pieces.length).toBeGreaterThan(1);
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(66_000);
    }
    expect(whole(tiesCsv(given)).split('\n').length).toBe(100_002);
  });
});
