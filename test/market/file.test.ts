// Networks from files: messy tables, kind refusals, and a slow, obvious reader to compare with.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MarketError } from '../../sim/market/error.ts';
import { build, hostOf, luck, pairs } from './helpers.ts';

type Files = Record<string, string | Uint8Array>;

function read(ties: string | Uint8Array, params: Record<string, unknown> = {}, more: Files = {}, segments?: string[]) {
  const specs = segments?.map((name) => ({ name, share: 1 / segments.length, fit: 0.5, value: 1 }));
  return build('file', { ties: 'ties.csv', ...params }, luck, hostOf({ 'ties.csv': ties, ...more }, specs));
}

/** The refusal of a table of ties, as people see it. */
function refusal(
  ties: string | Uint8Array,
  params: Record<string, unknown> = {},
  more: Files = {},
  segments?: string[],
): string {
  try {
    read(ties, params, more, segments);
  } catch (problem) {
    expect(problem).toBeInstanceOf(MarketError);
    return (problem as MarketError).message;
  }
  throw new Error('was not refused');
}

const names = (list: ReturnType<typeof read>) => Array.from({ length: list.people }, (_, i) => list.ids!.text(i));

describe('forms of the same table', () => {
  const forms: Record<string, string> = {
    'from,to': 'from,to\na,b\n2,a\n10,2\n',
    'source,target in capitals': 'Source,TARGET\na,b\n2,a\n10,2\n',
    'no header': 'a,b\n2,a\n10,2\n',
    'no last line end': 'a,b\n2,a\n10,2',
    'columns the other way round': 'to,from\nb,a\na,2\n2,10\n',
    'other columns': 'year,from,kind,to\n1,a,x,b\n2,2,,a\n3,10,"x,\ny",2\n',
    semicolons: 'from;to\na;b\n2;a\n10;2\n',
    tabs: 'a\tb\n2\ta\n10\t2\n',
    'white space': '  a   b\n2 a\n10 \t 2  \n',
    'spaces around': 'from, to\n a , b\n 2, a \n10 ,2\n',
    quotes: '"from","to"\n"a","b"\n"2",a\n10,"2"\n',
    'Windows line ends': 'from,to\r\na,b\r\n2,a\r\n10,2\r\n',
    'old Mac line ends': 'from,to\ra,b\r2,a\r10,2\r',
    'a byte order mark': '\ufefffrom,to\na,b\n2,a\n10,2\n',
    'comments and blank lines': '# friends\n\n  # more\nfrom,to\na,b\n\n \t\n2,a\n# end\n10,2\n\n',
    'another order of lines': '10,2\n2,a\na,b\n',
    'ties told from the other end': 'b,a\na,2\n2,10\n',
  };

  it.each(Object.entries(forms))('%s', (_, text) => {
    const list = read(text);
    expect(names(list)).toEqual(['2', '10', 'a', 'b']);
    expect([...list.from.subarray(0, 3)]).toEqual([0, 0, 2]);
    expect([...list.to.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect([list.length, list.directed, list.weights, list.warnings]).toEqual([3, false, null, []]);
  });
});

it('a SNAP edge list: comments and tabs', () => {
  const list = read('# Nodes: 3 Edges: 2\n# FromNodeId\tToNodeId\n0\t1\n2\t0\n');
  expect(pairs(list)).toEqual(['0-1', '0-2']);
});

it('keeps ids as they are written', () => {
  const list = read('"O""Neil, Ann",007\n7," x "\nZoë,"#1"\n99999999999999999999,𝒳\n');
  expect(names(list)).toEqual(['7', '007', '99999999999999999999', ' x ', '#1', 'O"Neil, Ann', 'Zoë', '𝒳']);
  for (const name of names(list)) expect(names(list)[list.ids!.find(name)]).toBe(name);
  expect(list.ids!.find('0')).toBe(-1);
});

describe('one way and two ways', () => {
  const table = 'a,b\nb,a\na,b\nb,c\nc,c\n';

  it('mutual: both ends of a tie are counted apart from repeats', () => {
    const list = read(table);
    expect(pairs(list)).toEqual(['a-b', 'b-c']);
    expect(list.warnings).toEqual([
      'ties.csv: 1 tie from a person to themselves left out',
      'ties.csv: 1 mutual tie told from both ends, counted once each',
      'ties.csv: 1 repeated tie left out',
    ]);
  });

  it('directed: from who talks to who hears', () => {
    const list = read(table, { directed: true });
    expect(pairs(list)).toEqual(['a>b', 'b>a', 'b>c']);
    expect(list.warnings).toEqual([
      'ties.csv: 1 tie from a person to themselves left out',
      'ties.csv: 1 repeated tie left out',
    ]);
  });

  it('reverse turns ties round; mutual ones have no other end, which is said', () => {
    expect(pairs(read(table, { directed: true, reverse: true }))).toEqual(['a>b', 'b>a', 'c>b']);
    const list = read('a,b\n', { reverse: true });
    expect(pairs(list)).toEqual(['a-b']);
    expect(list.warnings).toEqual(['ties.csv: reverse changes nothing, as ties are mutual']);
  });
});

describe('weights: share', () => {
  it('carries weights along; of several for one tie the greatest, which is said', () => {
    const list = read('from,to,weight\nb,c,2\na,b,0.5\nb,a,1e1\nb,c,2\n', { weights: 'share' });
    expect(pairs(list)).toEqual(['a-b', 'b-c']);
    expect([...list.weights!.subarray(0, 2)]).toEqual([10, 2]);
    expect(list.warnings.at(-1)).toBe(
      'ties.csv: 1 tie left out had another weight than the one kept (the greatest is kept)',
    );
  });

  it('is the third column where there is no header, and nothing where weights are ignored', () => {
    expect([...read('a b 3\n', { weights: 'share' }).weights!.subarray(0, 1)]).toEqual([3]);
    expect(read('from,to,weight\na,b,x\n').weights).toBeNull();
  });

  it.each([
    ['from,to,weight\na,b,1\n\na,c,\n', 'ties.csv:4: the weight is missing; weights: share needs one for every tie'],
    ['a,b,1\na,c\n', 'ties.csv:2: the weight is missing; weights: share needs one for every tie'],
    [
      'a,b,1\na,c,much\n',
      "ties.csv:2: the weight 'much' is not a number above 0; weights: share needs one for every tie",
    ],
    ['a;b;0,5\n', "ties.csv:1: the weight '0,5' is not a number above 0; weights: share needs one for every tie"],
    ['a,b,-1\n', "ties.csv:1: the weight '-1' is not a number above 0; weights: share needs one for every tie"],
    [
      'a,b,Infinity\n',
      "ties.csv:1: the weight 'Infinity' is not a number above 0; weights: share needs one for every tie",
    ],
    ['from,to\na,b\n', "ties.csv:1: weights: share needs a column 'weight' beside from and to"],
  ])('refuses %j', (table, message) => {
    expect(refusal(table, { weights: 'share' })).toBe(message);
  });
});

describe('refuses kindly', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'ties.csv: is empty'],
    ['only comments', '# nothing\n\n', 'ties.csv: is empty'],
    ['a header alone', 'from,to\n', 'ties.csv: holds no ties'],
    ['one column', 'a,b\n\nc\n', "ties.csv:3: only one column, 'c'; a tie needs two people, from and to"],
    ['one column throughout', 'abc\n', "ties.csv:1: only one column, 'abc'; a tie needs two people, from and to"],
    [
      'half a header',
      'from,hearer\na,b\n',
      "ties.csv:1: the header has 'from' alone; it takes from,to or source,target",
    ],
    [
      'a column twice',
      'from,To,target\na,b,c\n',
      "ties.csv:1: the header has 'to' and 'target': which of these columns is meant?",
    ],
    ['nobody', 'from,to\na,\n', "ties.csv:2: nobody is named under 'to'"],
    [
      'a long id',
      `a,b\na,${'x'.repeat(257)}\n`,
      `ties.csv:2: the id '${'x'.repeat(20)}…' has 257 characters; at most 256 are allowed`,
    ],
    ['a control character', 'a,b\n"x\ny",b\n', "ties.csv:2: the id 'x?y' holds an invisible character, U+000A"],
    ['a byte order mark within', 'a,b\nb,\ufeffc\n', "ties.csv:2: the id '?c' holds an invisible character, U+FEFF"],
    ['an open quote', 'a,b\n"c,d\ne,f\n', 'ties.csv:2: a quote opens here and never closes'],
    [
      'text after a quote',
      'a,b\n"c"x,d\n',
      'ties.csv:2: text follows a closing quote; write a quote inside quotes twice',
    ],
    ['Latin-1', bytes(97, 44, 98, 10, 0xe9, 44, 98, 10), 'ties.csv:2: is not UTF-8 text; save the file as UTF-8'],
    ['UTF-16', bytes(0xff, 0xfe, 97, 0, 44, 0), 'ties.csv: is saved as UTF-16; save it as UTF-8'],
  ])('%s', (_, table, message) => {
    expect(refusal(table)).toBe(message);
  });

  it('256 characters are allowed', () => {
    expect(read(`a,${'é'.repeat(256)}\n`).people).toBe(2);
  });

  it('counts lines through comments, line ends of Windows and quoted line ends', () => {
    expect(refusal('from,to,note\r\n# c\r\na,b,"one\r\ntwo"\r\n\r\nc\r\n')).toMatch(/^ties.csv:6: /);
  });

  it('says where a problem is in its fields as well', () => {
    expect(() => read('a,b\nc\n')).toThrow(expect.objectContaining({ file: 'ties.csv', line: 2 }));
  });
});

