import type { ServerResponse } from 'node:http';
import { type Route, route } from '../http/route.ts';
import type { Store } from '../store/store.ts';

/** The maximum of unread bytes. A page that does not read is cut off, and catches up when it connects again. */
const MAX_WAITING = 64 * 1024;
const HEARTBEAT = 15_000;

/** Returns the event stream that tells open pages which records have changed. */
export const eventRoutes = (store: Pick<Store, 'watch'>, closing: AbortSignal): Route[] => [
  route({
    method: 'get',
    path: '/events',
    tag: 'Club',
    operationId: 'watchChanges',
    summary: 'Follow the changes',
    description:
      'A stream of server-sent events. `change` has a `Change` as its data, and `reset` means that everything has to be fetched again. A comment comes every 15 seconds.',
    answer: { description: 'The stream', stream: { type: 'text/event-stream', example: EXAMPLE } },
    handler(_input, { request, response }) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'X-Accel-Buffering': 'no',
      });
      if (request.method === 'HEAD') return void response.end();
      request.socket.setNoDelay(true);
      follow(store, response, closing);
    },
  }),
];

function follow(store: Pick<Store, 'watch'>, response: ServerResponse, closing: AbortSignal): void {
  const send = (text: string) => {
    response.write(text);
    if (response.writableLength > MAX_WAITING) response.destroy();
  };
  const unwatch = store.watch((change) =>
    send(
      change === 'reset'
        ? 'event: reset\ndata: {}\n\n'
        : `event: change\ndata: ${JSON.stringify(change)}\n\n`,
    ),
  );
  const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT);
  const end = () => response.end();
  closing.addEventListener('abort', end);
  response.on('close', () => {
    closing.removeEventListener('abort', end);
    clearInterval(heartbeat);
    unwatch();
  });
  send('retry: 1000\n\n');
}

const EXAMPLE = `retry: 1000

event: change
data: {"entity":"player","id":"player_4fJ2mQ"}

`;
