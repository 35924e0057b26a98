import { describe, expect, it } from 'vitest';
import type { PlayerChanged } from '@paidup/shared/player';
import type { WebhookBody } from '../support/captures.ts';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('a bank name that is added on $name', (store) => {
  const app = useApp({ store });
  const idOf = (body: WebhookBody) => String(body.data.id);

  it('credits what waited for it, by payer or description, oldest first', async () => {
    const club = clubOf(app());
    const bodies = [
      transfer('ASH A', 300, { created: '2026-11-03T00:00:00Z' }),
      transfer('SOMEBODY', 100, { created: '2026-11-01T00:00:00Z', description: 'ash a' }),
      transfer('ash-a', 200, { created: '2026-11-02T00:00:00Z' }),
      transfer('SOMEBODY', 400),
    ];
    for (const body of bodies) await club.deliver(body);
    app().clock.advance(60_000);
    const ash = await club.addPlayer('Ash', ['OTHER', 'ASH A']);
    expect(ash).toMatchObject({ matched_payments: 3, total_paid: 600, balance: 600, owes: 0 });
    expect((await club.payments(`?player_id=${ash.id}`)).items.map(({ amount }) => amount)).toEqual([
      300, 200, 100,
    ]);
    expect(await club.payment(idOf(bodies[1] as WebhookBody))).toMatchObject({
      matched_by: 'description',
      matched_on: 'ASH A',
    });
    expect((await club.payment(idOf(bodies[0] as WebhookBody))).history).toMatchObject([
      { by: 'webhook' },
      { by: 'organiser', at: app().clock.now() },
    ]);
    expect((await club.payments('?status=unmatched')).items).toMatchObject([{ amount: 400 }]);
  });

  it('credits by PATCH too, and only for names that are new', async () => {
    const club = clubOf(app());
    const { id } = await club.addPlayer('Ash');
    await club.deliver(transfer('ASH A'));
    await club.deliver(transfer('ASH B'));
    const patch = (accepted_bank_names: string[]) =>
      club.change<PlayerChanged>('PATCH', `/players/${id}`, { accepted_bank_names });
    expect(await patch(['ASH A'])).toMatchObject({ matched_payments: 1, total_paid: 500 });
    expect(await patch(['ASH A', 'ASH B'])).toMatchObject({ matched_payments: 1, total_paid: 1000 });
    expect(await patch([])).toMatchObject({ matched_payments: 0, total_paid: 1000 });
    expect(await patch(['ASH A'])).toMatchObject({ matched_payments: 0, total_paid: 1000 });
  });

  it('is told as what it was once it has moved, and what it credited stays', async () => {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['MUM']);
    const [paid, described] = [transfer('MUM'), transfer('STRANGER', 200, { description: 'mum' })];
    for (const body of [paid, described]) await club.deliver(body);
    const reasons = async () => [
      (await club.payment(idOf(paid))).reason,
      (await club.payments()).items.find(({ id }) => id === idOf(described))?.reason,
    ];
    const is = ['matched MUM, one of Ash’s bank names', 'the reference matched MUM, one of Ash’s bank names'];
    expect(await reasons()).toEqual(is);
    await club.change('PATCH', `/players/${ash.id}`, { accepted_bank_names: [] });
    await club.addPlayer('Bo', ['MUM']);
    expect(await reasons()).toEqual(is.map((reason) => reason.replace('one of', 'which was one of')));
    expect(await club.player(ash.id)).toMatchObject({ total_paid: 700 });
  });

  it('leaves to somebody else what their name is the payer of', async () => {
    const club = clubOf(app());
    const owner = await club.addPlayer('Owner', ['OWNER O']);
    const held = transfer('OWNER O', 500, { scheme: 'nobody_knows', description: 'ASH A' });
    expect(await club.deliver(held)).toMatchObject({ outcome: 'unmatched' });
    expect(await club.payment(idOf(held))).toMatchObject({
      suggestions: [{ player_id: owner.id, name: 'Owner' }],
    });
    expect(await club.addPlayer('Ash', ['ASH A'])).toMatchObject({ matched_payments: 0, total_paid: 0 });
    expect(await club.payment(idOf(held))).toMatchObject({ status: 'unmatched', allocations: [] });
  });

  it('lets the payer win over the description when both names come at once', async () => {
    const club = clubOf(app());
    const body = transfer('PAYER P', 500, { description: 'ASH A' });
    await club.deliver(body);
    expect(await club.addPlayer('Ash', ['ASH A'])).toMatchObject({ matched_payments: 1 });
    expect(await club.addPlayer('Payer', ['PAYER P'])).toMatchObject({ matched_payments: 0 });
    expect(await club.payment(idOf(body))).toMatchObject({ matched_by: 'description' });
  });

  it('credits an unusual or large payment, never money that went out', async () => {
    const club = clubOf(app());
    await club.addPlayer('Rav', ['RAV R']);
    await club.deliver(transfer('ASH A', 10_000_001));
    await club.deliver(transfer('ASH A', 500, { scheme: 'nobody_knows' }));
    expect(await club.deliver(transfer('RAV R', -700, {}))).toMatchObject({ outcome: 'unmatched' });
    expect(await club.addPlayer('Ash', ['ASH A'])).toMatchObject({
      matched_payments: 2,
      total_paid: 10_000_501,
    });
    expect((await club.payments('?status=unmatched')).items).toMatchObject([
      { amount: -700, matched_by: null },
    ]);
  });

  it('credits two hundred at once, to the penny', async () => {
    const club = clubOf(app());
    await Promise.all(Array.from({ length: 200 }, (_, index) => club.deliver(transfer('ASH A', 1 + index))));
    expect(await club.addPlayer('Ash', ['ASH A'])).toMatchObject({
      matched_payments: 200,
      total_paid: 20_100,
    });
    expect((await app().send('GET', `${API}/payments?status=unmatched`)).body).toMatchObject({ items: [] });
  });
});
