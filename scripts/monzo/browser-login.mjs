import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { newState, readCallback } from '../../server/src/monzo/client/index.ts';

/**
 * Sends the owner to the bank and waits until their browser comes back, for ten minutes. If it comes back to another
 * machine, as when the bank's e-mail is opened on a phone, the address that it ended at can be pasted. Returns the code.
 */
export async function loginInBrowser(client, redirectUri) {
  const state = newState();
  const arrivals = await waitForBrowser(redirectUri);
  const lines = createInterface({ input: process.stdin });
  console.error(`Open this address in a browser on this machine, and log in there:

${client.auth.authoriseUrl({ redirectUri, state })}

If the browser ends at a page that can't be shown, paste that page's address here.`);
  const deadline = Promise.withResolvers();
  const timer = setTimeout(
    deadline.reject,
    600_000,
    new Error('Nobody came back from the bank within ten minutes.'),
  );
  try {
    return readCallback(await Promise.race([arrivals.first, pasted(lines), deadline.promise]), state);
  } finally {
    clearTimeout(timer);
    lines.close();
    arrivals.close();
  }
}

/** Listens where the browser comes back to, if that is here. `first` becomes the query that it brings. */
async function waitForBrowser(redirectUri) {
  const { hostname, port, pathname } = new URL(redirectUri);
  const first = Promise.withResolvers();
  const server = createServer((request, response) => {
    const url = new URL(request.url, redirectUri);
    if (url.pathname !== pathname) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
    response.end('That was it. Approve the login in the Monzo app now, then go back to the terminal.\n');
    first.resolve(url.searchParams);
  });
  if (hostname === 'localhost' || hostname === '127.0.0.1') {
    server.listen(Number(port || 80), hostname);
    await once(server, 'listening');
  }
  return { first: first.promise, close: () => server.close() };
}

/** Resolves with the query of the first address that is typed or pasted. */
function pasted(lines) {
  return new Promise((resolve) => {
    lines.on('line', (line) => {
      if (URL.canParse(line.trim())) resolve(new URL(line.trim()).searchParams);
      else console.error('That is no address. It begins with http.');
    });
  });
}
