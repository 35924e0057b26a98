import type { ServerResponse } from 'node:http';

export type EventStream = {
  send(event: string, data: object): void;
  end(): void;
};

/** The maximum of unread bytes. A page that does not read is cut off, and catches up when it connects again. */
const MAX_WAITING = 64 * 1024;
const HEARTBEAT = 15_000;

/**
 * Begins a stream of server-sent events. It asks `isLive` before it sends anything, and ends when the answer is no or
 * can't be had.
 */
export function openEventStream(response: ServerResponse, isLive: () => Promise<boolean>): EventStream {
  let waiting = '';
  let isSending = false;
  const end = () => void response.end();
  const heartbeat = setInterval(() => add(': still here\n\n'), HEARTBEAT);
  response.once('close', () => clearInterval(heartbeat));
  response.write('retry: 1000\n\n');
  return { send: (event, data) => add(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`), end };

  function add(text: string): void {
    waiting += text;
    if (!isSending) void sendWaiting();
    if (waiting.length + response.writableLength > MAX_WAITING) response.destroy();
  }

  /** Events that arrive while it asks are sent together. */
  async function sendWaiting(): Promise<void> {
    isSending = true;
    while (waiting !== '' && response.writable) {
      if (!(await isLive().catch(() => false))) return end();
      const text = waiting;
      waiting = '';
      if (response.writable) response.write(text);
    }
    isSending = false;
  }
}
