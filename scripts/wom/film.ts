// wom film FILE|DIR: the spread of one replicate as pictures, one campaign or two side by side, drawn without a browser:
// an animated GIF, a PNG of one step, or a folder of PNGs.

import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Film } from '../../sim/film/frame.ts';
import type { Reel } from '../../sim/film/reel.ts';
import { LEAST_SPEED, MOST_SPEED } from '../../sim/film/reel.ts';
import { openAddress } from './address.ts';
import { dataOption, seedOption, setOption, whole } from './options.ts';
import { progressLine } from './progress.ts';
import { say } from './terminal.ts';

interface Options {
  readonly campaign: string;
  readonly against?: string;
  readonly replicate: number;
  readonly size: Size;
  readonly every?: number;
  readonly speed?: number;
  readonly step?: number;
  readonly dark?: boolean;
  readonly out: string;
  readonly seed?: string;
  readonly set: string[];
  readonly data?: string;
  readonly quiet?: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export function film(): Command {
  return new Command('film')
    .description('the spread as pictures: an animated GIF, or PNGs')
    .argument('<file|dir>', 'a scenario or a results folder')
    .requiredOption('--campaign <name>', 'which campaign; nothing is the baseline')
    .option('--against <name>', 'another campaign beside it: same people, same luck')
    .option('--replicate <k>', 'which replicate, from 0', whole(0), 0)
    .addOption(sizeOption())
    .option('--every <n>', 'show every so many steps', whole(1))
    .option('--speed <n>', 'steps a second (default: the whole film takes about 20 seconds)', speedOf)
    .option('--step <n>', 'of a .png: which step it shows (default: the last)', whole(0))
    .option('--dark', 'on a dark background')
    .option('-o, --out <file>', 'a .gif, a .png of one step, or a folder of PNGs: a name ending in /', 'spread.gif')
    .addOption(seedOption())
    .addOption(setOption())
    .addOption(dataOption())
    .option('-q, --quiet', 'no progress')
    .action(perform);
}

async function perform(source: string, options: Options): Promise<void> {
  const form = await formOf(options);
  const { filmOf } = await import('../../sim/node/film.ts');
  const { reelOf } = await import('../../sim/film/reel.ts');
  const { DARK, LIGHT } = await import('../../sim/film/looks.ts');
  const { campaign, against, replicate, size, dark } = options;
  const film = filmOf(await openAddress(source, options), {
    campaigns: against === undefined ? [campaign] : [campaign, against],
    replicate,
    ...size,
    palette: dark ? DARK : LIGHT,
  });
  const reel = reelOf(film.steps, options);
  const line = progressLine(options.quiet === true);
  const total = reel.steps.length;
  const written = await WRITERS[form](film, reel, options, (done) =>
    line.show({ done, total, most: total, failed: 0, what: 'frames' }),
  );
  line.end();
  if (options.quiet !== true) say(`${options.out}: ${written}`);
}

type OnFrame = (done: number) => void;
type Writer = (film: Film, reel: Reel, options: Options, onFrame: OnFrame) => Promise<string>;

/** Each returns what it wrote, in words. */
const WRITERS = {
  async gif(film, reel, { out }, onFrame) {
    const { gifOf } = await import('../../sim/film/gif.ts');
    const { writeWhole } = await import('../../sim/node/whole.ts');
    const bytes = gifOf(film, reel, onFrame);
    writeWhole(out, bytes);
    return `${reel.steps.length} frames, ${kilobytes(bytes)}`;
  },
  async png(film, _, { out, step = film.steps }) {
    const { pngOf } = await import('../../sim/node/png.ts');
    const { writeWhole } = await import('../../sim/node/whole.ts');
    const shown = Math.min(step, film.steps);
    const bytes = pngOf(film.frame(shown));
    writeWhole(out, bytes);
    return `step ${shown}, ${kilobytes(bytes)}`;
  },
  async folder(film, { steps }, { out }, onFrame) {
    const { pngOf } = await import('../../sim/node/png.ts');
    const { makeFolder } = await import('../../sim/node/folder.ts');
    const { writeWhole } = await import('../../sim/node/whole.ts');
    makeFolder(out);
    const digits = String(film.steps).length;
    for (const [i, step] of steps.entries()) {
      writeWhole(join(out, `step-${String(step).padStart(digits, '0')}.png`), pngOf(film.frame(step)));
      onFrame(i + 1);
    }
    return `${steps.length} pictures`;
  },
} satisfies Record<string, Writer>;

/** What the name of the output asks for. Said before anything is computed. */
async function formOf({ out, step }: Options): Promise<keyof typeof WRITERS> {
  const { Failure } = await import('../../sim/node/failure.ts');
  const form = /[/\\]$/.test(out) ? 'folder' : /\.(gif|png)$/i.exec(out)?.[1].toLowerCase();
  if (step !== undefined && form !== 'png') throw new Failure(`--step goes with a .png, not with ${out}`);
  if (form === 'gif' || form === 'png' || form === 'folder') return form;
  throw new Failure(`-o must name a .gif, a .png, or a folder (a name ending in /), not ${out}`);
}

function kilobytes({ length }: Uint8Array): string {
  return `${Math.ceil(length / 1024)} KB`;
}

function speedOf(text: string): number {
  const speed = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || speed < LEAST_SPEED || speed > MOST_SPEED) {
    throw new InvalidArgumentError(`It must be a number from ${LEAST_SPEED} to ${MOST_SPEED}.`);
  }
  return speed;
}

function sizeOption(): Option {
  return new Option('--size <WxH>', 'pixels across and down')
    .argParser(sizeOf)
    .default({ width: 900, height: 600 }, '900x600');
}

function sizeOf(text: string): Size {
  const match = /^(\d{1,4})x(\d{1,4})$/.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || width < 320 || height < 240 || width > 1920 || height > 1200) {
    throw new InvalidArgumentError('It must be like 900x600: 320 to 1920 across, 240 to 1200 down.');
  }
  return { width, height };
}
