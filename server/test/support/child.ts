import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keepLog, keepSecrets } from './kept-logs.ts';
import { PASSWORD } from './log-in.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** A store of its own, a free port, and an organiser who can log in. */
const USUAL: { [name: string]: string } = {
  DATABASE_URL: 'sqlite::memory:',
  PORT: '0',
  ORGANISER_PASSWORD: PASSWORD,
};
const kept = ['PATH', 'HOME', 'TMPDIR'];

/** Starts the server as a process of its own, with this environment and nothing else of ours. */
export function spawnServer(environment: { [name: string]: string }) {
  const inherited = Object.fromEntries(kept.flatMap((name) => [[name, process.env[name] ?? '']]));
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { ...inherited, ...USUAL, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const name of ['ORGANISER_PASSWORD', 'MONZO_WEBHOOK_SECRET', 'MONZO_CLIENT_SECRET', 'SECRET_KEY'])
    keepSecrets({ ...USUAL, ...environment }[name]);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    keepLog(chunk.toString(), child.pid);
  });
  child.once('close', () => keepSecrets(/\/set-up#(\S+)/.exec(out)?.[1]));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: string | null; out: string; err: string }>(
    (resolve) => child.once('close', (code, signal) => resolve({ code, signal, out, err })),
  );

  return {
    ended,
    /** What it has printed so far. */
    printed: () => out,
    stop: (signal: NodeJS.Signals = 'SIGTERM') => child.kill(signal),

    /** The port that the server says it listens on; rejects when it ends without listening. */
    port: () =>
      new Promise<number>((resolve, reject) => {
        const look = () => {
          const port = /(?:Open|Set it up at) http:\/\/[^\s/]+:(\d+)/.exec(out)?.[1];
          if (port) resolve(Number(port));
        };
        child.stdout?.on('data', look);
        look();
        void ended.then((end) => reject(new Error(`it ended: ${end.err || end.out}`)));
      }),
  };
}