it('warns where a first line was read as people but looks like a header', () => {
  expect(read('ego,alter\n1,2\n2,3\n').warnings).toEqual([
    "ties.csv: the first line names no columns from,to or source,target, so 'ego' and 'alter' were read as people",
  ]);
  expect(read('ann,bob\nbob,eve\n').warnings).toEqual([]);
});

describe('a table of people', () => {
  const withPeople = (people: string, segments?: string[], ties = 'a,b\n') =>
    read(ties, { people: 'people.csv' }, { 'people.csv': people }, segments);
  const refused = (people: string, segments?: string[], ties = 'a,b\n') =>
    refusal(ties, { people: 'people.csv' }, { 'people.csv': people }, segments);

  it('keeps people without ties, and ignores other columns', () => {
    const list = withPeople('city,id\n1,c\n2,a\n2,b\n');
    expect(names(list)).toEqual(['a', 'b', 'c']);
    expect([list.length, list.groups, list.warnings]).toEqual([1, undefined, []]);
  });

  it('adds people who are only in ties, and says so', () => {
    const list = withPeople('id\nc\n', undefined, 'z,b\n');
    expect(names(list)).toEqual(['b', 'c', 'z']);
    expect(list.warnings).toEqual(["people.csv: 2 people of ties.csv not in it (such as 'b'), added"]);
  });

  it('names segments: of the scenario where it has them, else of its own', () => {
    const table = 'id,segment\nb,fans\na,others\nc,fans\n';
    const own = withPeople(table);
    expect([own.groups!.names, [...own.groups!.of]]).toEqual([
      ['fans', 'others'],
      [1, 0, 0],
    ]);
    const given = withPeople(table, ['others', 'nobody', 'fans']);
    expect([given.groups!.names, [...given.groups!.of]]).toEqual([
      ['others', 'nobody', 'fans'],
      [0, 2, 2],
    ]);
  });

  it.each<[string, string, string[] | undefined, string]>([
    [
      'no id',
      'name,city\na,1\n',
      undefined,
      "people.csv:1: a table of people needs a header with a column 'id'; this has name, city",
    ],
    ['somebody twice', 'id\na\nb\na\n', undefined, "people.csv:4: 'a' stands on line 2 already"],
    ['nobody', 'id\n', undefined, 'people.csv: holds no people'],
    ['a missing id', 'id,city\n,3\n', undefined, "people.csv:2: nobody is named under 'id'"],
    ['a short line', 'city,id\n3\n', undefined, "people.csv:2: the line ends before column 2, 'id'"],
    [
      'a strange segment',
      'id,segment\na,fan\n',
      ['fans', 'others'],
      "people.csv:2: 'fan' is not one of the segments fans, others — did you mean 'fans'?",
    ],
    [
      'a missing segment',
      'id,segment\na,fans\nb,\n',
      undefined,
      'people.csv:3: the segment is missing; each person needs one',
    ],
    [
      'people without segment',
      'id,segment\na,fans\n',
      undefined,
      "people.csv: 1 person of ties.csv (such as 'b') is not in it, and so without a segment",
    ],
  ])('refuses %s', (_, people, segments, message) => {
    expect(refused(people, segments)).toBe(message);
  });
});

