import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as open } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { createStaticFiles } from './static-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'paid-up-static-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'assets/app-1.js'), 'let plain;');
writeFileSync(join(folder, 'assets/app-1.js.br'), brotliCompressSync('let packed;'));
writeFileSync(join(folder, 'assets/app-2.css'), '.plain {}');
writeFileSync(join(folder, 'assets/long-1.js'), 'let plain;'.repeat(1_000));
writeFileSync(join(folder, 'assets/long-1.js.br'), brotliCompressSync('let packed;'.repeat(1_000)));
writeFileSync(join(folder, 'assets/vast-1.js'), 'let plain;');
writeFileSync(join(folder, 'assets/vast-1.js.br'), Buffer.alloc(20_000_000));
writeFileSync(join(folder, 'index.html'), 'the app');
const links = {
  '/fixtures/new': '</assets/new-1.js>; rel=modulepreload',
  '/fixtures/:id': '</assets/game-1.js>; rel=modulepreload',
};
writeFileSync(join(folder, '.pages.json'), JSON.stringify(links));
afterAll(() => rmSync(folder, { recursive: true }));

const app = express().use(createStaticFiles(folder));
const get = (path: string, encodings: string) => request(app).get(path).set('Accept-Encoding', encodings);

describe('a file of the app, it', () => {
  test('comes as the build has compressed it', async () => {
    const answer = await get('/assets/app-1.js', 'gzip, br');
    expect(answer.text).toBe('let packed;');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  });

  test.each([
    ['/assets/app-1.js', 'gzip', 'let plain;'],
    ['/assets/app-1.js', 'br;q=0', 'let plain;'],
    ['/assets/app-2.css', 'br', '.plain {}'],
  ])('comes as it is: %s for who takes %s', async (path, encodings, text) => {
    const answer = await get(path, encodings);
    expect(answer.text).toBe(text);
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/assets/none.js', '/assets/..%2Fapp.js', '/assets/%00.js'])(
    'is not found: %s',
    async (path) => {
      const answer = await get(path, 'br');
      expect(answer.status).toBe(404);
      expect(answer.headers).not.toHaveProperty('content-encoding');
    },
  );
});

describe('a file that a later build has removed, it', () => {
  test('is not found, and the app goes on', async () => {
    const file = join(folder, 'assets/gone-1.js');
    for (const name of [file, `${file}.br`]) writeFileSync(name, brotliCompressSync('let packed;'));
    expect((await get('/assets/gone-1.js', 'br')).text).toBe('let packed;');
    for (const name of [file, `${file}.br`]) rmSync(name);
    const answer = await get('/assets/gone-1.js', 'br');
    expect(answer.status).toBe(404);
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect((await get('/assets/app-1.js', 'br')).text).toBe('let packed;');
  });
});

describe('a file that is not fetched whole, it', () => {
  test('is not called compressed where a part of it comes as it is', async () => {
    const answer = await get('/assets/long-1.js', 'br').set('Range', 'bytes=9990-');
    expect(answer.status).toBe(206);
    expect(answer.text).toBe('let plain;');
    expect(answer.headers).not.toHaveProperty('content-encoding');
  });

  test('is no error when the client hangs up', async () => {
    const errors: unknown[] = [];
    const noting: ErrorRequestHandler = (error, _request, response, _next) => {
      errors.push(error);
      response.destroy();
    };
    const server = express().use(createStaticFiles(folder), noting).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const pending = open({ port, path: '/assets/vast-1.js', headers: { 'accept-encoding': 'br' } });
    await once(pending, 'response');
    pending.destroy();
    await pause(100);
    expect(errors).toEqual([]);
    server.close();
  });
});

describe('a page of the app, it', () => {
  test.each([
    ['/fixtures/new', links['/fixtures/new']],
    ['/fixtures/fixture_1', links['/fixtures/:id']],
    ['/fixtures', undefined],
    ['/', undefined],
  ])('names what it needs besides the first download: %s', async (path, expected) => {
    const answer = await request(app).get(path).set('Accept', 'text/html');
    expect(answer.text).toBe('the app');
    expect(answer.headers['link']).toBe(expected);
  });

  test('gives no other file of the build away', async () => {
    expect((await get('/.pages.json', 'br')).text).not.toContain('modulepreload');
  });
});
