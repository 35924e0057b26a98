import { setTimeout as pause } from 'node:timers/promises';
import type { Bank } from '@paidup/shared/bank';
import { createBankClock } from '../../../scripts/fake-monzo/bank-clock.ts';
import { startFakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { freePort } from '../support/free-port.ts';
import { logIn, type PageHeaders } from '../support/log-in.ts';
import { startPaidUp } from './paid-up.ts';

/** The key that seals the login, and the client's secret. They are to be found nowhere. */
export const SECRET_KEY = Buffer.alloc(32, 'marker of the key').toString('base64');

export type ConnectedClub = Awaited<ReturnType<typeof openClubAtTheBank>>;

type Answered<Body> = { status: number; body: Body };

/**
 * A fake bank on a clock that the test moves, and the real program on the store of `url`, which can be started and killed
 * again and again. Nobody has connected them.
 */
export async function openClubAtTheBank(
  url: string,
  { seed, environment = {} }: { seed?: string; environment?: { [name: string]: string } } = {},
) {
  const fake = await startFakeMonzo({
    clock: createBankClock(),
    accounts: ['uk_retail'],
    switches: { approval: 'at_once' },
    ...(seed === undefined ? {} : { seed }),
  });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const [client] = fake.bank.clients;
  const settings = {
    PORT: String(port),
    PUBLIC_URL: address,
    SECRET_KEY,
    MONZO_CLIENT_ID: client.id,
    MONZO_CLIENT_SECRET: client.secret,
    MONZO_API_URL: fake.url,
    MONZO_AUTH_URL: fake.url,
    ...environment,
  };
  const begin = () => startPaidUp(url, { environment: settings });
  let paidUp = begin();
  let session: PageHeaders | undefined;

  const club = {
    fake,
    address,
    /** Where the bank posts to. */
    webhook: `${address}/monzo_webhook`,

    /** Resolves once the program answers. */
    async ready(): Promise<void> {
      await paidUp.address();
      session ??= await logIn(port);
    },

    /** Starts the program again after its end. */
    async restart(): Promise<void> {
      paidUp = begin();
      await club.ready();
    },

    end: (signal: 'SIGTERM' | 'SIGKILL') => paidUp.end(signal),
    printed: () => paidUp.printed(),
    exitCode: () => paidUp.exitCode(),

    /** Sends a request of the organiser's page. */
    async send<Body = unknown>(method: string, path: string, body?: object): Promise<Answered<Body>> {
      const answer = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: { ...session, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      });
      const text = await answer.text();
      return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
    },

    bank: async (): Promise<Bank> => (await club.send<Bank>('GET', '/bank')).body,

    /** Walks through the login in a browser, up to the page that waits for the approval. */
    async logInAtTheBank(): Promise<void> {
      const { body } = await club.send<{ authorise_url: string }>('POST', '/bank/connection', {});
      const { redirect_url } = fake.controls.logIn({ authorise_url: body.authorise_url });
      await fetch(redirect_url, { redirect: 'manual' });
    },

    /** Connects the club, unless it is. */
    async connect(): Promise<void> {
      if ((await club.bank()).state === 'connected') return;
      await club.logInAtTheBank();
      await until(async () => (await club.bank()).state === 'connected', 'it is connected');
    },

    /** Ends all of it. */
    async close(): Promise<void> {
      await paidUp.end('SIGKILL');
      await fake.stop();
    },
  };
  return club;
}

/** Waits until something is so, for 20 s at most. */
export async function until(isSo: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(20)) if (await isSo()) return;
  throw new Error(`It took more than 20 s until ${what}`);
}
