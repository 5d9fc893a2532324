// People from the nodes of a graph, and from edges that name somebody who is no node.

import { given } from '../../scenario/report.ts';
import { count } from '../tidy.ts';
import type { Columns } from './columns.ts';
import type { Attribute, Cells, GraphAsk } from './graph-parts.ts';
import { cellOf, columnsOf } from './graph-parts.ts';
import { personCalled } from './names.ts';
import type { Roster } from './roster.ts';
import type { SourceFile } from './source.ts';
import type { Trait } from './traits.ts';
import { TRAITS, TraitColumns } from './traits.ts';
import type { Element } from './xml.ts';
import { faultOf } from './xml.ts';

export class GraphPeople {
  readonly warnings: string[] = [];
  private readonly isNode: boolean[] = [];
  /** People of edges who have not turned up as nodes, with their names. */
  private readonly strangers = new Map<number, string>();
  private columns: Columns | undefined;
  private found: readonly { trait: Trait; attribute: Attribute }[] = [];
  private traits: TraitColumns | undefined;

  constructor(
    private readonly source: SourceFile,
    private readonly roster: Roster,
    private readonly ask: GraphAsk,
  ) {}

  /** Nodes follow, which may have these attributes. */
  begin(attributes: readonly Attribute[], at: Element): void {
    if (this.columns !== undefined) return;
    const { names, people, segments } = this.ask;
    const columns = columnsOf(this.source, attributes, at);
    this.columns = columns;
    if (!people) return;
    this.found = TRAITS.flatMap((trait) => {
      const place = columns.find(trait, names[trait], trait);
      return place < 0 ? [] : [{ trait, attribute: attributes[place] }];
    });
    const told = this.found.map(({ trait }) => trait);
    this.traits = new TraitColumns(told, segments, false);
  }

  node(element: Element, cells: Cells): void {
    const person = this.called(element, element.attributes.id, 'this node has no id');
    if (person < 0) return;
    if (this.isNode[person]) {
      faultOf(this.source, element, { message: `another node has the id ${given(element.attributes.id)} already` });
      return;
    }
    this.isNode[person] = true;
    this.strangers.delete(person);
    for (const { trait, attribute } of this.found) {
      const complaint = this.traits?.set(person, trait, cellOf(cells, attribute));
      if (complaint !== undefined) faultOf(this.source, element, complaint);
    }
  }

  /** The person at an end of an edge; −1, with a fault, where nobody can be called so. */
  endOf(element: Element, end: 'source' | 'target'): number {
    const id = element.attributes[end];
    const person = this.called(element, id, `this edge has no ${end}`);
    if (person >= 0 && !this.isNode[person]) this.strangers.set(person, id);
    return person;
  }

  /** What the nodes say of people; undefined where they are not asked. */
  finish(): TraitColumns | undefined {
    const { source, strangers, traits } = this;
    if (traits?.tooMany !== undefined) source.refuse(traits.tooMany);
    const example = strangers.values().next().value;
    if (example !== undefined) {
      const who = `${count(strangers.size, 'person', 'people')} of its edges (such as ${given(example)})`;
      const are = `${strangers.size === 1 ? 'is' : 'are'} not among its nodes, added`;
      this.warnings.push(`${source.name}: ${who} ${are}`);
    }
    return traits;
  }

  unused(): string | undefined {
    return this.columns?.unused('of nodes ');
  }

  private called(element: Element, id: string | undefined, nobody: string): number {
    const person = personCalled(id ?? '', nobody, this.roster);
    if (typeof person === 'number') return person;
    faultOf(this.source, element, person);
    return -1;
  }
}
