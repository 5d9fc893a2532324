// The same bits everywhere: one bundle of the kernel, run here and in a real browser, must give the same hashes.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { browserTest } from '../browser.ts';
import { probe } from './probe.ts';

browserTest(
  'luck, math, quantiles, fields, tries and the kernel have the same bits in Node and in Chromium',
  async (browser) => {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('./probe.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'kernel',
      target: 'es2022',
      logLevel: 'silent',
    });
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    const theirs = await page.evaluate('kernel.probe()');
    const ours = probe();
    expect(theirs).toEqual(ours);
    expect(new Set(Object.values(ours)).size).toBe(Object.keys(ours).length);
  },
);
