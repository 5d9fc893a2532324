// Who is in the light in each picture: whoever the pointer is on, else whoever is pinned, and then with the chain of people
// by which the word came to them in that run.

import { useMemo } from 'preact/hooks';
import type { Link, Lives } from '../../sim/film/lives.ts';
import { chainOf, livesOf } from '../../sim/film/lives.ts';
import type { Spotlight } from '../../sim/film/spotlight.ts';
import type { Story } from '../../sim/film/story.ts';
import type { Looking } from './use-looking.ts';

export interface Light {
  readonly spotlight: Spotlight | undefined;
  /** Of the run, once somebody was pinned. */
  readonly lives: Lives | undefined;
  /** From the pinned person back; empty until the word has come to them. */
  readonly chain: readonly Link[];
}

export function useLight({ pinned, hovered }: Looking, stories: readonly Story[], step: number): Light[] {
  const asked = pinned !== undefined;
  const lives = useMemo(
    () => stories.map(({ log, people }) => (asked ? livesOf(log, people) : undefined)),
    [stories, asked],
  );
  const chains = useMemo(
    () => lives.map((one, side) => (one === undefined || !known(stories[side], pinned) ? [] : chainOf(one, pinned))),
    [lives, pinned],
  );
  const heard = chains.map((chain) => chain.length > 0 && chain[0].step <= step);
  return useMemo(() => {
    const person = hovered ?? pinned;
    return stories.map((story, side) => {
      const chain = heard[side] ? chains[side] : [];
      const path = person === pinned ? chain.map((link) => link.person) : [];
      return { spotlight: known(story, person) ? { person, chain: path } : undefined, lives: lives[side], chain };
    });
  }, [hovered, pinned, chains, heard.join()]);
}

/** A changed market may have fewer people. */
function known({ people }: Story, person: number | undefined): person is number {
  return person !== undefined && person < people;
}