describe('against a slow reader', () => {
  const id = fc.oneof(
    fc.nat({ max: 30 }).map(String),
    fc.constantFrom('007', '0', '00', 'a', 'B', 'ann', 'Zoë', 'x y', 'p,q', 'say "hi"', '12345678901', '1e3', '-1'),
    fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('a', 'b', '1', '0', 'é', '😀') }),
  );
  const table = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 60 });
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', ' '),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    header: fc.boolean(),
    mark: fc.boolean(),
    last: fc.boolean(),
    quoteAll: fc.boolean(),
    noise: fc.array(fc.constantFrom('', '# comment, "odd', '  '), { maxLength: 4 }),
  });
  type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;
  const needsQuotes = /^-?[^\w]|[,;\t "]/u;

  function write(rows: [string, string][], form: Style): string {
    const cell = (text: string) => (form.quoteAll || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = rows.map((row) => row.map(cell).join(form.delimiter));
    if (form.header) lines.unshift(['from', 'to'].join(form.delimiter));
    form.noise.forEach((noise, i) => {
      lines.splice((i * 7) % (lines.length + 1), 0, noise);
    });
    return (form.mark ? '\ufeff' : '') + lines.join(form.end) + (form.last ? form.end : '');
  }

  /** Who is tied, by sets of text, and what was dropped. */
  function slowly(rows: [string, string][], directed: boolean) {
    const proper = rows.filter(([a, b]) => a !== b);
    const arrows = new Set(proper.map((row) => JSON.stringify(row)));
    const ties = new Set<string>();
    let bothEnds = 0;
    for (const arrow of arrows) {
      const [a, b] = JSON.parse(arrow) as [string, string];
      const back = arrows.has(JSON.stringify([b, a]));
      if (!directed && back && a < b) bothEnds++;
      ties.add(JSON.stringify(directed ? [a, b] : [a, b].sort()));
    }
    const dropped = [rows.length - proper.length, bothEnds, proper.length - arrows.size];
    return { people: new Set(rows.flat()), ties, dropped };
  }

  it('finds the same people and ties, whatever the form', () => {
    fc.assert(
      fc.property(table, style, fc.boolean(), (rows, form, directed) => {
        const list = read(write(rows, form), { directed });
        const slow = slowly(rows, directed);
        const found = names(list);
        expect(new Set(found)).toEqual(slow.people);
        const ties = Array.from({ length: list.length }, (_, t) => {
          const tie = [found[list.from[t]], found[list.to[t]]];
          return JSON.stringify(directed ? tie : tie.sort());
        });
        expect(ties.length).toBe(slow.ties.size);
        expect(new Set(ties)).toEqual(slow.ties);
        const counted = list.warnings.filter((text) => /left out|counted once/.test(text));
        const expected = slow.dropped.filter((number) => number > 0);
        expect(counted.map((text) => Number(/(\d+) /.exec(text)![1]))).toEqual(expected);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('the order of lines changes nothing', () => {
    fc.assert(
      fc.property(
        table.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const form: Style = {
            delimiter: ',',
            end: '\n',
            header: true,
            mark: false,
            last: true,
            quoteAll: false,
            noise: [],
          };
          expect(read(write(shuffled, form))).toEqual(read(write(rows, form)));
        },
      ),
      { numRuns: 100, seed: 12 },
    );
  });
});
