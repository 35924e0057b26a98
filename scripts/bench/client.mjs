import autocannon from 'autocannon';
import { delivery } from './deliveries.mjs';

// This process loads one address as its parent tells it, and sends the figures back. It makes each body only when it
// sends it, which costs it the same for the echo and for Paid Up.
process.once('message', async ({ path, id, isDistinct, ...settings }) => {
  const times = [];
  let count = 0;
  const headers = { 'content-type': 'application/json' };
  const setupRequest = (request) => {
    if (isDistinct) count++;
    return { ...request, body: delivery(isDistinct ? `${id}_${count}` : id, count) };
  };
  const request = id === undefined ? { path } : { path, method: 'POST', headers, setupRequest };
  const running = autocannon({ ...settings, requests: [request] });
  running.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  const { '2xx': answered, non2xx, errors, duration } = await running;
  times.sort((one, other) => one - other);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  process.send({ perSecond: answered / duration, p50: at(0.5), p99: at(0.99), failed: non2xx + errors });
  process.disconnect();
});
