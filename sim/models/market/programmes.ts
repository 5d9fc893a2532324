// People who are brought to talk more, longer, or for the firm (ODD 4.10): members of a referral programme, of a community,
// and the firm's own people. Joining is decided once by each person, by key; members of a community get ties to earlier
// members, which exist beside those of the network.

import type { Key } from '../../kernel/luck.ts';
import { below, derive, purposeKey, uniform } from '../../kernel/luck.ts';
import type { Market } from '../../market/market.ts';
import { keyOf } from '../../market/market.ts';
import type { Community, Nudges, Referral } from '../../world/nudges.ts';
import type { Circle, Conversation } from './conversation.ts';
import type { People } from './people.ts';
import { DECIDED, MEMBER, REFERRER } from './people.ts';
import type { Traits } from './traits.ts';

const REFERRAL = 0;
const COMMUNITY = 1;
/** From here on, draws say whom a newcomer to the community is tied to. */
const LINKS = 2;

export class Programmes {
  private referral: Referral | undefined;
  private community: Community | undefined;
  /** Whether it matters who won whom, because somebody is paid for it or is paid already. */
  paid = false;
  /** Purchases credited to members of the referral programme, on the step at hand. */
  referred = 0;
  private readonly members: number[] = [];
  private readonly joinKey: Key;
  /** People who came to know of the product, or got it, on this step. */
  private newcomers: number[] = [];

  constructor(
    private readonly market: Market,
    replicateLuck: Key,
    private readonly traits: Traits,
    private readonly people: People,
    private readonly conversation: Conversation,
    /** Whether people talk at all. */
    private readonly talk: boolean,
  ) {
    this.joinKey = purposeKey(replicateLuck, 'join');
  }

  get size(): number {
    return this.members.length;
  }

  /** Takes in what is in force on this step. Where a community opens, all who know of the product may join. */
  step({ referral, community, employed }: Nudges): void {
    this.referred = 0;
    this.referral = referral;
    if (referral !== undefined) this.paid = true;
    if (employed.length > 0) {
      this.paid = true;
      this.conversation.make('staff', Number.POSITIVE_INFINITY);
    }
    const opens = community !== undefined && this.community === undefined;
    this.community = community;
    if (opens) {
      this.conversation.make('members', community.stay);
      this.people.eachWhoKnows((person) => this.meet(person));
    }
  }

  /** A person came to know of the product, or got it: of account where there is a community to join. */
  meet(person: number): void {
    if (this.community !== undefined) this.newcomers.push(person);
  }

  /** Newcomers decide whether to join the community, by rising number. `joined` is called for each who does. */
  admit(knows: (person: number) => boolean, joined: (person: number) => void): void {
    const { community } = this;
    const newcomers = this.newcomers;
    this.newcomers = [];
    if (community === undefined) return;
    newcomers.sort((one, other) => one - other);
    for (const person of newcomers) {
      if (!knows(person) || this.people.is(person, DECIDED)) continue;
      this.people.set(person, DECIDED);
      if (this.luck(person, COMMUNITY) >= community.join * this.traits.fit(person)) continue;
      this.tie(person, community.links);
      this.members.push(person);
      this.people.set(person, MEMBER);
      joined(person);
    }
  }

  /** Somebody found the product good: whether they join the referral programme, and by how much they are heard more. */
  enlist(person: number): { joins: boolean; heard: number } {
    if (this.referral === undefined || this.luck(person, REFERRAL) >= this.referral.join) {
      return { joins: false, heard: 1 };
    }
    this.people.set(person, REFERRER);
    return { joins: true, heard: this.referral.boost * this.referral.heard };
  }

  /** A purchase was credited to a person. */
  credit(person: number): void {
    if (this.people.is(person, REFERRER)) this.referred++;
  }

  circleOf(person: number): Circle {
    return this.people.is(person, MEMBER) ? 'members' : 'people';
  }

  private tie(person: number, links: number): void {
    if (!this.talk) return;
    const key = derive(this.joinKey, keyOf(this.market, person));
    const drawn = new Set<number>();
    for (let link = 0; link < Math.min(links, this.members.length); link++) {
      drawn.add(this.members[below(key, LINKS + link, this.members.length)]);
    }
    for (const member of drawn) {
      this.people.touch(member);
      this.conversation.link(person, member);
    }
  }

  private luck(person: number, occasion: number): number {
    return uniform(derive(this.joinKey, keyOf(this.market, person)), occasion);
  }
}
