import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { createBankApi } from './bank-api.ts';
import { type BankClock, createBankClock } from './bank-clock.ts';
import { type Controls, createControls } from './controls/controls.ts';
import { createControlRoutes } from './controls/control-routes.ts';
import { STORAGE_PATH } from './extras/storage.ts';
import { type BankOptions, createFakeBank, type FakeBank } from './fake-bank.ts';
import { createLoginAnswer, createLoginPage, LOGIN_PATH } from './login/login-page.ts';

export type FakeMonzoOptions = Omit<BankOptions, 'clock'> & {
  /** A still clock that begins now, unless another is given. */
  clock?: BankClock;
  /** 0 is a free one. */
  port?: number;
  /** Addresses that hear of the first current account from the beginning. */
  webhooks?: string[];
};

export type FakeMonzo = Awaited<ReturnType<typeof startFakeMonzo>>;

const PAGE_FOLDER = fileURLToPath(new URL('page', import.meta.url));

/** Starts a bank on this machine. `url` is both its API and its login page; `controls` and `bank` play it in-process. */
export async function startFakeMonzo({ port = 0, webhooks = [], ...options }: FakeMonzoOptions = {}) {
  const clock = options.clock ?? createBankClock();
  let current = begin();
  const server = createServer((request, response) => void current.app(request, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  return {
    url,
    clock,
    get bank(): FakeBank {
      return current.bank;
    },
    get controls(): Controls {
      return current.controls;
    },

    /** Forgets everything but the clock. */
    reset,

    async stop(): Promise<void> {
      clock.stop();
      current.bank.deliveries.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };

  function reset(): void {
    clock.stop();
    current.bank.deliveries.stop();
    current = begin();
  }

  function begin(): { bank: FakeBank; controls: Controls; app: Express } {
    const bank = createFakeBank({ ...options, clock });
    const controls = createControls(bank);
    for (const address of webhooks) controls.registerWebhook({ url: address });
    return { bank, controls, app: createApp(bank, reset) };
  }
}

/** The bank's API at the root, and all that it does not have under `/__fake/`. */
function createApp(bank: FakeBank, reset: () => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/', createLoginPage(bank));
  app.post(LOGIN_PATH, createLoginAnswer(bank));
  app.use(STORAGE_PATH, bank.storage.router());
  app.use('/__fake', createControlRoutes(bank, reset), express.static(PAGE_FOLDER));
  app.use(createBankApi(bank));
  app.use(unreadable);
  return app;
}

/** Answers what could not even be read, such as JSON that is none, in a sentence. */
const unreadable: ErrorRequestHandler = (
  error: { status?: number; message?: string },
  _request,
  response,
  _next,
) => {
  response.status(error.status ?? 500).json({ message: error.message });
};
