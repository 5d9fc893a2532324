// npm run bench:view: how smoothly the page draws a spread, in a real browser without a GPU: frames a second, and the
// script's share of a frame, with every person recoloured in every frame on 1200 × 800 pixels. Nothing passes or fails
// here; a machine that does other things meanwhile shows fewer frames.
//
//   npm run bench:view [-- --seconds 5]

import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } });
const seconds = Number(values.seconds);

const entry = fileURLToPath(new URL('../web/bench/drawing.ts', import.meta.url));
const bundle = await build({ entryPoints: [entry], bundle: true, write: false, target: 'es2022', minify: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.setContent('<!doctype html><body style="margin:0"></body>');
  await page.addScriptTag({ content: bundle.outputFiles[0].text });
  console.log(
    `Chromium ${browser.version()}, no GPU, ${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.version}`,
  );
  console.log(line('people', 'ties', 'pictures', 'frames/s', 'script ms', 'with light', 'new view ms'));
  for (const people of [10_000, 100_000]) {
    for (const pictures of [2, 1]) {
      const measured = await page.evaluate((one) => globalThis.measure(one), {
        people,
        ties: 3 * people,
        pictures,
        seconds,
      });
      const { frames, script, light, ground } = measured;
      const figures = [frames.toFixed(0), script.toFixed(1), light.toFixed(1), ground.toFixed(0)];
      console.log(line(people.toLocaleString('en'), (3 * people).toLocaleString('en'), pictures, ...figures));
    }
  }
} finally {
  await browser.close();
}

function line(...cells) {
  return cells.map((cell, place) => (place === 0 ? String(cell).padStart(8) : String(cell).padStart(13))).join('');
}
