// GEXF 1.1 to 1.3, Gephi's format: `attribute` declares, `attvalue` says, and an edge has a weight of its own. Nodes inside
// of nodes are refused. Times, if a graph has any, are not read, which is said.

import { nearest } from '../../scenario/nearest.ts';
import { given } from '../../scenario/report.ts';
import type { Attribute, Declared, Graph, Way } from './graph-parts.ts';
import type { SourceFile } from './source.ts';
import type { Element, Format } from './xml.ts';
import { faultOf, stopAt } from './xml.ts';

const WAYS: Readonly<Record<string, Way>> = { directed: 'one', undirected: 'none', mutual: 'both' };
const KINDS = Object.keys(WAYS);
/** An edge's own weight, by a key that no attribute can have; where it is left out the format says 1. */
const OWN_WEIGHT: Attribute = { key: '\n', title: 'weight', fallback: '1' };

export class Gexf implements Format {
  private readonly declared: Declared[] = [];
  private cells = new Map<string, string>();
  private usual: Way = 'none';
  private graphs = 0;

  constructor(
    private readonly source: SourceFile,
    private readonly graph: Graph,
  ) {}

  open(element: Element): void {
    const { name, parent, attributes } = element;
    const inside = parent?.name;
    if (name === 'graph') this.begin(element);
    else if (name === 'attribute' && inside === 'attributes') this.declare(element);
    else if (name === 'nodes' || name === 'edges') this.beginList(element);
    else if (name === 'node' && attributes.pid !== undefined) this.refuseNesting(element);
    else if (name === 'node' || name === 'edge') this.cells = new Map();
    else if (name === 'attvalue' && inside === 'attvalues') {
      this.cells.set(attributes.for ?? attributes.id ?? '', attributes.value ?? '');
    }
  }

  close(element: Element): void {
    const { name, parent, attributes, text } = element;
    const inside = parent?.name;
    const last = this.declared.at(-1);
    if (name === 'default' && inside === 'attribute' && last !== undefined) last.fallback = text;
    else if (name === 'node' && inside === 'nodes') this.graph.people.node(element, this.cells);
    else if (name === 'edge' && inside === 'edges') {
      if (attributes.weight !== undefined) this.cells.set(OWN_WEIGHT.key, attributes.weight);
      this.graph.ties.edge(element, this.wayOf(element, attributes.type) ?? this.usual, this.cells);
    }
  }

  private begin(element: Element): void {
    const { defaultedgetype, mode } = element.attributes;
    if (++this.graphs > 1) stopAt(this.source, element, 'this is a second graph; a market is made of one');
    this.usual = this.wayOf(element, defaultedgetype) ?? 'none';
    if (mode !== 'dynamic') return;
    const instead = 'every tie holds all the time, and attributes are as they are told last';
    this.graph.warnings.push(`${this.source.name}: its times are not read: ${instead}`);
  }

  private declare({ parent, attributes: { id = '', title = id } }: Element): void {
    this.declared.push({ key: id, title, of: parent?.attributes.class ?? 'node' });
  }

  private beginList(element: Element): void {
    if (element.parent?.name !== 'graph') this.refuseNesting(element);
    const declaredOf = (what: string) => this.declared.filter(({ of }) => of === what);
    const edges = declaredOf('edge');
    const hasWeight = edges.some(({ title }) => title.toLowerCase() === OWN_WEIGHT.title);
    if (element.name === 'nodes') this.graph.people.begin(declaredOf('node'), element);
    else this.graph.ties.begin(hasWeight ? edges : [...edges, OWN_WEIGHT], element);
  }

  private wayOf(element: Element, type: string | undefined): Way | undefined {
    if (type === undefined) return undefined;
    if (Object.hasOwn(WAYS, type)) return WAYS[type];
    const hint = nearest(type, KINDS);
    const message = `the type of edges is ${given(type)}, but takes one of ${KINDS.join(', ')}`;
    faultOf(this.source, element, { message, ...(hint === undefined ? {} : { hint }) });
    return undefined;
  }

  private refuseNesting(element: Element): never {
    return stopAt(this.source, element, 'nodes inside of nodes are not read: people do not contain each other');
  }
}
