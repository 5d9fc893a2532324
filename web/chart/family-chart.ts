// The chart of one adopter's tree: everybody at the step at which they got it, joined to who won them; colour and shape
// tell, as in the pictures, what they make of it in the end.

import type { Member } from '../../sim/film/family.ts';
import { tidy } from '../../sim/film/family.ts';
import type { Look, Shape } from '../../sim/film/looks.ts';
import { DARK, LIGHT, SHAPE } from '../../sim/film/looks.ts';
import { heading, short } from '../words/names.ts';
import type { Data, Drawing, Frame } from './frame.ts';
import { baseLayout, literal } from './frame.ts';
import { DARK as DARK_THEME } from './theme.ts';

export interface FamilyScene {
  readonly family: readonly Member[];
  /** Their name, or `person 12`. */
  nameOf(person: number): string;
  /** How somebody looks in the end, and in which words. */
  lookOf(person: number): Look;
  wordsOf(look: Look): string;
  readonly step: string;
  /** The last step on the axis. */
  readonly last: number;
  /** Stands out. */
  readonly person: number | undefined;
}

/** More people than these would not be told apart. */
export const MOST_DRAWN = 60;
/** Where so few are drawn, the first and the last of each branch bear their numbers. */
const MOST_NUMBERED = 24;

const SYMBOL: Readonly<Partial<Record<Shape, string>>> = {
  diamond: 'diamond',
  square: 'square',
  triangle: 'triangle-up',
  cross: 'x',
  plus: 'cross',
  ring: 'circle-open',
};

export function familyChart(scene: FamilyScene, frame: Frame): Drawing {
  const shown = tidy(scene.family, MOST_DRAWN);
  const margin = { l: 14, r: 12, t: 8, b: 46 };
  const row = Math.max(10, Math.min(24, 300 / Math.max(1, shown.height)));
  const height = Math.max(150, Math.ceil(shown.height * row)) + margin.t + margin.b;
  return {
    data: [ties(scene, shown, frame), people(scene, shown, frame)],
    layout: {
      ...baseLayout(frame, height, margin),
      hovermode: 'closest',
      xaxis: {
        range: [0, scene.last],
        fixedrange: true,
        color: frame.theme.muted,
        gridcolor: frame.theme.rule,
        zeroline: false,
        nticks: 7,
        title: { text: literal(scene.step), standoff: 8 },
      },
      yaxis: { range: [shown.height - 0.4, -0.6], fixedrange: true, visible: false },
    },
  };
}

/** From each to those they won: down or up at their own step, then along. */
function ties({ family }: FamilyScene, { kept, rows }: ReturnType<typeof tidy>, frame: Frame): Data {
  const rowOf = new Map(kept.map((place, at) => [place, rows[at]]));
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const place of kept) {
    const { parent, step } = family[place];
    if (parent < 0) continue;
    const [from, own] = [family[parent].step, rowOf.get(place)!];
    x.push(from, from, step, null);
    y.push(rowOf.get(parent)!, own, own, null);
  }
  return {
    type: 'scatter',
    mode: 'lines',
    x,
    y,
    hoverinfo: 'skip',
    line: { color: frame.theme.muted, width: 1.25, shape: 'linear' },
  };
}

function people(scene: FamilyScene, { kept, rows }: ReturnType<typeof tidy>, frame: Frame): Data {
  const palette = frame.theme === DARK_THEME ? DARK : LIGHT;
  const members = kept.map((place) => scene.family[place]);
  const looks = members.map(({ person }) => scene.lookOf(person));
  const stands = members.map(({ person, parent }) => parent < 0 || person === scene.person);
  return {
    type: 'scatter',
    mode: members.length <= MOST_NUMBERED ? 'text+markers' : 'markers',
    x: members.map(({ step }) => step),
    y: [...rows],
    customdata: members.map(({ person }) => person),
    text: members.map(({ person, parent, below }) =>
      parent < 0 || below === 0 ? literal(short(scene.nameOf(person).replace(/^person /, ''), 16)) : '',
    ),
    textposition: 'top right',
    textfont: { size: 12, color: frame.theme.ink },
    hovertext: members.map((member, at) => memberText(scene, member, looks[at])),
    hovertemplate: '%{hovertext}<extra></extra>',
    cliponaxis: false,
    marker: {
      symbol: looks.map((look) => SYMBOL[SHAPE[look]] ?? 'circle'),
      size: stands.map((is) => (is ? 14 : 8)),
      color: looks.map((look) => `#${palette.looks[look].toString(16).padStart(6, '0')}`),
      line: { color: frame.theme.ink, width: stands.map((is) => (is ? 2 : 0)) },
      opacity: 1,
    },
  } as Data;
}

/** `Week 6: person 40 · won by person 12 · won 3 in all · speaks well of it`. */
function memberText({ family, step, nameOf, wordsOf }: FamilyScene, member: Member, look: Look): string {
  const by = member.parent < 0 ? '' : `won by ${nameOf(family[member.parent].person)}`;
  const own = member.below === 0 ? '' : `won ${member.below} in all`;
  const told = [nameOf(member.person), by, own, wordsOf(look)].filter((part) => part !== '').join(' · ');
  return literal(`${heading(step)} ${member.step}: ${told}`);
}
