// The server of `wom view` under polite, careless and hostile clients, over real sockets: what it refuses and how, and that
// it goes on answering afterwards.

import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../sim/node/failure.ts';
import { openPlain } from '../../sim/node/plain.ts';
import type { Served, Site } from '../../sim/node/serve.ts';
import { EVERYBODY, serve } from '../../sim/node/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'wom serve '));
const large = join(folder, 'large.csv');
const site: Site = async ([name, ...rest]) => {
  if (name === undefined) return { type: 'text/html', body: '<p>é</p>', policy: "img-src 'none'" };
  if (name === 'large.csv') return { type: 'text/csv', body: openPlain(large, { name }), saveAs: name };
  if (name === 'damaged') throw new Failure('the folder is damaged');
  if (name === 'broken') throw new Error('a slip');
  return name === 'a b' && rest[0] === 'ü' ? { type: 'text/plain', body: 'deep' } : undefined;
};

let served: Served;
let port = 0;
beforeAll(async () => {
  writeFileSync(large, Buffer.alloc(8_000_000, 'a,b\n'));
  served = await serve(site, { host: '127.0.0.1', port: 0 });
  port = Number(new URL(served.url).port);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that comes back for some bytes, until the server ends the connection. */
function exchange(bytes: string | Uint8Array, to = port): Promise<string> {
  return new Promise((done) => {
    const pieces: Buffer[] = [];
    const socket = connect(to, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', () => {}).on('close', () => done(Buffer.concat(pieces).toString()));
  });
}

const request = (line: string, headers = 'Host: localhost\r\n') => `${line}\r\n${headers}Connection: close\r\n\r\n`;
const statusOf = (reply: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(reply)?.[1]);
const get = async (path: string) => exchange(request(`GET ${path} HTTP/1.1`));
const alive = async (to = port) => statusOf(await exchange(request('GET / HTTP/1.1'), to)) === 200;
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));
const partOf = (reply: string) => {
  const [head, body] = reply.split(/\r\n\r\n(.*)/s);
  return { head, body };
};

describe('what is there', () => {
  it('comes with its length and its policy, and is kept by nobody', async () => {
    const { head, body } = partOf(await get('/?week=3'));
    expect(body).toBe('<p>é</p>');
    for (const header of [
      'Content-Length: 9',
      'Content-Type: text/html; charset=utf-8',
      "Content-Security-Policy: img-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: no-referrer',
      'Cross-Origin-Opener-Policy: same-origin',
      'Cross-Origin-Embedder-Policy: require-corp',
      'Cross-Origin-Resource-Policy: same-origin',
      'Cache-Control: no-store',
    ]) {
      expect(head.split('\r\n')).toContain(header);
    }
    expect(partOf(await get('/a%20b/%C3%BC/')).body).toBe('deep');
  });

  it('comes as a file to save, whole', async () => {
    const { head, body } = partOf(await get('/large.csv'));
    expect(head).toContain('Content-Disposition: attachment; filename="large.csv"');
    expect(head).toContain("Content-Security-Policy: default-src 'none'");
    expect(body).toBe(readFileSync(large, 'utf8'));
    writeFileSync(large, '');
    expect(partOf(await get('/large.csv'))).toMatchObject({ head: expect.stringContaining('Length: 0'), body: '' });
    writeFileSync(large, Buffer.alloc(8_000_000, 'a,b\n'));
  });

  it.each(['/', '/large.csv', '/nothing'])('HEAD %s is GET without the body', async (path) => {
    const undated = (head: string) => head.replace(/\r\nDate: .*/, '');
    const { head, body } = partOf(await exchange(request(`HEAD ${path} HTTP/1.1`)));
    expect(body).toBe('');
    expect(undated(head)).toBe(undated(partOf(await get(path)).head));
  });

  it('what goes wrong is told in words', async () => {
    expect(await get('/damaged')).toMatch(/^HTTP\/1.1 500 [\s\S]*\r\n\r\nthe folder is damaged\n$/);
    expect(await get('/broken')).toMatch(/^HTTP\/1.1 500 [\s\S]*\r\n\r\na fault of wom itself: a slip\n$/);
    expect(await get('/nothing')).toMatch(/^HTTP\/1.1 404 [\s\S]*\r\n\r\nThere is nothing here\. .*\n$/);
  });
});

describe('ways out and malformed addresses', () => {
  it.each([
    ...['/../x', '/..', '/a/../b', '/./x', '/%2e%2e/x', '/%2E%2e', '/..%2fx', '/a%2Fb', '/%5c..%5cx', '/a\\b', '\\x'],
    ...['/%00', '/a%00.csv', '/%0d%0aX:1', '/%1b[31m', '/%7f', '/%', '/%zz', '/%c3', '/%ff', '/%c0%ae%c0%ae/x'],
    ...['http://localhost/', 'http://evil.example/', 'x', '*', '/#x', '//..//x'],
  ])('GET %s: 400', async (path) => expect(statusOf(await get(path))).toBe(400));

  it.each([
    ...['//', '//etc/passwd', '/etc/passwd', '/C:/x', '/c:', '/.../x', '/__proto__', '/%252e%252e/x', '/~', '/?/../..'],
  ])('GET %s: nothing there', async (path) => {
    expect(statusOf(await get(path))).toBe(path.startsWith('/?') ? 200 : 404);
  });
});

describe('requests that are not answered', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s: 405', async (method) => {
    const reply = await exchange(request(`${method} / HTTP/1.1`));
    expect(statusOf(reply)).toBe(405);
    expect(reply).toContain('\r\nAllow: GET, HEAD\r\n');
  });

  it.each(['Content-Length: 3', 'Transfer-Encoding: chunked'])('a body, %s: 400', async (header) => {
    const reply = await exchange(`GET / HTTP/1.1\r\nHost: localhost\r\n${header}\r\n\r\n3\r\n`);
    expect(statusOf(reply)).toBe(400);
  });

  it.each<[string, string | Uint8Array, number]>([
    ['no request', 'hello\r\n\r\n', 400],
    ['a reply', 'HTTP/1.1 200 OK\r\n\r\n', 400],
    ['no path', 'GET\r\n\r\n', 400],
    ['no such version', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', 400],
    ['no such method', 'STEAL / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\n: x\r\n\r\n', 400],
    ['NUL in a header', 'GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n', 400],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'length and chunks',
      request('GET / HTTP/1.1', 'Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n'),
      400,
    ],
    ['a handshake of TLS', Uint8Array.of(22, 3, 1, 0, 5, 1, 0, 0, 1, 0), 400],
    ['a path without end', `GET /${'x'.repeat(20_000)}`, 431],
    ['a header without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}`, 431],
    ['headers without end', `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(5000)}`, 431],
  ])('%s', async (_, bytes, status) => {
    const reply = await exchange(bytes);
    expect(statusOf(reply)).toBe(status);
    expect(reply).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n[\s\S]*\r\n\r\n[\w ]+\.\n$/);
    expect(await alive()).toBe(true);
  });

  it('any bytes at all leave it answering', async () => {
    const start = fc.constantFrom('', 'GET /', 'GET / HTTP/1.1\r\nHost: localhost\r\n', 'HEAD / HTTP/1.1\r\n');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 60 }), async (begin, rest) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {}).end(Buffer.concat([Buffer.from(begin), rest]));
        await new Promise((done) => socket.on('close', done).resume());
      }),
      { numRuns: 60 },
    );
    expect(await alive()).toBe(true);
  });
});

