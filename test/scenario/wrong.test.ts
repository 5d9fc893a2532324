// Faulty scenarios, each with the exact text that a user gets. `UPDATE=1 npx vitest run test/scenario/wrong.test.ts`
// writes the texts anew, to be read before they are kept.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { fakeRegistry } from './fake-registry.ts';

const folder = new URL('./wrong/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('a faulty scenario is told, word for word', () => {
  it('in some eighty ways', () => expect(names.length).toBeGreaterThan(75));

  it.each(names)('%s', (name) => {
    const read = readScenario(readFileSync(new URL(name, folder), 'utf8'), { file: name, registry: fakeRegistry });
    expect(read.ok).toBe(false);
    if (read.ok) return;
    const told = `${formatProblems(read.problems)}\n`;
    const golden = new URL(name.replace(/yaml$/, 'txt'), folder);
    if (process.env.UPDATE) writeFileSync(golden, told);
    expect(told).toBe(readFileSync(golden, 'utf8'));
  });
});
