import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach } from 'vitest';

export const root = join(import.meta.dirname, '../../..');
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) killGroup(child);
});

/** Starts the door before the app, or before a program in its place, and waits until both are there. */
export async function openDoor(program = ['server/src/main.ts'], environment: NodeJS.ProcessEnv = {}) {
  const door = await freePort();
  const { child, printed } = startDoor(program, await freePort(), door, environment);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`It ended first: ${printed()}`)));
  ended.catch(() => undefined);
  while (!printed().includes('ready')) await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, printed, door };
}

/** Starts the door on one port, and the program behind it on another. */
export function startDoor(
  program: string[],
  inner: number,
  door: number,
  environment: NodeJS.ProcessEnv = {},
) {
  const ports = { PORT: String(inner), DOOR_PORT: String(door), DOOR_HOST: '127.0.0.1' };
  const child = spawn(process.execPath, ['docker/door.mjs', ...program], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '',
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'info',
      ...environment,
      ...ports,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.push(child);
  let output = '';
  const note = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  return { child, printed: () => output };
}

/** A door that is killed can't take the app along; in a container both end with PID 1. */
function killGroup({ pid }: ChildProcess) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
