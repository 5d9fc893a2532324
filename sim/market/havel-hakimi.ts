// One network with given degrees, always the same one (Havel 1955; Hakimi 1962): whoever wants most ties is tied to those
// who want most besides. It succeeds wherever any network has these degrees. Linear in people and ties.

import type { Pairing } from './switching.ts';

/** Ties that give person i exactly `degrees[i]`; undefined where no network has these degrees. */
export function havelHakimi(degrees: ArrayLike<number>): Pairing | undefined {
  const from: number[] = [];
  const to: number[] = [];
  const wanting = byWant(degrees);
  for (let most = wanting.length - 1; most > 0; ) {
    const person = wanting[most].pop();
    if (person === undefined) {
      most--;
      continue;
    }
    const partners = takeMost(wanting, most);
    if (partners === undefined) return undefined;
    for (const [partner, want] of partners) {
      from.push(person);
      to.push(partner);
      wanting[want - 1].push(partner);
    }
  }
  return { from: Uint32Array.from(from), to: Uint32Array.from(to), length: from.length };
}

/** People by how many ties they want. */
function byWant(degrees: ArrayLike<number>): number[][] {
  let most = 0;
  for (let person = 0; person < degrees.length; person++) most = Math.max(most, degrees[person]);
  const wanting = Array.from({ length: most + 1 }, (): number[] => []);
  for (let person = 0; person < degrees.length; person++) wanting[degrees[person]].push(person);
  return wanting;
}

/** Takes out the `count` people who want most, none wanting more than `count`, each with what they want. */
function takeMost(wanting: number[][], count: number): [person: number, want: number][] | undefined {
  const taken: [number, number][] = [];
  for (let want = count; taken.length < count; ) {
    const person = wanting[want].pop();
    if (person !== undefined) taken.push([person, want]);
    else if (--want === 0) return undefined;
  }
  return taken;
}
