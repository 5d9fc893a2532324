// Tight C++ for the same work, where there is a folder of it (ic.cpp, adopt.cpp, imm.cpp) and a compiler: built once, beside
// the inputs. Each program tells of itself in JSON.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Runs a program with arguments; undefined where there is none to run. */
export function programsIn(sources, inputs) {
  if (sources === undefined || !existsSync(sources) || spawnSync('g++', ['--version']).status !== 0) return undefined;
  const bin = join(inputs, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['ic', 'adopt', 'imm']) {
    const program = join(bin, name);
    const source = join(resolve(sources), `${name}.cpp`);
    if (existsSync(program) && statSync(program).mtimeMs > statSync(source).mtimeMs) continue;
    run('g++', ['-O3', '-march=native', '-std=c++17', '-o', program, source]);
  }
  // A rate over no time at all is written as no JSON.
  return (name, args) => JSON.parse(run(join(bin, name), args.map(String)).replace(/:-?(inf|nan)/g, ':null'));
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}
