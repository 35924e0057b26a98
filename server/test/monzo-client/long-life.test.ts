import { expect, test } from 'vitest';
import { createMonzoClient, MonzoError } from '../../src/monzo/client/index.ts';
import { createChance } from '../support/chance.ts';
import { openApproved } from './open-monzo.ts';

/** What may go wrong with a refresh before the bank has done it. */
const BEFORE = [
  'error_500',
  'error_504',
  'rate_limited',
  'reset',
  'html',
  'unknown_token',
  'not_json',
] as const;
/** What may go wrong with any other call. */
const ANY = [...BEFORE, 'lost', 'cut', 'empty', 'wrong_shape', 'deep', 'redirect'] as const;

test('it keeps a login for days, through all trouble but a refresh whose answer is lost', async () => {
  const chance = createChance();
  const { client, monzo, bank, controls, clock, account, tokens } = await openApproved();
  const clients = [client, createMonzoClient(monzo)];
  const calls: ((one: typeof client) => Promise<unknown>)[] = [
    (one) => one.accounts.list(),
    (one) => one.auth.whoAmI(),
    (one) => one.balance.read(account),
    (one) => one.transactions.page(account, { since: new Date(clock.now() - 1000).toISOString() }),
  ];
  for (let step = 0; step < 150; step++) {
    const calmer = chance.below(3);
    if (calmer === 0) controls.expire();
    if (calmer === 1)
      bank.troubles.add({ kind: chance.pick(BEFORE), calls: 1 + chance.below(3), path: '/oauth2' });
    const kind = chance.pick(ANY);
    for (const path of ['/accounts', '/ping', '/balance', '/transactions'])
      if (chance.below(4) === 0) bank.troubles.add({ kind, calls: 1 + chance.below(5), path });
    const results = await Promise.allSettled(
      Array.from({ length: 1 + chance.below(6) }, () => chance.pick(calls)(chance.pick(clients))),
    );
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(MonzoError);
    expect(await tokens.read()).toMatchObject({ refresh_token: expect.any(String) });
    await clock.advance(chance.below(7_200_000));
  }
  bank.troubles.clear();
  for (const one of clients) expect(await one.accounts.list()).not.toEqual([]);
  expect(bank.sessions.list()).toHaveLength(1);
});
