// Two campaigns, or one, on one clock: their pictures, what moves them, what the marks mean, and where to find the same run
// again.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ENGINE } from '../../sim/engine/version.ts';
import { legendOf } from '../../sim/film/looks.ts';
import { conditionText } from '../../sim/film/person-words.ts';
import { Story } from '../../sim/film/story.ts';
import type { View } from '../../sim/film/view.ts';
import { countsText, opinionsText, originText, sampleText, timeText } from '../../sim/film/words.ts';
import type { ReportData } from '../../sim/report/data.ts';
import type { StepName } from '../../sim/scenario/clock.ts';
import type { Placed } from '../engine/messages.ts';
import type { Filmed } from '../film/messages.ts';
import { SaveFilm } from '../film/save-film.tsx';
import type { Session } from '../session/session.ts';
import type { Shown, ShownSide } from '../session/show.ts';
import { personHeading } from '../words/names.ts';
import type { Brush } from './brush.ts';
import { Controls } from './controls.tsx';
import { CopyLink } from './copy-link.tsx';
import { Keys, pressed } from './keys.tsx';
import { Legend } from './legend.tsx';
import { LensButtons, lensKeys } from './lens.tsx';
import { Panel } from './panel.tsx';
import { PersonCard } from './person.tsx';
import { PersonFinder } from './person-finder.tsx';
import { useLight } from './use-light.ts';
import { useLooking } from './use-looking.ts';

export function Stage({ session, shown }: { session: Session; shown: Shown }) {
  const { run, clock } = session;
  const { sides, steps } = shown;
  const step = clock.step.value;
  const stories = useMemo(
    () => sides.map(({ played, placed }) => new Story(played.log, placed.market.people, steps)),
    [sides, steps],
  );
  const legends = useMemo(() => sides.map(({ opened }) => legendOf(opened.events)), [sides]);
  const brushes = useRef<Brush[]>([]);
  useEffect(
    () =>
      clock.listen((at, phase) => {
        for (const brush of brushes.current.slice(0, sides.length)) brush.draw(at, phase);
      }),
    [clock, sides],
  );
  const words = stories.map((story, side) => [countsText(story.seek(step), legends[side]), opinionsText(story)]);
  const spoken = words.map((lines) => lines.filter((line) => line !== '').join(' · '));
  const [view, changeView] = useState<View>();
  const pinned = session.person.value;
  const pin = (person: number | undefined) => {
    session.person.value = person;
  };
  const press = (person: number | undefined) => {
    if (!session.picking.peek()) pin(person === pinned ? undefined : person);
    else if (person !== undefined) session.pick(person);
  };
  const looking = useLooking({ view, changeView, pinned, pin, press }, sides[0].placed);
  const lights = useLight(looking, stories, step);
  const condition = (place: number) => {
    const person = looking.hovered ?? pinned;
    const { placed } = sides[place];
    if (person === undefined || person >= placed.market.people) return '';
    return `${personHeading(placed, person)}: ${conditionText(stories[place], person, legends[place], run.step)}`;
  };
  const keys = { ...lensKeys(looking.lens), Escape: () => looking.letGo() };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons and pictures within come by here
    <div onKeyDown={(event) => pressed(event, clock, keys)}>
      <p class="on-paper">{timeText(step, steps, run.step)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what is in it */}
      <section class="panels" aria-label="The people of the market" tabIndex={0}>
        {sides.map((side, place) => (
          <figure key={place}>
            <figcaption>
              <b>
                <bdi>{nameOf(side)}</bdi>
              </b>
              <span>{words[place][0]}</span>
              <span>{words[place][1]}</span>
            </figcaption>
            <Panel
              campaign={nameOf(side)}
              placed={side.placed}
              story={stories[place]}
              looking={looking}
              leads={place === 0}
              spotlight={lights[place].spotlight}
              condition={condition(place)}
              says={`${timeText(step, steps, run.step)}: ${spoken[place]}`}
              ready={(brush) => {
                brushes.current[place] = brush;
                brush.draw(clock.step.peek(), 0);
              }}
            />
            <small class="print">log {side.played.fingerprint}</small>
          </figure>
        ))}
      </section>
      <Controls
        clock={clock}
        unit={run.step}
        says={sides.map((side, place) => `${nameOf(side)}: ${spoken[place]}`).join('; ')}
      />
      <div class="looking">
        <PersonFinder {...{ pinned, pin, step }} placed={sides[0].placed} logs={stories.map(({ log }) => log)} />
        <LensButtons lens={looking.lens} />
      </div>
      {pinned !== undefined && (
        <PersonCard
          {...{ pinned, pin, step }}
          unit={run.step}
          sides={sides.map((side, place) => ({
            campaign: nameOf(side),
            placed: side.placed,
            story: stories[place],
            legend: legends[place],
            ...lights[place],
          }))}
        />
      )}
      <Legend entries={legends[0]} />
      <Address run={run} shown={shown} />
      <div class="savers">
        <CopyLink session={session} />
      </div>
      <SaveFilm filmed={filmedOf(run, shown)} />
      <Keys />
    </div>
  );
}

/** A campaign by its name; where something was changed, whether it is shown with it or without. */
export function nameOf({ campaign, changed, before, small }: ShownSide): string {
  if (small && !changed && !before) return `${campaign} (smaller market)`;
  return changed ? `${campaign} (changed)` : before ? `${campaign} (as it was)` : campaign;
}

/** What a film of it is made of, as `wom film` makes it; where both are of one market, it crosses once. */
function filmedOf({ title, seed, step, recorded }: ReportData, { sides, world }: Shown): Filmed {
  const [{ placed, opened }] = sides;
  const runs = sides.map((side) => ({
    campaign: nameOf(side),
    log: side.played.log,
    steps: side.played.steps,
    ...(side.placed === placed ? {} : { stage: stageOf(side.placed) }),
  }));
  const part = sides[0].small
    ? ' · smaller market'
    : recorded === undefined || 'why' in recorded
      ? ''
      : ` · ${sampleText(recorded.people, recorded.allPeople)}`;
  const origin = originText(seed, world, ENGINE) + part;
  return { title, origin, unit: step as StepName, ...stageOf(placed), events: opened.events, runs };
}

function stageOf({ market, places }: Placed) {
  return { market, places };
}

/** Which of the worlds this is, and how to see it again elsewhere. */
function Address({ run, shown: { sides, world } }: { run: ReportData; shown: Shown }) {
  const both = sides.length > 1;
  const alike = sides.every(({ placed }) => placed.name === sides[0].placed.name);
  const same = both ? `, ${alike ? 'the same people and ' : ''}the same luck for both` : '';
  const first = sides.find(({ changed, small }) => !changed && !small);
  return (
    <p class="note">
      {whichWorld(run.replicates, world, sides[0].small)}
      {same}: what one world shows is partly luck.{' '}
      {first !== undefined && (
        <>
          {both ? 'A log’s number is' : 'The log’s number is'} that of{' '}
          <code>
            wom replay DIR --campaign {quoted(first.campaign)} --replicate {world}
          </code>
          , where DIR is the folder of this report.
        </>
      )}
    </p>
  );
}

function whichWorld(worlds: number, world: number, small: boolean): string {
  if (small) return `World ${world} of the smaller market`;
  return worlds === 1 ? 'The one world of this run' : `World ${world} of the ${worlds}`;
}

/** As a shell takes it. */
function quoted(name: string): string {
  return /^[\w-]+$/.test(name) ? name : `'${name.replace(/'/g, "'\\''")}'`;
}
