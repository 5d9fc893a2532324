// What a step does to everybody at once (ODD 4.3–4.7): who notices, and what all contacts do to those who know of the product.
// Done by the kernel where all of it lies in its memory (kernel-minds.ts), else person by person as `Mind` says, to the same
// bits.

import { Hearing } from '../../world/hearing.ts';
import type { Noticing, Parts } from './kernel-minds.ts';
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

  /** Step 4: everybody open who notices and did not know, or notices for the first time; by rising number. */
  noticing(step: number): Noticing {
    return this.kernel.noticing(step) ?? this.noticingPlainly(step);
  }

  private noticingPlainly(step: number): Noticing {
    const { firm, mind, people, talk } = this.parts;
    const listed = firm.lists.most();
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
        found.push(person);
        friends.push(brought);
      },
    );
    return { people: found, friends };
  }

  /** Step 5: belief, trust and pressure of open people who know move. Lists who buys, by rising number. */
  buying(): number[] {
    return this.kernel.buying() ?? this.buyingPlainly();
  }

  private buyingPlainly(): number[] {
    const { mind, people } = this.parts;
    const { resistance } = people.memory;
    const found: number[] = [];
    people.aware.each((person) => {
      resistance[person] -= mind.move(person);
      if (resistance[person] <= 0) found.push(person);
    });
    return found;
  }
}
