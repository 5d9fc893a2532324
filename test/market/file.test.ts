// Networks from tables of ties: many forms of the same table, what ties carry, and a slow, obvious reader to compare with.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, namesOf as names, readFiles } from './files.ts';
import { pairs } from './helpers.ts';

const read = (ties: string | Uint8Array, params: Record<string, unknown> = {}) =>
  readFiles({ ties: 'ties.csv', ...params }, { 'ties.csv': ties });

/** The first refusal of a table of ties, as people see it. */
const refusal = (ties: string | Uint8Array, params: Record<string, unknown> = {}) =>
  faultsOf({ ties: 'ties.csv', ...params }, { 'ties.csv': ties })[0];

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
    'a delimiter named first, as Excel does': 'sep=;\r\nfrom;to\r\na;b\r\n2;a\r\n10;2\r\n',
    'a delimiter that only its name tells': 'SEP=|\na|b\n2|a\n10|2\n',
    'no-break spaces around': 'from,to\na\u00a0,\u00a0b\n2, \u00a0a\n10,2\u00a0 \n',
    'empty cells of a wide sheet': 'from,to\na,b,,\n2,a\n10,2,\n',
  };

  it.each(Object.entries(forms))('%s', (_, text) => {
    const list = read(text);
    expect(names(list)).toEqual(['2', '10', 'a', 'b']);
    expect([...list.from.subarray(0, 3)]).toEqual([0, 0, 2]);
    expect([...list.to.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect([list.length, list.directed, list.weights, list.warnings]).toEqual([3, false, null, []]);
  });
});

