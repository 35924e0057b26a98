import { describe, expect, it, test } from 'vitest';
import { capture, captures, varied } from '../support/captures.ts';
import { transfer } from '../support/bank.ts';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

describe.each(stores)('the webhook on $name', (store) => {
  const app = useApp({ store });

  it('credits by the payer’s name and says what the player has paid by now', async () => {
    const club = clubOf(app());
    const ashley = await club.addPlayer('Ashley Kingscote', ['KINGSCOTE AM']);
    const first = capture('natwest-transfer');
    const second = transfer('kingscote-am', 250);
    expect(await club.deliver(first)).toEqual({
      outcome: 'credited',
      payment_id: first.data.id,
      player_id: ashley.id,
      total_paid: 500,
    });
    expect(await club.deliver(second)).toMatchObject({ outcome: 'credited', total_paid: 750 });
    expect(await club.deliver(first)).toEqual({
      outcome: 'duplicate',
      payment_id: first.data.id,
      player_id: ashley.id,
      total_paid: 750,
    });
    expect(await club.payment(String(first.data.id))).toMatchObject({
      source: 'monzo',
      amount: 500,
      currency: 'GBP',
      paid_at: '2026-11-18T19:04:12.410Z',
      counterparty_name: 'KINGSCOTE AM',
      description: 'FOOTBALL',
      notes: 'FOOTBALL',
      status: 'matched',
      matched_by: 'counterparty_name',
      matched_on: 'KINGSCOTE AM',
      reason: 'matched KINGSCOTE AM, one of Ashley Kingscote’s bank names',
      allocations: [{ player_id: ashley.id, name: 'Ashley Kingscote', amount: 500 }],
      conflict: false,
      verified: false,
    });
  });

  it('credits by the description when the payer’s name is nobody’s', async () => {
    const club = clubOf(app());
    const ashley = await club.addPlayer('Ashley', ['FOOTY ASH']);
    const body = transfer('SOMEBODY ELSE', 500, { description: 'footy ash' });
    expect(await club.deliver(body)).toMatchObject({ outcome: 'credited', player_id: ashley.id });
    expect(await club.payment(String(body.data.id))).toMatchObject({
      matched_by: 'description',
      matched_on: 'FOOTY ASH',
    });
  });

  it('lets the payer’s name win over the description', async () => {
    const club = clubOf(app());
    const payer = await club.addPlayer('Payer', ['PAYER P']);
    await club.addPlayer('Named', ['NAMED N']);
    expect(await club.deliver(transfer('PAYER P', 500, { description: 'NAMED N' }))).toMatchObject({
      player_id: payer.id,
    });
  });

  it('keeps what nobody’s name matches as unmatched', async () => {
    const club = clubOf(app());
    await club.addPlayer('KINGSCOTE AM', ['OTHER']);
    const body = capture('natwest-transfer');
    expect(await club.deliver(body)).toEqual({ outcome: 'unmatched', payment_id: body.data.id });
    expect(await club.payment(String(body.data.id))).toMatchObject({
      status: 'unmatched',
      matched_by: null,
      matched_on: null,
      allocations: [],
      suggestions: [{ name: 'KINGSCOTE AM', clear: true }],
    });
  });

  test.each([
    ['unknown-scheme', { outcome: 'unmatched' }],
    ['cheque', { outcome: 'unmatched' }],
    ['large-transfer', { outcome: 'unmatched' }],
    ['outgoing-transfer', { outcome: 'ignored', reason: 'outgoing' }],
    ['card-declined', { outcome: 'ignored', reason: 'declined' }],
    ['card-check-of-zero', { outcome: 'ignored', reason: 'zero' }],
    ['transfer-in-euros', { outcome: 'ignored', reason: 'other_currency' }],
    ['pot-withdrawal', { outcome: 'ignored', reason: 'pot_transfer' }],
    ['card-refund', { outcome: 'ignored', reason: 'card' }],
    ['top-up', { outcome: 'ignored', reason: 'top_up' }],
    ['interest', { outcome: 'ignored', reason: 'bank_entry' }],
    ['balance-updated', { outcome: 'ignored', reason: 'event_type' }],
  ])('answers %s with %j, even from a player', async (name, expected) => {
    const club = clubOf(app());
    const [body] = captures(name);
    const counterparty = body?.data.counterparty as { name?: string } | null | undefined;
    const names = [counterparty?.name, body?.data.description].filter(
      (one) => typeof one === 'string' && one,
    );
    if (name !== 'outgoing-transfer') await club.addPlayer('Somebody', names.slice(0, 1).map(String));
    const outcome = await club.deliver(body);
    const stays = expected.outcome === 'unmatched';
    expect(outcome).toEqual(stays ? { ...expected, payment_id: body?.data.id } : expected);
    expect((await club.payments()).items).toHaveLength(stays ? 1 : 0);
  });

  test.each([
    ['to a player by name', { counterparty: { name: 'PATEL R' } }, 'unmatched'],
    ['to a player by description alone', { counterparty: null, description: 'PATEL R' }, 'unmatched'],
    [
      'to a player by description beside another name',
      { counterparty: { name: 'PITCH' }, description: 'PATEL R' },
      'ignored',
    ],
    ['to nobody known', { counterparty: { name: 'PITCH' } }, 'ignored'],
  ])(
    'takes money that went out %s as a case for the organiser or as private',
    async (_what, changes, outcome) => {
      const club = clubOf(app());
      const player = await club.addPlayer('Rav', ['PATEL R']);
      const body = varied('outgoing-transfer', { description: '', ...changes });
      expect(await club.deliver(body)).toMatchObject({ outcome });
      expect(await club.player(player.id)).toMatchObject({ total_paid: 0, balance: 0 });
    },
  );

  test.each([
    'settled-empty',
    'nulls-everywhere',
    'short-body-of-2015',
    'monzo-contact-with-message',
    'bacs-name-cut-at-18-characters',
  ])('takes %s', async (name) => {
    expect(await clubOf(app()).deliver(capture(name))).toMatchObject({ outcome: 'unmatched' });
  });

  it('credits the largest amount of a request, and keeps a penny more for the organiser', async () => {
    const club = clubOf(app());
    const player = await club.addPlayer('Rich', ['RICH R']);
    expect(await club.deliver(transfer('RICH R', 10_000_000))).toMatchObject({ outcome: 'credited' });
    expect(await club.deliver(transfer('RICH R', 10_000_001))).toMatchObject({ outcome: 'unmatched' });
    expect(await club.player(player.id)).toMatchObject({ total_paid: 10_000_000 });
  });
});
