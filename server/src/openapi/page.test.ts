import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { createDocumentationPage } from './page.ts';

test('it answers a page that asks for nothing but what is served beside it', async () => {
  const base = await serve();
  const page = await (await fetch(`${base}/api/docs`)).text();
  expect(page).toMatch(/<html lang="en-GB">[\s\S]*<title>[^<]+<\/title>/);
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses).toHaveLength(5);
  for (const address of addresses) expect((await fetch(base + address)).status, address).toBe(200);
});

test('it holds no script and no style in the page itself', async () => {
  const page = await (await fetch(`${await serve()}/api/docs`)).text();
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
});

test('it lets a browser keep its files as long as they have not changed', async () => {
  const base = await serve();
  const first = await fetch(`${base}/api/docs/swagger-ui.css`);
  expect(first.headers.get('Cache-Control')).toBe('no-cache');
  const headers = {
    'If-Modified-Since': first.headers.get('Last-Modified') ?? '',
    'Cache-Control': 'max-age=0',
  };
  const again = await fetch(`${base}/api/docs/swagger-ui.css`, { headers });
  expect(again.status).toBe(304);
});

test('it serves no other file of the viewer', async () => {
  const base = await serve();
  for (const name of ['package.json', 'index.js', 'swagger-ui-bundle.js.map', '..%2fpage.ts'])
    expect((await fetch(`${base}/api/docs/${name}`)).status, name).toBe(404);
});

async function serve(): Promise<string> {
  const app = express();
  app.use('/api/docs', createDocumentationPage());
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
