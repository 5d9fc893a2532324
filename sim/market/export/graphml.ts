// A market as GraphML (Brandes et al. 2002), which most graph programs read: igraph, NetworkX, Gephi, yEd.

import type { Market } from '../market.ts';
import type { Attribute } from './content.ts';
import { allTies, namesOf, peopleAttributes, pieces, tieAttributes } from './content.ts';
import { xmlText } from './xml.ts';

/** The whole file, in pieces. Throws a MarketError where an id or the name of a segment cannot be written. */
export function graphml(market: Market): Generator<string> {
  return pieces(lines(market));
}

function* lines(market: Market): Generator<string> {
  const name = namesOf(market, xmlText);
  const ofPeople = peopleAttributes(market);
  const ofTies = tieAttributes(market);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield declared('node', ofPeople);
  yield declared('edge', ofTies);
  yield `<graph edgedefault="${market.directed ? 'directed' : 'undirected'}">\n`;
  for (let person = 0; person < market.people; person++) {
    yield element(`node id="${name(person)}"`, 'node', ofPeople, person);
  }
  for (const { from, to, place } of allTies(market)) {
    yield element(`edge source="${name(from)}" target="${name(to)}"`, 'edge', ofTies, place);
  }
  yield '</graph>\n</graphml>\n';
}

function declared(kind: string, attributes: readonly Attribute[]): string {
  return attributes
    .map(({ name, type }) => `<key id="${name}" for="${kind}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');
}

function element(open: string, kind: string, attributes: readonly Attribute[], at: number): string {
  if (attributes.length === 0) return `<${open}/>\n`;
  const values = attributes.map(({ name, text }) => `<data key="${name}">${xmlText(text(at))}</data>`);
  return `<${open}>${values.join('')}</${kind}>\n`;
}
