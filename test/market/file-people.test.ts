// Networks with a table of people: who they are, which segment they belong to, and what is each person's own.

import { describe, expect, it } from 'vitest';
import { customerValue, fitOf } from '../../sim/market/market.ts';
import { faultsOf, namesOf, readFiles } from './files.ts';
import { market } from './helpers.ts';

const TIES = 'a,b\n';

const withPeople = (people: string, params: Record<string, unknown> = {}, segments?: string[], ties = TIES) =>
  readFiles(
    { ties: 'ties.csv', people: 'people.csv', ...params },
    { 'ties.csv': ties, 'people.csv': people },
    segments,
  );
const refused = (people: string, params: Record<string, unknown> = {}, segments?: string[], ties = TIES) =>
  faultsOf({ ties: 'ties.csv', people: 'people.csv', ...params }, { 'ties.csv': ties, 'people.csv': people }, segments);

describe('people', () => {
  it('stay without ties; columns that nobody asked for are named once', () => {
    const list = withPeople('city,id,age\n1,c,\n2,a,7\n2,b,\n');
    expect(namesOf(list)).toEqual(['a', 'b', 'c']);
    expect([list.length, list.groups, list.warnings]).toEqual([1, undefined, []]);
    expect(list.notes).toEqual([['people.csv', 'not used: city, age']]);
  });

  it('who are only in ties are added, which is said', () => {
    const list = withPeople('id\nc\n', {}, undefined, 'z,b\n');
    expect(namesOf(list)).toEqual(['b', 'c', 'z']);
    expect(list.warnings).toEqual(["people.csv: 2 people of ties.csv not in it (such as 'b'), added"]);
  });

  it('may have blanks in their names, also where there is but one column', () => {
    expect(namesOf(withPeople('id\nAnn Lee\nBob  Ray\n', {}, undefined, 'Ann Lee,Bob  Ray\n'))).toEqual([
      'Ann Lee',
      'Bob  Ray',
    ]);
  });

  it('may be called by a column of another name, and keep their leading zeros', () => {
    const list = withPeople('Customer No.;name\n007;Ann\n7;Bob\n', { id: 'customer no.' }, undefined, '007,7\n');
    expect(namesOf(list)).toEqual(['7', '007']);
  });
});

describe('segments', () => {
  const table = 'id,segment\nb,fans\na,others\nc,fans\n';

  it('are named by the table, in alphabetical order', () => {
    const { groups } = withPeople(table);
    expect([groups!.names, [...groups!.of]]).toEqual([
      ['fans', 'others'],
      [1, 0, 0],
    ]);
  });

  it('are those of the scenario, where it has several', () => {
    const { groups } = withPeople(table, {}, ['others', 'nobody', 'fans']);
    expect([groups!.names, [...groups!.of]]).toEqual([
      ['others', 'nobody', 'fans'],
      [0, 2, 2],
    ]);
  });

  it('may stand in any column; none takes none', () => {
    const groups = (segment: string) => withPeople('id,Town,segment\na,Rye,x\nb,Rye,y\n', { segment }).groups;
    expect(groups('town')!.names).toEqual(['Rye']);
    expect(groups('none')).toBeUndefined();
  });

  it('without a column it is drawn who belongs to which, which is said', () => {
    expect(withPeople('id\na\nb\n', {}, ['x', 'y']).warnings).toEqual([
      "people.csv: no column 'segment', so it is drawn who belongs to which segment",
    ]);
  });

  it('more than a byte can tell apart are refused', () => {
    const rows = Array.from({ length: 257 }, (_, i) => `p${i},s${i}\n`).join('');
    expect(refused(`id,segment\n${rows}`)).toEqual([
      'people.csv:1:1: 257 segments are too many: at most 256 are possible',
    ]);
  });
});

