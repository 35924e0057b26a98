import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A MongoDB server that is ours to kill. */
export type OwnMongo = {
  url: string;
  /** Ends it as a power cut does. Its data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, and resolves when it listens. */
  start(): Promise<void>;
  /** Ends it, and removes its data. */
  remove(): Promise<void>;
};

/** Starts a server on a free port with the command, which gets the port and a new folder as its last words. */
export async function startOwnMongo(command: string): Promise<OwnMongo> {
  const [program = '', ...words] = command.split(' ');
  const folder = mkdtempSync(join(tmpdir(), 'paidup-mongo-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  const kill = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const start = async () => {
    child = spawn(program, [...words, `${port}`, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', (error) => console.error(error.message));
    const isRunning = () => child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
    for (let attempt = 0; attempt < START_ATTEMPTS && isRunning(); attempt++) {
      if (await listensOn(port)) return;
      await pause(50);
    }
    await kill();
    throw new Error(`No MongoDB server came up by "${command} ${port} ${folder}".`);
  };

  await start();
  return {
    url: `mongodb://127.0.0.1:${port}`,
    kill,
    start,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first start may have to install the server, so it gets three minutes. */
const START_ATTEMPTS = 3_600;

function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
