import type { Request, Response } from 'express';
import type { Store } from '../store/store.ts';

/** What may wait for one reader, in bytes: a page that does not read is cut off and catches up when it comes back. */
const MOST_WAITING = 64 * 1024;
const HEARTBEAT = 15_000;

/** The stream of doorbells that keeps every open page up to date. */
export const createEventRoutes = (store: Pick<Store, 'watch'>, closing: AbortSignal) => ({
  stream: (request: Request, response: Response) => {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'X-Accel-Buffering': 'no',
    });
    if (request.method === 'HEAD') return void response.end();
    const send = (text: string) => {
      response.write(text);
      if (response.writableLength > MOST_WAITING) response.destroy();
    };
    const unwatch = store.watch((change) =>
      send(
        change === 'reset'
          ? 'event: reset\ndata: {}\n\n'
          : `event: change\ndata: ${JSON.stringify(change)}\n\n`,
      ),
    );
    const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT);
    request.socket.setNoDelay(true);
    const end = () => response.end();
    closing.addEventListener('abort', end);
    response.on('close', () => {
      closing.removeEventListener('abort', end);
      clearInterval(heartbeat);
      unwatch();
    });
    send('retry: 1000\n\n');
  },
});
