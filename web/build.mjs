// Builds the report page: one HTML file with its script, style and charts inside, which opens from disk and asks for
// nothing. Where the run's data goes stands __WOM_RUN__; `reportHtml` of sim/report/html.ts splices it in. The policy
// names the hash of the one script that may run, so a scenario's text cannot become code. Same sources, same bytes.

import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

export const RUN_SLOT = '__WOM_RUN__';

/** Plotly asks for the style of its maps where a map is drawn; here none is, and 83 KB are saved. */
const noMaps = {
  name: 'no-maps',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('maplibre-gl') ? '\0no-maps' : null),
  load: (id) => (id === '\0no-maps' ? '' : null),
};

/** Writes the page's template to a file (its folder is made where missing). Throws where the build fails. */
export async function buildReport(outFile) {
  const built = await build({
    root: dirname(fileURLToPath(import.meta.url)),
    configFile: false,
    envDir: false,
    mode: 'production',
    logLevel: 'warn',
    // The build of gifenc that Node loads too: the other one has no default export of this kind.
    resolve: { alias: { gifenc: 'gifenc/dist/gifenc.js' } },
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: { write: false, target: 'es2022', modulePreload: false, reportCompressedSize: false },
    plugins: [noMaps, viteSingleFile({ removeViteModuleLoader: true })],
  });
  const page = String(built.output.find((part) => part.fileName === 'index.html').source);
  const html = withPolicy(page.replace('id="run">null<', `id="run">${RUN_SLOT}<`));
  const target = resolve(outFile);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.part`, html);
  await rename(`${target}.part`, target);
}

/** The page with a Content-Security-Policy that allows its own script, by hash, and nothing from anywhere. */
function withPolicy(html) {
  const scripts = [...html.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)];
  if (scripts.length !== 1) throw new Error(`the page should hold one script, it holds ${scripts.length}`);
  if (html.split(RUN_SLOT).length !== 2) throw new Error(`the page should hold ${RUN_SLOT} once`);
  const hash = createHash('sha256').update(scripts[0][1]).digest('base64');
  const policy = [
    "default-src 'none'",
    // The engine's kernel of WebAssembly is part of the script.
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildReport(process.argv[2] ?? fileURLToPath(new URL('../dist/report.html', import.meta.url)));
}
