import { describe, expect, it } from 'vitest';
import { captures, type WebhookBody } from '../support/captures.ts';
import { asEvent, transfer } from '../support/bank.ts';
import { inboxOf } from '../inbox/inbox.ts';
import { API, clubOf } from '../support/club.ts';
import { sqlite, stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const four = captures('one-transfer-in-four-deliveries');
const id = String(four[0]?.data.id);

describe('the four deliveries of one transfer', () => {
  const app = useApp();
  const orders = permutations(four);

  it.each(orders.map((order, index) => [index, order] as const))(
    'credit once in order %i, to whoever has the name before or after',
    async (index, order) => {
      const club = clubOf(app());
      const named = index % (order.length + 1);
      let player: string | undefined;
      const outcomes: string[] = [];
      for (const [position, body] of [...order, ...order].entries()) {
        if (position === named) player = (await club.addPlayer('Rav', ['PATEL R'])).id;
        outcomes.push((await club.deliver(body)).outcome);
      }
      expect(outcomes).toEqual([named === 0 ? 'credited' : 'unmatched', ...Array(7).fill('duplicate')]);
      expect(await club.player(player ?? '')).toMatchObject({ total_paid: 500 });
      expect(await club.payment(id)).toMatchObject({
        conflict: false,
        rev: 2,
        allocations: [{ amount: 500 }],
      });
    },
  );
});

describe.each(stores)('a delivery that comes again on $name', (store) => {
  const app = useApp({ store });

  it('keeps nobody in the books whom it does not credit', async () => {
    const club = clubOf(app());
    const { assign, unassign } = inboxOf(app());
    const body = transfer('ASH A');
    const { payment_id = '' } = await club.deliver(body);
    await assign(payment_id, { [(await club.addPlayer('Bo')).id]: 500 });
    await unassign(payment_id);
    const { id: ash } = await club.addPlayer('Ash', ['ASH A']);
    expect((await club.deliver(body)).outcome).toBe('duplicate');
    expect((await app().send('DELETE', `${API}/players/${ash}`)).status).toBe(204);
    expect(await club.deliver(body)).toEqual({ outcome: 'duplicate', payment_id });
  });

  it('is a duplicate over both kinds of event, another category, notes and settlement', async () => {
    const club = clubOf(app());
    const player = await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    expect(await club.deliver(asEvent(body, 'transaction.updated'))).toMatchObject({ outcome: 'credited' });
    for (const changes of [
      {},
      { category: 'eating_out' },
      { notes: 'changed by the organiser' },
      { settled: '' },
      { settled: '9999-01-01T00:00:00Z' },
      { updated: '2027-01-01T00:00:00Z' },
      { created: '2026-11-18T19:04:13Z' },
      { scheme: undefined },
      { scheme: 'nobody_knows' },
      { scheme: 'mastercard', merchant: { id: 'merch_1' } },
      { is_load: true },
      { counterparty: null },
      { counterparty: { name: 'ash-a' } },
      { counterparty: { name: '' } },
      { description: 'ANOTHER' },
      { decline_reason: '' },
      { decline_reason: null },
    ])
      expect(await club.deliver(changed(body, changes))).toEqual({
        outcome: 'duplicate',
        payment_id: body.data.id,
        player_id: player.id,
        total_paid: 500,
      });
    expect(await club.payment(String(body.data.id))).toMatchObject({ conflict: false, rev: 2 });
    expect(await club.player(player.id)).toMatchObject({ total_paid: 500 });
  });

  it('is a duplicate while nobody has its name, and credited with the rest once somebody has', async () => {
    const club = clubOf(app());
    const body = transfer('ASH A');
    expect(await club.deliver(body)).toEqual({ outcome: 'unmatched', payment_id: body.data.id });
    expect(await club.deliver(body)).toEqual({ outcome: 'duplicate', payment_id: body.data.id });
    const player = await club.addPlayer('Ash', ['ASH A']);
    expect(player).toMatchObject({ matched_payments: 1, total_paid: 500 });
    expect(await club.deliver(body)).toMatchObject({ outcome: 'duplicate', player_id: player.id });
  });

  it('is not remembered when it was ignored: what it becomes later counts', async () => {
    const club = clubOf(app());
    await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    for (const changes of [
      { decline_reason: 'OTHER' },
      { amount: 0 },
      { currency: 'EUR' },
      { is_load: true },
    ])
      expect(await club.deliver(changed(body, changes))).toMatchObject({ outcome: 'ignored' });
    expect((await club.payments()).items).toEqual([]);
    expect(await club.deliver(body)).toMatchObject({ outcome: 'credited', total_paid: 500 });
  });

  it('does not mind that a player was archived, renamed or lost the name since', async () => {
    const club = clubOf(app());
    const { id: playerId } = await club.addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    await club.deliver(body);
    await club.change('PATCH', `/players/${playerId}`, {
      archived: true,
      name: 'Ashley',
      accepted_bank_names: [],
    });
    expect(await club.deliver(body)).toMatchObject({
      outcome: 'duplicate',
      player_id: playerId,
      total_paid: 500,
    });
    expect(await club.payment(String(body.data.id))).toMatchObject({
      allocations: [{ player_id: playerId, name: 'Ashley', amount: 500 }],
    });
    expect(await club.deliver(transfer('ASH A'))).toMatchObject({ outcome: 'unmatched' });
  });
});

describe('an archived player', () => {
  const app = useApp({ store: sqlite });

  it('is credited like any other', async () => {
    const club = clubOf(app());
    const { id: playerId } = await club.addPlayer('Ash', ['ASH A']);
    await club.change('PATCH', `/players/${playerId}`, { archived: true });
    expect(await club.deliver(transfer('ASH A'))).toMatchObject({ outcome: 'credited', player_id: playerId });
  });
});

function changed(body: WebhookBody, changes: { [key: string]: unknown }): WebhookBody {
  return { ...body, data: { ...body.data, ...changes } };
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}
