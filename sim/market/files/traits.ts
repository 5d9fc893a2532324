// What a table of people, or the nodes of a graph, say of each person: a segment, fit, value, talk. Filled cell by cell
// while people still have the numbers in which they turned up; in the end in the market's own order of people.

import { nearest } from '../../scenario/nearest.ts';
import { given } from '../../scenario/report.ts';
import type { PeopleTraits, TieList } from '../network.ts';
import { count } from '../tidy.ts';
import { FIT, NumberCells, TALK, VALUE } from './cells.ts';
import { listed } from './columns.ts';
import { unreadable } from './names.ts';
import type { Complaint } from './source.ts';

export const TRAITS = ['segment', 'fit', 'value', 'talk'] as const;
export type Trait = (typeof TRAITS)[number];
type NumberTrait = Exclude<Trait, 'segment'>;
const KINDS = { fit: FIT, value: VALUE, talk: TALK };
/** A person's segment is kept in a byte. */
const MOST_SEGMENTS = 256;
const LONGEST_SEGMENT = 80;

/** What each trait says in the market's report, and where those get it from whom the table leaves out. */
const WORDS: Readonly<Record<NumberTrait, { readonly unit: string; readonly else: string }>> = {
  fit: { unit: '', else: "their segment's is taken" },
  value: { unit: " times the product's price and margin", else: "their segment's is taken" },
  talk: { unit: ' in the table, counted as multiples of that average', else: 'they talk as much as the average' },
};

/** The names by which a scenario calls the columns that it means. */
export type TraitNames = Readonly<Partial<Record<Trait, string>>>;

export class TraitColumns {
  private readonly cells: Readonly<Record<NumberTrait, NumberCells>>;
  private readonly numbers: Readonly<Record<NumberTrait, number[]>> = { fit: [], value: [], talk: [] };
  private readonly placeOf = new Map<string, number>();
  private readonly of: number[] = [];

  /**
   * `told`: which traits there are. `segments`: the names to choose from; where there are none, any are taken, in
   * alphabetical order. `commas`: decimals may be written with a comma.
   */
  constructor(
    readonly told: readonly Trait[],
    private readonly segments: readonly string[],
    commas: boolean,
  ) {
    this.cells = {
      fit: new NumberCells(KINDS.fit, commas),
      value: new NumberCells(KINDS.value, commas),
      talk: new NumberCells(KINDS.talk, commas),
    };
    for (const name of segments) this.placeOf.set(name, this.placeOf.size);
  }

  /** Keeps what a cell says of a person (as they turned up); a complaint where that cannot be. */
  set(person: number, trait: Trait, text: string): Complaint | undefined {
    if (trait === 'segment') return this.setSegment(person, text);
    const reading = this.cells[trait].read(text);
    if (typeof reading !== 'number') return reading;
    this.numbers[trait][person] = reading;
    return undefined;
  }

  /** Why people cannot be parted as the table says; undefined where they can. */
  get tooMany(): string | undefined {
    const { size } = this.placeOf;
    return size > MOST_SEGMENTS ? `${size} segments are too many: at most ${MOST_SEGMENTS} are possible` : undefined;
  }

  /** People, as they turned up, of whom no segment is told though it is of others. */
  withoutSegment(people: number): number[] {
    if (!this.told.includes('segment')) return [];
    return Array.from({ length: people }, (_, person) => person).filter((person) => this.of[person] === undefined);
  }

  /** Groups by the market's numbers of people. */
  groups(numberOf: Uint32Array): TieList['groups'] {
    if (!this.told.includes('segment')) return undefined;
    const found = [...this.placeOf.keys()];
    const names = this.segments.length > 0 ? this.segments : found.toSorted((a, b) => (a < b ? -1 : 1));
    const placeOf = found.map((name) => names.indexOf(name));
    const of = new Uint8Array(numberOf.length);
    this.of.forEach((place, person) => {
      of[numberOf[person]] = placeOf[place];
    });
    return { names, of };
  }

  /** Numbers by the market's numbers of people, and what there is to say of them. */
  finish(file: string, numberOf: Uint32Array): { traits: PeopleTraits; notes: string[]; warnings: string[] } {
    const found = { notes: [] as string[], warnings: [] as string[] };
    const column = (trait: NumberTrait) => this.finishNumbers(file, trait, numberOf, found);
    const traits = { fit: column('fit'), value: column('value'), talk: column('talk') };
    return { traits, ...found };
  }

  private finishNumbers(
    file: string,
    trait: NumberTrait,
    numberOf: Uint32Array,
    { notes, warnings }: { notes: string[]; warnings: string[] },
  ): Float64Array | null {
    if (!this.told.includes(trait)) return null;
    const column = new Float64Array(numberOf.length).fill(Number.NaN);
    this.numbers[trait].forEach((number, person) => {
      column[numberOf[person]] = number;
    });
    const known = column.filter((number) => !Number.isNaN(number));
    if (known.length === 0) {
      warnings.push(`${file}: ${trait} is empty throughout, and not used`);
      return null;
    }
    const missing = column.length - known.length;
    if (missing > 0) {
      const of = `${count(missing, 'person', 'people')} of ${column.length}`;
      warnings.push(`${file}: ${trait} is not given for ${of}: ${WORDS[trait].else}`);
    }
    warnings.push(...this.cells[trait].warnings(file));
    // Summed in the market's order, so that the order of the table's lines changes no digit.
    const mean = known.reduce((sum, number) => sum + number, 0) / known.length;
    const least = known.reduce((a, b) => Math.min(a, b));
    const most = known.reduce((a, b) => Math.max(a, b));
    const range = least === most ? `${round(mean)}` : `${round(least)} to ${round(most)}, ${round(mean)} on average`;
    notes.push(`${trait} ${range}${WORDS[trait].unit}`);
    return trait === 'talk' ? relative(column, mean) : column;
  }

  private setSegment(person: number, name: string): Complaint | undefined {
    if (name === '') return { message: 'the segment is missing; each person needs one' };
    let place = this.placeOf.get(name);
    if (place === undefined && this.segments.length > 0) {
      const hint = nearest(name, this.segments);
      const message = `${given(name)} is not one of the segments ${listed(this.segments)}`;
      return { message, ...(hint === undefined ? {} : { hint }) };
    }
    if (place === undefined) {
      const complaint = unreadable('segment', name, LONGEST_SEGMENT);
      if (complaint !== undefined) return complaint;
      place = this.placeOf.size;
      this.placeOf.set(name, place);
    }
    this.of[person] = place;
    return undefined;
  }
}

/** Talk to its average, which those have who are not told. What is relative already stays as it is, to the last digit. */
function relative(column: Float64Array, mean: number): Float64Array {
  const unit = Math.abs(mean - 1) < 1e-9 || mean === 0 ? 1 : mean;
  return column.map((number) => (Number.isNaN(number) ? 1 : number / unit));
}

const round = (number: number) => String(Number(number.toPrecision(3)));
