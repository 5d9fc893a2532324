// One campaign's people: a canvas that is written pixel by pixel, what it shows in words, and hands on it.

import './looking.css';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Scene } from '../../sim/film/marks.ts';
import type { Point } from '../../sim/film/raster.ts';
import type { Spotlight } from '../../sim/film/spotlight.ts';
import type { Story } from '../../sim/film/story.ts';
import { pointOf, standIn, type View } from '../../sim/film/view.ts';
import type { Placed } from '../engine/messages.ts';
import { Brush } from './brush.ts';
import { listen } from './gestures.ts';
import { useGround } from './use-ground.ts';
import type { Lens, Looking } from './use-looking.ts';
import { usePalette } from './use-palette.ts';
import type { Room } from './use-size.ts';

/** How far from a person a pointer means them, and a finger. */
const NEAR = 9;
const FINGER = 24;

interface Props {
  readonly campaign: string;
  readonly placed: Placed;
  readonly story: Story;
  readonly looking: Looking;
  /** Whether all pictures are to be as large as this one. */
  readonly leads: boolean;
  /** Who is in the light, and what is said of them. */
  readonly spotlight: Spotlight | undefined;
  readonly condition: string;
  /** What it shows, in a sentence. */
  readonly says: string;
  readonly ready: (brush: Brush) => void;
}

export function Panel({ looking, leads, ...rest }: Props) {
  const { room, shown, lens } = looking;
  return (
    <div class={lens.near ? 'picture near' : 'picture'} ref={leads ? looking.frame : undefined}>
      {room !== undefined && shown !== undefined && <People {...rest} looking={looking} room={room} view={shown} />}
    </div>
  );
}

type PeopleProps = Omit<Props, 'leads'> & { readonly room: Room; readonly view: View };

function People({ campaign, placed, story, looking, room, view, spotlight, condition, says, ready }: PeopleProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ground = useGround(placed, room, usePalette(), view);
  const scene = useMemo(() => new Scene(ground), [ground]);
  const brush = useRef<Brush>(undefined);
  const told = useRef(ready);
  told.current = ready;
  useLayoutEffect(() => {
    brush.current = new Brush(canvas.current!, scene, story);
    brush.current.light(spotlight);
    told.current(brush.current);
  }, [scene, story]);
  useLayoutEffect(() => brush.current!.light(spotlight), [spotlight]);
  useHands(canvas, looking, ([x, y], reach) => ground.personAt(x * ground.grain, y * ground.grain, reach));
  const box = { left: 0, top: 0, width: room.width, height: room.height };
  const { x, y, scale } = standIn(ground.view, view, box);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${campaign}: ${says}`}
        style={
          x === 0 && y === 0 && scale === 1 ? undefined : { transform: `translate(${x}px, ${y}px) scale(${scale})` }
        }
      />
      {spotlight !== undefined && looking.hovered === spotlight.person && (
        <Condition at={pointOf(placed.places, spotlight.person, box, view)} room={room} says={condition} />
      )}
    </>
  );
}

/** Hands on the picture: they move the view, and find people. */
function useHands(
  canvas: RefObject<HTMLCanvasElement | null>,
  looking: Looking,
  personAt: (at: Point, reach: number) => number | undefined,
): void {
  const now = useRef({ looking, personAt });
  now.current = { looking, personAt };
  useEffect(() => {
    const lens = (): Lens => now.current.looking.lens;
    return listen(canvas.current!.parentElement!, {
      zoom: (factor, at) => lens().zoom(factor, at),
      shift: (dx, dy) => lens().shift(dx, dy),
      near: () => lens().near,
      hover: (at) => now.current.looking.hover(at && now.current.personAt(at, NEAR)),
      press: (at, fine) => now.current.looking.press(now.current.personAt(at, fine ? NEAR : FINGER)),
    });
  }, []);
}

/** How the person in the light stands, beside them; below the pictures it stands for those who do not see it. */
function Condition({ at: [x, y], room, says }: { at: readonly [number, number]; room: Room; says: string }) {
  if (x < 0 || y < 0 || x > room.width || y > room.height) return null;
  const [right, low] = [x > room.width / 2, y > room.height / 2];
  const style = {
    left: `${x}px`,
    top: `${y}px`,
    translate: `${right ? 'calc(-100% - 12px)' : '12px'} ${low ? '-110%' : '10%'}`,
  };
  return (
    <div class="condition" style={style} aria-hidden="true">
      {says}
    </div>
  );
}
