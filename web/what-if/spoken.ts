// Places and values of a scenario as a reader reads them.

import { heading, spoken } from '../words/names.ts';

/** `campaigns["big bang"][0].spend` → `Spend (big bang)`, `spread.trustAds` → `Trust ads`. */
export function spokenPath(path: string): string {
  const campaign = /^campaigns\["((?:[^"\\]|\\.)*)"\]/.exec(path)?.[1]?.replace(/\\(.)/g, '$1');
  const last = /\.([^.[\]"]+)$/.exec(path)?.[1];
  if (campaign !== undefined) return last === undefined ? campaign : `${heading(spoken(last))} (${campaign})`;
  return path === 'market.network' ? 'Network' : heading(spoken(last ?? path));
}

/** Members of shelves by their name, people by their number; anything else as it is written. */
export function spokenValue(value: string): string {
  const member = /^\{type: ([\w-]+)/.exec(value)?.[1];
  if (member !== undefined) return member;
  const people = /"people":\[([^\]]*)\]/.exec(value)?.[1];
  if (people === undefined) return value;
  const count = people.split(',').length;
  return `${count} ${count === 1 ? 'person' : 'people'} picked`;
}
