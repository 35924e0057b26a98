import { get, type IncomingMessage } from 'node:http';
import type { PageHeaders } from './log-in.ts';

export type EventStream = Awaited<ReturnType<typeof openStream>>;

/** Opens the event stream of somebody who has logged in, and keeps what it says. */
export async function openStream(
  { port, session }: { port: number; session: PageHeaders | { Authorization: string } },
  more: { [name: string]: string } = {},
) {
  const headers = { ...session, ...more };
  let text = '';
  let isOpen = true;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/api/v1/events', headers, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
  response.on('data', (chunk: Buffer) => (text += chunk.toString()));
  response.on('error', () => undefined);
  const closed = new Promise<void>((resolve) =>
    response.once('close', () => {
      isOpen = false;
      resolve();
    }),
  );

  return {
    response,
    closed,
    isOpen: () => isOpen,
    close: () => response.destroy(),
    text: () => text,
    wasReset: () => text.includes('event: reset'),
    /** The changes told so far, as "entity id". */
    changes: () =>
      [...text.matchAll(/^event: change\ndata: (.*)\n\n/gm)].map(([, data]) => {
        const { entity, id } = JSON.parse(data ?? '') as { entity: string; id: string };
        return `${entity} ${id}`;
      }),
  };
}
