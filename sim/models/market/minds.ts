// What a step does to everybody at once (ODD 4.3–4.7): who notices, and what all contacts do to those who know of the product.
// Done by the kernel where all of it lies in its memory (kernel-minds.ts), else person by person as `Mind` says, to the same
// bits.

import { Hearing } from '../../world/hearing.ts';
import type { Parts, Told } from './kernel-minds.ts';
import { KernelMinds } from './kernel-minds.ts';
import { AWARE, OPEN, REACHED } from './people.ts';

export class Minds {
  private readonly hearing: Hearing;
  private readonly kernel: KernelMinds;

  constructor(private readonly parts: Parts) {
    this.hearing = new Hearing(parts.luck, parts.market);
    this.kernel = new KernelMinds(parts);
  }

  end(): void {
    this.kernel.end();
  }

  /**
   * Step 4: tells, piece by piece, everybody open who notices and did not know, or notices for the first time; and the noticed
   * contacts that friends bring each, from all talk.
   */
  noticing(step: number, tell: Told): void {
    if (!this.kernel.noticing(step, tell)) this.noticingPlainly(step, tell);
  }

  private noticingPlainly(step: number, tell: Told): void {
    const { firm, mind, people, talk } = this.parts;
    const listed = firm.lists.most();
    let count = 0;
    const found: number[] = [];
    const friends: number[] = [];
    this.hearing.sweep(
      step,
      Math.max(...firm.noticed),
      listed.blocks(talk.loud),
      (group) => talk.most(group) + listed.of(group),
      (person, mark) => {
        if (people.memory.stage[person] !== OPEN || people.all(person, AWARE | REACHED)) return;
        const brought = mind.fromFriends(person);
        if (mark >= mind.fromFirm(person) + brought) return;
        found[count] = person;
        friends[count++] = brought;
      },
      // Block by block: marks may not be looked up while somebody is told.
      () => {
        if (count > 0) tell(found, count, friends);
        count = 0;
      },
    );
  }

  /** Step 5: belief, trust and pressure of open people who know move. Tells who buys, piece by piece. */
  buying(tell: Told): void {
    if (!this.kernel.buying(tell)) this.buyingPlainly(tell);
  }

  private buyingPlainly(tell: Told): void {
    const { mind, people } = this.parts;
    const { resistance } = people.memory;
    people.aware.each((person) => {
      resistance[person] -= mind.move(person);
      if (resistance[person] <= 0) tell([person], 1, []);
    });
  }
}
