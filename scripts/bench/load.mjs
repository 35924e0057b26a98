import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts the bare server that all figures are compared with. */
export async function startEcho() {
  const child = fork(beside('echo.mjs'));
  const [address] = await once(child, 'message');
  return { address, stop: () => child.disconnect() };
}

/**
 * Loads a server over 32 connections from a process of its own. Resolves with the answers per second, the median and
 * the 99th percentile of their times in milliseconds, and the number of requests that got no answer or one other than
 * 2xx. `what` names the `path`. With an `id` that payment is delivered there, and with `isDistinct` every delivery
 * has an id of its own.
 */
export async function load({ address, headers = {} }, seconds, what) {
  const client = fork(beside('client.mjs'));
  client.send({ url: address, connections: 32, duration: seconds, headers, ...what });
  const [figures] = await once(client, 'message');
  return figures;
}

const beside = (file) => new URL(file, import.meta.url);