describe("each person's own", () => {
  const params = { ties: 't', people: 'p' };
  const segments = [
    { name: 'fans', fit: 0.9, value: 3 },
    { name: 'others', fit: 0.25, value: 0 },
  ];

  it('fit, value and talk come into the market; talk counts relative to its average', () => {
    const files = { t: 'a,b\nb,c\n', p: 'id;fit;value;talk\na;80%;0;30\nb;0,5;2,5;10\nc;1;1e1;20\n' };
    const made = market('file', params, { files });
    const people = [0, 1, 2];
    expect(people.map((person) => fitOf(made, person))).toEqual([0.8, 0.5, 1]);
    expect(people.map((person) => customerValue(made, person))).toEqual([0, 2.5, 10]);
    expect([...made.talkative!]).toEqual([1.5, 0.5, 1]);
    expect(made.warnings).toEqual([]);
    expect(made.notes).toEqual([
      [
        'p',
        "fit 0.5 to 1, 0.767 on average; value 0 to 10, 4.17 on average times the product's price and margin; talk 10 to 30, 20 on average in the table, counted as multiples of that average",
      ],
    ]);
  });

  it('what is missing is filled in from the segment, and talk with the average; both are counted', () => {
    const files = {
      t: 'a,b\nb,c\nc,d\n',
      p: 'id,segment,fit,value,talk\na,fans,,7,4\nb,others,NA,,2\nc,fans,0.5,-,\nd,others,1,2,0\n',
    };
    const made = market('file', params, { files, segments });
    const people = [0, 1, 2, 3];
    expect(people.map((person) => fitOf(made, person))).toEqual([0.9, 0.25, 0.5, 1]);
    expect(people.map((person) => customerValue(made, person))).toEqual([7, 0, 3, 2]);
    expect([...made.talkative!]).toEqual([2, 1, 1, 0]);
    expect(made.warnings).toEqual([
      "p: fit is not given for 2 people of 4: their segment's is taken",
      "p: value is not given for 2 people of 4: their segment's is taken",
      'p: talk is not given for 1 person of 4: they talk as much as the average',
    ]);
  });

  it('people of ties alone are filled in as well; an empty column is no column', () => {
    const files = { t: 'a,b\nb,c\n', p: 'id,fit,talk\na,0.2,\nb,0.4,\n' };
    const made = market('file', params, { files });
    expect([0, 1, 2].map((person) => fitOf(made, person))).toEqual([0.2, 0.4, 0.5]);
    expect(made.talkative).toBeNull();
    expect(made.warnings).toEqual([
      "p: 1 person of t not in it (such as 'c'), added",
      "p: fit is not given for 1 person of 3: their segment's is taken",
      'p: talk is empty throughout, and not used',
    ]);
  });

  it('talk that is relative to its average already stays as it is', () => {
    const talk = [0.1, 0.7, 2.2];
    const people = `id,talk\n${talk.map((each, i) => `p${i},${each}\n`).join('')}`;
    expect([...withPeople(people, {}, undefined, 'p0,p1\n').traits!.talk!]).toEqual(talk);
  });

  it('where nobody talks, nobody talks', () => {
    const made = market('file', params, { files: { t: 'a,b\n', p: 'id,talk\na,0\nb,0\n' } });
    expect([...made.talkative!]).toEqual([0, 0]);
  });

  it('columns of any name, and none', () => {
    const people = 'id,CLV,value\na,2,100\nb,3,200\n';
    const values = (value?: string) => withPeople(people, value === undefined ? {} : { value }).traits?.value;
    expect([...values('clv')!]).toEqual([2, 3]);
    expect([...values()!]).toEqual([100, 200]);
    expect(values('none')).toBeNull();
  });

  it('the order of lines changes no digit', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `p${i},${0.1 + i / 7}`);
    const talk = (lines: string[]) => withPeople(`id,talk\n${lines.join('\n')}\n`).traits!.talk;
    expect(talk(rows.toReversed())).toEqual(talk(rows));
  });
});

it('scenarios need no shares where the table tells segments, and are warned where theirs differ', () => {
  const files = { t: 'a,b\nb,c\n', p: 'id,segment\na,fans\nb,fans\nc,fans\nd,others\n' };
  const bare = [
    { name: 'fans', fit: 0.8, value: 1 },
    { name: 'others', fit: 0.1, value: 1 },
  ];
  const made = market('file', { ties: 't', people: 'p' }, { files, segments: bare });
  expect(made.segments.map(({ people }) => people)).toEqual([3, 1]);
  expect(made.warnings).toEqual([]);
  const without = { t: files.t, p: 'id\na\n' };
  expect(() => market('file', { ties: 't', people: 'p' }, { files: without, segments: bare })).toThrow(
    expect.objectContaining({
      message: "segment 'fans' has no share, and no file names the segments of people",
      path: ['market', 'segments'],
    }),
  );
});

