// npm run claims: each claim of micromarketing measured where it holds and where it does not, paired, with 95 % intervals,
// printed as Markdown. With --write the chapter of scenarios/README.md is written anew.
//
//   npm run claims [-- --only NAME] [-n 20] [--list] [--json | --write]

import { readFileSync, writeFileSync } from 'node:fs';
import { CLAIMS } from './claims/list.mjs';
import { measured, sideOf } from './claims/measure.mjs';
import { commands, page } from './claims/page.mjs';
import { readingOf } from './claims/sides.mjs';
import { counted, eachTold, ended, optionsOf } from './command.mjs';

const values = optionsOf(
  {
    only: { type: 'string', multiple: true },
    n: { type: 'string', short: 'n' },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
    write: { type: 'boolean' },
  },
  'usage: npm run claims [-- --only NAME]… [-n WORLDS] [--list] [--json] [--write]',
);
const worlds = counted('-n', values.n);
const names = CLAIMS.map(({ name }) => name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown !== undefined) ended(`there is no claim ${unknown}; there are ${names.join(', ')}`);
if (values.write && (values.only ?? values.n) !== undefined) ended('--write takes all claims in all their worlds');

const chosen = CLAIMS.filter(({ name }) => values.only?.includes(name) ?? true);
if (values.list && values.json) printed(chosen.map(listed));
else if (values.list) for (const { name, title, kind } of chosen) console.log(`${name.padEnd(14)} ${title} (${kind})`);
else {
  const rows = eachTold(chosen, 'claims', played);
  if (values.write) write(page(rows));
  else if (!values.json) console.log(page(rows));
  else printed(rows.map(({ claim, holds, fails }) => ({ name: claim.name, holds: holds.found, fails: fails.found })));
}

function readingsOf(claim) {
  const given = worlds === undefined ? {} : { worlds };
  return ['holds', 'fails'].map((found) => ({ ...readingOf(claim, found), ...given }));
}

/** A claim in both of its cases. */
function played(claim) {
  const [holds, fails] = readingsOf(claim).map((reading) => ({ reading, found: measured(reading) }));
  return { claim, holds, fails };
}

/** What would be played, checked and not played. */
function listed(claim) {
  const readings = readingsOf(claim);
  for (const { of, against, worlds: count } of readings) for (const side of [of, against]) sideOf(side, count);
  const { name, title, kind } = claim;
  return { name, title, kind, commands: readings.map(commands) };
}

function printed(found) {
  console.log(JSON.stringify(found, null, 2));
}

/** Puts the text between the marks of the catalogue. */
function write(text) {
  const file = new URL('../scenarios/README.md', import.meta.url);
  const parts = readFileSync(file, 'utf8').split(/(<!-- claims: .*? -->\n)/);
  if (parts.length !== 5) ended('scenarios/README.md lacks the two marks <!-- claims: … -->');
  parts[2] = `\n${text}\n\n`;
  writeFileSync(file, parts.join(''));
}
