import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { logIn, type PageHeaders, PASSWORD } from '../support/log-in.ts';

export type App = {
  url: string;
  /** The id of the server's process. */
  pid: number;
  /** The headers of the organiser's pages. New windows are logged in by them. */
  session: PageHeaders;
  /** Calls the API and answers the body. */
  call: <Body>(path: string, body?: unknown, method?: string) => Promise<Body>;
  /** Delivers a transfer as the bank would. */
  deliver: (id: string, payer: string, amount?: number, reference?: string) => Promise<void>;
  stop: () => Promise<void>;
};

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

let lastSession: PageHeaders | null = null;

/** Returns the session of the server that started last. A browser keeps one for all ports of this machine. */
export const sessionOfWindows = (): PageHeaders | null => lastSession;

/** The real server with an empty store, for the tests around; `more` is the rest of its environment. */
export function useApp(more: Record<string, string> = {}): App {
  const app = {} as App;
  beforeAll(async () => void Object.assign(app, await startApp('sqlite::memory:', 0, more)));
  afterAll(() => app.stop());
  return app;
}

/** Starts the real server in a process of its own; `port` 0 is a free one. `more` is the rest of its environment. */
export async function startApp(
  databaseUrl = 'sqlite::memory:',
  port = 0,
  more: Record<string, string> = {},
): Promise<App> {
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      ORGANISER_PASSWORD: PASSWORD,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });
  const session = await logIn(Number(new URL(url).port));
  lastSession = session;
  return {
    url,
    pid: child.pid ?? 0,
    session,
    call: (path, body, method = body === undefined ? 'GET' : 'POST') =>
      call(url + path, method, session, body),
    deliver: async (id, payer, amount = 500, reference = '') => {
      const data = {
        id,
        amount,
        currency: 'GBP',
        created: new Date().toISOString(),
        description: reference,
        scheme: 'payport_faster_payments',
        counterparty: { name: payer },
      };
      await call(`${url}/monzo_webhook`, 'POST', {}, { type: 'transaction.created', data });
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function call<Body>(url: string, method: string, headers: object, body: unknown): Promise<Body> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return JSON.parse(text || 'null') as Body;
}