describe('names of the machine', () => {
  const asked = async (host: string, to = port) =>
    statusOf(await exchange(request('GET / HTTP/1.1', `Host: ${host}\r\n`), to));

  it.each(['localhost', 'LocalHost:1', '127.0.0.1:80', '127.8.8.8', '[::1]:8080'])('%s', async (host) => {
    expect(await asked(host)).toBe(200);
  });

  it.each([
    ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil@localhost', 'localhost/evil', ''],
    ...['localhost:x', '0.0.0.0', '10.0.0.1', '2130706433', '127.1', '[::2]', '[127.0.0.1', hostname()],
  ])('not "%s"', async (host) => expect(await asked(host)).toBe(403));

  it('a request without one is refused', async () => {
    expect(statusOf(await exchange('GET / HTTP/1.0\r\n\r\n'))).toBe(403);
    expect(statusOf(await exchange('GET / HTTP/1.1\r\n\r\n'))).toBe(400);
  });

  it('served to everybody, any address will do, and still no foreign name', async () => {
    const open = await serve(site, { host: EVERYBODY, port: 0 });
    const to = Number(new URL(open.url).port);
    for (const host of ['10.0.0.1', '[fe80::1]:80', 'localhost', hostname()]) expect(await asked(host, to)).toBe(200);
    for (const host of ['evil.example', `${hostname()}.evil.example`]) expect(await asked(host, to)).toBe(403);
    await open.close();
  });
});

