// Which way the connected market moves when one thing is changed: paired runs on small markets of one kind (1,200 people of
// ten ties, 30 % of fit 0.8 who live together, the others of fit 0.1). Each claim is an interval that leaves out 0.
// Elsewhere: an answer that comes later leaves more detractors (test/campaign/levers-terms), exactly; the parts of the
// border between seeding and advertising (pushes); sales of burst, drip and content by quarter (odd); polarised fit (oracle).

import { beforeAll, describe, expect, it } from 'vitest';
import type { Worlds } from './paired.ts';
import { each, expectMore, meanOf, minus, share, worldsOf } from './paired.ts';

const PEOPLE = 1200;

interface Scene {
  readonly spread?: string;
  readonly quality?: number;
  /** More of the product, such as its price. */
  readonly product?: string;
  readonly network?: string;
  readonly fits?: readonly [number, number];
  readonly campaigns: Record<string, string>;
  readonly metrics: string;
  readonly weeks?: number;
  readonly replicates?: number;
}

function played(scene: Scene): Worlds {
  const { spread = '', quality = 0.8, product = '', fits = [0.8, 0.1], campaigns, metrics, weeks = 104 } = scene;
  const { network = '{type: watts-strogatz, people: 1200, ties: 10, rewiring: 0.1}', replicates = 8 } = scene;
  const lines = Object.entries(campaigns).map(([name, levers]) => `  ${name}: [${levers}]`);
  const text = `
title: directions
seed: directions
step: week
steps: ${weeks}
market:
  network: ${network}
  together: 50
  segments: [{name: those who care, share: 30%, fit: ${fits[0]}}, {name: others, share: 70%, fit: ${fits[1]}}]
product: {quality: ${quality}${product}}
spread: {model: market${spread}}
campaigns:
${lines.join('\n')}
metrics: [${metrics}]`;
  return worldsOf(text, replicates);
}

/** So many ad contacts a person and week, at 10 a thousand. */
function ads(contacts: number, first = 1, last = 104, more = ''): string {
  const spend = (contacts * PEOPLE * (last - first + 1)) / 100;
  return `{lever: broadcast, spend: ${spend}, weeks: ${first}-${last}, costPerThousand: 10${more}}`;
}

describe('ties', () => {
  const won = (quality: number, ties: string) => {
    const campaigns = { launch: ads(0.8, 1, 104, ', claim: 0.8') };
    return played({ quality, spread: `, ties: ${ties}`, campaigns, metrics: 'won' }).end('launch', 'won');
  };
  it('win more customers for a product that keeps its promise, and fewer for one that does not', () => {
    expectMore(won(0.9, 'on'), won(0.9, 'off'));
    expectMore(won(0.5, 'off'), won(0.5, 'on'));
  });
});

describe('campaigns over time', () => {
  const burst = ads(5, 1, 4);
  const drip = ads(20 / 104);
  const content = `{lever: content, costPerWeek: ${((20 * PEOPLE) / 100 / 104).toFixed(2)}}`;
  let worlds: Worlds;
  beforeAll(() => {
    worlds = played({ campaigns: { burst, drip, content }, metrics: 'won', replicates: 16 });
  });
  const sold = (name: string, from: number, to: number) => worlds.between(name, 'won', from, to);

  it('a burst sells while it lasts, and little after', () => {
    const perWeek = (from: number, to: number) => sold('burst', from, to).map((people) => people / (to - from));
    expectMore(perWeek(0, 5), perWeek(8, 13));
    const later = perWeek(26, 52);
    expectMore(
      perWeek(0, 5),
      later.map((people) => 2 * people),
    );
    expectMore(later, perWeek(78, 104));
  });

  it('the same money as a drip wins more in two years, and less in the first quarter', () => {
    expectMore(worlds.end('drip', 'won'), worlds.end('burst', 'won'));
    expectMore(sold('burst', 0, 13), sold('drip', 0, 13));
  });

  it('content sells more with time, and crosses the burst', () => {
    expectMore(sold('content', 91, 104), sold('content', 0, 13));
    expectMore(sold('burst', 0, 13), sold('content', 0, 13));
    expectMore(sold('content', 91, 104), sold('burst', 91, 104));
    expectMore(worlds.end('content', 'won'), worlds.end('burst', 'won'));
  });

  it('wear-out takes more from a later flight than from the first', () => {
    const flights = [1, 15, 29].map((first) => ads(5, first, first + 3)).join(', ');
    const [worn, fresh] = [', wearOutHalf: 3', ', wearOutFloor: 1'].map((wear) => {
      const spread = `${wear}, persuasion: 0.2, ownInitiative: 0 per week`;
      return played({ spread, campaigns: { flights }, metrics: 'won', weeks: 42, replicates: 16 });
    });
    const lost = (from: number) => {
      const [one, other] = [fresh, worn].map((world) => world.between('flights', 'won', from, from + 14));
      return each(one, other, (all, left) => 1 - left / all);
    };
    expectMore(lost(28), lost(0));
  });
});

