import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { logIn, PASSWORD } from './support/log-in.ts';

type Fields = Record<string, unknown>;

/** A whole app, as `npm start` runs it. */
export type AppProcess = {
  get(path: string): Promise<Fields>;
  post(path: string, body: object): Promise<{ status: number; body: Fields }>;
  /** What the event stream sends from now on. */
  listen(): Promise<string[]>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): void;
};

/** Starts an app on a free port and the database of `url`; resolves when it answers. */
export async function startProcess(url: string): Promise<AppProcess> {
  const settings = {
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    ORGANISER_PASSWORD: PASSWORD,
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    env: { ...process.env, ...settings, PUBLIC_URL: '', MONZO_WEBHOOK_SECRET: '', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (text: Buffer) => {
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec((printed += text.toString()));
      if (match) resolve(match[0]);
    });
    child.once('exit', (code) => reject(new Error(`The app ended with ${code} before it was ready`)));
  });
  // From now on it logs what went wrong: that belongs beside the test that failed because of it.
  child.stdout.pipe(process.stderr, { end: false });
  const session = await logIn(Number(new URL(address).port));

  return {
    async get(path) {
      const answer = await fetch(`${address}${path}`, {
        headers: session,
        signal: AbortSignal.timeout(15_000),
      });
      return fieldsOf(await answer.json());
    },
    async post(path, body) {
      const answer = await fetch(`${address}${path}`, {
        method: 'POST',
        headers: { ...session, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      return { status: answer.status, body: fieldsOf(await answer.json()) };
    },
    async listen() {
      const heard: string[] = [];
      const { body } = await fetch(`${address}/api/v1/events`, { headers: session });
      void read(body, heard).catch(() => heard);
      return heard;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

async function read(body: Response['body'], heard: string[]): Promise<void> {
  if (!body) return;
  const decoder = new TextDecoder();
  for await (const bytes of body) heard.push(decoder.decode(bytes, { stream: true }));
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};