describe('clients that take their time, or leave', () => {
  const slowly = async (use: (port: number) => Promise<void>) => {
    const { url, close } = await serve(site, { host: '127.0.0.1', port: 0, patience: 100 });
    await use(Number(new URL(url).port)).finally(close);
  };

  it('half a request is waited for, but not for long', () =>
    slowly(async (to) => {
      const half = 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ';
      const replies = await Promise.all([exchange(half, to), exchange('', to), exchange('G', to)]);
      expect(replies.map(statusOf)).toEqual([408, 408, 408]);
      expect(await alive(to)).toBe(true);
    }));

  it('one who does not read on is given up', () =>
    slowly(async (to) => {
      // More than what systems keep for a reader who sleeps.
      const size = 64_000_000;
      truncateSync(large, size);
      const socket = connect(to, '127.0.0.1').pause();
      socket.on('error', () => {}).write(request('GET /large.csv HTTP/1.1'));
      await pause(2000);
      let length = 0;
      socket.on('data', (piece) => {
        length += piece.length;
      });
      await new Promise((done) => socket.on('close', done).resume());
      truncateSync(large, 8_000_000);
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThan(size);
      expect(await alive(to)).toBe(true);
    }));

  it.runIf(process.platform === 'linux')('those who leave early cost no open file', async () => {
    const files = () => readdirSync('/proc/self/fd').length;
    await alive();
    const before = files();
    for (let i = 0; i < 30; i++) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      socket.write(request(`${i % 2 ? 'GET' : 'HEAD'} /large.csv HTTP/1.1`));
      if (i % 3 > 0) await new Promise((done) => socket.once('data', done));
      socket.resetAndDestroy();
    }
    await expect.poll(files, { timeout: 5000 }).toBeLessThanOrEqual(before + 1);
    expect(await alive()).toBe(true);
  });

  it('nonsense after a request does not get into its answer', async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write('GET /large.csv HTTP/1.1\r\nHost: localhost\r\n\r\n');
    socket.once('data', () => socket.write('nonsense\r\n\r\n'));
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
    });
    await new Promise((done) => socket.on('close', done));
    expect(partOf(text).body).toMatch(/^(a,b\n)+[a,b]*$/);
    expect(text.match(/HTTP/g)).toHaveLength(1);
    expect(await alive()).toBe(true);
  });

  it('a crowd is let in as far as there is room', async () => {
    const sockets: Socket[] = [];
    let turnedAway = 0;
    for (let i = 0; i < 80; i++) {
      sockets.push(
        connect(port, '127.0.0.1')
          .on('error', () => {})
          .on('close', () => turnedAway++)
          .resume(),
      );
    }
    await expect.poll(() => turnedAway, { timeout: 5000 }).toBe(16);
    for (const socket of sockets) socket.destroy();
    await expect.poll(alive, { timeout: 5000 }).toBe(true);
  });

  it('closing does not wait for anybody', async () => {
    const { url, close } = await serve(site, { host: '127.0.0.1', port: 0 });
    const waiting = exchange('GET / HTTP/1.1\r\n', Number(new URL(url).port));
    await pause(50);
    await close();
    expect(await waiting).toBe('');
  });
});

describe('where it serves', () => {
  it.each(['10.0.0.1', '::', '8.8.8.8', 'example.org', '127.0.0.1.example.org', '', '0'])(
    'not on "%s"',
    async (host) => {
      await expect(serve(site, { host, port: 0 })).rejects.toThrow(
        /is not this machine alone: 0\.0\.0\.0 serves everybody/,
      );
    },
  );

  it('not at a port that is taken', async () => {
    const again = serve(site, { host: '127.0.0.1', port });
    await expect(again).rejects.toThrow(`port ${port} is taken: give another with --port`);
  });
});