describe('what reaches people', () => {
  it('clutter lowers what is noticed, as 1 / (1 + K), and what is sold', () => {
    const [none, some, much] = [0, 3, 15].map((clutter) =>
      played({ spread: `, clutter: ${clutter}`, campaigns: { launch: ads(0.8) }, metrics: 'won, attention' }),
    );
    expect(meanOf(none.end('launch', 'attention'))).toBeCloseTo(0.2 * 0.31, 10);
    expect(meanOf(some.end('launch', 'attention'))).toBeCloseTo((0.2 * 0.31) / 4, 10);
    expectMore(none.end('launch', 'won'), some.end('launch', 'won'));
    expectMore(some.end('launch', 'won'), much.end('launch', 'won'));
  });

  it('the more relevant to those who receive it, the more is won', () => {
    const won = (fit: number) =>
      played({ fits: [fit, 0.1], campaigns: { launch: ads(0.4) }, metrics: 'won' }).end('launch', 'won');
    const [little, some, much] = [0.3, 0.6, 0.9].map(won);
    expectMore(some, little);
    expectMore(much, some);
  });

  it('the larger the share of impressions that meets relevant people, the more is won', () => {
    const campaigns = Object.fromEntries(
      [30, 60, 90].map((percent) => [
        `at${percent}`,
        `{lever: targeted, spend: 1000, costPerThousand: 10, segments: 1, costPerSegment: 0, relevance: ${percent}%, blur: 0}`,
      ]),
    );
    const worlds = played({ campaigns, metrics: 'won' });
    expectMore(worlds.end('at60', 'won'), worlds.end('at30', 'won'));
    expectMore(worlds.end('at90', 'won'), worlds.end('at60', 'won'));
  });

  it('what a friend’s word counts for, against an ad, moves the border between seeding and advertising', () => {
    const lead = (peers: number, ad: number) => {
      const campaigns = { seeds: '{lever: seed, strategy: best-fit, count: 40}', ads: ads(10, 1, 4) };
      const worlds = played({ spread: `, trustPeers: ${peers}, trustAds: ${ad}`, campaigns, metrics: 'won' });
      return minus(worlds.end('seeds', 'won'), worlds.end('ads', 'won'));
    };
    const published = lead(0.9, 0.62);
    expectMore(published, lead(0.5, 0.62));
    expectMore(published, lead(0.9, 0.95));
  });
});

describe('promises', () => {
  const CLAIMS = [0.6, 0.7, 0.8, 1];
  const campaigns = Object.fromEntries(
    CLAIMS.map((claim) => [`c${100 * claim}`, ads(0.8, 1, 104, `, claim: ${claim}`)]),
  );
  /** Sales less returns by claim, for a product of 0.7 that people talk about for long. */
  const net = (talk: number) => {
    const spread = `, talk: ${talk} per week, talkHalfLife: 26 weeks`;
    const worlds = played({ quality: 0.7, spread, campaigns, metrics: 'net', replicates: 12 });
    return (claim: number) => worlds.end(`c${100 * claim}`, 'net');
  };

  it('pay without talk, and do best inside where people talk; the more they talk, the less exaggeration brings', () => {
    const [silent, some, much] = [0, 1, 4].map(net);
    expectMore(silent(1), silent(0.8));
    expectMore(silent(0.8), silent(0.7));
    expectMore(much(0.8), much(0.6));
    expectMore(much(0.8), much(1));
    const [never, little, often] = [silent, some, much].map((of) => minus(of(1), of(0.7)));
    expectMore(never, little);
    expectMore(little, often);
  });

  it('beyond what can be forgiven cost the more, the faster trust is lost; the truth costs hardly anything', () => {
    const worlds = [0, 10].map((erosion) => {
      const made = { hype: ads(0.8, 1, 104, ', claim: 1'), truth: ads(0.8, 1, 104, ', claim: 0.7') };
      const spread = `, erosion: ${erosion}, talk: 4 per week`;
      return played({ quality: 0.7, spread, campaigns: made, metrics: 'net' });
    });
    const [hype, truth] = ['hype', 'truth'].map((name) =>
      minus(worlds[0].end(name, 'net'), worlds[1].end(name, 'net')),
    );
    const none = hype.map(() => 0);
    expectMore(hype, none);
    // Unlucky circles of friends cost the honest firm a few customers: a third of what they cost the other at most.
    expectMore(
      hype.map((people) => people / 3),
      truth,
    );
  });
});

