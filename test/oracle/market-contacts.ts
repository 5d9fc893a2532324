// The slow twin of `market`, middle part: what every person notices in a move, from every exposure and from every friend who
// talks, as one plain list of contacts each. Awareness, belief, trust and pressure all read these lists.

import { pow } from '../../sim/kernel/math.ts';
import type { Rows } from '../../sim/market/market.ts';
import { fitOf } from '../../sim/market/market.ts';
import type { ChannelName } from '../../sim/world/events.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import type { Kind, MarketScene, Person } from './market-people.ts';
import type { Cause } from './scene.ts';
import { delivered, neighbours } from './scene.ts';

/** Noticed posts per delivered one at fit 1. */
const MEDIA_NOTICE = 0.2;

/** One of several that may be thanked, in proportion to its amount. */
export interface Term extends Cause {
  readonly amount: number;
  /** Place of the lever in the campaign, where there is one. */
  readonly flight?: number;
}

/** What a person noticed in a move through one exposure or from one friend; `amount` is y, in noticed contacts. */
export interface Contact extends Term {
  /** T of the channel. */
  readonly weight: number;
  readonly kind: Kind | 'claim';
  /** The quality that is claimed or reported. */
  readonly report: number;
}

/** The channels of one run. */
export class Channels {
  /** Sums of the weights of each person's ties, to listen along and to talk along. */
  private readonly listening: number[];
  private readonly talking: number[];

  constructor(
    private readonly scene: MarketScene,
    private readonly people: readonly Person[],
  ) {
    const strength = (rows: Rows) => people.map((_, i) => sum(neighbours(rows, i), (tie) => tie.weight));
    this.listening = strength(scene.market.in);
    this.talking = strength(scene.market.out);
  }

  /** Step 3, 4.1 and 4.2: what each person notices, exposures in the order given, then friends by rising number. */
  noticed(step: number): Contact[][] {
    const exposures = this.scene.plan.exposures?.[step] ?? [];
    const fit = this.people.map((person) => person.fit);
    const contacts: Contact[][] = this.people.map(() => []);
    for (const exposure of exposures) {
      const { channel, from, flight } = exposure;
      const message = this.message(exposure);
      if (message === undefined) continue;
      const { kind, report } = message;
      const weight = this.weight(channel);
      // Whom a firm aims at is told by the market as it is described, before polarisation.
      const described = exposure.to === 'relevant' ? fit.map((_, i) => fitOf(this.scene.market, i)) : fit;
      const each = delivered(exposure, described, (i) => this.people[i].has === undefined);
      for (let i = 0; i < each.length; i++) {
        const amount = each[i] * this.notice(channel, fit[i]);
        if (amount > 0) contacts[i].push({ channel, from, flight, amount, weight, kind, report });
      }
    }
    if (!this.scene.parameters.switches.ties) return contacts;
    const intensities = this.people.map((person) => this.intensity(step, person));
    return contacts.map((list, i) => list.concat(this.friends(i, intensities)));
  }

  /** What an exposure says: the firm its claim, a person in the media their own verdict; undefined: nothing. */
  private message({ channel, from, claim }: Exposure): { kind: Contact['kind']; report: number } | undefined {
    if (channel === 'media') {
      const says = from === undefined ? undefined : this.people[from].says;
      return says === undefined || says.kind === 'news' ? undefined : { kind: says.kind, report: says.report };
    }
    return { kind: 'claim', report: claim ?? this.scene.quality };
  }

  private notice(channel: ChannelName, fit: number): number {
    const { notice, clutter } = this.scene.parameters;
    if (channel === 'ad') return (notice / (1 + clutter)) * fit;
    return channel === 'media' ? MEDIA_NOTICE * fit : 1;
  }

  weight(channel: ChannelName): number {
    const { ads, owned, letters, media, peers } = this.scene.parameters.trust;
    const silent = { start: 0, own: 0, gift: 0, sample: 0 };
    return { ad: ads, owned, letter: letters, media, friend: peers, staff: peers, ...silent }[channel];
  }

  /** 4.2: what a person notices of what friends say. */
  private friends(i: number, intensities: readonly number[]): Contact[] {
    const { market, weeks, parameters: our } = this.scene;
    const { fit } = this.people[i];
    const listening = fit + our.homophily * (1 - fit);
    const talkers = neighbours(market.in, i).filter((friend) => intensities[friend.person] > 0);
    return talkers.flatMap(({ person: from, weight: tie }) => {
      const { says } = this.people[from];
      const amount = weeks * this.share(from, i, tie) * intensities[from] * listening;
      if (says === undefined || !(amount > 0)) return [];
      return { channel: 'friend', from, amount, weight: our.trust.peers, kind: says.kind, report: says.report };
    });
  }

  /** ω by the rule: the hearer's attention is divided, or the talker's time, or neither (then the mean person hears 1). */
  private share(talker: number, hearer: number, weight: number): number {
    const { rule } = this.scene.parameters;
    if (rule === 'hearer') return weight / this.listening[hearer];
    if (rule === 'talker') return weight / this.talking[talker];
    return weight / (sum(this.listening, (each) => each) / this.people.length);
  }

  /** e: conversations a week, the mean over the move of a talk that fades by half in a half-life. */
  private intensity(step: number, person: Person): number {
    const { weeks, parameters: our } = this.scene;
    const { says, talkativeness, fit } = person;
    if (says === undefined || says.since > step) return 0;
    const halfLife = our.switches.fading ? our.talkHalfLife : Number.POSITIVE_INFINITY;
    const full = our.talk * talkativeness * (says.kind === 'news' ? our.passAlong * fit : 1);
    if (halfLife === Number.POSITIVE_INFINITY) return full;
    const mean = ((1 - pow(2, -weeks / halfLife)) * halfLife) / (weeks * Math.LN2);
    return full * pow(2, (-(step - says.since) * weeks) / halfLife) * mean;
  }
}

export function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
