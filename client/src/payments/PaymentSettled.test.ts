import type { PaymentDetail } from '@paidup/shared/payment';
import { describe, expect, test, vi } from 'vitest';
import { startFakeApi, type Answer } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { aPayment, aPlayer } from '../../test/records.ts';
import PaymentSettled from './PaymentSettled.vue';

const creditedTo = (player_id: string, name: string): PaymentDetail =>
  aPayment({ status: 'matched', matched_by: 'organiser', allocations: [{ player_id, name, amount: 500 }] });

const safe = { owner: null, danger: null };
const taken: Answer = {
  status: 409,
  body: { code: 'bank_name_taken', status: 409, detail: 'M BELL is a bank name of Cy.' },
};

async function mountCredited(checks: object[], assigned: Answer = taken) {
  const requests = await startFakeApi(({ call }) => {
    if (call.startsWith('GET')) return { body: aPlayer({ id: 'marcus', accepted_bank_names: [] }) };
    return call.endsWith('/bank_names/check') ? { body: checks.shift() ?? safe } : assigned;
  });
  const card = mountPagePart(PaymentSettled, { payment: creditedTo('marcus', 'Marcus') }, [
    [['players', 'one', 'marcus'], aPlayer({ id: 'marcus', accepted_bank_names: [] })],
    [['players', 'one', 'bea'], aPlayer({ id: 'bea', accepted_bank_names: [] })],
  ]);
  await card.get('[role=switch], input').setValue(true);
  const sent = () => requests.flatMap(({ call, body }) => (call.startsWith('PUT') ? [body] : []));
  return { card, sent };
}

describe('a settled payment, it', () => {
  test('drops its question about one player once it is credited to another', async () => {
    const danger = 'Two players have sent money under this name.';
    const { card } = await mountCredited([{ owner: null, danger }]);
    await vi.waitFor(() => expect(card.text()).toContain(danger));
    await card.setProps({ payment: creditedTo('bea', 'Bea') });
    expect(card.text()).toContain('Credited to Bea');
    expect(card.text()).not.toContain(danger);
  });

  test('offers to move a name that is somebody else’s, and asks before', async () => {
    const answer = { body: { ...creditedTo('marcus', 'Marcus'), matched_payments: 0 } };
    const owner = { player_id: 'cy', name: 'Cy' };
    const { card, sent } = await mountCredited([{ owner, danger: null }], answer);
    await vi.waitFor(() => expect(card.text()).toContain('Payments from M BELL go to Cy at the moment.'));
    expect(sent()).toEqual([]);
    const move = card.findAll('button').find((button) => button.text() === 'Move this name to Marcus');
    await move?.trigger('click');
    await vi.waitFor(() => expect(sent()).toMatchObject([{ remember: true, move_names: true }]));
    expect(card.text()).not.toContain('at the moment');
  });

  test('drops its note about the owner of the name once it is credited to another', async () => {
    const { card } = await mountCredited([safe]);
    await vi.waitFor(() => expect(card.text()).toContain('M BELL is a bank name of Cy.'));
    await card.setProps({ payment: creditedTo('bea', 'Bea') });
    expect(card.text()).toContain('Remember M BELL');
    expect(card.text()).not.toContain('Cy');
  });
});