describe('after the purchase', () => {
  it('the better the product, the fewer of its customers are disappointed', () => {
    const disappointed = (quality: number) => {
      const made = { launch: ads(0.8, 1, 104, ', claim: 0.8') };
      const worlds = played({ quality, campaigns: made, metrics: 'won, detractors' });
      return share(worlds.end('launch', 'detractors'), worlds.end('launch', 'won'));
    };
    const [bad, fair, good] = [0.6, 0.75, 0.9].map(disappointed);
    expectMore(bad, fair);
    expectMore(fair, good);
  });

  it('a firm that listens has a better product, and fewer who are disappointed', () => {
    const listens = `${ads(0.8, 1, 104, ', claim: 0.8')}, {lever: listening, costPerWeek: 0, learns: 5%, answer: forever}`;
    const made = { deaf: ads(0.8, 1, 104, ', claim: 0.8'), listens };
    const worlds = played({ quality: 0.65, campaigns: made, metrics: 'won, detractors' });
    const disappointed = (name: string) => share(worlds.end(name, 'detractors'), worlds.end(name, 'won'));
    expectMore(disappointed('deaf'), disappointed('listens'));
  });

  it('verdicts that come later make sales later', () => {
    const by = (delay: string) => {
      const spread = `, delay: ${delay}, talk: 6 per week`;
      return played({ spread, campaigns: { launch: ads(0.8) }, metrics: 'won, timeToHalf' });
    };
    const [fast, slow] = ['1 week', '20 weeks'].map(by);
    expectMore(fast.between('launch', 'won', 0, 40), slow.between('launch', 'won', 0, 40));
    expectMore(slow.end('launch', 'timeToHalf'), fast.end('launch', 'timeToHalf'));
  });
});

describe('whom to begin with', () => {
  it('hubs win more than anybody where hearers divide attention or nobody does, and not where talkers divide their time', () => {
    const network = '{type: barabasi-albert, people: 1500, ties: 5}';
    const seeds = (strategy: string) => `{lever: seed, strategy: ${strategy}, count: 30}`;
    const campaigns = { hubs: seeds('degree'), anybody: seeds('random') };
    const lead = (rule: string) => {
      const worlds = played({ network, spread: `, rule: ${rule}`, campaigns, metrics: 'won', replicates: 16 });
      return minus(worlds.end('hubs', 'won'), worlds.end('anybody', 'won'));
    };
    const [hearer, perTie, talker] = ['hearer', 'perTie', 'talker'].map(lead);
    const none = talker.map(() => 0);
    expectMore(hearer, none);
    expectMore(perTie, none);
    // Every seed says as much as any other: what is left of a lead, if any, is less than a fifth.
    for (const lead of [hearer, perTie])
      expectMore(
        lead.map((people) => people / 5),
        talker,
      );
  });
});

describe('a remarkable product', () => {
  it('is noticed by fewer, and those whom it matters to talk more', () => {
    const [plain, remarkable] = [0, 0.4].map((polarisation) =>
      played({
        spread: `, polarisation: ${polarisation}`,
        campaigns: { launch: ads(0.8) },
        metrics: 'won, attention, earnedShare',
      }),
    );
    // Fit 0.8 → 0.92 and 0.1 → 0: mean fit 0.31 → 0.276.
    expect(meanOf(plain.end('launch', 'attention'))).toBeCloseTo(0.2 * 0.31, 10);
    expect(meanOf(remarkable.end('launch', 'attention'))).toBeCloseTo(0.2 * 0.276, 10);
    expectMore(remarkable.end('launch', 'earnedShare'), plain.end('launch', 'earnedShare'));
  });
});

describe('money', () => {
  it('a lower price sells more, and there is a best one: npv has a peak', () => {
    const offs = [0, 10, 20, 40];
    const campaigns = Object.fromEntries(
      offs.map((off) => [`off${off}`, off === 0 ? ads(0.8) : `${ads(0.8)}, {lever: discount, off: ${off}%}`]),
    );
    const worlds = played({ product: ', price: 100, margin: 85', campaigns, metrics: 'won, npv' });
    offs.slice(1).forEach((off, place) => {
      expectMore(worlds.end(`off${off}`, 'won'), worlds.end(`off${offs[place]}`, 'won'));
    });
    expectMore(worlds.end('off10', 'npv'), worlds.end('off0', 'npv'));
    expectMore(worlds.end('off10', 'npv'), worlds.end('off40', 'npv'));
  });

  it('the best lever changes with the budget: letters for little money, targeted ads for much', () => {
    // A letter costs 2.50 and nothing besides; ads cost 32 a thousand and 400 before the first is shown.
    const campaigns: Record<string, string> = {};
    for (const budget of [450, 4500]) {
      const count = Math.min(PEOPLE, budget / 2.5);
      campaigns[`letters${budget}`] =
        `{lever: letters, strategy: best-fit, count: ${count}, costEach: 2.5, perWeek: 20}`;
      campaigns[`ads${budget}`] =
        `{lever: targeted, spend: ${budget - 400}, costPerThousand: 32, segments: 20, costPerSegment: 20}`;
    }
    const worlds = played({ campaigns, metrics: 'won' });
    expectMore(worlds.end('letters450', 'won'), worlds.end('ads450', 'won'));
    expectMore(worlds.end('ads4500', 'won'), worlds.end('letters4500', 'won'));
  });
});