it.each<[string, string, Record<string, unknown>, string[] | undefined, string]>([
  [
    'no id',
    'name,city\na,1\n',
    {},
    undefined,
    "1:1: a table of people needs a header with a column 'id', or with another that is named by id: COLUMN; this has name, city",
  ],
  [
    'a named column that is missing',
    'id,clv\na,1\n',
    { value: 'CVL' },
    undefined,
    "1:1: there is no column 'CVL', which value names; there are id, clv — did you mean 'clv'?",
  ],
  ['a column twice', 'id,fit,Fit\na,1,1\n', {}, undefined, "1:8: there are 'fit' and 'Fit': which column is meant?"],
  ['somebody twice', 'id\na\nb\na\n', {}, undefined, "4:1: 'a' stands on line 2 already"],
  ['nobody', 'id\n', {}, undefined, '1:1: this table holds no people'],
  ['a missing id', 'id,city\n,3\n', {}, undefined, "2:1: nobody is named under 'id'"],
  ['a short line', 'city,id\n3\n', {}, undefined, "2:1: the line ends before column 2, 'id'"],
  [
    'a field too many',
    'id,value\na,1,000\n',
    {},
    undefined,
    '2:5: this line has 3 fields, but the header names 2; a text or number with a comma in it needs quotes around it',
  ],
  [
    'a strange segment',
    'id,segment\na,fan\n',
    {},
    ['fans', 'others'],
    "2:3: 'fan' is not one of the segments fans, others — did you mean 'fans'?",
  ],
  [
    'a missing segment',
    'id,segment\na,fans\nb,\n',
    {},
    undefined,
    '3:3: the segment is missing; each person needs one',
  ],
  [
    'people without segment',
    'id,segment\na,fans\n',
    {},
    undefined,
    "1:1: 1 person of ties.csv (such as 'b') is not in it, and so without a segment",
  ],
  [
    'an endless segment',
    `id,segment\na,${'x'.repeat(81)}\n`,
    {},
    undefined,
    `2:3: the segment '${'x'.repeat(20)}…' has 81 characters; at most 80 are allowed`,
  ],
  [
    'too much fit',
    'id,fit\na,80\n',
    {},
    undefined,
    "2:3: fit is '80', but takes a share from 0 to 1, or a percentage up to 100% — did you mean '80%'?",
  ],
  ['negative talk', 'id,talk\na,-2\n', {}, undefined, "2:3: talk is '-2', but takes a number from 0 to 1e12"],
  [
    'marks for thousands',
    'id,value\na,"1,234"\n',
    {},
    undefined,
    "2:3: value is '1,234', but takes a number from 0 to 1e12 — did you mean '1234'?",
  ],
  [
    'a decimal comma where commas part fields',
    'id,fit\na,"0,8"\n',
    {},
    undefined,
    "2:3: fit is '0,8', but takes a share from 0 to 1, or a percentage up to 100% — did you mean '0.8'?",
  ],
  [
    'decimals in two ways',
    'id;value\na;0,8\nb;1.234\n',
    {},
    undefined,
    "3:3: value is '1.234', but another cell of this column, '0,8', has a decimal comma: write numbers without marks for thousands",
  ],
])('refuses %s', (_, people, params, segments, message) => {
  expect(refused(people, params, segments)).toEqual([`people.csv:${message}`]);
});

it('a number that may be a thousand and more is read as a decimal, which is said', () => {
  const [unclear, clear] = ['id;value\na;1.234\n', 'id;value\na;1.234\nb;1.5\n'].map((people) =>
    withPeople(people, {}, undefined, 'a,a\n'),
  );
  expect(unclear.warnings.at(-1)).toBe('people.csv: value is 1.234 somewhere, which is read as 1.234');
  expect([...clear.traits!.value!, clear.warnings.length]).toEqual([1.234, 1.5, 1]);
});

it('refuses names of columns that no file has', () => {
  const faults = () => readFiles({ ties: 't', segment: 'city' }, { t: TIES });
  expect(faults).toThrow('segment names a column, but people names no table of people');
  expect(faults).toThrow(expect.objectContaining({ path: ['market', 'network', 'segment'] }));
});
