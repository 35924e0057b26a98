import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts the bare server that everything is compared with. */
export async function startEcho() {
  const child = fork(beside('echo.mjs'));
  const [address] = await once(child, 'message');
  return { address, stop: () => child.disconnect() };
}

/**
 * Loads a server over 32 connections from a process of its own and resolves with the answers per second, the
 * median and the 99th percentile of the time they took in milliseconds, and how many were no answer or not 2xx.
 * `what`: `path`; with an `id` the delivery of that payment is posted there, with `isDistinct` each of its own id.
 */
export async function load({ address }, seconds, what) {
  const client = fork(beside('client.mjs'));
  client.send({ url: address, connections: 32, duration: seconds, ...what });
  const [figures] = await once(client, 'message');
  return figures;
}

const beside = (file) => new URL(file, import.meta.url);
