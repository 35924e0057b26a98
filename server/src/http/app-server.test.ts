import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { createAppServer } from './app-server.ts';

it('makes requests and responses as Express has them, so that it changes none', async () => {
  const app = express();
  const server = createAppServer(app);
  const prototypes = new Map<object, unknown>();
  server.prependListener('request', (...exchange) => {
    for (const one of exchange) prototypes.set(one, Object.getPrototypeOf(one));
  });
  app.use((request, response) => {
    const kept = [request, response].map((one) => Object.getPrototypeOf(one) === prototypes.get(one));
    response
      .status(201)
      .json({ kept, path: request.path, type: request.get('accept'), isOurs: request.app === app });
  });
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/a?b`, { headers: { accept: 'text/c' } });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ kept: [true, true], path: '/a', type: 'text/c', isOurs: true });
});
