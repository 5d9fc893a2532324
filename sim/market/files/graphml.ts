// GraphML (Brandes et al. 2002): `key` declares an attribute, `data` says its value. Hyperedges, ports and graphs inside
// of nodes are refused; elements of other namespaces, as yEd writes them, are passed over.

import { nearest } from '../../scenario/nearest.ts';
import { given } from '../../scenario/report.ts';
import type { Declared, Graph, Way } from './graph-parts.ts';
import type { SourceFile } from './source.ts';
import type { Element, Format } from './xml.ts';
import { faultOf, stopAt } from './xml.ts';

export class GraphMl implements Format {
  private readonly keys: Declared[] = [];
  private cells = new Map<string, string>();
  private usual: Way = 'none';
  private graphs = 0;

  constructor(
    private readonly source: SourceFile,
    private readonly graph: Graph,
  ) {}

  open(element: Element): void {
    const { name, parent } = element;
    if (name === 'key' && parent?.name === 'graphml') this.declare(element);
    else if (name === 'graph') this.begin(element);
    else if (name === 'node' || name === 'edge') this.cells = new Map();
    else if (name === 'hyperedge')
      stopAt(this.source, element, 'hyperedges join many people at once, and are not read');
    else if (name === 'port') stopAt(this.source, element, 'ports of nodes are not read');
  }

  close(element: Element): void {
    const { name, parent, attributes, text } = element;
    const inside = parent?.name;
    const key = this.keys.at(-1);
    if (name === 'default' && inside === 'key' && key !== undefined) key.fallback = text;
    else if (name === 'data' && (inside === 'node' || inside === 'edge')) this.cells.set(attributes.key ?? '', text);
    else if (name === 'node' && inside === 'graph') this.graph.people.node(element, this.cells);
    else if (name === 'edge' && inside === 'graph') this.graph.ties.edge(element, this.wayOf(element), this.cells);
  }

  private declare(element: Element): void {
    const { id = '', for: of = 'all', 'attr.name': title = id } = element.attributes;
    if (this.graphs > 0) faultOf(this.source, element, { message: 'a key must stand before the graph that uses it' });
    this.keys.push({ key: id, title, of });
  }

  private begin(element: Element): void {
    if (element.parent?.name !== 'graphml')
      stopAt(this.source, element, 'graphs inside of nodes or edges are not read');
    if (++this.graphs > 1) stopAt(this.source, element, 'this is a second graph; a market is made of one');
    const { edgedefault = 'undirected' } = element.attributes;
    this.usual = this.choose(element, 'edgedefault', edgedefault, ['undirected', 'directed']);
    const keysOf = (what: string) => this.keys.filter(({ of }) => of === what || of === 'all');
    this.graph.people.begin(keysOf('node'), element);
    this.graph.ties.begin(keysOf('edge'), element);
  }

  private wayOf(element: Element): Way {
    const { directed } = element.attributes;
    return directed === undefined ? this.usual : this.choose(element, 'directed', directed, ['false', 'true']);
  }

  /** Which of two words was chosen: the one for no direction or the one for one. */
  private choose(element: Element, what: string, word: string, [none, one]: readonly [string, string]): Way {
    if (word === none || word === one) return word === one ? 'one' : 'none';
    const hint = nearest(word, [none, one]);
    const message = `${what} is ${given(word)}, but takes ${one} or ${none}`;
    faultOf(this.source, element, { message, ...(hint === undefined ? {} : { hint }) });
    return 'none';
  }
}
