// A person's story, campaign beside campaign: how they came to it, what they did, by whom the word had come to them. It is
// told up to the step that is shown: what is yet to come stays open.

import type { Link, Moment } from '../../sim/film/lives.ts';
import { lifeOf } from '../../sim/film/lives.ts';
import type { LegendEntry } from '../../sim/film/looks.ts';
import type { Piece } from '../../sim/film/person-words.ts';
import { adoptsText, cameText, conditionText, deedsText, momentText, whenText } from '../../sim/film/person-words.ts';
import type { Story } from '../../sim/film/story.ts';
import type { Market } from '../../sim/market/market.ts';
import { degree, segmentOf } from '../../sim/market/market.ts';
import { heading } from '../words/names.ts';
import { amount } from '../words/numbers.ts';
import { personName } from './person-name.ts';
import type { Light } from './use-light.ts';

export interface Side extends Light {
  readonly campaign: string;
  readonly market: Market;
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
  const known = sides.filter(({ market: { people } }) => pinned < people);
  if (known.length === 0) return null;
  const { market } = known[0];
  const ties = degree(market.out, pinned);
  const segment = market.segments.length > 1 ? `, ${segmentOf(market, pinned).name}` : '';
  const name = heading(personName(pinned));
  return (
    <section class="person" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span class="ties">
          {amount(ties, 'people')} {ties === 1 ? 'tie' : 'ties'}
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

function OneSide({ side, pinned, pin, step, unit }: Props & { side: Side }) {
  const { campaign, story, legend, lives, chain } = side;
  if (lives === undefined) return null;
  const life = lifeOf(lives, pinned);
  const moments = life.moments.filter((moment) => moment.step <= step);
  const adopts = adoptsText(legend);
  return (
    <article>
      <h4>
        <bdi>{campaign}</bdi>
      </h4>
      <p>
        <Heard moments={moments} unit={unit} pin={pin} />
        {moments.length > 0 && ` · ${deedsText(life, step, unit, adopts).join(' · ')}`}
      </p>
      {moments.length > 0 && <p class="note">Now: {conditionText(story.seek(step), pinned, legend, unit)}.</p>}
      {chain.length > 1 && <Chain chain={chain} unit={unit} pin={pin} />}
      {moments.length > 1 && (
        <details>
          <summary>All {moments.length} moments</summary>
          <ol class="moments">
            {moments.map((moment, place) => (
              <li key={place}>
                <Told piece={momentText(moment, unit, adopts)} pin={pin} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

type Pin = Props['pin'];

function Heard({ moments, unit, pin }: { moments: readonly Moment[]; unit: string; pin: Pin }) {
  if (moments.length === 0) return <>Has not heard of it</>;
  const piece = cameText(moments[0], unit);
  return <Told piece={{ ...piece, before: heading(piece.before) }} pin={pin} />;
}

/** From whoever had it from no person to the one that is looked at. */
function Chain({ chain, unit, pin }: { chain: readonly Link[]; unit: string; pin: Pin }) {
  const told = [...chain].reverse();
  return (
    <>
      <p class="note">
        Back to the seed, {told.length - 1} {told.length === 2 ? 'telling' : 'tellings'}:
      </p>
      <ol class="chain">
        {told.map(({ person, step }) => (
          <li key={person}>
            <Who person={person} pin={pin} /> <small>{whenText(step, unit)}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

function Told({ piece: { before, person, after }, pin }: { piece: Piece; pin: Pin }) {
  if (person === undefined) return <>{before}</>;
  return (
    <>
      {before} <Who person={person} pin={pin} /> {after}
    </>
  );
}

/** A person's name; pressed, it is they who are looked at. */
function Who({ person, pin }: { person: number; pin: Pin }) {
  return (
    <button type="button" class="who" onClick={() => pin(person)}>
      <bdi>{personName(person)}</bdi>
    </button>
  );
}
