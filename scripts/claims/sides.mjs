// Words with which claims are written: a side of a comparison (a campaign, perhaps under settings of its own or in some weeks
// only), and the path of a lever for a setting.

/** A campaign, what it is called beside the other side, and the settings that make it this side. */
export const side = (campaign, words = campaign, set = [], weeks = undefined) => ({ campaign, words, set, weeks });

/** The path of a campaign's lever, the first unless another is asked for. */
export const lever = (campaign, place = 0) =>
  /^\w+$/.test(campaign) ? `campaigns.${campaign}[${place}]` : `campaigns["${campaign}"][${place}]`;

/** A campaign's claim in full: what is played on both sides, in one of its two cases, `holds` or `fails`. */
export function readingOf(claim, found) {
  const both = claim[found];
  const full = (which) => {
    const own = both[which] ?? claim[which];
    return {
      scenario: both.scenario ?? claim.scenario,
      metrics: [claim.metric, ...(claim.beside ?? [])],
      ...own,
      set: [...(both.set ?? []), ...own.set],
    };
  };
  return { of: full('of'), against: full('against'), worlds: both.worlds ?? claim.worlds };
}
