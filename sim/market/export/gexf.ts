// A market as GEXF, the format of Gephi, in version 1.2, which every reader of GEXF knows. The weight is the one that the
// format itself has; everything else stands in attributes under its own name.

import type { Market } from '../market.ts';
import type { Attribute } from './content.ts';
import { allTies, namesOf, peopleAttributes, pieces, tieAttributes } from './content.ts';
import { xmlText } from './xml.ts';

/** The whole file, in pieces. Throws a MarketError where an id or the name of a segment cannot be written. */
export function gexf(market: Market): Generator<string> {
  return pieces(lines(market));
}

function* lines(market: Market): Generator<string> {
  const name = namesOf(market, xmlText);
  const ofPeople = peopleAttributes(market);
  const ofTies = tieAttributes(market);
  const weight = ofTies.find((attribute) => attribute.name === 'weight');
  const others = ofTies.filter((attribute) => attribute !== weight);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n';
  yield `<graph mode="static" defaultedgetype="${market.directed ? 'directed' : 'undirected'}">\n`;
  yield declared('node', ofPeople);
  yield declared('edge', others);
  yield '<nodes>\n';
  for (let person = 0; person < market.people; person++) {
    yield element(`node id="${name(person)}" label="${name(person)}"`, 'node', ofPeople, person);
  }
  yield '</nodes>\n<edges>\n';
  let number = 0;
  for (const { from, to, place } of allTies(market)) {
    const weighed = weight === undefined ? '' : ` weight="${weight.text(place)}"`;
    yield element(`edge id="${number++}" source="${name(from)}" target="${name(to)}"${weighed}`, 'edge', others, place);
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function declared(kind: string, attributes: readonly Attribute[]): string {
  if (attributes.length === 0) return '';
  const each = attributes.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>`);
  return `<attributes class="${kind}">${each.join('')}</attributes>\n`;
}

function element(open: string, kind: string, attributes: readonly Attribute[], at: number): string {
  if (attributes.length === 0) return `<${open}/>\n`;
  const values = attributes.map(({ name, text }) => `<attvalue for="${name}" value="${xmlText(text(at))}"/>`);
  return `<${open}><attvalues>${values.join('')}</attvalues></${kind}>\n`;
}
