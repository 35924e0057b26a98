import { once } from 'node:events';
import { createServer } from 'node:net';
import { startDemoServer } from '../demo-server.mjs';
import { connect } from './connect.mjs';

/** The organiser's password. The server listens on this machine only, and keeps nothing. */
const PASSWORD = 'subs by Wednesday please';

/**
 * Starts a made-up bank, and Paid Up with the demo's season connected to it. Tells what it does. Resolves with where both
 * are, the organiser's password, the names that the bank knows as payers, and a function that stops both.
 */
export async function startConnectedDemo({ port, bankPort }, tell) {
  const { createBankClock } = await import('../fake-monzo/bank-clock.ts');
  const { startFakeMonzo } = await import('../fake-monzo/start-fake-monzo.ts');
  const { people } = await import('../../server/src/made-up-season/people.ts');
  const payers = people().flatMap(({ names }) => names);
  const address = `http://127.0.0.1:${await freePort(port)}`;
  const bank = await startFakeMonzo({
    port: bankPort,
    clock: createBankClock({ isRunning: true }),
    accounts: ['uk_retail'],
    payers,
    switches: { approval: 'at_once' },
  });
  let server;
  try {
    tell('Playing a season of made-up games…');
    const [client] = bank.bank.clients;
    server = await startDemoServer({
      PORT: new URL(address).port,
      PUBLIC_URL: address,
      ORGANISER_PASSWORD: PASSWORD,
      MONZO_CLIENT_ID: client.id,
      MONZO_CLIENT_SECRET: client.secret,
      MONZO_API_URL: bank.url,
      MONZO_AUTH_URL: bank.url,
    });
    tell('Connecting it to the bank…');
    await connect(server, bank);
    return { address, bankUrl: bank.url, password: PASSWORD, payers, stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function stop() {
    await server?.stop();
    await bank.stop();
  }
}

/** The port itself if it is free, or a free one for 0. The bank has to know it before the server listens. */
async function freePort(port) {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  await once(server, 'close');
  return free;
}
