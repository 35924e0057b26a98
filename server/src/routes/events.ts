import { AppError } from '../errors.ts';
import type { Identify } from '../http/caller.ts';
import { type EventStream, openEventStream } from '../http/event-stream.ts';
import { type Route, route } from '../http/route.ts';
import type { Metrics } from '../metrics.ts';
import type { AccessService } from '../services/access.ts';
import type { Store } from '../store/store.ts';

/** The maximum of streams of one session, or of one token, in this process. */
const MAX_STREAMS = 100;

type EventDependencies = {
  store: Pick<Store, 'watch'>;
  access: Pick<AccessService, 'isLive' | 'whenSessionEnds'>;
  identify: Identify;
  metrics: Pick<Metrics, 'eventStreams'>;
  /** Aborts when the server closes. */
  closing: AbortSignal;
};

/**
 * Returns the event stream that tells open pages which records have changed. A stream ends with its session. This process
 * ends it at once, and another one before it would send anything more.
 */
export function eventRoutes({ store, access, identify, metrics, closing }: EventDependencies): Route[] {
  const streams = new Map<string, Set<EventStream>>();
  const endAll = (some: Iterable<EventStream>) => [...some].forEach((stream) => stream.end());
  access.whenSessionEnds((id) => endAll(streams.get(id) ?? []));
  closing.addEventListener('abort', () => [...streams.values()].forEach(endAll));

  return [
    route({
      method: 'get',
      path: '/events',
      access: 'deputy',
      tag: 'Club',
      operationId: 'watchChanges',
      summary: 'Follow the changes',
      description:
        'A stream of server-sent events. `change` has a `Change` as its data, and `reset` means that everything has to be fetched again. A comment comes every 15 seconds. The stream ends with the session. A session has at most 100 of them.',
      answer: { description: 'The stream', stream: { type: 'text/event-stream', example: EXAMPLE } },
      handler({ caller: { session_id, token_id } }, { request, response }) {
        const key = session_id ?? token_id ?? '';
        const own = streams.get(key) ?? new Set();
        if (own.size >= MAX_STREAMS)
          throw new AppError('unavailable', 'There are too many open pages. Please close some of them.');
        response.writeHead(200, {
          'Content-Type': 'text/event-stream; charset=utf-8',
          'X-Accel-Buffering': 'no',
        });
        if (request.method === 'HEAD') return void response.end();
        request.socket.setNoDelay(true);
        const isLive = async () =>
          session_id === null ? (await identify(request)).caller !== null : access.isLive(session_id);
        const stream = openEventStream(response, isLive);
        streams.set(key, own.add(stream));
        metrics.eventStreams.opened();
        const unwatch = store.watch((change) =>
          change === 'reset' ? stream.send('reset', {}) : stream.send('change', change),
        );
        response.once('close', () => {
          unwatch();
          metrics.eventStreams.closed();
          own.delete(stream);
          if (own.size === 0) streams.delete(key);
        });
      },
    }),
  ];
}

const EXAMPLE = `retry: 1000

event: change
data: {"entity":"player","id":"player_4fJ2mQ"}

`;
