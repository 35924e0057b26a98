import { describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { BankError } from '../../../scripts/fake-monzo/wire/bank-error.ts';
import { bankedApp, type BankedApp, connectedApp } from '../support/connected-app.ts';
import { sqlite, stores } from '../support/stores.ts';

const SECRET = 'a-secret-of-the-webhook-in-these-tests';
const TWO = { accounts: ['uk_retail', 'uk_retail_joint'] } as const;

/** Where the bank posts to, by account. */
const registered = ({ fake }: BankedApp) =>
  fake.bank.webhooks.list().map(({ account_id, url, client_id }) => ({ account_id, url, client_id }));

describe.each(stores)('the webhook at Monzo on $name', (store) => {
  it('is the only one of ours on every account, and those of others are left alone', async () => {
    const opened = await bankedApp({ store, webhookSecret: SECRET, bank: TWO });
    const { app, fake, connect } = opened;
    const { webhooks, clients, accounts } = fake.bank;
    const [current = '', joint = ''] = accounts.list().map(({ id }) => id);
    const [ours, theirs] = clients;
    const origin = `http://127.0.0.1:${app.port}`;
    const address = `${origin}/monzo_webhook/${SECRET}`;
    const foreign = [
      [ours.id, current, `http://127.0.0.1:${app.port + 1}/monzo_webhook/${SECRET}`],
      [ours.id, current, 'https://football.example/monzo_webhook'],
      [ours.id, joint, `${origin}/monzo_webhooks`],
      [ours.id, joint, `${origin}/elsewhere/monzo_webhook`],
      [theirs?.id ?? '', current, address],
    ] as const;
    const stale = [
      [ours.id, joint, address],
      [ours.id, joint, `${origin}/monzo_webhook`],
      [ours.id, current, `${origin}/monzo_webhook/the-secret-before`],
    ] as const;
    for (const one of [...foreign, ...stale]) webhooks.register(...one);
    await connect();
    const kept = foreign.map(([client_id, account_id, url]) => ({ account_id, url, client_id }));
    const own = { account_id: current, url: address, client_id: ours.id };
    expect(registered(opened)).toEqual([...kept, own]);

    for (let i = 0; i < 3; i++) webhooks.register(ours.id, current, address);
    await app.services.bankWebhook.keep();
    expect(registered(opened)).toEqual([...kept, own]);
  });

  it('comes back when somebody took it away, and is not registered again while it is there', async () => {
    const opened = await connectedApp({ store });
    const { app, bank, fake, callsOf } = opened;
    await app.services.bankWebhook.keep();
    expect(callsOf('POST', '/webhooks')).toBe(1);
    const { rev } = (await app.store.bank.connection()) ?? {};
    await app.services.bankWebhook.keep();
    expect((await app.store.bank.connection())?.rev).toBe(rev);
    fake.bank.webhooks.remove(fake.bank.webhooks.list()[0]?.id ?? '');
    await app.services.bankWebhook.keep();
    expect(registered(opened)).toHaveLength(1);
    expect(await bank()).toMatchObject({ state: 'connected', webhook: { registered: true }, problem: null });
  });

  it('is told as missing while the bank refuses it for good', async () => {
    const opened = await connectedApp({ store });
    const { app, bank, fake } = opened;
    fake.bank.webhooks.remove(fake.bank.webhooks.list()[0]?.id ?? '');
    const { webhooks } = fake.bank;
    const { register } = webhooks;
    webhooks.register = () => {
      throw new BankError('bad_request.bad_param.url', 'must be somewhere else');
    };
    await expect(app.services.bankWebhook.keep()).rejects.toMatchObject({ code: 'bank_unavailable' });
    expect(await bank()).toMatchObject({ state: 'connected', problem_code: 'webhook_missing' });
    webhooks.register = register;
    await app.services.bankWebhook.keep();
    expect(await bank()).toMatchObject({ problem: null, webhook: { registered: true } });
  });

  // What is called does not depend on the store.
  it.runIf(store === sqlite)(
    'is one whichever call to the bank is the last before the process dies',
    async () => {
      for (let died = 0; ; died++) {
        const opened = await bankedApp({ store, bank: TWO });
        const { app, fake, logIn, callsOf } = opened;
        const { webhooks, clients, accounts } = fake.bank;
        for (const { id } of accounts.list())
          webhooks.register(clients[0].id, id, `http://127.0.0.1:${app.port}/monzo_webhook/former`);
        await logIn();
        fake.controls.approve();
        await app.services.bankApproval.look();
        // From its nth call on, nothing comes back. The nth has its effect.
        fake.bank.troubles.add({ kind: 'lost', calls: 1, skip: died });
        fake.bank.troubles.add({ kind: 'reset', calls: null });
        const choice = { account_id: accounts.get().id };
        const outcome = await app.services.bank.update(choice).then(
          () => 'connected',
          () => 'died',
        );
        fake.bank.troubles.clear();
        await nextProcess(opened).bank.update(choice);
        expect([died, registered(opened)]).toEqual([died, [expect.objectContaining(choice)]]);
        expect(callsOf('POST', '/webhooks')).toBe(1);
        if (outcome === 'connected') break;
      }
    },
  );

  it('is registered once by two processes at once', async () => {
    const opened = await bankedApp({ store, bank: TWO });
    const { app, fake, logIn, callsOf } = opened;
    await logIn();
    fake.controls.approve();
    await app.services.bankApproval.look();
    fake.bank.troubles.add({ kind: 'slow', milliseconds: 100, calls: null });
    const other = nextProcess(opened);
    const choice = { account_id: fake.bank.accounts.get().id };
    const both = await Promise.all([app.services, other].map(({ bank }) => bank.update(choice)));
    expect(both.map(({ state }) => state)).toEqual(['connected', 'connected']);
    expect(registered(opened)).toHaveLength(1);
    expect(callsOf('POST', '/webhooks')).toBe(1);
  });
});

/** The services of another process on the same database, which knows nothing of the first. */
const nextProcess = ({ app }: BankedApp) => createServices(app.surroundings);
