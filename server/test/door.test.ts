import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) killGroup(child);
});

describe('docker/door.mjs', () => {
  test('it lets requests through to the app, and answers back', async () => {
    const { door } = await openDoor();
    const answer = await fetch(`http://127.0.0.1:${door}/healthz`);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });

  test('it passes every byte on, both ways, in the order and up to the end', async () => {
    const echo = `require('node:net').createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket))
      .listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))`;
    const { door } = await openDoor(['-e', echo]);
    const sent = Array.from({ length: 200_000 }, (_, index) => index).join(' ');
    const socket = connect({ port: door, host: '127.0.0.1', allowHalfOpen: true });
    socket.end(sent);
    expect((await text(socket)) === sent).toBe(true);
  });

  test('it closes at once what it can not pass on, and stays open for the next', async () => {
    const { door } = await openDoor(['-e', "console.log('ready'); setInterval(() => {}, 1000)"]);
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(fetch(`http://127.0.0.1:${door}/healthz`)).rejects.toThrow();
  });

  test('it passes SIGTERM on, and ends well when the app has closed in order', async () => {
    const { child, printed } = await openDoor();
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(printed()).toContain('"msg":"stopped"');
  });

  test('it ends with the app, and with its exit code', async () => {
    const { child } = await openDoor(['-e', "console.log('ready'); setTimeout(() => process.exit(7), 100)"]);
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  test('it takes the app along when it can not open', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = (taken.address() as AddressInfo).port;
    const { child, printed } = start(['server/src/main.ts'], await freePort(), port);
    const [code] = (await once(child, 'exit')) as [number];
    taken.close();
    expect(code).toBe(1);
    expect(printed()).toContain('The door of the container failed');
  });
});

/** Starts the door before the app, or before a program in its place, and waits until both are there. */
async function openDoor(program = ['server/src/main.ts']) {
  const door = await freePort();
  const { child, printed } = start(program, await freePort(), door);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`It ended first: ${printed()}`)));
  ended.catch(() => undefined);
  while (!printed().includes('ready')) await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, printed, door };
}

function start(program: string[], inner: number, door: number) {
  const settings = { PORT: String(inner), DOOR_PORT: String(door), DOOR_HOST: '127.0.0.1' };
  const child = spawn(process.execPath, ['docker/door.mjs', ...program], {
    cwd: root,
    env: { ...process.env, HOST: '', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'info', ...settings },
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
