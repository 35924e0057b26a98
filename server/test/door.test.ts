import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { freePort, openDoor, startDoor } from './support/door.ts';

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
    const { child, printed } = startDoor(['server/src/main.ts'], await freePort(), port);
    const [code] = (await once(child, 'exit')) as [number];
    taken.close();
    expect(code).toBe(1);
    expect(printed()).toContain('The door of the container failed');
  });
});
