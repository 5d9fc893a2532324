// What `wom view` has to show: the report of a results folder and its tables; of a folder with several results, a list to
// choose from. Only what is named here can be asked for, and links are not followed, so no path leads anywhere else.

import type { Stats } from 'node:fs';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { choicePage } from './choice.ts';
import { Failure } from './failure.ts';
import { FLIPS } from './flips.ts';
import { JOURNAL, readManifest } from './folder.ts';
import { MANIFEST } from './manifest.ts';
import { reportPage } from './page.ts';
import { openPlain } from './plain.ts';
import type { Answer, Site } from './serve.ts';
import { isPlainName } from './serve.ts';
import type { ReportOptions } from './session.ts';
import { reportOf } from './session.ts';

const TYPES: Readonly<Record<string, string>> = {
  'runs.csv': 'text/csv',
  'series.csv': 'text/csv',
  'segments.csv': 'text/csv',
  'errors.csv': 'text/csv',
  'summary.json': 'application/json',
  [FLIPS]: 'application/json',
  [MANIFEST]: 'application/json',
};

/**
 * The results at a path: of a results folder its report at / and its tables beside it; of a folder with several of them a
 * list at /, and each below its name. Throws a Failure where there are none, or the only ones cannot be shown.
 */
export async function resultsSite(path: string, options: ReportOptions = {}): Promise<Site> {
  const [name = '.', ...more] = lstatOf(join(path, MANIFEST)) ? [] : resultsIn(path);
  if (more.length > 0) return listSite(path, options);
  const site = folderSite(join(path, name), options);
  await site([]);
  return site;
}

function folderSite(folder: string, options: ReportOptions): Site {
  const page = keptPage(folder, options);
  return async ([name, ...rest]) => {
    if (name === undefined) return page();
    return rest.length === 0 && Object.hasOwn(TYPES, name) ? table(folder, name) : undefined;
  };
}

function listSite(path: string, options: ReportOptions): Site {
  const sites = new Map<string, Site>();
  return async ([name, ...rest]) => {
    const found = resultsIn(path);
    if (name === undefined) return choicePage(found.map((folder) => ({ folder, ...titleOf(join(path, folder)) })));
    if (!found.includes(name)) return undefined;
    if (!sites.has(name)) sites.set(name, folderSite(join(path, name), options));
    return sites.get(name)!(rest);
  };
}

/** The report, made again when the results have changed. */
function keptPage(folder: string, options: ReportOptions): () => Promise<Answer> {
  let kept: { readonly state: string; readonly page: Promise<Answer> } | undefined;
  return () => {
    const state = stateOf(folder);
    if (kept?.state === state) return kept.page;
    const page = reportOf(folder, options).then((data) => pageAnswer(reportPage(data).toString()));
    kept = { state, page };
    // What went wrong may be mended without a change of these files.
    page.catch(() => {
      kept = undefined;
    });
    return page;
  };
}

function stateOf(folder: string): string {
  const files = [MANIFEST, JOURNAL, FLIPS].map((name) => lstatOf(join(folder, name)));
  return files.map((file) => `${file?.size} ${file?.mtimeMs}`).join();
}

/** A page says in its head what it may do; the same goes into the headers, where nothing can stand before it. */
function pageAnswer(body: string): Answer {
  return {
    type: 'text/html',
    body,
    policy: /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(body)?.[1],
  };
}

function table(folder: string, name: string): Answer | undefined {
  const path = join(folder, name);
  if (!lstatOf(path)?.isFile()) return undefined;
  return { type: TYPES[name], body: openPlain(path, { name, noLink: true }), saveAs: name };
}

/** What a results folder is of, and how much of it there is, or what is wrong with it. */
function titleOf(folder: string): { readonly title: string; readonly remark: string } {
  try {
    const { resolved, replicates } = readManifest(folder);
    const { planned, done } = replicates;
    const title = String(resolved.title ?? '');
    return { title, remark: done < planned ? `${done} of ${planned} replicates` : `${done} replicates` };
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    return { title: '', remark: problem.message };
  }
}

/** The names of the results folders in a folder, the latest first. */
function resultsIn(path: string): string[] {
  let entries: { name: string; isDirectory(): boolean }[] = [];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    // That there is no such folder is told where results are read.
  }
  return entries
    .filter((entry) => entry.isDirectory() && isPlainName(entry.name))
    .map(({ name }) => ({ name, at: lstatOf(join(path, name, MANIFEST))?.mtimeMs }))
    .filter((found): found is { name: string; at: number } => found.at !== undefined)
    .sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** What stands at a path itself, links included; undefined where nothing can be seen. */
function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
