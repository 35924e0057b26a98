import { expect, it } from 'vitest';
import { spawnServer } from '../support/child.ts';
import { makeDirectory } from '../support/temporary-directory.ts';

const [OLD, NEW] = ['old'.repeat(12), 'new'.repeat(12)];

it('takes the former secret until the bank has used the new one', async () => {
  const { path, remove } = await makeDirectory();
  const start = async (MONZO_WEBHOOK_SECRET: string) => {
    const server = spawnServer({ DATABASE_URL: `sqlite:${path('paidup.db')}`, MONZO_WEBHOOK_SECRET });
    const origin = `http://127.0.0.1:${await server.port()}`;
    const deliver = async (secret: string) =>
      (await fetch(`${origin}/monzo_webhook/${secret}`, { method: 'POST', body: '{"type":"other"}' })).status;
    const stop = () => (server.stop(), server.ended);
    return { deliver, stop };
  };
  const before = await start(OLD);
  expect([await before.deliver(OLD), await before.deliver(NEW)]).toEqual([200, 404]);
  await before.stop();
  const after = await start(NEW);
  expect([await after.deliver(OLD), await after.deliver(`${OLD}x`)]).toEqual([200, 404]);
  expect([await after.deliver(NEW), await after.deliver(OLD)]).toEqual([200, 404]);
  await after.stop();
  await remove();
});
