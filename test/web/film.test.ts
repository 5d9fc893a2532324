// Films made in the page, in a real browser: the GIF is that of the command line to the byte, videos can be played, and the
// pictures of the command line are read by a decoder that is not ours.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { blankPicture, bytesOf, pixelOf } from '../../sim/film/raster.ts';
import { pngOf } from '../../sim/node/png.ts';
import { browserTest } from '../browser.ts';
import { built, Place, SMALL } from '../scripts/wom.ts';
import { openFile, soon } from './opening.ts';

const place = new Place();
const saved = mkdtempSync(join(tmpdir(), 'wom films '));

beforeAll(() => {
  built();
  place.write('small.yaml', SMALL);
  const { status, stderr } = place.wom(['run', 'small.yaml', '-o', 'r', '-n', '2', '-j', '1', '-q', '--no-flip']);
  expect([status, stderr]).toEqual([0, '']);
});
afterAll(() => {
  for (const path of [saved, place.path]) rmSync(path, { recursive: true, force: true });
});

/** Chooses in the block that saves films. */
const choose = (page: Page, label: string, option: string) =>
  page.locator('.film').getByLabel(label).selectOption({ label: option });

async function save(page: Page, format: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await choose(page, 'Format', format);
  const button = page.getByRole('button', { name: 'Save the film' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(saved, format);
  await download.saveAs(path);
  await soon(() => page.locator('.film [role=status]').textContent()).toMatch(/^Saved as .*, .* [KM]B\.$/);
  return { name: download.suggestedFilename(), bytes: readFileSync(path) };
}

browserTest('saves the GIF of the command line, and videos that play; can be cancelled', async (browser) => {
  await openFile(browser, join(place.path, 'r', 'report.html'), {}, async (page) => {
    await page.locator('.spread').scrollIntoViewIfNeeded();
    await page.locator('.controls').waitFor();
    const names = await page.locator('.panels figcaption b').allTextContents();
    await page.getByText('Save a film', { exact: true }).click();
    await choose(page, 'Size', 'small, 640 × 360');
    await choose(page, 'Speed', '16 weeks a second');
    const gif = await save(page, 'GIF');
    expect(gif.name).toBe(`small-fight-${names.join('-').replace(' ', '-')}.gif`);
    const film = ['film', 'r', '--campaign', names[0], '--against', names[1]];
    expect(place.wom([...film, '--size', '640x360', '--speed', '16', '-o', 'cli.gif']).status).toBe(0);
    expect(readFileSync(join(place.path, 'cli.gif')).equals(gif.bytes)).toBe(true);
    for (const format of ['MP4', 'WebM']) {
      const { bytes } = await save(page, format);
      const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
      expect((await input.getFormat()).name).toBe(format);
      const track = (await input.getPrimaryVideoTrack())!;
      expect([await track.getDisplayWidth(), await track.getDisplayHeight()]).toEqual([640, 360]);
      // Twelve weeks at sixteen a second, and three seconds for the last one.
      expect(await input.computeDuration()).toBeCloseTo(12 / 16 + 3, 0);
      expect(await playedSeconds(page, bytes, format)).toBeCloseTo(12 / 16 + 3, 0);
    }
    await choose(page, 'Speed', '1 week a second');
    await choose(page, 'Size', 'large, 1280 × 720');
    await page.getByRole('button', { name: 'Save the film' }).click();
    await page.getByLabel('How much of the film is drawn').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await soon(() => page.locator('.film [role=status]').textContent()).toBe('Cancelled.');
    expect(await page.getByRole('button', { name: 'Save the film' }).count()).toBe(1);
  });
});

/** How long a browser takes a video to be, having looked at a picture of it. */
async function playedSeconds(page: Page, bytes: Uint8Array, format: string): Promise<number> {
  const other = await page.context().newPage();
  const url = `data:video/${format.toLowerCase()};base64,${Buffer.from(bytes).toString('base64')}`;
  const seconds = await other.evaluate(async (source) => {
    const video = document.createElement('video');
    video.src = source;
    await new Promise((done, failed) => {
      video.onloadeddata = done;
      video.onerror = () => failed(new Error(video.error?.message));
    });
    return video.duration;
  }, url);
  await other.close();
  return seconds;
}

browserTest('a browser reads the PNG as it was drawn', async (browser) => {
  const picture = blankPicture(37, 5);
  picture.pixels.forEach((_, i) => {
    picture.pixels[i] = pixelOf((i * 2_654_435) & 0xffffff);
  });
  const page = await browser.newPage();
  const url = `data:image/png;base64,${Buffer.from(pngOf(picture)).toString('base64')}`;
  const read = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    return Array.from(context.getImageData(0, 0, image.width, image.height).data);
  }, url);
  expect(read).toEqual(Array.from(bytesOf(picture)));
});
