import { expect } from 'vitest';
import type { CallRecord } from '../../../scripts/fake-monzo/call-record.ts';
import type { FakeMonzo } from '../../../scripts/fake-monzo/start-fake-monzo.ts';
import { API, clubOf } from '../support/club.ts';
import { connectedApp } from '../support/connected-app.ts';
import type { createChance } from '../support/chance.ts';
import type { TestStore } from '../support/stores.ts';
import { PLAYERS } from './club-at-the-bank.ts';
import { expectBanksList } from './expected-ledger.ts';
import { playStep } from './steps.ts';

/**
 * Lets so many things happen at a bank, to the webhooks and to the login. Then trouble ends, the organiser connects anew if
 * they have to, and one catch-up is made. Expects what is stored to be the bank's list of football payments, each once. Returns
 * how many there are.
 */
export async function playRun(
  store: TestStore,
  chance: ReturnType<typeof createChance>,
  steps: number,
): Promise<number> {
  let skew = 0;
  const club = await connectedApp({
    store,
    bank: { seed: `faults ${chance.below(2 ** 31)}` },
    ahead: () => skew,
    sleep: () => Promise.resolve(),
  });
  const { app, fake } = club;
  const players = new Map<string, string>();
  for (const name of PLAYERS) players.set(name, (await clubOf(app).addPlayer(name, [name])).id);
  const catchUp = async (body = {}) => {
    await app.services.bankApproval.look();
    return app.send('POST', `${API}/bank/catch_up`, { body });
  };
  const reconnect = async () => {
    const { redirect_url } = fake.controls.logIn({ authorise_url: await club.begin() });
    await club.comeBack(redirect_url);
    fake.controls.approve();
    await app.services.bankApproval.look();
  };
  const world = { fake, catchUp, reconnect, skew: (by: number) => void (skew = by) };

  for (let step = 0; step < steps; step++) await playStep(world, chance);

  fake.bank.troubles.clear();
  fake.bank.rateLimit.set(null);
  await fake.clock.advance(15 * 60_000);
  fake.controls.approve();
  await app.services.bankApproval.look();
  if ((await club.bank()).state !== 'connected') await reconnect();
  expect(await club.bank()).toMatchObject({ state: 'connected' });
  // A login that the bank has ended is known to be over only once the bank is asked.
  if ((await catchUp()).status === 409) {
    expect(isLoginLost(fake)).toBe(true);
    expect(await club.bank()).toMatchObject({ state: 'login_expired', problem_code: 'login_over' });
    await reconnect();
  }
  expect(await catchUp({ since: START })).toMatchObject({ status: 200 });
  expect(await club.bank()).toMatchObject({ state: 'connected', problem: null });
  expect(fake.bank.webhooks.list()).toHaveLength(1);

  const { payments } = await app.stored();
  const account = fake.bank.accounts.get().id;
  expectBanksList(payments, fake.bank.ledger.of(account), (name) => players.get(name));
  return payments.length;
}

/** Whether the bank has ended the login, or gave the last tokens in an answer that did not arrive. */
function isLoginLost({ bank }: FakeMonzo): boolean {
  const isLost = ({ trouble }: CallRecord) => ['lost', 'cut', 'empty'].includes(trouble ?? '');
  const given = bank.calls.findLast(
    (call) => call.path === '/oauth2/token' && (isLost(call) || call.status === 200),
  );
  return bank.sessions.find().end === 'evicted' || (given !== undefined && isLost(given));
}

const START = '2026-11-20';
