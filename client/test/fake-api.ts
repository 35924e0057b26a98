import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Request = { call: string; key: string | undefined; ifMatch: string | undefined; body: unknown };
export type Answer = { status?: number; body: unknown };

/** Starts an API for one test and gives the list of the requests it gets. `call` reads like "GET /players/jo". */
export async function startFakeApi(answer: (request: Request) => Answer): Promise<Request[]> {
  const requests: Request[] = [];
  const server = createServer((incoming, response) => {
    void read(incoming).then((request) => {
      requests.push(request);
      const given = answer(request);
      response.writeHead(given.status ?? 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(given.body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
  happyDOM.setURL(`http://127.0.0.1:${port}/`);
  return requests;
}

async function read(incoming: IncomingMessage): Promise<Request> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return {
    call: `${incoming.method} ${incoming.url?.replace('/api/v1', '')}`,
    key: incoming.headers['idempotency-key']?.toString(),
    ifMatch: incoming.headers['if-match'],
    body: text === '' ? undefined : JSON.parse(text),
  };
}
