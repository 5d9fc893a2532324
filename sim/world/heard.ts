// Heard exposures in textbook models, the same for all of them: whoever notices at least one contact on a step has been
// reached, and becomes active with the exposure's `persuades` (the mean over the contacts, where several kinds arrive).

import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import { fitOf, keyOf, RELEVANT } from '../market/market.ts';
import { GroupMost, Hearing } from './hearing.ts';
import type { Exposure, Nudges } from './nudges.ts';

/** What the helper asks of a model. */
export interface Audience {
  /** People who can still become active. */
  open(person: number): boolean;
  /** Sum of the fit of all who can still become active. */
  openFit(): number;
  /** Somebody noticed contacts, this one by a keyed draw; `persuaded` tells whether they become active by it. */
  heard(person: number, exposure: Exposure, persuaded: boolean): void;
}

export class HeardExposures {
  private readonly persuadeKey: Key;
  private readonly causeKey: Key;
  /** Made once there is anything to hear. */
  private hearing: Hearing | undefined;

  constructor(
    private readonly market: Market,
    private readonly replicateLuck: Key,
  ) {
    this.persuadeKey = purposeKey(replicateLuck, 'persuade');
    this.causeKey = purposeKey(replicateLuck, 'cause');
  }

  /** Tells the audience who hears what on this step. */
  step(step: number, nudges: Nudges, audience: Audience): void {
    const { exposures } = nudges;
    if (exposures.length === 0) return;
    this.hearing ??= new Hearing(this.replicateLuck, this.market);
    const mostFit = Math.max(...this.market.fits);
    const openFit = audience.openFit();
    const contactsOf = ({ to, contacts }: Exposure, person: number) => {
      if (to === 'relevant') return fitOf(this.market, person) >= RELEVANT ? contacts : 0;
      return contacts * (to === 'open' ? (openFit > 0 ? fitOf(this.market, person) / openFit : 0) : 1);
    };
    const sumOf = (own: Exposure[], of: (exposure: Exposure) => number) =>
      own.reduce((sum, exposure) => sum + of(exposure), 0);
    const listed = new Map<number, Exposure[]>();
    let everybody = 0;
    for (const exposure of exposures) {
      if (exposure.to === 'everyone' || exposure.to === 'relevant') everybody += exposure.contacts;
      else if (exposure.to === 'open') everybody += openFit > 0 ? (exposure.contacts * mostFit) / openFit : 0;
      else for (const person of exposure.to) (listed.get(person) ?? keep(listed, person)).push(exposure);
    }
    const ofLists = new GroupMost();
    for (const [person, lists] of listed) {
      ofLists.raise(
        person,
        sumOf(lists, (each) => contactsOf(each, person)),
      );
    }
    const ownOf = (person: number) => {
      const lists = listed.get(person);
      return exposures.filter((exposure) => typeof exposure.to === 'string' || lists?.includes(exposure));
    };
    this.hearing.sweep(
      step,
      everybody,
      ofLists.blocks(),
      (group) => ofLists.of(group),
      (person, mark) => {
        if (!audience.open(person)) return;
        const own = ownOf(person);
        const contacts = sumOf(own, (exposure) => contactsOf(exposure, person));
        if (mark >= contacts) return;
        const persuasion = sumOf(own, (exposure) => contactsOf(exposure, person) * exposure.persuades);
        const key = keyOf(this.market, person);
        const persuaded = uniform(derive(this.persuadeKey, key), step) < persuasion / contacts;
        // What persuaded is drawn in proportion to persuasion, what was merely heard in proportion to contacts.
        let left = uniform(derive(this.causeKey, key), 0) * (persuaded ? persuasion : contacts);
        const chosen = own.find((exposure) => {
          left -= contactsOf(exposure, person) * (persuaded ? exposure.persuades : 1);
          return left < 0;
        });
        audience.heard(person, chosen ?? own[own.length - 1], persuaded);
      },
    );
  }
}

function keep(listed: Map<number, Exposure[]>, person: number): Exposure[] {
  const own: Exposure[] = [];
  listed.set(person, own);
  return own;
}
