// Ties from the edges of a graph: which way they run, and what they carry. A weight that is missing takes the value that
// the file or its format states for that, and is counted.

import { count } from '../tidy.ts';
import { TieBuffer } from '../tie-buffer.ts';
import type { Columns } from './columns.ts';
import type { Attribute, Cells, GraphAsk, Way } from './graph-parts.ts';
import { cellOf, columnsOf } from './graph-parts.ts';
import type { GraphPeople } from './graph-people.ts';
import type { Complaint, SourceFile } from './source.ts';
import { isRead, TieCells, unreadWeights } from './weights.ts';
import type { Element } from './xml.ts';
import { faultOf } from './xml.ts';

export class GraphTies {
  readonly warnings: string[] = [];
  private readonly cells: TieCells;
  private readonly ties: TieBuffer;
  private readonly ways: Way[] = [];
  private columns: Columns | undefined;
  private weight: Attribute | undefined;
  private strength: Attribute | undefined;
  /** Edges with a weight of their own, and whether any of these is other than 1. */
  private weighted = 0;
  private uneven = false;

  constructor(
    private readonly source: SourceFile,
    private readonly people: GraphPeople,
    private readonly ask: GraphAsk,
  ) {
    const { weights, strength } = ask.names;
    this.cells = new TieCells(weights, false);
    this.ties = new TieBuffer(source.bytes.length / 64, isRead(weights), strength !== undefined);
  }

  /** Edges follow, which may have these attributes. */
  begin(attributes: readonly Attribute[], at: Element): void {
    if (this.columns !== undefined) return;
    const { weight, weights, strength } = this.ask.names;
    const columns = columnsOf(this.source, attributes, at);
    this.columns = columns;
    this.weight = attributes[columns.find('weight', weight, 'weight')];
    this.strength = strength === undefined ? undefined : attributes[columns.find('strength', strength)];
    if (!isRead(weights) || weight !== undefined || this.weight !== undefined) return;
    const message = `weights: ${weights} needs edges with an attribute 'weight', or with another that is named by weight: NAME`;
    faultOf(this.source, at, { message });
  }

  edge(element: Element, way: Way, cells: Cells): void {
    const from = this.people.endOf(element, 'source');
    const to = this.people.endOf(element, 'target');
    const weight = this.weightOf(element, cells);
    const { strength } = this;
    const strong = strength === undefined ? 1 : this.read(element, this.cells.strong(cellOf(cells, strength)));
    if (from < 0 || to < 0) return;
    this.ties.add(from, to, weight, strong);
    this.ways.push(way);
  }

  /** The ties, and whether they go one way only. */
  finish(): { ties: TieBuffer; directed: boolean } {
    const { source, ties, ask } = this;
    if (ties.length === 0 && !source.faulty) source.refuse('there are no edges in this graph');
    this.checkWeights();
    this.warnings.push(...this.cells.warnings(source.name));
    const directed = ask.directed ?? this.ways.includes('one');
    this.warnOfWays(directed);
    if (directed) this.addReturnWays();
    return { ties, directed };
  }

  unused(): string | undefined {
    return this.columns?.unused('of edges ');
  }

  /** Says what contradicts the scenario. */
  private warnOfWays(directed: boolean): void {
    const { ask, source } = this;
    const edges = (way: Way) => this.ways.reduce((sum, other) => (other === way ? sum + 1 : sum), 0);
    const [one, none] = [edges('one'), edges('none')];
    if (!directed && one > 0) {
      const those = `${count(one, 'edge')} with a direction`;
      this.warnings.push(`${source.name}: ${those} taken as mutual, as directed is off`);
    }
    if (ask.directed === true && none > 0) {
      const those = `${count(none, 'edge')} without a direction`;
      this.warnings.push(`${source.name}: ${those} taken from source to target, as directed is on`);
    }
  }

  /** In a one-way market an edge that goes both ways is a tie each way. */
  private addReturnWays(): void {
    const { ties, ask } = this;
    for (const [t, way] of this.ways.entries()) {
      const { from, to, weights, strong } = ties;
      const twoWay = way === 'both' || (way === 'none' && ask.directed === undefined);
      if (twoWay && from[t] !== to[t]) ties.add(to[t], from[t], weights?.[t], strong?.[t]);
    }
  }

  private checkWeights(): void {
    const { source, weight, weighted, ways } = this;
    const { weights } = this.ask.names;
    if (weights === undefined && this.uneven) this.warnings.push(unreadWeights(source.name, 'the weight of edges'));
    if (!isRead(weights) || weight === undefined) return;
    if (weighted === 0 && !source.faulty) source.refuse(`weights: ${weights} needs weights, but no edge has one`);
    if (weighted === ways.length || weight.fallback === undefined) return;
    const missing = `${count(ways.length - weighted, 'edge')} of ${ways.length}`;
    this.warnings.push(`${source.name}: no weight is given for ${missing}: it is ${weight.fallback} by default`);
  }

  private weightOf(element: Element, cells: Cells): number {
    const { weight, ask } = this;
    if (weight === undefined) return 1;
    const own = cells.get(weight.key)?.trim();
    if (own !== undefined) this.weighted++;
    if (isRead(ask.names.weights)) return this.read(element, this.cells.weight(own ?? weight.fallback ?? ''));
    if (own !== undefined && Number(own) !== 1) this.uneven = true;
    return 1;
  }

  private read(element: Element, cell: number | Complaint): number {
    if (typeof cell === 'number') return cell;
    faultOf(this.source, element, cell);
    return 1;
  }
}
