// wom film FILE|DIR: the spread of one replicate as an animated picture, one campaign or two side by side, drawn without a
// browser.

import { Command, InvalidArgumentError, Option } from 'commander';
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

/** Films of more steps leave some out, unless --every says otherwise. */
const USUAL_FRAMES = 120;

export function film(): Command {
  return new Command('film')
    .description('the spread as an animated picture (GIF)')
    .argument('<file|dir>', 'a scenario or a results folder')
    .requiredOption('--campaign <name>', 'which campaign; nothing is the baseline')
    .option('--against <name>', 'another campaign beside it: same people, same luck')
    .option('--replicate <k>', 'which replicate, from 0', whole(0), 0)
    .addOption(sizeOption())
    .option('--every <n>', 'show every so many steps', whole(1))
    .option('--dark', 'on a dark background')
    .option('-o, --out <file>', 'where to write it', 'spread.gif')
    .addOption(seedOption())
    .addOption(setOption())
    .addOption(dataOption())
    .option('-q, --quiet', 'no progress')
    .action(perform);
}

async function perform(source: string, options: Options): Promise<void> {
  const { filmOf, gifOf, shownSteps } = await import('../../sim/node/film.ts');
  const { DARK, LIGHT } = await import('../../sim/film/looks.ts');
  const { writeWhole } = await import('../../sim/node/whole.ts');
  await refuseOther(options.out);
  const { campaign, against, replicate, size, dark, every, out } = options;
  const film = filmOf(await openAddress(source, options), {
    campaigns: against === undefined ? [campaign] : [campaign, against],
    replicate,
    ...size,
    palette: dark ? DARK : LIGHT,
  });
  const steps = shownSteps(film.steps, every ?? Math.ceil(film.steps / USUAL_FRAMES));
  const line = progressLine(options.quiet === true);
  const gif = gifOf(film, steps, (done) =>
    line.show({ done, total: steps.length, most: steps.length, failed: 0, what: 'frames' }),
  );
  line.end();
  writeWhole(out, gif);
  if (options.quiet !== true) say(`${out}: ${steps.length} frames, ${Math.ceil(gif.length / 1024)} KB`);
}

/** Said before anything is computed. */
async function refuseOther(out: string): Promise<void> {
  if (out.toLowerCase().endsWith('.gif')) return;
  const { Failure } = await import('../../sim/node/failure.ts');
  throw new Failure(`a film is written as a GIF: -o must name a .gif file, not ${out}`);
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
