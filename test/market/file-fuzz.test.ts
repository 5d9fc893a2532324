// Sound files with something done to them: whatever it is, they make a market or get a refusal that points into them.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MarketError } from '../../sim/market/error.ts';
import type { LocatedProblem } from '../../sim/scenario/problem.ts';
import { readFiles } from './files.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const TIES = encode(
  `\ufefffrom;to;weight;kind\r\n# friends\r\nann;bob;0,5;strong\r\n"b ""x""";ann;80%;weak\r\n007;Zoë;1;weak\r\n12;7;0.25;strong\r\n\r\n`,
);
const PLAIN = encode('# Nodes: 4\n0\t1\n1\t2\n2\t3\n17\t0\n3\t1\n');
const PEOPLE = encode(
  'id,segment,fit,value,talk,note\nann,fans,0.5,1,3,"a, b\nc"\nbob,others,80%,2.5,1,\nZoë,fans,1,0,,x\n007,fans,,7,2,\n',
);
const GRAPH = encode(`<?xml version="1.0"?>
<graphml><key id="s" for="node" attr.name="segment"><default>fans</default></key>
<key id="f" for="node" attr.name="fit"/><key id="w" for="edge" attr.name="weight"/>
<graph edgedefault="directed"><node id="ann"><data key="f">0.5</data></node><node id="bob"/><node id="Zoë"/>
<edge source="ann" target="bob"><data key="w">1</data></edge><!-- ties -->
<edge source="bob" target="Zoë" directed="false"><data key="w">0.25</data></edge></graph></graphml>`);
const GEXF = encode(`<gexf version="1.3"><graph defaultedgetype="directed"><attributes class="node">
<attribute id="0" title="talk"><default>2</default></attribute></attributes><nodes>
<node id="1"><attvalues><attvalue for="0" value="3"/></attvalues></node><node id="2"/></nodes>
<edges><edge source="1" target="2" weight="2.5"/><edge source="2" target="1" type="mutual"/></edges></graph></gexf>`);

/** Tables and graphs, and what a scenario may say of them. */
const CASES: [string, Record<string, unknown>, Record<string, Uint8Array>][] = [
  ['ties', { ties: 't', weights: 'probability', strength: 'kind' }, { t: TIES }],
  ['a plain list', { ties: 't', directed: true }, { t: PLAIN }],
  [
    'people',
    { ties: 't', people: 'p', weights: 'share' },
    { p: PEOPLE, t: encode('ann,bob,1\nbob,Zoë,2\nZoë,007,1\n') },
  ],
  ['GraphML', { ties: 't.graphml', weights: 'share' }, { 't.graphml': GRAPH }],
  ['GEXF', { ties: 't', weights: 'share' }, { t: GEXF }],
];

const ODD = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  ' ',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\ufeff',
  '\u202e',
  '#',
  '<',
  '>',
  '&',
  '&x;',
  '</',
  '=',
]
  .concat([
    '-1',
    '9'.repeat(400),
    '1e999',
    'NaN',
    '%',
    '__proto__',
    '😀',
    'x'.repeat(300),
    '<a>'.repeat(120),
    '<!DOCTYPE x>',
  ])
  .map(encode);
const piece = fc.oneof(fc.constantFrom(...ODD), fc.uint8Array({ minLength: 1, maxLength: 6 }));

/** Something done to bytes: some of them are taken out and others put in; or they are cut off, or said twice. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  out: fc.nat(12),
  in: piece,
  cut: fc.nat(20),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, { at, out, in: put, cut }: Change): Uint8Array {
  const place = Math.floor(at * bytes.length);
  if (cut === 0) return bytes.slice(0, place);
  if (cut === 1) return Uint8Array.from([...bytes, ...bytes.slice(place)]);
  return Uint8Array.from([...bytes.slice(0, place), ...put, ...bytes.slice(place + out)]);
}

function checkPlace(problem: LocatedProblem, bytes: Uint8Array): void {
  const { line, column, from = 1, excerpt, width } = problem;
  expect(Math.min(line, column, from, width)).toBeGreaterThanOrEqual(1);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return;
  }
  if (excerpt === '' || bytes.includes(0)) return;
  const lines = text.split(/\r\n|\n|\r/);
  expect(lines[line - 1].slice(from - 1, from - 1 + excerpt.length)).toBe(excerpt);
  expect(column - from).toBeLessThanOrEqual(excerpt.length);
}

it.each(CASES)('%s', (_, params, files) => {
  const names = Object.keys(files);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(change, { minLength: 1, maxLength: 4 }), (name, changes) => {
      const bytes = changes.reduce(changed, files[name]);
      try {
        const { people, length, from, to } = readFiles(params, { ...files, [name]: bytes });
        for (let t = 0; t < length; t++) expect(Math.max(from[t], to[t])).toBeLessThan(people);
      } catch (problem) {
        if (!(problem instanceof MarketError)) throw problem;
        expect(problem.problems.length).toBeGreaterThan(0);
        expect(problem.problems.filter(({ file }) => file === name).length).toBeLessThanOrEqual(22);
        for (const fault of problem.problems) checkPlace(fault, fault.file === name ? bytes : files[fault.file]);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may come through
        expect(problem.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      }
    }),
    { numRuns: 400, seed: 4 },
  );
});

it('much of anything is read or refused at once', () => {
  const nasty = [
    '"',
    ',',
    '<',
    '\r',
    '\n',
    'a,',
    '1 ',
    '"a",',
    '<a>',
    '&',
    '\u00a0',
    'from,to\n',
    '1,2\n3,\n',
    '#\n',
    "é'",
    '1.',
    ';;\n',
  ];
  for (const unit of nasty) {
    const t = encode(unit.repeat(60_000 / unit.length));
    for (const params of [{ ties: 't' }, { ties: 't', weights: 'share' }, { ties: 'u', people: 't' }]) {
      try {
        readFiles(params, { t, u: encode('a,b\n') });
      } catch (problem) {
        expect(problem).toBeInstanceOf(MarketError);
      }
    }
  }
}, 60_000);
