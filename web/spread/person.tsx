// A person's story, campaign beside campaign: how they came to it, what they did, by whom the word had come to them. It is
// told up to the step that is shown: what is yet to come stays open.

import type { ComponentChild } from 'preact';
import type { Link, Moment } from '../../sim/film/lives.ts';
import { lifeOf } from '../../sim/film/lives.ts';
import type { LegendEntry } from '../../sim/film/looks.ts';
import type { Piece } from '../../sim/film/person-words.ts';
import { adoptsText, cameText, conditionText, deedsText, momentText, whenText } from '../../sim/film/person-words.ts';
import type { Story } from '../../sim/film/story.ts';
import type { Market } from '../../sim/market/market.ts';
import { degree, segmentOf } from '../../sim/market/market.ts';
import type { Placed } from '../engine/messages.ts';
import { heading, personHeading, personName } from '../words/names.ts';
import { amount } from '../words/numbers.ts';
import type { Light } from './use-light.ts';

export interface Side extends Light {
  readonly campaign: string;
  readonly placed: Placed;
  readonly story: Story;
  readonly legend: readonly LegendEntry[];
}

interface Props {
  readonly sides: readonly Side[];
  readonly pinned: number;
  readonly pin: (person: number | undefined) => void;
  readonly step: number;
  readonly unit: string;
}

export function PersonCard(props: Props) {
  const { sides, pinned, pin } = props;
  const known = sides.filter(({ placed }) => pinned < placed.market.people);
  if (known.length === 0) return null;
  const { placed } = known[0];
  const { market } = placed;
  const segment = market.segments.length > 1 ? `, ${segmentOf(market, pinned).name}` : '';
  const name = personHeading(placed, pinned);
  return (
    <section class="person" aria-label={name}>
      <header>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <span class="ties">
          {tiesText(market, pinned)}
          <bdi>{segment}</bdi>
        </span>
        <button type="button" class="letgo" onClick={() => pin(undefined)}>
          Let go
        </button>
      </header>
      <div class="sides">
        {known.map((side, place) => (
          <OneSide key={place} side={side} {...props} />
        ))}
      </div>
    </section>
  );
}

/** Where ties lead one way only, those that lead from a person are to people who hear them. */
function tiesText({ out, directed }: Market, person: number): string {
  const ties = degree(out, person);
  const count = amount(ties, 'people');
  return directed ? `heard by ${count}` : `${count} ${ties === 1 ? 'tie' : 'ties'}`;
}

function OneSide({ side, pinned, pin, step, unit }: Props & { side: Side }) {
  const { campaign, placed, story, legend, lives, chain } = side;
  if (lives === undefined) return null;
  const who: WhoIs = (person) => <Who name={personName(placed, person)} press={() => pin(person)} />;
  const life = lifeOf(lives, pinned);
  const moments = life.moments.filter((moment) => moment.step <= step);
  const adopts = adoptsText(legend);
  return (
    <article>
      <h4>
        <bdi>{campaign}</bdi>
      </h4>
      <p>
        <Heard adopts={adopts} moments={moments} unit={unit} who={who} />
        {moments.length > 0 && ` · ${deedsText(life, step, unit, adopts).join(' · ')}`}
      </p>
      {moments.length > 0 && <p class="note">Now: {conditionText(story.seek(step), pinned, legend, unit)}.</p>}
      {chain.length > 1 && <Chain chain={chain} unit={unit} who={who} />}
      {moments.length > 1 && (
        <details>
          <summary>All {moments.length} moments</summary>
          <ol class="moments">
            {moments.map((moment, place) => (
              <li key={place}>
                <Told piece={momentText(moment, unit, adopts)} who={who} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

/** What stands for a person in a sentence. */
type WhoIs = (person: number) => ComponentChild;

interface HeardProps {
  readonly moments: readonly Moment[];
  readonly unit: string;
  /** What those do who get it. */
  readonly adopts: string;
  readonly who: WhoIs;
}

function Heard({ moments, unit, adopts, who }: HeardProps) {
  if (moments.length === 0) return <>Has not heard of it</>;
  const piece = cameText(moments[0], unit, adopts);
  return <Told piece={{ ...piece, before: heading(piece.before) }} who={who} />;
}

/** From whoever had it from no person to the one that is looked at. */
function Chain({ chain, unit, who }: { chain: readonly Link[]; unit: string; who: WhoIs }) {
  const told = [...chain].reverse();
  return (
    <>
      <p class="note">
        Back to the seed, {told.length - 1} {told.length === 2 ? 'telling' : 'tellings'}:
      </p>
      <ol class="chain">
        {told.map(({ person, step }) => (
          <li key={person}>
            {who(person)} <small>{whenText(step, unit)}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

function Told({ piece: { before, person, after }, who }: { piece: Piece; who: WhoIs }) {
  if (person === undefined) return <>{before}</>;
  return (
    <>
      {before} {who(person)} {after}
    </>
  );
}

/** A person's name; pressed, it is they who are looked at. */
function Who({ name, press }: { name: string; press: () => void }) {
  return (
    <button type="button" class="who" onClick={press}>
      <bdi>{name}</bdi>
    </button>
  );
}
