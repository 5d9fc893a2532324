// A web server for whoever sits at this machine. It listens on loopback unless told otherwise, reads only, and answers
// only to names of this machine: another page that points a name of its own here (DNS rebinding) learns nothing. What
// there is to see is the site's matter; nothing that a client sends can hang the server, end it or fill its memory.

import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import { createServer, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isIP, isIPv4 } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';
import { codeOf, Failure, reasonOf } from './failure.ts';
import type { OpenPlain } from './plain.ts';

export interface Answer {
  readonly type: string;
  readonly body: string | OpenPlain;
  /** The browser saves it under this name instead of showing it. */
  readonly saveAs?: string;
  /** What it may load and run, as a Content-Security-Policy; nothing where left out. */
  readonly policy?: string;
}

/** What stands at a path, given by its decoded parts: /a%20b/c is ['a b', 'c'], / is none. Undefined where nothing does. */
export type Site = (parts: readonly string[]) => Promise<Answer | undefined>;

export interface ServeOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** How long a client may take over a request, in milliseconds. */
  readonly patience?: number;
}

export interface Served {
  readonly url: string;
  /** Ends at once, whoever is still reading. */
  close(): Promise<void>;
}

/** The host that means every address of this machine. */
export const EVERYBODY = '0.0.0.0';
const MOST_CONNECTIONS = 64;
const LARGEST_HEADERS = 8192;
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'";
/** No other site may frame, load or share anything; alone like this, a page may use memory shared with its threads. */
const STRICT = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Serves until closed. Throws a Failure where the host is not this machine alone, or the port cannot be had. */
export async function serve(site: Site, { host, port, patience = 10_000 }: ServeOptions): Promise<Served> {
  if (host !== EVERYBODY && !isLoopback(host)) {
    throw new Failure(`--host ${host} is not this machine alone: ${EVERYBODY} serves everybody who reaches it`);
  }
  const server = createServer({
    maxHeaderSize: LARGEST_HEADERS,
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: patience / 4,
    keepAliveTimeout: patience,
  });
  server.maxConnections = MOST_CONNECTIONS;
  // One who stops reading; making a page may keep us busy for longer than a request may take.
  server.setTimeout(6 * patience);
  answerAll(server, site, host === EVERYBODY);
  await listen(server, host === 'localhost' ? '127.0.0.1' : host, port);
  const { port: found } = server.address() as AddressInfo;
  const name = host === EVERYBODY ? '127.0.0.1' : host;
  return { url: `http://${name.includes(':') ? `[${name}]` : name}:${found}/`, close: () => close(server) };
}

function answerAll(server: Server, site: Site, open: boolean): void {
  const answering = new WeakSet<Duplex>();
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    answering.add(request.socket);
    response.on('close', () => answering.delete(request.socket)).on('error', () => {});
    send(await replyTo(request, site, open), request, response);
  });
  server.on('clientError', (problem, socket) => {
    // Nothing is said into the middle of an answer, or to one who has gone.
    if (!socket.writable || answering.has(socket) || codeOf(problem) === 'ECONNRESET') socket.destroy();
    else socket.end(refusal(codeOf(problem)), () => socket.destroy());
  });
}

interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | OpenPlain;
}

async function replyTo(request: IncomingMessage, site: Site, open: boolean): Promise<Reply> {
  const { method = '', url = '', headers } = request;
  if (!names(headers.host, open)) return words(403, 'This server answers only to names of the machine it runs on.');
  if (method !== 'GET' && method !== 'HEAD') {
    return words(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
  }
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0) {
    return words(400, 'A request to read something has no body.');
  }
  const parts = partsOf(url);
  if (parts === undefined) return words(400, 'This is no address that could be served.');
  try {
    const answer = await site(parts);
    return answer === undefined ? words(404, 'There is nothing here. Begin at / instead.') : replyOf(answer);
  } catch (problem) {
    if (problem instanceof Failure) return words(500, problem.message);
    return words(500, `a fault of wom itself: ${reasonOf(problem)}`);
  }
}

function replyOf({ type, body, saveAs, policy = NOTHING }: Answer): Reply {
  const saved = saveAs === undefined ? {} : { 'Content-Disposition': `attachment; filename="${saveAs}"` };
  return { status: 200, headers: { ...saved, ...typed(type, policy) }, body };
}

/** A sentence in place of an answer. */
function words(status: number, sentence: string, headers: OutgoingHttpHeaders = {}): Reply {
  return { status, headers: { ...headers, ...typed('text/plain'), Connection: 'close' }, body: `${sentence}\n` };
}

function typed(type: string, policy = NOTHING): OutgoingHttpHeaders {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` };
}

function send({ status, headers, body }: Reply, { method }: IncomingMessage, response: ServerResponse): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.size;
  response.writeHead(status, { ...STRICT, ...headers, 'Content-Length': length });
  if (typeof body === 'string') return void response.end(method === 'HEAD' ? undefined : body);
  if (method !== 'HEAD' && body.size > 0) {
    // To where it ended when it was opened: it may grow meanwhile.
    const stream = createReadStream('', { fd: body.file, end: body.size - 1 });
    return void pipeline(stream, response, () => {});
  }
  closeSync(body.file);
  response.end();
}

/** The decoded parts of a request's path; undefined where it is malformed, or seeks a way out. */
function partsOf(url: string): string[] | undefined {
  const [path] = url.split('?', 1);
  if (!path.startsWith('/') || path.includes('#')) return undefined;
  try {
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    if (parts.at(-1) === '') parts.pop();
    return parts.every(isPlainName) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a part of a path is a name, and no way elsewhere. */
export function isPlainName(part: string): boolean {
  return part !== '.' && part !== '..' && !/[/\\\p{Cc}]/u.test(part);
}

/** Whether a Host header names this machine. An address cannot be made to mean another machine, as a name can. */
function names(header: string | undefined, open: boolean): boolean {
  const [, name] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(header ?? '') ?? [];
  const host = name?.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === undefined) return false;
  if (isLoopback(host)) return true;
  const own = hostname().toLowerCase();
  return open && (isIP(host) !== 0 || host === own || host === `${own}.local`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** The answer to what is no request, as bytes: there is nobody to write it for us. */
function refusal(code: string | undefined): string {
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const { headers, body } = words(status, `${STATUS_CODES[status]}.`);
  const all = { ...STRICT, ...headers, 'Content-Length': String(body).length };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (problem) => fail(new Failure(whyNot(problem, host, port))));
    server.listen({ host, port }, done);
  });
  // A client that could not be accepted is that client's loss.
  server.removeAllListeners('error').on('error', () => {});
}

function whyNot(problem: unknown, host: string, port: number): string {
  const code = codeOf(problem);
  if (code === 'EADDRINUSE') return `port ${port} is taken: give another with --port, or none for any that is free`;
  if (code === 'EACCES') return `port ${port} may not be used here: give another with --port`;
  return `cannot serve on ${host}: ${reasonOf(problem)}`;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