describe('UTF-16, as a spreadsheet saves "Unicode text"', () => {
  const text = 'from\tto\r\nZoë\t𝒳\r\n2\tZoë\r\n';
  const units = [...Array(text.length).keys()].map((i) => text.charCodeAt(i));
  const little = [0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])];
  const big = [0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 255])];

  it.each([
    ['little end first', little],
    ['big end first', big],
    ['without a mark', little.slice(2)],
  ])('%s', (_, bytes) => {
    expect(pairs(read(Uint8Array.from(bytes)))).toEqual(['2-Zoë', 'Zoë-𝒳']);
  });

  it('damaged: refused', () => {
    const cut = Uint8Array.from([...little.slice(0, 20), 0x00, 0xdc, 0x20, 0x00]);
    expect(refusal(cut)).toMatch(/^ties\.csv:1:1: this is UTF-16 text that is damaged/);
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

describe('what ties carry', () => {
  const carried = (list: ReturnType<typeof read>) => [...list.weights!.subarray(0, list.length)];

  it('shares: any number above 0; of several for one tie the greatest, which is said', () => {
    const list = read('from,to,weight\nb,c,2\na,b,0.5\nb,a,1e1\nb,c,2\n', { weights: 'share' });
    expect([pairs(list), carried(list)]).toEqual([
      ['a-b', 'b-c'],
      [10, 2],
    ]);
    expect(list.warnings.at(-1)).toBe(
      'ties.csv: 1 tie left out had another weight than the one kept (the greatest is kept)',
    );
  });

  it('probabilities: 0 to 1, also in percent', () => {
    const list = read('from;to;weight\na;b;0,25\nb;c;80 %\nc;d;1\nd;e;0\n', { weights: 'probability' });
    expect(carried(list)).toEqual([0.25, 0.8, 1, 0]);
  });

  it('strength: strong wins over weak, from either end and in repeats', () => {
    const table = 'from,to,kind\nb,a,weak\na,b,STRONG\nb,c,weak\nb,c,strong\nc,d,weak\nd,d,strong\n';
    const list = read(table, { strength: 'kind' });
    expect([pairs(list), [...list.strong!.subarray(0, list.length)]]).toEqual([
      ['a-b', 'b-c', 'c-d'],
      [1, 1, 0],
    ]);
    expect(list.warnings.at(-1)).toBe('ties.csv: 2 ties told as strong and as weak as well, taken as strong');
    const oneWay = read(table, { strength: 'kind', directed: true });
    expect([...oneWay.strong!.subarray(0, oneWay.length)]).toEqual([1, 0, 1, 0]);
    expect(read(table).strong ?? null).toBeNull();
  });

  it('weights that nobody reads are said, unless the scenario ignores them in so many words', () => {
    const unread = (what: string) =>
      `ties.csv: ${what} is not read: weights says whether it is a share or a probability (or ignored)`;
    expect(read('from,to,Weight\na,b,x\n').warnings).toEqual([unread("the column 'weight'")]);
    expect(read('1 2 0.5\n2 3 1\n').warnings).toEqual([unread('the third column')]);
    const ignored = read('from,to,weight\na,b,x\n', { weights: 'ignored' });
    expect([ignored.warnings, ignored.weights]).toEqual([[], null]);
  });

  it('a third column without header is the weight where weights are read', () => {
    expect(carried(read('a b 3\n', { weights: 'share' }))).toEqual([3]);
  });

  it('columns by the names that the scenario gives; those that nobody asked for are named once', () => {
    const table = 'Ego;ALTER;calls;how;year\nann;bob;3;weak;1\nbob;eve;1,5;strong;2\n';
    const list = read(table, { from: 'ego', to: 'alter', weight: 'calls', weights: 'share', strength: 'how' });
    expect([pairs(list), carried(list)]).toEqual([
      ['ann-bob', 'bob-eve'],
      [3, 1.5],
    ]);
    expect([[...list.strong!.subarray(0, 2)], list.notes]).toEqual([[0, 1], [['ties.csv', 'not used: year']]]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'from,to,weight\na,b,1\n\na,c,\n',
      { weights: 'share' },
      '4:5: the weight is missing; weights: share needs one for every tie',
    ],
    ['a,b,1\na,c\n', { weights: 'share' }, '2:1: the weight is missing; weights: share needs one for every tie'],
    ['a,b,NA\n', { weights: 'share' }, '1:5: the weight is missing; weights: share needs one for every tie'],
    ['a,b,much\n', { weights: 'share' }, "1:5: weight is 'much', but takes a number from 1e-12 to 1e12"],
    ['a,b,0\n', { weights: 'share' }, "1:5: weight is '0', but takes a number from 1e-12 to 1e12"],
    ['a,b,1e-13\n', { weights: 'share' }, "1:5: weight is '1e-13', but takes a number from 1e-12 to 1e12"],
    ['a,b,-1\n', { weights: 'share' }, "1:5: weight is '-1', but takes a number from 1e-12 to 1e12"],
    ['a,b,Infinity\n', { weights: 'share' }, "1:5: weight is 'Infinity', but takes a number from 1e-12 to 1e12"],
    [
      'a,b,"0,5"\n',
      { weights: 'share' },
      "1:5: weight is '0,5', but takes a number from 1e-12 to 1e12 — did you mean '0.5'?",
    ],
    [
      'a\tb\t80\n',
      { weights: 'probability' },
      "1:5: weight is '80', but takes a chance, as a share from 0 to 1, or a percentage up to 100% — did you mean '80%'?",
    ],
    [
      'a b 101%\n',
      { weights: 'probability' },
      "1:5: weight is '101%', but takes a chance, as a share from 0 to 1, or a percentage up to 100%",
    ],
    [
      'from,to,wieght\na,b,1\n',
      { weights: 'share' },
      "1:1: weights: share needs a column 'weight', or the name of another one (weight: COLUMN); there are from, to, wieght — did you mean 'wieght'?",
    ],
    [
      'from,to,calls\na,b,1\n',
      { weights: 'share', weight: 'cals' },
      "1:1: there is no column 'cals', which weight names; there are from, to, calls — did you mean 'calls'?",
    ],
    [
      'from,to,kind\na,b,storng\n',
      { strength: 'kind' },
      "2:5: the strength is 'storng', but takes strong or weak — did you mean 'strong'?",
    ],
    ['from,to,kind\na,b\n', { strength: 'kind' }, '2:1: the strength is missing; each tie is strong or weak'],
    [
      'a,b,strong\n',
      { strength: 'kind' },
      '1:1: the first line is no header, but the scenario names columns; it takes from,to or source,target, or the names of others (from: COLUMN, to: COLUMN)',
    ],
  ])('refuses %j with %j', (table, params, message) => {
    expect(refusal(table, params)).toBe(`ties.csv:${message}`);
  });
});

it('warns where a first line was read as people but looks like a header', () => {
  expect(read('ego,alter\n1,2\n2,3\n').warnings).toEqual([
    "ties.csv: the first line names no columns from,to or source,target, so 'ego' and 'alter' were read as people",
  ]);
  expect(read('ann,bob\nbob,eve\n').warnings).toEqual([]);
  expect(read('Sender,Receiver ID\nann,bob\n').warnings).toHaveLength(1);
  expect(read('ann,bob\ncay,dan\n').warnings).toEqual([]);
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

  it('what several lines say of one tie comes together: the greatest weight, and strong before weak', () => {
    const line = fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(0.25, 1, 3), fc.boolean());
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 50 }), fc.boolean(), (lines, directed) => {
        const rows = lines.map(([a, b, weight, strong]) => `p${a},p${b},${weight},${strong ? 'strong' : 'weak'}\n`);
        const list = read(`from,to,weight,kind\n${rows.join('')}`, { weights: 'share', strength: 'kind', directed });
        const expected = new Map<string, [number, number]>();
        for (const [a, b, weight, strong] of lines) {
          if (a === b) continue;
          const tie = directed || a < b ? `p${a} p${b}` : `p${b} p${a}`;
          const [most, any] = expected.get(tie) ?? [0, 0];
          expected.set(tie, [Math.max(most, weight), any | Number(strong)]);
        }
        const found = names(list);
        const ties = Array.from({ length: list.length }, (_, t): [string, [number, number]] => [
          `${found[list.from[t]]} ${found[list.to[t]]}`,
          [list.weights![t], list.strong![t]],
        ]);
        expect(ties).toHaveLength(expected.size);
        expect(new Map(ties)).toEqual(expected);
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});
