import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PASSWORD } from '../support/log-in.ts';

export type PaidUp = ReturnType<typeof startPaidUp>;

const root = fileURLToPath(new URL('../../../', import.meta.url));

export type StartSettings = {
  /** What runs Node: the words before it, those of strace for instance. */
  through?: string[];
  /** Another copy of the source tree. */
  tree?: string;
  /** More of the environment. */
  environment?: { [name: string]: string };
};

/** Starts the real program on the store of `url` and a free port. */
export function startPaidUp(
  url: string,
  { through = [], tree = root, environment = {} }: StartSettings = {},
) {
  const [command, ...words] = [...through, process.execPath, 'server/src/main.ts'];
  const settings = {
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    ORGANISER_PASSWORD: PASSWORD,
  };
  const child = spawn(command, words, {
    cwd: tree,
    env: {
      ...process.env,
      ...settings,
      PUBLIC_URL: '',
      MONZO_WEBHOOK_SECRET: '',
      MONZO_CLIENT_ID: '',
      MONZO_CLIENT_SECRET: '',
      NODE_ENV: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  const ended = once(child, 'exit').then(([code, signal]): Ending => ({ code, signal }));

  return {
    /** Where it listens, once it is healthy; rejects when it ends before. */
    async address(): Promise<string> {
      for (let attempt = 0; attempt < 3000 && child.exitCode === null; attempt++) {
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (address && (await fetch(`${address}/healthz`)).ok) return address;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`Paid Up did not start: ${printed}`);
    },
    /** Sends the signal and resolves when the process is gone. */
    async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ending> {
      child.kill(signal);
      return ended;
    },
    ended,
    /** `null` while it runs. */
    exitCode: () => child.exitCode,
    /** What it has printed so far, its log included. */
    printed: () => printed,
  };
}

type Ending = { code: number | null; signal: string | null };
